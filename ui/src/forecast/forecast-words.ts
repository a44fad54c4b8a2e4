import type { Forecast } from '../api/types';
import type { Currency } from '../words/format';
import { numbers, say } from '../words/words.svelte';

/** What the period will bring, in a sentence. */
export function sayOutlook(forecast: Forecast, currency: Currency): string {
  const end = forecast.to_come?.fan.at(-1);
  if (end === undefined) return say('outlook-answer-over', { won: numbers().money(forecast.won, currency) });
  const about = (minor: number) => numbers().aboutMoney(minor, currency);
  return say('outlook-answer', { low: about(end.band.low), high: about(end.band.high), day: numbers().day(end.day) });
}
