const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const toRussian = new Map([...LATIN].map((key, at) => [key, RUSSIAN.charAt(at)]));
const toLatin = new Map([...RUSSIAN].map((key, at) => [key, LATIN.charAt(at)]));

/** The two letters that nobody tells apart when looking for something. */
const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
const typed = (text: string, keys: Map<string, string>) => [...text].map((key) => keys.get(key) ?? key).join('');

/** Is this what the person is looking for, even if the keyboard was in the other layout? */
export function matches(name: string, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const text = plain(name);
  return [wanted, typed(wanted, toRussian), typed(wanted, toLatin)].some((form) =>
    plain(form).split(/\s+/).every((word) => text.includes(word)),
  );
}
