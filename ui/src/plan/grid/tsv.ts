/** Cells as programs for sheets put them on the clipboard: tabs between cells, line ends between rows, quotes around both. */

/** What a cell says; `null` for one that another covers, as in a merged cell: it says nothing, not even that it is empty. */
export type CellText = string | null;

/** How large a rectangle is. */
export type Size = { rows: number; columns: number };

/**
 * How large the rectangle of a text is, without reading its cells: a hundred thousand of them are counted in a moment.
 *
 * Line ends and tabs inside quotes are counted too, so that it is never larger than this.
 */
export function sizeOf(text: string): Size {
  const end = endOf(text);
  let [rows, columns, inRow] = [1, 1, 1];
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === TAB) inRow += 1;
    else if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) {
      [columns, inRow] = [Math.max(columns, inRow), 1];
      rows += 1;
    }
  }
  return { rows, columns: Math.max(columns, inRow) };
}

/** The rows of a text. All have as many cells as the longest. */
export function readRows(text: string): string[][] {
  const end = endOf(text);
  const rows: string[][] = [[]];
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  for (;;) {
    const quoted = text[at] === '"' ? readQuoted(text, at, end) : null;
    const stop = quoted?.next ?? plainEnd(text, at, end);
    rows.at(-1)!.push(quoted?.cell ?? text.slice(at, stop));
    if (stop >= end) break;
    const code = text.charCodeAt(stop);
    at = stop + (code === RETURN && text.charCodeAt(stop + 1) === LINE_FEED ? 2 : 1);
    if (code !== TAB) rows.push([]);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** Rows as a text that Excel, Sheets and LibreOffice read back as the same cells. */
export function writeRows(rows: readonly (readonly CellText[])[]): string {
  return rows.map((row) => row.map((cell) => quotedIfNeeded(cell ?? '')).join('\t')).join('\n');
}

const [TAB, LINE_FEED, RETURN, BYTE_ORDER_MARK] = [9, 10, 13, 0xfeff];

/** Without the line end after the last row, which every program for sheets writes. */
function endOf(text: string): number {
  if (text.endsWith('\r\n')) return text.length - 2;
  return text.endsWith('\n') || text.endsWith('\r') ? text.length - 1 : text.length;
}

function plainEnd(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === TAB || code === LINE_FEED || code === RETURN) return at;
  }
  return end;
}

/** A cell in quotes, `""` in it is one; `null` if what begins with a quote is no such cell, as in `"North" team`. */
function readQuoted(text: string, from: number, end: number): { cell: string; next: number } | null {
  for (let at = text.indexOf('"', from + 1); at !== -1 && at < end; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1;
      continue;
    }
    const next = at + 1;
    const isWhole = next >= end || '\t\n\r'.includes(text[next]!);
    return isWhole ? { cell: text.slice(from + 1, at).replaceAll('""', '"').replaceAll('\r\n', '\n'), next } : null;
  }
  return null;
}

const quotedIfNeeded = (cell: string) => (/^"|[\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
