import { readForecast, readLineForecasts } from '../api/forecast';
import type { Forecast, LineForecast, LineForecasts, PlanForecast } from '../api/types';
import { Beside } from '../plan/beside.svelte';
import type { PlanStore } from '../plan/plan.svelte';

const ofStores = new WeakMap<PlanStore, ForecastOfPlan>();
const linesOfStores = new WeakMap<PlanStore, LineForecastsOfPlan>();

/** What a plan's period will bring: read once for all that show it. */
export function forecastOf(store: PlanStore): ForecastOfPlan {
  const known = ofStores.get(store) ?? new ForecastOfPlan(store, readForecast);
  ofStores.set(store, known);
  return known;
}

class ForecastOfPlan extends Beside<PlanForecast> {
  /** Null while nobody knows, and where there are no facts. */
  get said(): Forecast | null {
    return this.answer?.forecast ?? null;
  }
}

/** What each line of a plan will bring. */
export function lineForecastsOf(store: PlanStore): LineForecastsOfPlan {
  const known = linesOfStores.get(store) ?? new LineForecastsOfPlan(store, readLineForecasts);
  linesOfStores.set(store, known);
  return known;
}

class LineForecastsOfPlan extends Beside<LineForecasts> {
  get said(): LineForecast[] {
    return this.answer?.lines ?? [];
  }
}
