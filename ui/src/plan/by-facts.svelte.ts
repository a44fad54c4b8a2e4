import { untrack } from 'svelte';

import { readPlanByFacts } from '../api/facts';
import type { Problem } from '../api/problem';
import { Read } from '../api/read.svelte';
import type { FactsOfPlan, LevelByFacts, LineByFacts, PlanByFacts } from '../api/types';
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
  readonly #store: PlanStore;
  readonly #reading: Read<PlanByFacts>;
  #asked = '';

  constructor(store: PlanStore) {
    this.#store = store;
    this.#reading = new Read(() => readPlanByFacts(store.id));
  }

  /** Null while nobody knows, and where there are no facts. */
  get said(): FactsOfPlan | null {
    return this.#reading.said?.said ?? null;
  }

  get problem(): Problem | null {
    return this.#reading.problem;
  }

  /** It is known what the facts say, or why that is not known. */
  get isRead(): boolean {
    return this.#reading.said !== null || this.problem !== null;
  }

  /** To be called in an effect: asks anew when the plan or the facts are others. */
  follow = (): void => {
    const asked = `${this.#store.plan!.version}/${changesOf('facts')}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void untrack(this.again);
  };

  again = (): Promise<void> => this.#reading.again();

  lineOf({ lineIndex }: Place): LineByFacts | null {
    return lineIndex === null ? null : (this.said?.lines[lineIndex] ?? null);
  }

  levelOf(place: Place): LevelByFacts | null {
    return place.stageIndex === null ? null : (this.lineOf(place)?.levels[place.stageIndex] ?? null);
  }
}
