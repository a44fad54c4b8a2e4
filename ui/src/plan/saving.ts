import { tell } from '../design/toast.svelte';
import { say } from '../words/words.svelte';
import { isIdle } from './history';
import { sayPath, sayText } from './names';
import type { Outcome, PlanStore } from './plan.svelte';

/** Says what was saved, with a way to take it back. */
export function tellSaved(store: PlanStore, outcome: Outcome): void {
  if (outcome.kind !== 'saved' || isIdle(outcome.step)) return;
  const { step } = outcome;
  const told = step.after.slice(0, 2).map(({ path, value }) => {
    const name = sayPath(path, store.places, store.plan?.solution ?? null);
    if (path.endsWith(']')) return say(value === null ? 'place-taken-out' : 'place-put-in', { name });
    if (value === null) return say('place-emptied', { name });
    return say('step2-told', { name, value: sayText(store.places.get(path), value, store.solution!) });
  });
  tell(told.join('; '), () => {
    void store.undo(step).then((undone) => undone !== null && tell(say('ui-undone')));
  });
}
