import { fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';

import Sheet from './Sheet.svelte';

const children = createRawSnippet(() => ({ render: () => '<input type="text" />' }));

test('a sheet taken off the page gives the focus back to what had it', () => {
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  const { container, unmount } = render(Sheet, { title: 'Sheet', children, onClose: () => {} });
  container.querySelector('input')!.focus();
  expect(document.activeElement).not.toBe(button);
  unmount();
  expect(document.activeElement).toBe(button);
  button.remove();
});

const form = createRawSnippet(() => ({ render: () => '<form><input type="text" /></form>' }));

/** Presses at one place and lets go at another. */
async function press(from: Element, to: Element) {
  await fireEvent.pointerDown(from);
  await fireEvent.click(to);
}

test('a press beside a sheet closes it, and a text selected out of its field does not', async () => {
  const { container } = render(Sheet, { title: 'Sheet', children: form, onClose: () => {} });
  const [dialog, input] = [container.querySelector('dialog')!, container.querySelector('input')!];
  const close = vi.spyOn(dialog, 'close');
  await press(input, dialog);
  expect(close).not.toHaveBeenCalled();
  await press(dialog, dialog);
  expect(close).toHaveBeenCalledOnce();
});

test('a form that has been typed in is not lost by a press beside its sheet', async () => {
  const { container } = render(Sheet, { title: 'Sheet', children: form, onClose: () => {} });
  const dialog = container.querySelector('dialog')!;
  const close = vi.spyOn(dialog, 'close');
  await fireEvent.input(container.querySelector('input')!, { target: { value: 'Acme' } });
  await press(dialog, dialog);
  expect(close).not.toHaveBeenCalled();
});
