import { expect, test } from 'vitest';

import { readHtml, rectangleOf, writeHtml } from './rectangle';

const clipboard = (plain: string, html = '') => ({ getData: (type: string) => (type === 'text/html' ? html : plain) });

test('the text of a clipboard counts, whatever its page looks like', () => {
  expect(rectangleOf(clipboard('1\t2\r\n', '<table><tr><td>one</td><td>two</td></tr></table>'))).toEqual([['1', '2']]);
});

test('what a merged cell covers says nothing, and does not empty what stands there', () => {
  const html = '<table><tr><td colspan=2>Q4</td><td rowspan="2">9</td></tr><tr><td>1</td><td>2</td></tr></table>';
  expect(rectangleOf(clipboard('Q4\t\t9\r\n1\t2\t\r\n', html))).toEqual([
    ['Q4', null, '9'],
    ['1', '2', null],
  ]);
});

test('a page without a plain text is read', () => {
  expect(rectangleOf(clipboard('', '<table><tr><td>1&nbsp;234,56<td>a<br>b</table>'))).toEqual([['1 234,56', 'a\nb']]);
});

test('what was copied here comes back exactly, not as it was shown', () => {
  const html = writeHtml([[{ plain: '33,3%', exact: '1/3' }, { plain: '"<b>"', exact: null }]]);
  expect(rectangleOf(clipboard('33,3%\t"<b>"', html))).toEqual([['1/3', '"<b>"']]);
});

test('no table is no rectangle, and no span breaks the page', () => {
  expect(readHtml('<p>words</p>')).toBeNull();
  expect(readHtml('<table><tr><td colspan="99999999">x</table>')?.[0]?.length).toBe(200);
});

test('a hundred thousand cells are refused with their size before any is read', () => {
  const text = `${'1\t'.repeat(19)}1\r\n`.repeat(5_000);
  expect(rectangleOf(clipboard(text))).toEqual({ tooLarge: { rows: 5_000, columns: 20 } });
});
