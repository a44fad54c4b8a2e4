import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';

import { StandIn } from '../../api/stand-in';
import Leads from '../../rooms/step3_resources/Leads.svelte';
import { speak } from '../../words/words.svelte';
import { PlanStore } from '../plan.svelte';
import { EXACT } from './rectangle';

let server: StandIn;
let store: PlanStore;

/** Three sources; columns: name, limit, taken, promised, owner, day, price, cost of a deal. */
beforeEach(async () => {
  document.body.replaceChildren();
  localStorage.clear();
  await speak('en');
  server = new StandIn();
  server.nSources = 3;
  ['Site', 'Ads', 'Partners'].forEach((name, at) => {
    server.document.set(`source[${at}].name`, name);
    server.document.set(`source[${at}].leads`, `${(at + 1) * 1000}`);
    server.document.set(`source[${at}].price`, `${at + 1}.50`);
  });
  vi.stubGlobal('fetch', server.fetch);
  store = new PlanStore(1, { company: 1, id: 1, name: 'me' });
  await store.load();
  render(Leads, { store });
});

const field = (path: string) => document.querySelector<HTMLInputElement>(`[data-entry="${path}"]`)!;
const leads = (at: number) => field(`source[${at}].leads`);
const press = (code: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement!, { code, key: code, ...more });
const selected = () => [...document.querySelectorAll('[data-selected]')];
const said = () => [...document.querySelectorAll('[role=status]')].map((region) => region.textContent?.trim()).filter(Boolean).join('|');

/** Stands in a field as after Tab: what is there is selected. */
async function stand(input: HTMLInputElement) {
  input.focus();
  await waitFor(() => expect(input.selectionEnd).toBe(input.value.length));
}

function clip(kind: 'copy' | 'paste' | 'cut', plain = '', html = '') {
  const data = new Map([['text/plain', plain], ['text/html', html]]);
  const clipboardData = { getData: (type: string) => data.get(type) ?? '', setData: (type: string, text: string) => data.set(type, text) };
  const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), { clipboardData });
  document.activeElement!.dispatchEvent(event);
  return { plain: data.get('text/plain'), html: data.get('text/html'), isTaken: event.defaultPrevented };
}

test('arrows move between rows of a column, over what cannot be edited, and between columns from a field that is untouched', async () => {
  await stand(leads(0));
  await press('ArrowDown');
  expect(document.activeElement).toBe(leads(1));
  await press('ArrowUp');
  await stand(leads(0));
  await press('ArrowRight');
  expect(document.activeElement).toBe(field('source[0].promised'));
  await stand(field('source[0].promised'));
  await press('ArrowLeft');
  expect(document.activeElement).toBe(leads(0));
  await press('ArrowUp');
  expect(document.activeElement).toBe(leads(0));
});

test('in a text that is being written, left and right move the caret until its edge', async () => {
  await stand(leads(0));
  await fireEvent.input(leads(0), { target: { value: '123' } });
  leads(0).setSelectionRange(1, 1);
  await press('ArrowRight');
  expect(document.activeElement).toBe(leads(0));
  leads(0).setSelectionRange(3, 3);
  await press('ArrowRight');
  expect(document.activeElement).toBe(field('source[0].promised'));
});

test('Enter saves and goes down, with Shift up', async () => {
  await stand(leads(0));
  await fireEvent.input(leads(0), { target: { value: '70' } });
  await press('Enter');
  expect(document.activeElement).toBe(leads(1));
  await waitFor(() => expect(server.document.get('source[0].leads')).toBe('70'));
  await press('Enter', { shiftKey: true });
  expect(document.activeElement).toBe(leads(0));
});

test('F2 goes on with the text, and Escape gives back what stood there', async () => {
  await stand(leads(0));
  await press('F2');
  expect([leads(0).selectionStart, leads(0).selectionEnd]).toEqual([4, 4]);
  await fireEvent.input(leads(0), { target: { value: '10001' } });
  await press('Escape');
  expect(leads(0).value).toBe('1,000');
  expect(server.version).toBe(1);
});

