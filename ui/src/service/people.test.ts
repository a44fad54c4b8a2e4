import { beforeEach, expect, test, vi } from 'vitest';

import { problem } from '../api/stand-in';
import type { Member } from '../api/types';
import { People } from './people.svelte';

const SIZE = 2;
const member = (id: number): Member => ({
  id,
  name: `Person ${id}`,
  email: `${id}@example.com`,
  role: 'rep',
  version: 1,
  left: false,
  has_password: true,
});

let asked: string[];
let isDown: boolean;
let people: People;
beforeEach(() => {
  [asked, isDown, people] = [[], false, new People()];
  vi.stubGlobal('fetch', async (request: Request) => {
    const from = Number(new URL(request.url).searchParams.get('from') ?? 0);
    asked.push(`${request.method} ${from}`);
    if (isDown) throw new TypeError('no network');
    if (request.method === 'PATCH') return problem({ status: 412, code: 'version_conflict', detail: 'Changed meanwhile.' });
    const members = [1, 2, 3, 4, 5].filter((id) => from < id).slice(0, SIZE).map(member);
    const last = members.at(-1)?.id ?? 5;
    return new Response(JSON.stringify({ members, next: last < 5 ? last : null }));
  });
});

const ids = () => people.members?.map((one) => one.id);

test('two presses of "more" read one page', async () => {
  await people.read();
  await Promise.all([people.readMore(), people.readMore()]);
  expect([ids(), people.hasMore]).toEqual([[1, 2, 3, 4], true]);
});

test('pages that were opened stay open when somebody else changed a person', async () => {
  await people.read();
  await people.readMore();
  await expect(people.change(member(4), { left: true })).rejects.toMatchObject({ status: 412 });
  await vi.waitFor(() => expect(people.isReading).toBe(false));
  expect([ids(), people.hasMore]).toEqual([[1, 2, 3, 4], true]);
  expect(asked.slice(-2)).toEqual(['GET 0', 'GET 2']);
});

test('a page that did not come is told, leaves the list, and can be asked for again', async () => {
  await people.read();
  isDown = true;
  await people.readMore();
  expect([ids(), people.problem?.code, people.hasMore]).toEqual([[1, 2], 'network', true]);
  isDown = false;
  await people.readMore();
  expect([ids(), people.problem]).toEqual([[1, 2, 3, 4], null]);
});
