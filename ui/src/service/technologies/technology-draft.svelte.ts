import { addTechnology, changeTechnology, readTechnology } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Technology, TechnologyForm, TechnologyProof, TechnologyStep } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';

/** A step that is being written: its key stays while it moves. */
export type DraftStep = TechnologyStep & { key: number };
type Typed = Omit<TechnologyForm, 'steps'> & { steps: DraftStep[] };
type Kept = { version: number; typed: Typed };

/** Counts as they are typed: "9 of 64, 22.11.2026". */
export function typedProof(proof: TechnologyProof | null): string {
  if (proof === null) return '';
  const counts = say('step2-observed-typed', { passed: numbers().count(proof.won), entered: numbers().count(proof.leads) });
  return proof.to === null ? counts : `${counts}, ${proof.to.split('-').reverse().join('.')}`;
}

let lastKey = 0;
const withKey = (step: TechnologyStep): DraftStep => ({ ...step, key: ++lastKey });
const withoutKey = ({ name, script, materials, criterion }: TechnologyStep): TechnologyStep => ({ name, script, materials, criterion });

/**
 * A way of selling while it is written: what was typed is kept on this device until the server has it, through a reload and
 * through a version that somebody else saved meanwhile.
 */
export class TechnologyDraft {
  typed = $state<Typed>({ name: '', segment: '', steps: [], proof: '', proves_new_steps: false });
  /** What the server has; `null` for one that is not there yet. */
  saved = $state.raw<Technology | null>(null);
  /** What somebody else saved since this was begun. */
  theirs = $state.raw<Technology | null>(null);
  problem = $state.raw<Problem | null>(null);
  isBusy = $state(false);
  readonly isChanged = $derived(this.#differs());
  /** Counts that stand there are of other steps. */
  readonly outlivesProof = $derived(this.#outlives());

  readonly #key: string;
  #version: number;
  /** As it stood when this was begun: another language writes the same counts in other words. */
  #proof = '';

  constructor(saved: Technology | null, member: number) {
    this.#key = `zadel-technology-${member}-${saved?.id ?? 'new'}`;
    this.#version = saved?.version ?? 0;
    this.saved = saved;
    this.typed = typedOf(saved);
    this.#proof = this.typed.proof;
    const kept = this.#recall();
    if (kept === null) return;
    this.typed = { ...kept.typed, steps: kept.typed.steps.map(withKey) };
    // Typed on an older version, and not sent: others have saved since.
    if (saved !== null && kept.version < saved.version) this.theirs = saved;
    this.#version = kept.version;
  }

  /** What was typed stands on the device from now on. */
  keep(): void {
    try {
      if (!this.isChanged) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify({ version: this.#version, typed: this.typed }));
    } catch {
      // A full or forbidden storage: what was typed still stands on the page.
    }
  }

  /** Answers whether it was saved; if somebody was faster, what both wrote stands on the page. */
  async save(): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.problem = null;
    const sent = JSON.stringify(this.typed);
    try {
      const { steps, ...rest } = this.typed;
      const form = { ...rest, steps: steps.map(withoutKey) };
      const { saved } = this;
      const answer = saved === null ? await addTechnology(form) : await changeTechnology(saved.id, this.#version, form);
      // What was typed while it was on its way is the next version's, and stays.
      if (JSON.stringify(this.typed) === sent) this.#begin(answer);
      else [this.saved, this.#version, this.#proof] = [answer, answer.version, typedProof(answer.proof)];
      return true;
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem({ code: 'unreadable' });
      if (problem.status === 412 && this.saved !== null) await this.#lookAtTheirs(this.saved.id);
      else this.problem = problem;
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async #lookAtTheirs(id: number): Promise<void> {
    try {
      this.theirs = await readTechnology(id);
    } catch (error) {
      this.problem = error as Problem;
    }
  }

  /** What was typed becomes the next version after theirs. */
  async saveOver(): Promise<boolean> {
    if (this.theirs === null) return false;
    [this.saved, this.#version, this.theirs] = [this.theirs, this.theirs.version, null];
    return this.save();
  }

  /** What was typed goes; the answer brings it back. */
  giveUp(): () => void {
    const [typed, version, saved] = [$state.snapshot(this.typed), this.#version, this.saved];
    this.#begin(this.theirs ?? this.saved);
    return () => {
      [this.typed, this.#version] = [typed, version];
      if (this.saved !== saved) this.theirs = this.saved;
      this.keep();
    };
  }

  /** Whether it is offered to plans was changed; what is being typed stays. */
  offered(saved: Technology): void {
    this.saved = saved;
  }

  /** Writes an earlier version into the fields, to be saved by whoever looked at it; the answer brings back what stood there. */
  takeFrom(version: { name: string; segment: string; steps: TechnologyStep[]; proof: TechnologyProof | null }): () => void {
    const typed = $state.snapshot(this.typed);
    this.typed = { ...typedOf(version), proves_new_steps: version.proof !== null };
    return () => void (this.typed = typed);
  }

  add(): number {
    const step = withKey({ name: '', script: '', materials: '', criterion: '' });
    this.typed.steps.push(step);
    return step.key;
  }

  move(at: number, by: -1 | 1): void {
    const to = at + by;
    const { steps } = this.typed;
    if (to < 0 || steps.length <= to) return;
    [steps[at], steps[to]] = [steps[to]!, steps[at]!];
  }

  /** The answer puts it back. */
  remove(at: number): () => void {
    const [step] = this.typed.steps.splice(at, 1);
    return () => void this.typed.steps.splice(at, 0, step!);
  }

  #begin(saved: Technology | null): void {
    [this.saved, this.theirs, this.problem, this.#version] = [saved, null, null, saved?.version ?? 0];
    this.typed = typedOf(saved);
    this.#proof = this.typed.proof;
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing is kept where nothing can be.
    }
  }

  #recall(): Kept | null {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  // Methods, because the fields are made after the derived values that read them.
  #differs(): boolean {
    const { saved, typed } = this;
    const isPlain = typed.name === (saved?.name ?? '') && typed.segment === (saved?.segment ?? '') && typed.proof === this.#proof;
    return !isPlain || this.#hasOtherSteps();
  }

  #outlives(): boolean {
    const { saved, typed } = this;
    if (saved === null || saved.proof === null || typed.proof.trim() !== this.#proof) return false;
    return typed.segment.trim() !== saved.segment || this.#hasOtherSteps();
  }

  #hasOtherSteps(): boolean {
    return JSON.stringify(this.typed.steps.map(withoutKey)) !== JSON.stringify((this.saved?.steps ?? []).map(withoutKey));
  }
}

function typedOf(saved: Pick<Technology, 'name' | 'segment' | 'steps' | 'proof'> | null): Typed {
  return {
    name: saved?.name ?? '',
    segment: saved?.segment ?? '',
    steps: (saved?.steps ?? []).map(withKey),
    proof: typedProof(saved?.proof ?? null),
    proves_new_steps: false,
  };
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('typed' in kept)) return false;
  const { typed } = kept;
  return typeof typed === 'object' && typed !== null && 'steps' in typed && Array.isArray(typed.steps);
}
