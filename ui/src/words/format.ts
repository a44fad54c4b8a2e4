import type { Fraction, Language, NumberKind } from '../api/types';

/** A currency as a plan has it: money is counted in its smallest unit. */
export type Currency = { currency: string; exponent: number };

/** How one language writes numbers. Nothing here computes: what comes in is what is shown. */
export interface Numbers {
  money(minor: number, currency: Currency): string;
  /** In three digits, "1 240 000 ₽": what is not known more exactly. */
  aboutMoney(minor: number, currency: Currency): string;
  /** To the nearest whole unit: an average is not known to the kopeck. */
  wholeMoney(minor: number, currency: Currency): string;
  /** With its sign, "+200 000 ₽", and with U+2212 for the minus. */
  signedMoney(minor: number, currency: Currency): string;
  count(value: number): string;
  /** One digit after the point at most: a mean, a spread. */
  decimal(value: number): string;
  /** Of a part of one. */
  percent(part: number): string;
  fraction(value: Fraction, kind: 'conversion' | 'rate'): string;
  /** As exactly as a handful of observations deserves: "28 %", and "2,4 %" where whole percents are too coarse. */
  observed(value: Fraction, kind: 'conversion' | 'rate'): string;
  /** Where a conversion or a rate lies most of the time: "19–39 %". */
  spread(low: number, high: number, kind: 'conversion' | 'rate'): string;
  /** "2026-10" as the head of a column: "окт. 26". */
  month(month: string): string;
  /** A day of the calendar, "2026-12-31". */
  day(date: string): string;
  /** "декабрь", of 0 to 11. */
  monthName(at: number): string;
  /** "дек." */
  monthShort(at: number): string;
  /** A moment in this person's time zone. */
  moment(at: string): string;
  clock(at: string): string;
  /** "1–6 дек." */
  span(from: string, to: string): string;
  /** "Декабрь 2026", or the days if it is not a whole month. */
  period(from: string, to: string): string;
  /** The same inside a sentence: "декабрь 2026". */
  periodInside(from: string, to: string): string;
  list(items: string[]): string;
  /** "пн" of any Monday. */
  weekday(date: string): string;
  /** "среда, 30 декабря 2026 г." */
  longDay(date: string): string;
}

const cache = new Map<Language, Numbers>();

export function numbersOf(language: Language): Numbers {
  let numbers = cache.get(language);
  if (numbers === undefined) {
    numbers = make(language);
    cache.set(language, numbers);
  }
  return numbers;
}