test('Home and End go to the ends of a row, with Ctrl of the table', async () => {
  await stand(leads(1));
  await press('End');
  expect(document.activeElement).toBe(field('source[1].price'));
  await stand(field('source[1].price'));
  await press('Home');
  expect(document.activeElement).toBe(field('source[1].name'));
  await stand(field('source[1].name'));
  await press('End', { ctrlKey: true });
  expect(document.activeElement).toBe(field('source[2].price'));
});

test('Shift and arrows select a rectangle, and it is said how large it is', async () => {
  await stand(leads(0));
  await press('ArrowDown', { shiftKey: true });
  await press('ArrowRight', { shiftKey: true });
  expect(selected().length).toBe(4);
  expect(said()).toContain('2 × 2 cells selected');
  expect(document.activeElement).toBe(leads(0));
  await press('Escape');
  expect(selected()).toEqual([]);
});

test('a rectangle is drawn with the mouse, and drawn on with Shift', async () => {
  await fireEvent.mouseDown(leads(0), { button: 0, buttons: 1 });
  leads(0).focus();
  await fireEvent.mouseOver(field('source[1].promised'), { buttons: 1 });
  await fireEvent.mouseUp(document);
  expect(selected().length).toBe(6);
  await fireEvent.mouseDown(field('source[2].promised'), { button: 0, shiftKey: true });
  expect([selected().length, said()]).toEqual([9, '3 × 3 cells selected']);
  await fireEvent.mouseDown(document.body);
  expect(selected()).toEqual([]);
});

test('a rectangle is copied as other programs read it, and exactly for ourselves', async () => {
  await speak('ru');
  server.document.set('source[0].promised', '1/3');
  await stand(leads(0));
  await press('ArrowDown', { shiftKey: true });
  const { plain, isTaken } = clip('copy');
  expect([plain, isTaken]).toEqual(['1000\n2000', true]);
  await stand(field('source[0].price'));
  await press('ArrowDown', { shiftKey: true });
  const copied = clip('copy');
  expect(copied.plain).toBe('1,50\n2,50');
  expect(copied.html).toContain(`<td ${EXACT}="1.50">1,50</td>`);
});

test('letters that are selected in a field are copied by the browser', async () => {
  await stand(leads(0));
  leads(0).setSelectionRange(0, 2);
  expect(clip('copy').isTaken).toBe(false);
});

test('Delete clears all cells of a rectangle as one edit, and cutting does nothing', async () => {
  await stand(leads(0));
  await press('ArrowDown', { shiftKey: true });
  expect(clip('cut').isTaken).toBe(true);
  await press('Delete');
  await waitFor(() => expect(server.version).toBe(2));
  expect([server.document.has('source[0].leads'), server.document.has('source[1].leads')]).toEqual([false, false]);
  // The field that has the focus shows it too, and follows the undo.
  expect(leads(0).value).toBe('');
  await store.undo();
  await waitFor(() => expect([leads(0).value, leads(1).value]).toEqual(['1000', '2,000']));
});

test('the first row fills the others, the first column those to its right, each as one edit', async () => {
  await stand(leads(0));
  await press('ArrowDown', { shiftKey: true });
  await press('ArrowDown', { shiftKey: true });
  await press('KeyD', { ctrlKey: true });
  await waitFor(() => expect(server.version).toBe(2));
  expect([1, 2].map((at) => server.document.get(`source[${at}].leads`))).toEqual(['1000', '1000']);
  await press('ArrowRight', { shiftKey: true });
  await press('ArrowRight', { shiftKey: true });
  await press('KeyR', { ctrlKey: true });
  await waitFor(() => expect(server.version).toBe(3));
  expect([0, 1, 2].map((at) => server.document.get(`source[${at}].promised`))).toEqual(['1000', '1000', '1000']);
});

