import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../../api/stand-in';
import type { ApiToken } from '../../api/types';
import { example } from './scopes';
import { Tokens } from './tokens.svelte';

const token = (id: number): ApiToken => ({
  id,
  name: `Script ${id}`,
  scopes: ['facts:write'],
  made_by: 'Olga',
  made_at: '2026-11-23T10:00:00Z',
  used_at: null,
  until: null,
  state: 'works',
});

let bodies: unknown[];
let answer: () => Response;
let tokens: Tokens;
beforeEach(() => {
  [bodies, tokens] = [[], new Tokens()];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST') bodies.push(await request.json());
    return answer();
  });
});

const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status });

test('a token that was made stands first, and its secret is shown until somebody closes it', async () => {
  answer = json({ tokens: [token(1)] });
  await tokens.read();
  answer = json({ token: token(2), secret: 'zadel_1_ab' }, 201);
  await tokens.make({ name: 'Script 2', scopes: ['facts:write'], until: ' ' });
  expect(bodies).toEqual([{ name: 'Script 2', scopes: ['facts:write'], until: null }]);
  expect([tokens.list?.map((one) => one.id), tokens.made?.secret]).toEqual([[2, 1], 'zadel_1_ab']);
});

test('a token that somebody else revoked is gone, as was wanted; one that could not be revoked stays', async () => {
  answer = json({ tokens: [token(1), token(2)] });
  await tokens.read();
  answer = () => problem({ status: 404, code: 'not_found', detail: '' });
  await tokens.revoke(token(1));
  answer = () => problem({ status: 503, code: 'unavailable', detail: '' });
  await expect(tokens.revoke(token(2))).rejects.toMatchObject({ status: 503 });
  expect(tokens.list?.map((one) => one.id)).toEqual([2]);
});

test('the example does the first thing that the token may', () => {
  const of = (scopes: ApiToken['scopes']) => example('https://plan.example.com', 's', scopes);
  expect(of(['facts:read', 'facts:write'])).toContain("--data-binary @deals.csv 'https://plan.example.com/api/v1/imports?feed=CRM");
  expect(of(['facts:read', 'plans:read'])).toContain('/api/v1/deals');
  expect(of(['plans:read'])).toContain('/api/v1/plans');
});