function make(language: Language): Numbers {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const digits = language === 'ru' ? 'ru-RU' : 'en-US';
  const plain = new Intl.NumberFormat(digits, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(digits, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const usual = new Intl.NumberFormat(digits, { maximumFractionDigits: 2 });
  const rare = new Intl.NumberFormat(digits, { maximumSignificantDigits: 2 });
  // Times 248 clients 0.07 and 0.073 are not the same.
  const rate = { format: (value: number) => (Math.abs(value) < 0.1 ? rare : usual).format(value) };
  const percent = new Intl.NumberFormat(digits, { style: 'percent', maximumFractionDigits: 1 });
  const tenth = new Intl.NumberFormat(digits, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(digits, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { ...NUMERIC[language], timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { ...NUMERIC[language], hour: '2-digit', minute: '2-digit' });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const span = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const longSpan = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const shortMonth = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const currencies = new Map<string, Intl.NumberFormat>();

  const money = (minor: number, { currency, exponent }: Currency, isWhole = minor % 10 ** exponent === 0) => {
    const key = `${currency} ${isWhole}`;
    let format = currencies.get(key);
    if (format === undefined) {
      const fraction = isWhole ? 0 : exponent;
      format = new Intl.NumberFormat(digits, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: fraction,
        maximumFractionDigits: fraction,
      });
      currencies.set(key, format);
    }
    // As text, because a float of roubles may lose the last kopeck of a large sum.
    return realMinus(format.format(major(minor, exponent) as unknown as number));
  };

  const period = (from: string, to: string) => {
    const [first, last] = [utc(from), utc(to)];
    if (!isWholeMonth(first, last)) return tight(longSpan.formatRange(first, last));
    return `${month.format(first)} ${first.getUTCFullYear()}`;
  };

  return {
    money: (minor, currency) => money(minor, currency),
    wholeMoney: (minor, currency) => money(minor, currency, true),
    aboutMoney: (minor, currency) => {
      const [digitsOfIt, whole] = [3, Math.round(minor / 10 ** currency.exponent)];
      const step = 10 ** Math.max(0, Math.abs(whole).toString().length - digitsOfIt);
      return money(Math.round(whole / step) * step * 10 ** currency.exponent, currency, true);
    },
    signedMoney: (minor, currency) => (minor > 0 ? `+${money(minor, currency)}` : money(minor, currency)),
    count: (value) => plain.format(value),
    decimal: (value) => decimal.format(value),
    percent: (part) => percent.format(part),
    fraction: (value, kind) => (kind === 'rate' ? rate.format(value.value) : percent.format(value.value)),
    observed: (value, kind) => {
      if (kind === 'rate') return rate.format(value.value);
      return value.value < 0.1 ? percent.format(value.value) : whole.format(value.value);
    },
    spread: (low, high, kind) =>
      kind === 'rate'
        ? `${rate.format(low)}–${rate.format(high)}`
        : high < 0.1
          ? `${tenth.format(low * 100)}–${percent.format(high)}`
          : `${plain.format(low * 100)}–${whole.format(high)}`,
    month: (text) => `${shortMonth.format(utc(`${text}-01`))}\u00A0${text.slice(2, 4)}`,
    day: (date) => day.format(utc(date)),
    monthName: (at) => month.format(new Date(Date.UTC(2026, at, 1))),
    monthShort: (at) => shortMonth.format(new Date(Date.UTC(2026, at, 1))),
    moment: (at) => moment.format(new Date(at)).replace(', ', ' '),
    clock: (at) => clock.format(new Date(at)),
    span: (from, to) => tight(span.formatRange(utc(from), utc(to))),
    period: (from, to) => {
      const text = period(from, to);
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
    periodInside: period,
    list: (items) => list.format(items),
    weekday: (date) => weekday.format(utc(date)),
    longDay: (date) => longDay.format(utc(date)),
  };
}

const NUMERIC: Record<Language, Intl.DateTimeFormatOptions> = {
  ru: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
};

/** Minor units as a decimal text: 123456 of exponent 2 is "1234.56". */
export function major(minor: number, exponent: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = Math.abs(minor).toString().padStart(exponent + 1, '0');
  const point = text.length - exponent;
  return exponent === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** What the server's value looks like; `null` is a number that nobody knows yet. */
export function written(
  numbers: Numbers,
  kind: NumberKind,
  value: number | Fraction | null,
  currency: Currency,
  link: 'conversion' | 'rate' = 'conversion',
): string | null {
  if (value === null) return null;
  if (typeof value === 'object') return numbers.fraction(value, link);
  if (kind === 'money') return numbers.money(value, currency);
  return kind === 'share' ? numbers.percent(value / 10_000) : numbers.count(value);
}

/** A document's own text in the same form; what does not look like a number is shown as it stands. */
export function writtenText(
  numbers: Numbers,
  kind: NumberKind,
  text: string,
  currency: Currency,
  link: 'conversion' | 'rate' = 'conversion',
): string {
  const [, whole, part = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(text) ?? [];
  const [, above, below] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (kind === 'money' && whole !== undefined && part.length <= currency.exponent) {
    return numbers.money(Number(whole + part.padEnd(currency.exponent, '0')), currency);
  }
  const [, percents] = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*%$/.exec(text) ?? [];
  if (percents !== undefined && (kind === 'share' || kind === 'fraction')) {
    return numbers.percent(Number(percents.replace(',', '.')) / 100);
  }
  if (kind === 'count' && whole !== undefined && part === '') return numbers.count(Number(whole));
  if (kind === 'fraction' && below !== undefined) {
    return numbers.fraction({ text, value: Number(above) / Number(below) }, link);
  }
  return text;
}

const realMinus = (text: string) => text.replace('-', '−');
/** "1–6 дек." is one word: no thin or ordinary spaces about a dash between days, nor inside a date. */
const tight = (text: string) => text.replace(/(\d)\s*–\s*(\d+ \p{L})/u, '$1–$2').replace(/(\d) (\p{L})/gu, '$1\u00A0$2');
const utc = (date: string) => new Date(`${date}T00:00:00Z`);

function isWholeMonth(first: Date, last: Date): boolean {
  const dayAfter = new Date(last.getTime() + 86_400_000);
  const isOneMonth = first.getUTCMonth() === last.getUTCMonth() && first.getUTCFullYear() === last.getUTCFullYear();
  return first.getUTCDate() === 1 && dayAfter.getUTCDate() === 1 && isOneMonth;
}
