import { FACTS } from './rooms';

/** What a key press means outside fields; `null` if nothing. */
export type Command =
  | { do: 'palette' }
  | { do: 'keys' }
  | { do: 'room'; room: string }
  | { do: 'page'; page: string }
  | { do: 'undo' }
  | { do: 'redo' };

const WEEK_KEYS: Record<string, string> = { KeyW: 'week', KeyS: 'standup', KeyR: 'report', KeyE: 'results' };
const PAGE_KEYS: Record<string, string> = Object.fromEntries(FACTS.map(({ letter, page }) => [`Key${letter.toUpperCase()}`, page]));
const GO_MS = 1_500;

/** Reads keys by their place on the keyboard, so that the Russian layout is no obstacle. */
export class Keys {
  #goUntil = 0;
  readonly #withLetters: () => boolean;

  constructor(withLetters: () => boolean = () => true) {
    this.#withLetters = withLetters;
  }

  read(event: KeyboardEvent, now: number): Command | null {
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.code === 'KeyK') return { do: 'palette' };
    if (isTyping(event.target) && !(isControl && isUntouched(event.target))) return null;
    if (isControl && event.code === 'KeyZ') return event.shiftKey ? { do: 'redo' } : { do: 'undo' };
    if (isControl || event.altKey || !this.#withLetters()) return null;
    if (now < this.#goUntil) {
      this.#goUntil = 0;
      const page = PAGE_KEYS[event.code];
      if (page !== undefined) return { do: 'page', page };
      const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1];
      const room = digit ?? WEEK_KEYS[event.code];
      return room === undefined ? null : { do: 'room', room };
    }
    if (event.code === 'KeyG') {
      this.#goUntil = now + GO_MS;
      return null;
    }
    // The question mark stands on Slash in English and on Digit7 in Russian.
    return event.key === '?' || (event.shiftKey && event.code === 'Slash') ? { do: 'keys' } : null;
  }
}

/** A field in which there is nothing to take back: the browser's own undo would do nothing, or the wrong thing. */
function isUntouched(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && (target.value === '' || target.hasAttribute('data-untouched'));
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox';
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
