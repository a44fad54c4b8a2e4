import { answered, client } from './client';
import type { ForecastAccuracy, LineForecasts, PlanForecast } from './types';

/** What a plan's period will bring by the facts. */
export const readForecast = (plan: number): Promise<PlanForecast> =>
  answered(client.GET('/api/v1/plans/{plan}/forecast', { params: { path: { plan } } }));

/** What each of its lines will. */
export const readLineForecasts = (plan: number): Promise<LineForecasts> =>
  answered(client.GET('/api/v1/plans/{plan}/forecast/lines', { params: { path: { plan } } }));

/** How accurate the company's forecasts were; null without facts. */
export const readForecastAccuracy = async (): Promise<ForecastAccuracy | null> =>
  (await answered(client.GET('/api/v1/forecasts/accuracy'))).accuracy ?? null;
