import { answered, client } from './client';
import type { ForecastRecord, PlanForecast } from './types';

/** What a plan's period will bring by the facts. */
export const readForecast = (plan: number): Promise<PlanForecast> =>
  answered(client.GET('/api/v1/plans/{plan}/forecast', { params: { path: { plan } } }));

/** How the company's forecasts did; null without facts. */
export const readForecastRecord = async (): Promise<ForecastRecord | null> =>
  (await answered(client.GET('/api/v1/forecasts/record'))).record ?? null;
