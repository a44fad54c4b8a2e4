const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const toRussian = new Map([...LATIN].map((key, at) => [key, RUSSIAN.charAt(at)]));
const toLatin = new Map([...RUSSIAN].map((key, at) => [key, LATIN.charAt(at)]));

/** The two letters that nobody tells apart when looking for something. */
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
const typed = (text: string, keys: Map<string, string>) => [...text].map((key) => keys.get(key) ?? key).join('');

const LETTER = /[\p{L}\p{N}]/u;

/** Does the word stand at the beginning of a word somewhere in the text? */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); 0 <= at; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** How many of the words looked for stand only inside a word of the text; null if one of them is nowhere in it. */
function nInside(text: string, wanted: string[]): number | null {
  if (!wanted.every((word) => text.includes(word))) return null;
  return wanted.filter((word) => !begins(text, word)).length;
}

/**
 * How far a name is from what the person is looking for, even if the keyboard was in the other layout: 0 if every word
 * that was typed begins a word of it, more if one stands inside a word, null if one is not there. Words come in any order.
 */
export function distance(name: string, query: string): number | null {
  const wanted = query.trim().toLowerCase();
  const text = plain(name);
  const forms = [wanted, typed(wanted, toRussian), typed(wanted, toLatin)];
  const found = forms.map((form) => nInside(text, plain(form).split(/\s+/))).filter((n) => n !== null);
  return found.length === 0 ? null : Math.min(...found);
}

/** Those that are looked for, the nearest first; of equally near ones, in the order in which they came. */
export function nearest<T>(all: T[], nameOf: (one: T) => string, query: string): T[] {
  const found = all.flatMap((one) => {
    const far = distance(nameOf(one), query);
    return far === null ? [] : [{ one, far }];
  });
  return found.toSorted((one, other) => one.far - other.far).map(({ one }) => one);
}
