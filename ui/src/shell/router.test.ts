import { expect, test, vi } from 'vitest';

import { go, pathOf, pathOfDeal, routeOf } from './router.svelte';

test('rooms and views of the week have addresses', () => {
  expect(routeOf('/p/7/3', '')).toEqual({ page: 'plan', plan: 7, room: '3' });
  expect(routeOf('/p/7/week', '')).toEqual({ page: 'plan', plan: 7, room: 'week' });
  expect(routeOf('/p/7/', '')).toEqual({ page: 'plan', plan: 7, room: '2' });
  expect(routeOf(pathOf(7, 'report'), '')).toEqual({ page: 'plan', plan: 7, room: 'report' });
});

test('one-time links carry their secret behind the hash', () => {
  expect(routeOf('/enter', '#abc')).toEqual({ page: 'enter', link: 'abc' });
  expect(routeOf('/setup', '#abc')).toEqual({ page: 'setup', token: 'abc' });
  expect(routeOf('/enter', '')).toEqual({ page: 'enter', link: '' });
});

test('ways of selling have a list, a page each, and one for what is not there yet', () => {
  expect(routeOf('/technologies', '')).toEqual({ page: 'technologies', technology: null });
  expect(routeOf('/technologies/12', '')).toEqual({ page: 'technologies', technology: 12 });
  expect(routeOf('/technologies/new', '')).toEqual({ page: 'technologies', technology: 'new' });
});

test('the page of imports has an address, and nothing below it', () => {
  expect(routeOf('/import', '')).toEqual({ page: 'import' });
  expect(routeOf('/payments', '')).toEqual({ page: 'payments' });
  expect(routeOf('/import/1', '')).toEqual({ page: 'unknown' });
});

test('a deal has an address of its own, whatever signs its number has', () => {
  expect(routeOf('/deals', '')).toEqual({ page: 'deals', deal: null });
  const deal = { feed: 1, object: 'deal:A/7 %' };
  expect(routeOf(pathOfDeal(deal), '')).toEqual({ page: 'deals', deal });
  expect(routeOf('/funnel', '')).toEqual({ page: 'funnel' });
});

test('clients have a list, and a card each', () => {
  expect(routeOf('/clients', '')).toEqual({ page: 'clients', client: null });
  expect(routeOf('/clients/12', '')).toEqual({ page: 'clients', client: 12 });
  expect(routeOf('/clients/x', '')).toEqual({ page: 'unknown' });
});

test('what leads nowhere is said to lead nowhere', () => {
  for (const path of ['/p/7/9', '/p/x/2', '/p/7/2/extra', '/plans', '/p/1e3/2', '/enter/abc', '/technologies/x', '/technologies/1/2', '/deals/1', '/deals/x/deal:1', '/deals/1/%', '/funnel/1']) {
    expect(routeOf(path, ''), path).toEqual({ page: 'unknown' });
  }
  expect(routeOf('/', '')).toEqual({ page: 'home' });
});

test('a place within the page that is gone to by a command is told like one that was clicked', () => {
  go('/p/7/2');
  const heard = vi.fn();
  addEventListener('hashchange', heard);
  go('/p/7/2#n=line[0].check');
  go('/p/7/2#n=line[0].check');
  go('/p/7/3');
  removeEventListener('hashchange', heard);
  expect(heard).toHaveBeenCalledTimes(2);
});
