import { readRows, sizeOf, type CellText, type Size } from './tsv';

/** What a clipboard holds: rows of cells, all of one length. */
export type Rectangle = CellText[][];

/** More cells are not even read: a person could look at none of them. */
export const MOST_READ = 10_000;

/** Why a clipboard holds no rectangle. */
export type TooLarge = { tooLarge: Size };

/** Where the exact text of a cell of ours stands in what we put on the clipboard. */
export const EXACT = 'data-zadel';

/** The rectangle of a clipboard. */
export function rectangleOf(clipboard: { getData: (type: string) => string }): Rectangle | TooLarge {
  const plain = clipboard.getData('text/plain');
  const size = sizeOf(plain);
  if (MOST_READ < size.rows * size.columns) return { tooLarge: size };
  const html = clipboard.getData('text/html');
  // The plain text is what a person sees in the cells; the page behind it knows more in two cases.
  const knowsMore = html.includes(EXACT) || /\b(?:col|row)span\s*=\s*["']?[2-9\d]\d*/i.test(html);
  const read = html.length <= MOST_HTML && (plain === '' || knowsMore) ? readHtml(html) : null;
  if (read !== null && MOST_READ < read.length * (read[0]?.length ?? 0)) return { tooLarge: { rows: read.length, columns: read[0]!.length } };
  return read ?? readRows(plain);
}

/** Ten thousand cells of Excel with their styles. */
const MOST_HTML = 8_000_000;

/** The first table of a page; `null` if there is none. What a merged cell covers says nothing. */
export function readHtml(html: string): Rectangle | null {
  // Scripts of a document that is only parsed never run.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return null;
  const rows: Rectangle = [];
  [...table.querySelectorAll('tr')].forEach((tr, row) => {
    rows[row] ??= [];
    let column = 0;
    for (const cell of tr.querySelectorAll<HTMLTableCellElement>('td, th')) {
      while (rows[row]![column] !== undefined) column += 1;
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) {
          (rows[row + down] ??= [])[column + right] = down === 0 && right === 0 ? textOf(cell) : null;
        }
      }
      column += width;
    }
  });
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return null;
  return rows.map((row) => Array.from({ length: width }, (_, column) => (row[column] === undefined ? '' : row[column]!)));
}

/** Rows as a page for other programs, with the exact text of each cell for ourselves. */
export function writeHtml(rows: { plain: string; exact: string | null }[][]): string {
  const cell = ({ plain, exact }: { plain: string; exact: string | null }) =>
    `<td${exact === null ? '' : ` ${EXACT}="${escaped(exact)}"`}>${escaped(plain)}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

/** Nobody merges more; a page that says so is made to break something. */
const MOST_SPANNED = 200;

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(MOST_SPANNED, Math.max(1, span));
}

function textOf(cell: Element): string {
  const exact = cell.getAttribute(EXACT);
  if (exact !== null) return exact;
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\n');
  return (cell.textContent ?? '').replace(/[^\S\n]+/g, ' ').trim();
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
