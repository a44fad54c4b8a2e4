import { answered, client, etag } from './client';
import type { FactRules, FactRulesEdit } from './types';

/** How the company's facts are read. */
export const readRules = (): Promise<FactRules> => answered(client.GET('/api/v1/facts/rules'));

export const changeRules = (version: number, body: FactRulesEdit): Promise<FactRules> =>
  answered(client.PATCH('/api/v1/facts/rules', { params: { header: { 'If-Match': etag(version) } }, body }));

/** Closes all weeks up to one, for good. */
export const closeWeeks = (version: number, week: number): Promise<FactRules> =>
  answered(client.POST('/api/v1/facts/closed-weeks', { params: { header: { 'If-Match': etag(version) } }, body: { week } }));
