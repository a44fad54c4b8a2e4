import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { listen } from './events';

/** The browser's line of events, as far as it is used. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static readonly open: Line[] = [];
  readyState = 1;
  onopen = () => {};
  onerror = () => {};

  constructor(readonly url: string) {
    super();
    Line.open.push(this);
    queueMicrotask(() => this.onopen());
  }

  close(): void {
    this.readyState = Line.CLOSED;
    Line.open.splice(Line.open.indexOf(this), 1);
  }
}

let visibility: DocumentVisibilityState = 'visible';
const turn = (to: DocumentVisibilityState) => {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  visibility = 'visible';
  Line.open.length = 0;
  vi.stubGlobal('EventSource', Line);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => vi.restoreAllMocks());

const nothing = { onPlan: () => {}, onCompany: () => {}, onPresent: () => {}, onOpen: () => {} };

test('a window that nobody looks at holds no line, and reads what it missed when it is looked at', async () => {
  const onOpen = vi.fn();
  const { stop } = listen({ ...nothing, onOpen });
  await vi.waitFor(() => expect(onOpen).toHaveBeenCalledTimes(1));
  turn('hidden');
  expect(Line.open.length).toBe(0);
  turn('visible');
  await vi.waitFor(() => expect(onOpen).toHaveBeenCalledTimes(2));
  expect(Line.open.length).toBe(1);
  stop();
  turn('hidden');
  turn('visible');
  expect(Line.open.length).toBe(0);
});

test('what others save is heard', async () => {
  const onPlan = vi.fn();
  const { stop } = listen({ ...nothing, onPlan });
  const event = { plan: 1, version: 2, by: { id: 2, name: 'Igor' } };
  Line.open[0]!.dispatchEvent(new MessageEvent('plan', { data: JSON.stringify(event) }));
  expect(onPlan).toHaveBeenCalledWith(event);
  stop();
});

test('a window says which plan it shows, and hears who else has it open', async () => {
  const onPresent = vi.fn();
  const line = listen({ ...nothing, onPresent });
  line.attend(7);
  expect(Line.open.map(({ url }) => url)).toEqual(['/api/v1/events?plan=7']);
  await vi.waitFor(() => expect(onPresent).toHaveBeenLastCalledWith({ others: [] }));
  const event = { others: [{ id: 2, name: 'Igor' }] };
  Line.open[0]!.dispatchEvent(new MessageEvent('present', { data: JSON.stringify(event) }));
  expect(onPresent).toHaveBeenLastCalledWith(event);
  line.attend(7);
  expect(Line.open.length).toBe(1);
  line.attend(null);
  expect(Line.open.map(({ url }) => url)).toEqual(['/api/v1/events']);
  line.stop();
});
