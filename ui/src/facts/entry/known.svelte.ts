import { readFactNames } from '../../api/facts';
import type { Problem } from '../../api/problem';
import { readStaff } from '../../api/staff';
import { may, signedIn } from '../../shell/session.svelte';

/** Names that somebody may mean: those of the facts, and people of the team of whom there are none yet. */
export class Known {
  people = $state.raw<string[]>([]);
  /** The name of the employee whose account this is. */
  own = $state.raw<string | null>(null);
  sources = $state.raw<string[]>([]);
  lines = $state.raw<string[]>([]);
  reasons = $state.raw<string[]>([]);
  isRead = $state(false);
  /** Why nobody's name is known. */
  problem = $state.raw<Problem | null>(null);

  /** Without them fields take any name: nothing is lost there. Where one has to be chosen, `problem` says why there is none. */
  async read(): Promise<void> {
    let problem: Problem | null = null;
    const failed = (error: unknown) => {
      problem = error as Problem;
      return null;
    };
    const [names, staff] = await Promise.all([readFactNames().catch(failed), readStaff().catch(failed)]);
    const of = (rows: { name: string }[] | undefined) => (rows ?? []).map(({ name }) => name);
    const own = staff?.employees.find(({ member }) => member !== null && member === signedIn()?.member.id);
    // Whoever writes only own facts writes under the own name.
    const people = may('bring_facts') ? [...of(names?.people), ...of(staff?.employees)] : of(own === undefined ? [] : [own]);
    // Whom somebody is, the team alone knows; of others, either of the two does.
    this.problem = staff === null && (names === null || !may('bring_facts')) ? problem : null;
    this.isRead = this.problem === null;
    this.own = own?.name ?? null;
    this.people = [...new Set(people)].sort((one, other) => one.localeCompare(other));
    this.sources = of(names?.sources);
    this.lines = of(names?.lines);
    this.reasons = of(names?.reasons).filter((reason) => reason !== '');
  }
}
