import type { ForecastAccuracyGroup, JudgedForecast } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';

/** "In 10 of 12 months as much came as we had said". */
export const sayAccuracy = ({ horizon, n, within_80 }: ForecastAccuracyGroup): string =>
  say('accuracy-answer', { horizon, n, within: within_80 });

/** "Month, in the middle". */
export const sayGroup = ({ horizon, when }: ForecastAccuracyGroup): string => say('accuracy-group', { horizon, when });

/** On which side what came lay of what had been said; nothing within it. */
export const sayOutside = ({ said, came }: JudgedForecast): string | null => {
  if (came < said.low) return say('accuracy-below');
  return said.high < came ? say('accuracy-above') : null;
};

/** When it was said, and whether it was said then. */
export const sayMade = ({ day, kept }: JudgedForecast): string => say(kept ? 'accuracy-kept' : 'accuracy-remade', { day: numbers().day(day) });
