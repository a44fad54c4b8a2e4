import { flushSync } from 'svelte';

/**
 * Changes what stands in a field that has just got the focus, and keeps it selected if it was: Tab selects a text to be typed
 * over, and would leave one that changes under the selection to be appended to.
 */
export function keepingSelection(input: HTMLInputElement, change: () => void): void {
  const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  flushSync(change);
  if (isWhole) input.select();
}
