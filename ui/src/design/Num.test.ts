import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';

import Num from './Num.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>28 %</span>' }));

test('a number opens to its source, and says that it does', () => {
  const onOpen = vi.fn();
  render(Num, { children, onOpen });
  const button = screen.getByRole('button', { name: '28 %' });
  expect([button.getAttribute('aria-haspopup'), button.getAttribute('aria-expanded')]).toEqual(['dialog', 'false']);
  button.click();
  expect(onOpen).toHaveBeenCalledWith(button);
});

test('while its source is open it points there', () => {
  render(Num, { children, open: true, controls: 'provenance', onOpen: () => {} });
  const button = screen.getByRole('button');
  expect([button.getAttribute('aria-expanded'), button.getAttribute('aria-controls')]).toEqual(['true', 'provenance']);
});
