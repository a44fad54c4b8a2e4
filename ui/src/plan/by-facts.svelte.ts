import { readPlanByFacts } from '../api/facts';
import type { FactsOfPlan, LevelByFacts, LineByFacts, PlanByFacts } from '../api/types';
import { Beside } from './beside.svelte';
import type { Place } from './numbers';
import type { PlanStore } from './plan.svelte';

const ofStores = new WeakMap<PlanStore, ByFacts>();

/** What the facts say of a plan: read once for all that show it. */
export function byFactsOf(store: PlanStore): ByFacts {
  const known = ofStores.get(store) ?? new ByFacts(store, readPlanByFacts);
  ofStores.set(store, known);
  return known;
}

export class ByFacts extends Beside<PlanByFacts> {
  /** Null while nobody knows, and where there are no facts. */
  get said(): FactsOfPlan | null {
    return this.answer?.said ?? null;
  }

  lineOf({ lineIndex }: Place): LineByFacts | null {
    return lineIndex === null ? null : (this.said?.lines[lineIndex] ?? null);
  }

  levelOf(place: Place): LevelByFacts | null {
    return place.stageIndex === null ? null : (this.lineOf(place)?.levels[place.stageIndex] ?? null);
  }
}
