import type { FactNames, Funnel, StageConversion } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { sayPeriod } from '../../words/sentences';
import { answerOf, sayNature } from '../words';
import { choicesOf } from './funnel-filters';

/** A share of few, in whole percents where those are fine enough. */
export const sayShare = (share: number): string => numbers().observed({ text: '', value: share }, 'conversion');

export const saySpread = ({ low, high }: { low: number; high: number }): string => numbers().spread(low, high, 'conversion');

/** The share; where the facts allow many, from which to which: one of them would be quoted as if it were known. */
export const sayFigure = ({ share, bounds }: Pick<StageConversion, 'share' | 'bounds'>): string =>
  bounds === null ? sayShare(share ?? 0) : saySpread(bounds);

/** What the page is asked, in a sentence. */
export function sayAnswer(funnel: Funnel): string {
  const whole = funnel.end_to_end;
  if (funnel.facts === null || whole === null) return say('funnel-answer-none');
  const { entered, passed, is_few, n_unripe } = whole.conversion;
  if (entered === 0) return say('funnel-answer-nobody');
  // Of the one or two who were in time to buy nothing follows, and their share would be quoted.
  if (is_few && entered < n_unripe) return say('funnel-answer-early', { entered, all: entered + n_unripe });
  return say(answerOf(whole.from), { entered, passed });
}

/** How sure that is, and what is not in it. */
export function sayLead(conversion: StageConversion, enough: number): string {
  const { share, interval, likely, horizon_days, n_unripe } = conversion;
  const sentences: string[] = [];
  if (share !== null && interval !== null && likely !== null) {
    const days = say('funnel-days', { n: horizon_days });
    sentences.push(say('funnel-lead', { share: sayShare(share), likely: saySpread(likely), interval: saySpread(interval), days }));
  }
  if (0 < n_unripe) sentences.push(say('funnel-unripe', { n: n_unripe }));
  return [...sentences, ...sayDoubts(conversion, enough)].join(' ');
}

/** What keeps a conversion from being taken at its word. */
export function sayDoubts({ is_few, entered, bounds, n_path_unknown, n_unlinked }: StageConversion, enough: number): string[] {
  const doubts: string[] = [];
  if (is_few) doubts.push(say('funnel-few', { n: entered, enough }));
  if (bounds !== null) doubts.push(say('funnel-bounds', { low: sayShare(bounds.low), high: sayShare(bounds.high), n: n_path_unknown }));
  if (0 < n_unlinked) doubts.push(say('funnel-unlinked', { n: n_unlinked }));
  return doubts;
}

/** What the drawing of a spread says, for whoever does not see it. */
export function sayWhisker({ share, interval, bounds }: StageConversion): string {
  if (share === null || interval === null) return '';
  const spread = { share: sayShare(share), interval: saySpread(interval) };
  return bounds === null ? say('funnel-interval-text', spread) : say('funnel-interval-bounds-text', { ...spread, bounds: saySpread(bounds) });
}

/** The days and the filters that a funnel was counted with, in a line of text. */
export function sayCountedOf({ from, to }: Funnel, filter: Record<string, string>, names: FactNames | null): string {
  const said = (label: string, value: string) => say('funnel-print-filter', { label: say(label), value });
  const days = from === null || to === null ? [] : [said('funnel-period', sayPeriod(from, to))];
  const chosen = choicesOf(names).flatMap(({ name, label, none, list }) => {
    const id = filter[name];
    if (id === undefined) return [];
    // A name that is not read yet is a number still: better than a sheet that seems to be of everybody.
    return [said(label, id === '0' ? say(none) : (list.find((one) => String(one.id) === id)?.name ?? say('funnel-print-number', { id })))];
  });
  const nature = filter.nature === undefined ? [] : [said('deals-nature', sayNature(filter.nature))];
  return [...days, ...chosen, ...nature].join('; ');
}

/** By name, and those without one last. */
export const byName = (one: { name: string | null }, other: { name: string | null }): number =>
  one.name === null ? 1 : other.name === null ? -1 : one.name.localeCompare(other.name);

/** Where an axis for these ends: at a tenth, so that it can be named. */
export function axisOf(conversions: StageConversion[]): number {
  const most = Math.max(0, ...conversions.flatMap(({ interval, bounds }) => [interval?.high ?? 0, bounds?.high ?? 0]));
  return Math.min(1, Math.ceil(most * 10) / 10);
}
