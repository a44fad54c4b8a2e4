import { readPlanByFacts } from '../api/facts';
import type { Problem } from '../api/problem';
import type { FactsOfPlan, LevelByFacts, LineByFacts } from '../api/types';
import type { Place } from './numbers';
import { changesOf } from './others.svelte';
import type { PlanStore } from './plan.svelte';

const ofStores = new WeakMap<PlanStore, ByFacts>();

/** What the facts say of a plan: read once for all that show it. */
export function byFactsOf(store: PlanStore): ByFacts {
  const known = ofStores.get(store) ?? new ByFacts(store);
  ofStores.set(store, known);
  return known;
}

export class ByFacts {
  /** Null while nobody knows, and where there are no facts. */
  said = $state.raw<FactsOfPlan | null>(null);
  isRead = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #store: PlanStore;
  #asked = '';

  constructor(store: PlanStore) {
    this.#store = store;
  }

  /** To be called in an effect: asks anew when the plan or the facts are others. */
  follow = (): void => {
    const asked = `${this.#store.plan!.version}/${changesOf('facts')}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    readPlanByFacts(this.#store.id).then(
      ({ said }) => asked === this.#asked && ([this.said, this.problem, this.isRead] = [said, null, true]),
      (error) => asked === this.#asked && ([this.problem, this.isRead] = [error as Problem, true]),
    );
  };

  lineOf({ lineIndex }: Place): LineByFacts | null {
    return lineIndex === null ? null : (this.said?.lines[lineIndex] ?? null);
  }

  levelOf(place: Place): LevelByFacts | null {
    return place.stageIndex === null ? null : (this.lineOf(place)?.levels[place.stageIndex] ?? null);
  }
}
