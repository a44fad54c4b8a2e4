import type { ForecastRecordGroup, RecordedForecast } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';

/** Whole results: lumps of probability count by parts, and nobody counts parts of a month. */
export const whole = (count: number): number => Math.round(count);

/** "In 10 of 12 months as much came as we had said". */
export const sayAccuracy = ({ horizon, n, within_80 }: ForecastRecordGroup): string =>
  say('accuracy-answer', { horizon, n, within: whole(within_80) });

/** "Month, in the middle". */
export const sayGroup = ({ horizon, lead_days }: ForecastRecordGroup): string => say('accuracy-group', { horizon, lead: lead_days });

/** Where what came lay in what had been said. */
export const sayPlace = ({ said, came }: RecordedForecast): string => {
  if (came < said.low) return say('accuracy-below');
  return said.high < came ? say('accuracy-above') : say('accuracy-inside');
};

/** When it was said, and whether it was said then. */
export const sayMade = ({ day, kept }: RecordedForecast): string => say(kept ? 'accuracy-kept' : 'accuracy-remade', { day: numbers().day(day) });
