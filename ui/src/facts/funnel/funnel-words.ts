import type { Funnel, StageConversion } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';
import { answerOf } from '../words';

/** A share of few, in whole percents where those are fine enough. */
export const sayShare = (share: number): string => numbers().observed({ text: '', value: share }, 'conversion');

export const saySpread = ({ low, high }: { low: number; high: number }): string => numbers().spread(low, high, 'conversion');

/** What the page is asked, in a sentence. */
export function sayAnswer(funnel: Funnel): string {
  const whole = funnel.end_to_end;
  if (funnel.facts === null || whole === null) return say('funnel-answer-none');
  const { entered, passed } = whole.conversion;
  if (entered === 0) return say('funnel-answer-nobody');
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

/** Where an axis for these ends: at a tenth, so that it can be named. */
export function axisOf(conversions: StageConversion[]): number {
  const most = Math.max(0, ...conversions.map(({ interval }) => interval?.high ?? 0));
  return Math.min(1, Math.ceil(most * 10) / 10);
}
