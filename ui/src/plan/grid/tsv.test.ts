import { expect, test } from 'vitest';

import { readRows, sizeOf, writeRows } from './tsv';

test('what Excel writes is read as its rows and cells', () => {
  expect(readRows('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
  expect(readRows('1\t2\n3\t4')).toEqual([['1', '2'], ['3', '4']]);
  expect(readRows('1\r2\r')).toEqual([['1'], ['2']]);
});

test('one cell is one cell, and an empty text is one empty cell', () => {
  expect(readRows('1 234,56\r\n')).toEqual([['1 234,56']]);
  expect(readRows('')).toEqual([['']]);
});

test('empty cells and empty rows keep their places, and short rows are as long as the others', () => {
  expect(readRows('\t\t5\r\n\r\n1\r\n')).toEqual([['', '', '5'], ['', '', ''], ['1', '', '']]);
  expect(readRows('1\t\n')).toEqual([['1', '']]);
});

test('quotes hold line ends, tabs and quotes', () => {
  expect(readRows('"a\r\nb"\t"say ""hi"""\r\n"x\ty"\t7\r\n')).toEqual([['a\nb', 'say "hi"'], ['x\ty', '7']]);
  expect(readRows('""\t1')).toEqual([['', '1']]);
});

test('a quote that only begins a word, or never ends, is part of the text', () => {
  expect(readRows('"North" team\t1')).toEqual([['"North" team', '1']]);
  expect(readRows('"never\tends\n1\t2')).toEqual([['"never', 'ends'], ['1', '2']]);
});

test('a byte order mark is no part of the first cell', () => {
  expect(readRows('\uFEFF1\t2')).toEqual([['1', '2']]);
});

test('what is written is read back', () => {
  const rows = [['a\nb', '"', 'x\ty'], ['', 'plain "words"', '1 234,56']];
  expect(readRows(writeRows(rows))).toEqual(rows);
  expect(writeRows([['1', null], ['"', 'b']])).toBe('1\t\n""""\tb');
});

test('a hundred thousand cells are counted without being read', () => {
  const text = `${'1\t'.repeat(19)}1\r\n`.repeat(5_000);
  const before = performance.now();
  expect(sizeOf(text)).toEqual({ rows: 5_000, columns: 20 });
  // Not a figure of speed: a reader of cells would be far beyond it.
  expect(performance.now() - before).toBeLessThan(500);
  expect(sizeOf('1\t2\n3')).toEqual({ rows: 2, columns: 2 });
});
