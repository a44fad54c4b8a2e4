import { changeLanguage, choosePassword, onSignedOut, readSession, readSetup, signOut } from '../api/client';
import { Problem } from '../api/problem';
import type { Language, Session } from '../api/types';
import { speak, spoken } from '../words/words.svelte';

type State = 'asking' | 'in' | 'lapsed' | 'out' | 'new' | 'unreachable';

let state = $state<State>('asking');
let session = $state.raw<Session | null>(null);
/** A language chosen before it was known who is there; a page that is loaded again meanwhile does not forget it. */
const DOOR = 'zadel-door-language';
let atDoor = recall();

export const signedIn = (): Session | null => session;
/**
 * Not yet known, signed in, signed in until the server forgot it, signed out, a server that nobody has set up yet,
 * or no server.
 */
export const sessionState = (): State => state;
export const may = (right: string): boolean => session?.may.includes(right) ?? false;

onSignedOut(() => {
  // The page stays as it is, with all that is being typed on it: only a new sign-in is asked for.
  if (state === 'in') state = 'lapsed';
});

export async function ask(): Promise<void> {
  try {
    await enter(await readSession());
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) {
      state = 'unreachable';
      return;
    }
    const needed = await readSetup().then((setup) => setup.needed, () => false);
    state = needed ? 'new' : 'out';
  }
}

/** Answers whether the page goes on: for somebody else it is left, so that nothing of the one before stays on it. */
export async function enter(next: Session): Promise<boolean> {
  // Members are counted company by company: the first of two companies are both number 1.
  const isSame = session === null || (session.company.id === next.company.id && session.member.id === next.member.id);
  if (!isSame) {
    location.assign('/');
    return false;
  }
  session = next;
  // First the words, or the page would be seen in another language for a moment. Those that cannot be fetched, as after an upgrade, keep
  // nobody out: the page goes on in those it has.
  await greet(next.language).catch(() => {});
  state = 'in';
  return true;
}

/** Whoever chose a language at the door has chosen it as a person too. */
async function greet(language: Language): Promise<void> {
  const chosen = atDoor;
  keepAtDoor(null);
  if (chosen !== null) await choose(chosen);
  else if (language !== spoken()) await speak(language);
}

export async function leave(): Promise<void> {
  await signOut();
  [session, state] = [null, 'out'];
}

/** The page speaks the other language at once; the server is told when it can be. */
export async function choose(language: Language): Promise<void> {
  await speak(language);
  if (session === null) {
    keepAtDoor(language);
    return;
  }
  session = { ...session, language };
  await changeLanguage(language).catch(() => {});
}

/** Other browsers of the same person are signed out. */
export async function setPassword(current: string, password: string): Promise<void> {
  session = await choosePassword(current, password);
}

function keepAtDoor(language: Language | null): void {
  atDoor = language;
  try {
    if (language === null) sessionStorage.removeItem(DOOR);
    else sessionStorage.setItem(DOOR, language);
  } catch {
    // Without storage the choice holds until the page is loaded again.
  }
}

function recall(): Language | null {
  try {
    const kept = sessionStorage.getItem(DOOR);
    return kept === 'ru' || kept === 'en' ? kept : null;
  } catch {
    return null;
  }
}
