import type { ApiToken, TokenScope } from '../../api/types';

/** What a token can be good for, the most wanted first. */
export const SCOPES: readonly TokenScope[] = ['facts:write', 'facts:read', 'plans:read'];

export const SCOPE_WORDS: Record<TokenScope, string> = {
  'facts:write': 'tokens-scope-facts-write',
  'facts:read': 'tokens-scope-facts-read',
  'plans:read': 'tokens-scope-plans-read',
};

/** What a program does first with a token: the first thing that it may. */
export function example(origin: string, secret: string, scopes: ApiToken['scopes']): string {
  const curl = `curl -H 'Authorization: Bearer ${secret}'`;
  if (scopes.includes('facts:write')) return `${curl} --data-binary @deals.csv '${origin}/api/v1/imports?feed=CRM&name=deals.csv'`;
  return `${curl} '${origin}/api/v1/${scopes.includes('facts:read') ? 'deals' : 'plans'}'`;
}
