import { expect, test } from 'vitest';

import { lastDayAfter } from './periods';

const december = { from: '2026-12-01', to: '2026-12-31' };

test('a period that begins later than it ended takes its end along', () => {
  expect(lastDayAfter('01.01.2027', december)).toBe('2027-01-31');
  expect(lastDayAfter('2027-02-01', december)).toBe('2027-02-28');
  expect(lastDayAfter('1.4.2027', { from: '2027-01-01', to: '2027-03-31' })).toBe('2027-06-30');
  // Ten days stay ten days.
  expect(lastDayAfter('20.12.2026', { from: '2026-12-01', to: '2026-12-10' })).toBe('2026-12-29');
  expect(lastDayAfter('05.01.2027', december)).toBe('2027-02-04');
});

test('what fits, and what is no day, moves nothing', () => {
  for (const typed of ['15.12.2026', '31.12.2026', 'завтра', '45.13.2027', '']) expect(lastDayAfter(typed, december)).toBeNull();
});
