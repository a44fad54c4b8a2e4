import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import type { Problem } from '../../api/problem';
import { tell } from '../../design/toast.svelte';
import { isIdle } from '../../plan/history';
import { sayNumber, sayPath } from '../../plan/names';
import { placesOf, type Place } from '../../plan/numbers';
import type { Outcome, PlanStore } from '../../plan/plan.svelte';
import { major, written } from '../../words/format';
import { sayProblem } from '../../words/problem';
import { numbers, say } from '../../words/words.svelte';
import { rangeOf, textAt } from './rows';

/** What a person is typing, and what the server had to say about it. */
export type Draft = {
  text: string;
  from: string;
  /** The version of the plan that was on the page when the typing began. */
  version: number;
  problem: Problem | null;
};

const ofStores = new WeakMap<PlanStore, Editing>();

/** What is typed in the tree of a plan: it waits while another room is looked at. */
export function editingOf(store: PlanStore): Editing {
  const editing = ofStores.get(store) ?? new Editing(store);
  ofStores.set(store, editing);
  editing.active = null;
  return editing;
}

/** Editing the numbers of the tree in their places. */
export class Editing {
  /** Fields that are open: the one with the focus, and those whose text could not be read. */
  readonly drafts = new SvelteMap<string, Draft>();
  active = $state<string | null>(null);
  /** The number whose source is asked for. */
  focused = $state<string | null>(null);

  readonly #store: PlanStore;

  constructor(store: PlanStore) {
    this.#store = store;
  }

  get canEdit(): boolean {
    return this.#store.plan?.may_edit ?? false;
  }

  start(place: Place): void {
    if (!this.canEdit) return;
    const { path, text } = place.number;
    const from = text !== '' && !this.#isPlainPercent(place) ? text : (this.show(place) ?? '');
    const version = this.#store.plan?.version ?? 0;
    if (!this.drafts.has(path)) this.drafts.set(path, { text: from, from, version, problem: null });
    this.active = path;
    this.focused = path;
  }

  type(path: string, text: string): void {
    const draft = this.drafts.get(path);
    if (draft === undefined) return;
    this.drafts.set(path, { ...draft, text, problem: null });
    this.#store.previewer.try([{ path, value: valueOf(text) }]);
  }

  /** One step or leap of the slider, by keys; opens the field if it is not. */
  step(place: Place, from: number, by: number): void {
    const range = rangeOf(place, from);
    if (range === null || !this.canEdit) return;
    this.start(place);
    this.type(place.number.path, textAt(place, Math.min(range.max, Math.max(range.min, from + by))));
  }

  async commit(path: string, { focus = false } = {}): Promise<void> {
    const draft = this.drafts.get(path);
    if (draft === undefined) return;
    // A text that was refused stays open, and stays the one that is worked on until the focus leaves it.
    if (this.active === path && (draft.problem === null || !focus)) this.active = null;
    if (draft.problem !== null) return;
    this.drafts.delete(path);
    if (focus) void refocus(path);
    const isCleared = valueOf(draft.text) === null && !this.#store.places.get(path)?.number.pinned;
    if (draft.text.trim() === draft.from.trim() || isCleared) return this.#store.previewer.stop();
    const outcome = await this.#store.edit([{ path, value: valueOf(draft.text) }], draft.version);
    // Somebody may be trying another number by now: that answer stays.
    if (this.active === null) this.#store.previewer.stop();
    if (outcome.kind !== 'refused') return this.report(outcome);
    // Whoever pressed Enter goes on in the field, unless somebody else's place has been taken by then.
    if (focus && this.active === null) this.active = path;
    this.drafts.set(path, { ...draft, problem: outcome.problem });
  }

  cancel(path: string): void {
    this.drafts.delete(path);
    this.active = null;
    this.#store.previewer.stop();
    void refocus(path);
  }

  async pin(place: Place): Promise<void> {
    if (!this.canEdit) return;
    const { path, pinned } = place.number;
    // The text that stands there, or the solved value as it is written.
    await this.set(path, pinned ? null : this.exact(place));
  }

  async set(path: string, value: string | null): Promise<Outcome> {
    const outcome = await this.#store.edit([{ path, value }]);
    if (outcome.kind === 'refused') tell(sayProblem(outcome.problem));
    else this.report(outcome);
    return outcome;
  }

  /** What is on the page for that number. */
  show(place: Place): string | null {
    return written(numbers(), place.number.kind, place.number.value, this.#store.solution!, place.link);
  }

  /** "3/10" is typed as the "30 %" that stands on the page; a third stays "1/3". */
  #isPlainPercent({ number, link }: Place): boolean {
    const part = typeof number.value === 'object' ? number.value?.value : undefined;
    const tenths = part === undefined ? NaN : part * 1000;
    return link === 'conversion' && Math.abs(tenths - Math.round(tenths)) < 1e-9;
  }

  /** Without rounding: to the kopeck, to the hundredth of a percent, a fraction as the server wrote it. */
  private exact(place: Place): string | null {
    const { value, kind } = place.number;
    if (value === null) return null;
    if (typeof value === 'object') return value.text;
    if (kind === 'money') return major(value, this.#store.solution!.exponent);
    // A share is counted in hundredths of a percent.
    return kind === 'share' ? `${major(value, 2)}%` : String(value);
  }

  report(outcome: Outcome): void {
    if (outcome.kind !== 'saved' || isIdle(outcome.step)) return;
    const { step } = outcome;
    // What is saved, and not what may still be tried on the page.
    const places = placesOf(this.#store.plan!.solution);
    const texts = step.after.map(({ path, value }) => this.#told(places, path, value));
    tell(texts.join('; '), () => void this.#undo(step));
  }

  #told(places: Map<string, Place>, path: string, value: string | null): string {
    const place = places.get(path);
    const name = place === undefined ? sayPath(path, places, this.#store.solution) : sayNumber(place);
    if (value === null) return say('step2-told-unpinned', { name });
    return say('step2-told', { name, value: place === undefined ? value : (this.show(place) ?? value) });
  }

  async #undo(step: Extract<Outcome, { kind: 'saved' }>['step']): Promise<void> {
    if ((await this.#store.undo(step)) !== null) tell(say('ui-undone'));
  }
}

/** An empty field leaves the number to be solved. */
const valueOf = (text: string): string | null => (text.trim() === '' ? null : text);

async function refocus(path: string): Promise<void> {
  await tick();
  cellOf(path)?.focus();
}

/** The button of that number in the table. */
export function cellOf(path: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
}
