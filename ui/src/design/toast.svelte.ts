/** One line about something that is done already, and a way to take it back. */
export type Notice = { id: number; text: string; undo: (() => void) | null };

const SHOWN_MS = 8_000;

let notices = $state.raw<Notice[]>([]);
let timer: ReturnType<typeof setTimeout> | undefined;
let last = 0;

export const shown = (): Notice[] => notices;

/** Shows a notice in place of the one before it. */
export function tell(text: string, undo: (() => void) | null = null): void {
  last += 1;
  notices = [{ id: last, text, undo }];
  resume();
}

export function dismiss(): void {
  clearTimeout(timer);
  notices = [];
}

/** While a person points at it or has it in focus, it stays. */
export function pause(): void {
  clearTimeout(timer);
}

export function resume(): void {
  clearTimeout(timer);
  timer = setTimeout(dismiss, SHOWN_MS);
}
