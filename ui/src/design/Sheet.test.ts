import { render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';

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
