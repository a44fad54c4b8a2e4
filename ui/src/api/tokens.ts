import { answered, client } from './client';
import type { ApiToken, MadeToken, TokenScope } from './types';

export const listTokens = (): Promise<{ tokens: ApiToken[] }> => answered(client.GET('/api/v1/tokens'));

/** The secret comes this once: nobody keeps it. */
export const makeToken = (body: { name: string; scopes: TokenScope[]; until: string | null }): Promise<MadeToken> =>
  answered(client.POST('/api/v1/tokens', { body }));

export const revokeToken = (token: number): Promise<unknown> =>
  answered(client.DELETE('/api/v1/tokens/{token}', { params: { path: { token } } }));
