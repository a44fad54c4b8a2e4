import { expect, test } from 'vitest';

import type { ImportReject } from '../../api/types';
import { csvOf, grouped, guarded } from './rejects';

const reject = (line: number, code: string, value = ''): ImportReject => ({ line, code, value, column: 'Sum', message: 'No.' });

test('what is wrong stands together, the most frequent first, with its whole number', () => {
  const rejects = [reject(2, 'bad_date'), reject(3, 'bad_amount'), reject(4, 'bad_amount')];
  const groups = grouped({ import: null, repeated: false, rows: 9, imported: 6, unchanged: 0, rejected: 3, rejects, codes: { bad_date: 1, bad_amount: 700 }, tied: 0, without_deal: 0, without_deal_amount: 0, left_out: {}, uncounted: {}, new_deals: 0, changed_deals: 0, changes: [], missing_deals: 0, missing: [], twins: [] });
  expect(groups.map(({ code, n, rejects }) => [code, n, rejects.length])).toEqual([['bad_amount', 700, 2], ['bad_date', 1, 1]]);
});

test('no cell of the list is a formula', () => {
  for (const text of ['=1+1', "+cmd|' /C calc'!A0", '-2', '@SUM(A1)', '\t=1', ' =1', '"=1', '\uFF1D1', '|x']) {
    expect(guarded(text)).toBe(`'${text}`);
  }
  for (const text of ['Leads', 'A=1', '1-2', '']) expect(guarded(text)).toBe(text);
  expect(csvOf(['Line', 'Value'], [reject(2, 'bad_amount', '=1;"x"')], ';')).toBe('\uFEFF"Line";"Value"\r\n"2";"Sum";"\'=1;""x""";"No."\r\n');
});
