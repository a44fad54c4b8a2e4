import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import type { Client, Deal, Session } from '../api/types';
import { speak } from '../words/words.svelte';
import Palette from './Palette.svelte';
import { go } from './router.svelte';
import { enter } from './session.svelte';

const SESSION: Session = {
  member: { id: 1, name: 'Anna', email: 'a@example.com', role: 'rep' },
  company: { id: 1, name: 'Vector', currency: 'RUB', exponent: 2 },
  language: 'en',
  may: ['read_facts'],
  has_password: true,
  demo: false,
  insecure: false,
};
const DEAL = { feed: 2, object: 'deal:17', kind: 'deal', title: 'Rope for the port', number: '17', client: 'Severstal' } as Deal;
/** Of no interest, but it has one of the words, too. */
const OTHER = { ...DEAL, object: 'deal:18', title: 'Steel rope', number: '18', client: 'Volga' };
const CLIENT = { id: 9, name: 'Severstal' } as Client;

/** Paths and searches, as they were asked for; those that were given up. */
let asked: string[];
let givenUp: string[];
let isDown: boolean;
/** Words that are answered only when they are given up. */
const SLOW = 'sev';

beforeEach(async () => {
  [asked, givenUp, isDown] = [[], [], false];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const search = searchParams.get('search') ?? '';
    asked.push(`${pathname.replace('/api/v1/', '')} ${search}`);
    if (isDown) throw new TypeError('no network');
    if (search === SLOW) {
      await new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => {
          givenUp.push(search);
          reject(new DOMException('given up', 'AbortError'));
        });
      });
    }
    // As the server does: every word stands in the text.
    const words = search.toLowerCase().split(' ');
    const has = (...parts: (string | null)[]) => words.every((word) => parts.join(' ').toLowerCase().includes(word));
    const body = pathname.endsWith('/deals')
      ? { deals: [OTHER, DEAL].filter(({ number, title, client }) => has(number, title, client)), facts: {}, next: null, total: null }
      : { clients: [CLIENT].filter(({ name }) => has(name)), next: null };
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
  await speak('en');
  await enter(SESSION);
  go('/');
});

const nothing = () => {};
function open(): HTMLInputElement {
  render(Palette, { onClose: nothing, onKeys: nothing, onSettings: nothing, onVersions: nothing, onTakeAway: nothing, onRename: nothing });
  return screen.getByRole('combobox');
}
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
const options = () => screen.queryAllByRole('option').map((one) => one.textContent);

test('a deal is found by a part of its name and opened from the keyboard', async () => {
  const field = open();
  await type(field, 'seve');
  expect(screen.getByRole('status').textContent).toBe('Looking among deals and clients…');
  await waitFor(() => expect(options()).toEqual(['Rope for the port · Severstaldeal', 'Severstalclient']));
  expect(screen.getByRole('status').textContent).toBe('');
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(location.pathname).toBe('/deals/2/deal%3A17');
});

test('a client is the next one down', async () => {
  const field = open();
  await type(field, 'severstal');
  await waitFor(() => expect(options()).toHaveLength(2));
  await fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1]!.id);
  await fireEvent.keyDown(field, { key: 'Enter' });
  expect(location.pathname).toBe('/clients/9');
});

test('letters that follow quickly are one question, and an overtaken one is given up', async () => {
  const field = open();
  for (const text of ['s', 'se', SLOW]) await type(field, text);
  await waitFor(() => expect(asked).toEqual([`deals ${SLOW}`, `clients ${SLOW}`]));
  await type(field, 'severstal');
  expect(givenUp).toEqual([SLOW, SLOW]);
  await waitFor(() => expect(options()).toHaveLength(2));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('nothing found is said, and so is that nobody could look', async () => {
  const field = open();
  await type(field, 'zzz');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Nothing found. Try another word.'));
  isDown = true;
  await type(field, 'seve');
  await screen.findByRole('alert');
  isDown = false;
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(options()).toHaveLength(2));
});

test('words of a deal are found in any order, and only a deal that has them all', async () => {
  const field = open();
  await type(field, 'severstal rope');
  await waitFor(() => expect(options()).toEqual(['Rope for the port · Severstaldeal']));
  expect(asked).toEqual(['deals severstal rope', 'clients severstal rope']);
});

test('a deal whose word begins with what was typed stands before one that has it inside', async () => {
  const field = open();
  await type(field, 'rope');
  await waitFor(() => expect(options()).toHaveLength(2));
  await type(field, 'ste');
  await waitFor(() => expect(options()).toEqual(['Steel rope · Volgadeal']));
  await type(field, 'st');
  await waitFor(() => expect(options().slice(-3)).toEqual(['Steel rope · Volgadeal', 'Rope for the port · Severstaldeal', 'Severstalclient']));
});

test('rooms and deeds are found by words in any order, those whose word begins so first', async () => {
  const field = open();
  await type(field, 'theme dark');
  await waitFor(() => expect(options()).toEqual(['Use the dark themeaction']));
  await type(field, 't');
  const [inside, begun] = [options().indexOf('Clientsroom'), options().indexOf('Use the dark themeaction')];
  expect(begun).toBeGreaterThan(0);
  expect(inside).toBeGreaterThan(begun);
});
