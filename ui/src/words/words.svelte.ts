import { FluentBundle, FluentResource } from '@fluent/bundle';

import { askIn } from '../api/client';
import type { Language } from '../api/types';
import { numbersOf, type Numbers } from './format';

/** What a sentence may be given: plurals need a number, everything else comes written out. */
export type Args = Record<string, string | number>;

const LANGUAGE = 'zadel-language';
/** Stands in a sentence where a part of the page will stand. */
const SLOT = '\uE000';

const catalogues: Record<Language, () => Promise<{ default: string }>> = {
  ru: () => import('./ru'),
  en: () => import('./en'),
};

type Words = { language: Language; bundle: FluentBundle; numbers: Numbers };

let words = $state.raw<Words | null>(null);

/** Speaks another language from now on; what is on the page follows at once. */
export async function speak(language: Language): Promise<void> {
  const { default: catalogue } = await catalogues[language]();
  words = { language, bundle: bundleOf(language, catalogue), numbers: numbersOf(language) };
  askIn(language);
  document.documentElement.lang = language;
  remember(language);
}

export function bundleOf(language: Language, catalogue: string): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(language === 'ru' ? glued(catalogue) : catalogue));
  if (errors.length > 0) throw errors[0];
  return bundle;
}

/** Short words stay with the word after them and a dash with the word before it, as a typesetter keeps them. */
function glued(catalogue: string): string {
  return catalogue.replace(/(?<=[\s«(])(\p{sc=Cyrl}{1,2}) (?=\S)/gu, '$1\u00A0').replaceAll(' — ', '\u00A0— ');
}

/** The sentence of that key in the language that is spoken now. */
export function say(key: string, args?: Args): string {
  const bundle = words?.bundle;
  const pattern = bundle?.getMessage(key)?.value;
  // A key without words shows itself: better than an empty button, and found at once by the check of words.
  return pattern === undefined || pattern === null ? key : bundle!.formatPattern(pattern, args);
}

/** The sentence cut at one of its variables: what stands before it and what stands after. */
export function sayAround(key: string, variable: string, args: Args = {}): [string, string] {
  const [before = '', after = ''] = say(key, { ...args, [variable]: SLOT }).split(SLOT);
  return [before, after];
}

/** Several things in one sentence: "a, b and c". */
export function sayList(items: string[]): string {
  return items.length === 0 ? '' : numbers().list(items);
}

export function spoken(): Language {
  return words?.language ?? 'ru';
}

/** Numbers, money and dates as the spoken language writes them. */
export function numbers(): Numbers {
  return words?.numbers ?? fallback;
}
const fallback = numbersOf('ru');

/** The language of this device: chosen here before, or that of the system. */
export function deviceLanguage(): Language {
  const chosen = recall();
  if (chosen === 'ru' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

function remember(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // Without storage the language is asked from the system again next time.
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(LANGUAGE);
  } catch {
    return null;
  }
}
