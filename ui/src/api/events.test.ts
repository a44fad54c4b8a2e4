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

test('a window that nobody looks at holds no line, and reads what it missed when it is looked at', async () => {
  const onOpen = vi.fn();
  const stop = listen({ onPlan: () => {}, onOpen });
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
  const stop = listen({ onPlan, onOpen: () => {} });
  const event = { plan: 1, version: 2, by: { id: 2, name: 'Igor' } };
  Line.open[0]!.dispatchEvent(new MessageEvent('plan', { data: JSON.stringify(event) }));
  expect(onPlan).toHaveBeenCalledWith(event);
  stop();
});
