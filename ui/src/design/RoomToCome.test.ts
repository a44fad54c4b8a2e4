import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import RoomToCome from './RoomToCome.svelte';

function numericColumns(example: string): boolean[] {
  const { container, unmount } = render(RoomToCome, { question: '', text: '', example });
  const columns = [...container.querySelectorAll('thead th')].map((cell) => cell.classList.contains('r'));
  unmount();
  return columns;
}

test('columns of numbers stand on the right, however a language writes them', () => {
  expect(numericColumns('a|b|c|d\nx | 1 000 000 ₽ | 1 | –\ny | 0 ₽ | – | 5 Dec')).toEqual([false, true, true, false]);
  expect(numericColumns('a|b|c|d\nx | ₽1,000,000 | 30% | −40,000\ny | ₽0 | 28% | +1')).toEqual([false, true, true, true]);
});
