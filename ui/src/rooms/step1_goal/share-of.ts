import { major, type Currency } from '../../words/format';

/** "30 %" of what is handed down, as the sum that it is; anything else as it was typed. Halves go up; kopecks only of kopecks. */
export function shareOf(typed: string, whole: number | null, { exponent }: Pick<Currency, 'exponent'>): string {
  const [, digits, part = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,6}))?\s*%\s*$/.exec(typed) ?? [];
  if (digits === undefined || whole === null) return typed;
  const unit = 10 ** exponent;
  const grain = BigInt(whole % unit === 0 ? unit : 1);
  const divisor = 100n * 10n ** BigInt(part.length) * grain;
  const grains = (2n * BigInt(whole) * BigInt(digits + part) + divisor) / (2n * divisor);
  return major(Number(grains * grain), exponent);
}
