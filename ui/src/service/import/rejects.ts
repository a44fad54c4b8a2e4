import type { Imported, ImportReject } from '../../api/types';

/** All that is wrong in one way. */
export type RejectGroup = {
  code: string;
  /** How often; more than are shown where there are very many. */
  n: number;
  rejects: ImportReject[];
};

/** By what is wrong, the most frequent first. */
export function grouped({ rejects, codes }: Imported): RejectGroup[] {
  const groups = Object.entries(codes).map(([code, n]) => ({ code, n, rejects: rejects.filter((reject) => reject.code === code) }));
  return groups.sort((one, other) => other.n - one.n);
}

const SIGNS = /^[\s\u00A0"']*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** A text that no spreadsheet takes for a formula: an apostrophe stops them, a quotation mark does not. */
export const guarded = (text: string): string => (SIGNS.test(text) ? `'${text}` : text);

/** A table for a spreadsheet: with the mark by which Excel knows UTF-8, and the separator that it expects there. */
export function csvOf(head: string[], rejects: ImportReject[], separator: string): string {
  const cell = (text: string) => `"${guarded(text).replaceAll('"', '""')}"`;
  const row = (cells: string[]) => cells.map(cell).join(separator);
  const rows = rejects.map(({ line, column, value, message }) => row([String(line), column, value, message]));
  return `\uFEFF${[row(head), ...rows].join('\r\n')}\r\n`;
}

/** Gives a text to the person as a file. */
export function save(name: string, contents: string, type: string): void {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
