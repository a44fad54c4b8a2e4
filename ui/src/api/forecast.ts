import { answered, client } from './client';
import type { PlanForecast } from './types';

/** What a plan's period will bring by the facts. */
export const readForecast = (plan: number): Promise<PlanForecast> =>
  answered(client.GET('/api/v1/plans/{plan}/forecast', { params: { path: { plan } } }));
