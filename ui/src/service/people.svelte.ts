import { changeMember, inviteMember, listMembers, makeLink } from '../api/client';
import type { Problem } from '../api/problem';
import type { Member, Role } from '../api/types';

/** What is to become of somebody. */
export type Change = { role: Role } | { left: boolean };

/** The people of the company, as far as they were read. */
export class People {
  /** By their numbers; `null` until the first answer. */
  members = $state.raw<Member[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  isReading = $state(false);
  /** A link that was just made: it is shown once, because nobody keeps it. */
  made = $state.raw<{ name: string; link: string } | null>(null);
  readonly hasMore = $derived(this.#following() !== null);
  readonly nInside = $derived(this.#inside());

  #next = $state<number | null>(null);

  /** Reads the list anew, as far as it was read before: pages that were opened stay open. */
  read(): Promise<void> {
    const last = this.members?.at(-1)?.id ?? 0;
    return this.#ask(async () => {
      let { members, next } = await listMembers();
      while (next !== null && (members.at(-1)?.id ?? last) < last) {
        const page = await listMembers(next);
        [members, next] = [[...members, ...page.members], page.next];
      }
      [this.members, this.#next] = [members, next];
    });
  }

  async readMore(): Promise<void> {
    const next = this.#next;
    if (next === null) return;
    await this.#ask(async () => {
      const page = await listMembers(next);
      [this.members, this.#next] = [[...(this.members ?? []), ...page.members], page.next];
    });
  }

  /** One question at a time: a second press of the same button is no second wish. */
  async #ask(read: () => Promise<void>): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      await read();
      this.problem = null;
    } catch (error) {
      this.problem = error as Problem;
    } finally {
      this.isReading = false;
    }
  }

  async invite(person: { name: string; email: string; role: Role }): Promise<void> {
    const { member, link } = await inviteMember(person);
    // Behind a page that was not read yet, it comes with that page.
    if (!this.hasMore) this.members = [...(this.members ?? []), member];
    this.made = { name: member.name, link };
  }

  /** Refused if somebody else changed the person meanwhile: then the list is read anew. */
  async change(member: Member, to: Change): Promise<void> {
    try {
      const changed = await changeMember(member, to);
      this.members = (this.members ?? []).map((one) => (one.id === changed.id ? changed : one));
    } catch (error) {
      if ((error as Problem).status === 412) void this.read();
      throw error;
    }
  }

  async link(member: Member): Promise<void> {
    this.made = { name: member.name, link: (await makeLink(member.id)).link };
  }

  // Methods, because the fields are made after the derived values that read them.
  #following(): number | null {
    return this.#next;
  }

  #inside(): number {
    return (this.members ?? []).filter((member) => !member.left).length;
  }
}