test('without a rectangle, the browser keeps its keys', async () => {
  await stand(leads(0));
  const isKept = await press('KeyR', { ctrlKey: true });
  expect([isKept, server.version]).toEqual([true, 1]);
});

test('one text is pasted by the browser, a rectangle is looked at first', async () => {
  await stand(leads(0));
  expect(clip('paste', '5\r\n').isTaken).toBe(false);
  expect(clip('paste', '10\t7\t20\r\n30\t7\tmany\r\n').isTaken).toBe(true);
  const apply = await screen.findByRole('button', { name: 'Paste the 3 good cells' });
  const sheet = screen.getByRole('dialog', { hidden: true }).textContent!.replace(/\s+/g, ' ');
  expect(sheet).toContain('was 1,000 will be 10');
  expect(sheet).toContain('1 cell does not fit');
  expect(sheet).toContain('"many"?');
  expect(sheet).toContain('2 follow from others');
  expect(server.version).toBe(1);
  await fireEvent.click(apply);
  await waitFor(() => expect(server.version).toBe(2));
  expect(['source[0].leads', 'source[0].promised', 'source[1].leads'].map((path) => server.document.get(path))).toEqual(['10', '20', '30']);
  await store.undo();
  await waitFor(() => expect(server.document.get('source[0].leads')).toBe('1000'));
});

test('what does not fit is told row by row, and nothing of it is lost from the sheet', async () => {
  await stand(leads(1));
  clip('paste', '1\r\n2\r\n3\r\n4\r\n');
  await screen.findByRole('button', { name: 'Paste 2 cells' });
  const sheet = screen.getByRole('dialog', { hidden: true });
  expect(sheet.textContent).toContain('2 rows do not fit');
  expect([...sheet.querySelectorAll('.over li')].map((row) => row.textContent)).toEqual(['3', '4']);
  expect(sheet.querySelector('textarea')!.value).toBe('1\n2\n3\n4');
});

test('one cell is repeated over a rectangle', async () => {
  await stand(leads(0));
  await press('ArrowDown', { shiftKey: true });
  clip('paste', '55');
  await fireEvent.click(await screen.findByRole('button', { name: 'Paste 2 cells' }));
  await waitFor(() => expect(server.document.get('source[1].leads')).toBe('55'));
  expect([server.document.get('source[0].leads'), server.version]).toEqual(['55', 2]);
});

test('a hundred thousand cells are refused with their figures and without asking the server', async () => {
  await stand(leads(0));
  const n = server.asked.length;
  clip('paste', `${'1\t'.repeat(19)}1\r\n`.repeat(5_000));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('100,000 cells: 5,000 × 20');
  expect(server.asked.length).toBe(n);
});

test('by the button, cells are pasted into a sheet, from the row and column that are chosen', async () => {
  await fireEvent.click(screen.getByRole('button', { name: /^Paste a table/ }));
  const area = (await screen.findByLabelText('Cells', { selector: 'textarea' })) as HTMLTextAreaElement;
  await fireEvent.input(area, { target: { value: '8\n9' } });
  const [row, column] = [...document.querySelectorAll<HTMLSelectElement>('dialog select')];
  await fireEvent.change(row!, { target: { value: '2' } });
  await fireEvent.change(column!, { target: { value: '1' } });
  await fireEvent.click(await screen.findByRole('button', { name: 'Paste 2 cells' }));
  await waitFor(() => expect(server.document.get('source[2].leads')).toBe('9'));
  expect(server.document.get('source[1].leads')).toBe('8');
});

test('an edit that is refused leaves the text in the sheet, with the reason', async () => {
  await stand(leads(0));
  clip('paste', '1\r\n2');
  const apply = await screen.findByRole('button', { name: 'Paste 2 cells' });
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ code: 'forbidden', status: 403, detail: 'No.' }), { status: 403 }));
  await fireEvent.click(apply);
  await waitFor(() => expect(document.querySelector('dialog')!.textContent).toContain('No.'));
  expect(document.querySelector('textarea')!.value).toBe('1\n2');
});
