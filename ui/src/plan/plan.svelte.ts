import { SvelteMap } from 'svelte/reactivity';

import { editPlan, listEdits, previewPlan, readPlan, readPlanSince, restorePlan } from '../api/client';
import type { PlanEvent } from '../api/events';
import { Problem } from '../api/problem';
import { newKey } from '../api/sending';
import type { Change, Edit, PastEdit, Plan, Solution } from '../api/types';
import { isIdle, stepOf, Steps, type Step } from './history';
import { changedPaths, placesOf, shapeOf, standing, type Place } from './numbers';
import { Outbox, type Waiting } from './outbox';
import { Previewer } from './previewer.svelte';
import { rebase } from './rebase';

/** Two people wrote the same number; nothing is decided yet. */
export type Clash = { waiting: Waiting; mine: string | null; theirs: Change };

/** A text that could not be read: as it was typed, over what, and why not. */
export type Refused = { text: string; from: string; version: number; problem: Problem };

/** What became of an edit that was handed over. */
export type Outcome =
  | { kind: 'saved'; step: Step }
  | { kind: 'kept' }
  | { kind: 'clash' }
  | { kind: 'refused'; problem: Problem };

/** What will be refused again however often it is sent; anything else waits and is tried again. */
const REFUSALS = [400, 403, 404, 409, 413, 422, 428];
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** One plan on the page: what the server says, what is being tried, and what still has to be sent. */
export class PlanStore {
  readonly id: number;
  plan = $state.raw<Plan | null>(null);
  /** Why the plan could not be read at all. */
  failure = $state.raw<Problem | null>(null);
  /** Edits wait on this device because the server cannot be reached. */
  isOffline = $state(false);
  /** What was typed here and is not saved yet, by its path. */
  pending = $state.raw<Map<string, string | null>>(new Map());
  readonly nWaiting = $derived(this.pending.size);
  /** What could not be saved although the server was reached. */
  trouble = $state.raw<Problem | null>(null);
  /** What is typed cannot be sent now, and is shown as what will be. */
  readonly isHolding = $derived(this.isOffline || this.trouble?.status === 401);
  readonly clashes = new SvelteMap<string, Clash>();
  /** What was typed and refused, by its path, for as long as the page lives. */
  readonly refused = new Map<string, Refused>();
  /** Who else has just changed which number. */
  readonly touched = new SvelteMap<string, string>();
  /** What is typed in the tree. */
  readonly previewer: Previewer;
  /** What is asked aside of it: neither stops the other. */
  readonly whatIf: Previewer;

  /** The latest answer in which everything held, to stand greyed where there is none now. */
  lastWhole = $state.raw<Map<string, Place>>(new Map());
  readonly solution = $derived<Solution | null>(this.trySolution() ?? this.plan?.solution ?? null);
  /** Do the digits on the page belong to what is only being tried? */
  readonly isTrying = $derived(this.trySolution() !== null);
  readonly isLate = $derived(this.tryIsLate());
  readonly places = $derived(this.solution === null ? new Map<string, Place>() : placesOf(this.solution));

  readonly #outbox: Outbox;
  /** Who works here: one's own doings elsewhere need no mark. */
  readonly #me: string;
  readonly #steps: Steps;
  readonly #asked = new Map<string, (outcome: Outcome) => void>();
  #loading: Promise<void> | null = null;
  /** Another store may have taken over what waits: this one sends nothing any more. */
  #isClosed = false;
  #sending: Promise<void> | null = null;
  /** Asked for while something is being sent already: afterwards it is tried once more. */
  #mustSend = false;
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newest: { version: number; by: string | null } | null = null;

  constructor(id: number, me: { company: number; id: number; name: string }) {
    this.id = id;
    this.#me = me.name;
    this.previewer = new Previewer((edits) => previewPlan(id, edits));
    this.whatIf = new Previewer((edits) => previewPlan(id, edits));
    this.#outbox = new Outbox(id, me);
    this.#steps = new Steps(`zadel-steps-${me.company}-${me.id}-${id}`);
    this.#count();
  }

  // Methods, because the fields are made after the derived values that read them.
  private trySolution(): Solution | null {
    return this.previewer.solution ?? this.whatIf.solution;
  }

  private tryIsLate(): boolean {
    return this.previewer.isLate || this.whatIf.isLate;
  }

  /** Reads the plan; whoever asks while it is being read waits for the same answer. */
  load(): Promise<void> {
    this.#loading ??= this.#load().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #load(): Promise<void> {
    try {
      this.#show(await readPlan(this.id));
      this.failure = null;
      void this.send();
    } catch (error) {
      this.failure = error as Problem;
    }
  }

  /**
   * Hands edits over: they are kept on the device first, and sent in their order.
   *
   * The version is the one that the person saw when the typing began, so that what others wrote in between
   * at the same number is not overwritten without a word.
   */
  edit(edits: Edit[], version = this.plan?.version ?? 0): Promise<Outcome> {
    return this.#hand({ edits, version, expects: [], why: 'edit' });
  }

