import type { Language } from '../../api/types';

/**
 * A number as the page shows it, in the form that a program for sheets reads as a number: no spaces between digits, no sign of a
 * currency, an ordinary minus; the decimal sign of the language stays. `null` if it shows no number.
 */
export function plainNumber(shown: string, language: Language): string | null {
  const text = shown.replace(/\s/g, '').replace(/^[−-]/, '-');
  const [, sign, digits, percent] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const grouped = language === 'ru' ? digits : digits.replaceAll(',', '');
  const isNumber = language === 'ru' ? /^\d+(,\d+)?$/ : /^\d+(\.\d+)?$/;
  const isInGroups = language === 'ru' || /^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(digits);
  return isNumber.test(grouped) && isInGroups ? `${sign === '-' ? '-' : ''}${grouped}${percent}` : null;
}

/** Any text of the page for another program: a number as a number, words with plain spaces. */
export function plainText(shown: string, language: Language): string {
  return plainNumber(shown, language) ?? shown.replace(/\s+/g, ' ').trim();
}

/** A sign, the sign or the code of a currency on either side, digits, a percent sign. */
const CURRENCY = String.raw`(?:[A-Z]{3}|[^\p{L}\d%,.+-])?`;
const NUMBER = new RegExp(String.raw`^([-+]?)${CURRENCY}([\d.,]*\d)(%?)${CURRENCY}$`, 'u');
