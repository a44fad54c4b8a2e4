import { beforeEach, expect, test } from 'vitest';

import { Keys } from './keys';

let keys: Keys;
beforeEach(() => (keys = new Keys()));

const press = (code: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { code, ...init });
const typedIn = (element: HTMLElement, event: KeyboardEvent) => {
  Object.defineProperty(event, 'target', { value: element });
  return event;
};

test('keys are read by their place, whatever the layout', () => {
  expect(keys.read(press('KeyG', { key: 'п' }), 0)).toBeNull();
  expect(keys.read(press('Digit3'), 100)).toEqual({ do: 'room', room: '3' });
});

test('pages of facts have letters', () => {
  keys.read(press('KeyG'), 0);
  expect(keys.read(press('KeyD', { key: 'в' }), 100)).toEqual({ do: 'page', page: 'deals' });
});

test('going somewhere must be fast', () => {
  keys.read(press('KeyG'), 0);
  expect(keys.read(press('Digit3'), 2_000)).toBeNull();
});

test('whoever types is left alone, but may still open the palette', () => {
  const field = Object.assign(document.createElement('input'), { value: '12' });
  expect(keys.read(typedIn(field, press('KeyZ', { ctrlKey: true })), 0)).toBeNull();
  expect(keys.read(typedIn(field, press('KeyK', { ctrlKey: true })), 0)).toEqual({ do: 'palette' });
});

test('in a field where nothing is typed there is nothing to take back but the last edit', () => {
  const field = document.createElement('input');
  expect(keys.read(typedIn(field, press('KeyZ', { ctrlKey: true })), 0)).toEqual({ do: 'undo' });
  field.value = '1 000 000';
  field.toggleAttribute('data-untouched');
  expect(keys.read(typedIn(field, press('KeyZ', { ctrlKey: true })), 0)).toEqual({ do: 'undo' });
  expect(keys.read(typedIn(field, press('KeyG')), 0)).toBeNull();
});

test('a slider is not a text field', () => {
  const slider = Object.assign(document.createElement('input'), { type: 'range' });
  expect(keys.read(typedIn(slider, press('KeyZ', { ctrlKey: true })), 0)).toEqual({ do: 'undo' });
  expect(keys.read(press('KeyZ', { ctrlKey: true, shiftKey: true }), 0)).toEqual({ do: 'redo' });
});

test('the question mark stands elsewhere in Russian', () => {
  expect(keys.read(press('Digit7', { key: '?', shiftKey: true }), 0)).toEqual({ do: 'keys' });
});

test('single letters can be switched off, and the others stay', () => {
  const keys = new Keys(() => false);
  const press = (init: KeyboardEventInit) => keys.read(new KeyboardEvent('keydown', init), 0);
  expect(press({ code: 'Slash', key: '?', shiftKey: true })).toBeNull();
  expect(press({ code: 'KeyG', key: 'g' })).toBeNull();
  expect(press({ code: 'Digit3', key: '3' })).toBeNull();
  expect(press({ code: 'KeyK', ctrlKey: true })).toEqual({ do: 'palette' });
});