  #hand(content: Omit<Waiting, 'id'>): Promise<Outcome> {
    const { id } = this.#park(content);
    const outcome = new Promise<Outcome>((resolve) => this.#asked.set(id, resolve));
    void this.send();
    return outcome;
  }

  /** Takes one own step back: the last one, or the one that a notice names. */
  async undo(named?: Step): Promise<Step | null> {
    const step = this.#steps.back(named);
    return step === undefined ? null : this.#retrace(step, step.after, step.before, 'undo');
  }

  async redo(): Promise<Step | null> {
    const step = this.#steps.forth();
    return step === undefined ? null : this.#retrace(step, step.before, step.after, 'redo');
  }

  /** Goes from one side of a step to the other, unless somebody else stands in between. */
  async #retrace(step: Step, from: Edit[], to: Edit[], why: Waiting['why']): Promise<Step | null> {
    const content = { edits: to, version: this.plan?.version ?? 0, expects: from, why };
    const overtaken = from.filter(({ path, value }) => {
      const number = this.places.get(path)?.number;
      return number !== undefined && standing(number) !== value;
    });
    if (overtaken.length > 0) {
      // Asked about on this page only: kept on the device, it would be sent unasked after a reload.
      const waiting = { id: newKey(), ...content };
      for (const { path, value } of overtaken) {
        const number = this.places.get(path)!.number;
        const theirs = { path, before: value, after: standing(number), by: number.set_by, at: '' };
        this.clashes.set(path, { waiting, mine: to.find((edit) => edit.path === path)?.value ?? null, theirs });
      }
      return null;
    }
    const outcome = await this.#hand(content);
    if (outcome.kind === 'refused') this.trouble = outcome.problem;
    return outcome.kind === 'saved' ? step : null;
  }

  #park(content: Omit<Waiting, 'id'>): Waiting {
    const waiting = { id: newKey(), ...content };
    this.#outbox.put(waiting);
    this.#count();
    return waiting;
  }

  /** What was done to the plan, newest first. */
  edits(before?: number): Promise<{ edits: PastEdit[]; next: number | null }> {
    return listEdits(this.id, before);
  }

  /** Puts an earlier version back, as a step that can be taken back at once. */
  async restore(version: number): Promise<Step | null> {
    if (this.plan === null) return null;
    this.#show(await restorePlan(this.id, this.plan.version, version));
    const step = stepOf(this.plan.changes);
    if (isIdle(step)) return null;
    this.#did(step);
    return step;
  }

  /** Of two people's numbers, one is chosen by the person who saw both. */
  async settle(path: string, whose: 'mine' | 'theirs'): Promise<Outcome | null> {
    const clash = this.clashes.get(path);
    if (clash === undefined) return null;
    const { id, edits } = clash.waiting;
    const contested = edits.filter((edit) => this.clashes.get(edit.path)?.waiting.id === id).map((edit) => edit.path);
    for (const path of contested) this.clashes.delete(path);
    this.#outbox.remove(id);
    this.#count();
    // Of an edit of several numbers, those that nobody else wrote are still wanted.
    const wanted = whose === 'mine' ? edits : edits.filter((edit) => !contested.includes(edit.path));
    return wanted.length === 0 ? null : this.edit(wanted);
  }

  /** Somebody saved this plan, perhaps we. */
  heard(event: PlanEvent): void {
    if (event.plan !== this.id || this.plan === null) return;
    this.#newest = { version: event.version, by: event.by.name };
    if (this.#sending === null) void this.#catchUp();
  }

  /** The line is back: what was missed is read, what waits is sent. */
  async reconnected(): Promise<void> {
    // What was being read when the line opened may be older than the first thing that was said on it.
    if (this.plan === null) await this.load();
    this.#newest = { version: Number.MAX_SAFE_INTEGER, by: null };
    await this.send();
  }

  /** Sends what waits, one after another, until nothing does or the line breaks. */
  send(): Promise<void> {
    this.#mustSend = true;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
      // Asked for, or heard of, at the very last moment.
      if (this.#mustSend) void this.send();
      else if (!this.isOffline) void this.#catchUp();
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    if (this.plan === null || this.#isClosed) this.#mustSend = false;
    while (this.#mustSend) {
      this.#mustSend = false;
      clearTimeout(this.#timer);
      let next = this.#next();
      while (next !== undefined && (await this.#sendOne(next)) && !this.#isClosed) next = this.#next();
    }
    if (!this.isOffline) await this.#catchUp();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.previewer.stop();
    this.whatIf.stop();
  }

  #next(): Waiting | undefined {
    this.#outbox.refresh();
    const clashing = new Set([...this.clashes.values()].map((clash) => clash.waiting.id));
    return this.#outbox.waiting.find((one) => !clashing.has(one.id));
  }

  /** Answers whether it makes sense to go on with the next. */
  async #sendOne(one: Waiting): Promise<boolean> {
    try {
      const plan = await editPlan(this.id, one.version, one.edits, one.id, one.expects);
      this.#outbox.remove(one.id);
      // More than one version on, others wrote too since an answer that was lost: what waits is to be compared with that.
      if (plan.version <= one.version + 1) this.#outbox.move(one.version, plan.version);
      this.#reached();
      this.#show(plan);
      const step = stepOf(plan.changes);
      // Whoever goes on working has seen what the others did.
      this.touched.clear();
      if (one.why === 'edit' && !isIdle(step)) this.#did(step);
      this.#answer(one, { kind: 'saved', step });
      return true;
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem({ code: 'network' });
      return this.#failed(one, problem);
    }
  }

  async #failed(one: Waiting, problem: Problem): Promise<boolean> {
    if (this.#isClosed) return false;
    if (problem.status !== 412 && !REFUSALS.includes(problem.status)) {
      this.isOffline = problem.passes;
      this.trouble = problem.passes ? null : problem;
      this.#count();
      this.#answerAll({ kind: 'kept' });
      this.#timer = setTimeout(() => void this.send(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
      return false;
    }
    this.#reached();
    if (problem.status === 412) return this.#moveOn(one, problem);
    this.#outbox.remove(one.id);
    this.#count();
    // An edit that waited through a reload has no field any more that could show what is wrong with it.
    if (!this.#asked.has(one.id) || problem.status !== 422) this.trouble = problem;
    this.#answer(one, { kind: 'refused', problem });
    return true;
  }

  async #moveOn(one: Waiting, problem: Problem): Promise<boolean> {
    let plan: Plan;
    try {
      plan = await readPlan(this.id);
    } catch (error) {
      return this.#failed(one, error as Problem);
    }
    if (problem.version !== null && plan.version !== problem.version) {
      // It was changed again in between: what happened since then is told by the next refusal.
      plan = { ...plan, version: problem.version };
    }
    const { waiting, overtaken } = rebase(this.#outbox.waiting, one.version, plan.version, problem.changes);
    this.#outbox.rewrite(waiting);
    this.#showTheirs(plan);
    for (const change of problem.changes) this.#touch(change.path, change.by ?? '');
    for (const clash of overtaken) {
      for (const theirs of clash.changes) {
        const mine = clash.waiting.edits.find((edit) => edit.path === theirs.path)?.value ?? null;
        this.clashes.set(theirs.path, { waiting: clash.waiting, mine, theirs });
      }
      this.#answer(clash.waiting, { kind: 'clash' });
    }
    this.#count();
    return true;
  }

  async #catchUp(): Promise<void> {
    const event = this.#newest;
    this.#newest = null;
    if (event === null || this.plan === null || event.version <= this.plan.version) return;
    try {
      const before = placesOf(this.plan.solution);
      const plan = await readPlanSince(this.id, this.plan.version);
      if (plan === null) return;
      this.#showTheirs(plan);
      const name = event.by ?? this.plan.changed_by;
      const after = placesOf(this.plan.solution);
      for (const path of changedPaths(before, after)) this.#touch(path, name);
      this.#offerWhatStands(after);
    } catch {
      // The next event, or the next connection, says it again.
      this.#newest ??= event;
    }
  }

  /** Somebody who is asked which of two numbers to take is offered the other one as it stands now. */
  #offerWhatStands(places: Map<string, Place>): void {
    for (const [path, clash] of this.clashes) {
      const number = places.get(path)?.number;
      if (number !== undefined) this.clashes.set(path, { ...clash, theirs: { ...clash.theirs, after: standing(number) } });
    }
  }

  #show(plan: Plan): void {
    if (this.plan !== null && plan.version < this.plan.version) return;
    if (this.plan === null) this.#steps.recall(plan.version);
    this.plan = plan;
    this.#steps.keep(plan.version);
    if (plan.solution.status === 'solved') this.lastWhole = placesOf(plan.solution);
    this.#count();
  }

  #did(step: Step): void {
    this.#steps.did(step);
    this.#steps.keep(this.plan!.version);
  }

  /** Somebody else's doing: what is being tried here is tried on it. */
  #showTheirs(plan: Plan): void {
    const isMoved = this.plan !== null && shapeOf(this.plan.solution) !== shapeOf(plan.solution);
    if (isMoved) this.#steps.forget();
    this.#show(plan);
    this.previewer.again();
    this.whatIf.again();
  }

  #touch(path: string, who: string): void {
    if (who !== this.#me) this.touched.set(path, who);
  }

  #reached(): void {
    this.isOffline = false;
    this.trouble = null;
    this.#wait = FIRST_WAIT_MS;
    this.#count();
  }

  #count(): void {
    const edits = this.#outbox.waiting.flatMap((one) => one.edits);
    this.pending = new Map(edits.map((edit) => [edit.path, edit.value]));
  }

  #answer(one: Waiting, outcome: Outcome): void {
    this.#asked.get(one.id)?.(outcome);
    this.#asked.delete(one.id);
  }

  #answerAll(outcome: Outcome): void {
    for (const resolve of this.#asked.values()) resolve(outcome);
    this.#asked.clear();
  }
}
