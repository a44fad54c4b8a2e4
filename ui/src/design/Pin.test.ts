import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';

import Pin from './Pin.svelte';

test('a pin tells its state without colour', async () => {
  const onToggle = vi.fn();
  const { rerender } = render(Pin, { pinned: true, label: 'Pinned: goal', onToggle });
  const button = screen.getByRole('button', { name: 'Pinned: goal' });
  expect(button.getAttribute('aria-pressed')).toBe('true');
  button.click();
  expect(onToggle).toHaveBeenCalledOnce();
  await rerender({ pinned: false, label: 'Pin: goal' });
  expect(button.getAttribute('aria-pressed')).toBe('false');
});
