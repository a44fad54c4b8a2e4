import type { Forecast, ForecastBand, LineForecast } from '../api/types';
import type { Currency } from '../words/format';
import { numbers, say } from '../words/words.svelte';

/** What the period will bring, in a sentence. */
export function sayOutlook(forecast: Forecast, currency: Currency): string {
  if (forecast.reaches !== null) return say('outlook-too-far', { until: numbers().day(forecast.to), reaches: numbers().day(forecast.reaches) });
  const end = forecast.to_come?.fan.at(-1);
  if (end === undefined) return say('outlook-answer-over', { by: forecast.counted, came: numbers().money(forecast.came, currency) });
  const about = (minor: number) => numbers().aboutMoney(minor, currency);
  return say('outlook-answer', { low: about(end.band.low), high: about(end.band.high), day: numbers().day(end.day) });
}

/** The deals whose money has come. */
const WON: Record<string, string> = { outcome: 'won', event: 'won' };
const CAME: Record<string, Record<string, string>> = { payments: { event: 'paid' }, contracts: { event: 'contract' } };

/** Where that can be seen of which the parts are made: what has come, what is signed, what is open. */
export function madeOf({ counted, line, from, to }: Forecast): { came: string; signed: string; open: string } {
  const days = { since: from, until: to };
  const deals = (filters: Record<string, string>) =>
    `/deals?${new URLSearchParams({ ...filters, ...(line === null ? {} : { line: String(line) }) })}`;
  return {
    came: deals({ ...(CAME[counted] ?? WON), ...days }),
    signed: deals(counted === 'payments' ? { event: 'unpaid' } : { outcome: 'open', event: 'contract' }),
    open: deals({ outcome: 'open' }),
  };
}

/** A part of the company, as a row is made of it. */
export type Part = { name: string; depth?: number; came: number; to_come: ForecastBand | null; needed?: number | null; chance?: number | null };

export const partsByRep = ({ reps }: Forecast): Part[] => reps.map((rep) => ({ ...rep, name: rep.name ?? say('outlook-nobody') }));

/** One team alone says what the company does. */
export const partsByTeam = ({ teams }: Forecast): Part[] =>
  teams.length < 2 ? [] : teams.map((team) => ({ ...team, name: team.name ?? say('outlook-no-team') }));

/** Lines that nothing in the facts tells apart stand together; one alone says what the plan does. */
export function partsByLine(lines: LineForecast[], names: string[]): Part[] {
  if (lines.length < 2) return [];
  return lines.map((row) => ({ ...row, name: row.lines.map((line) => names[line] ?? '').join(', ') || say('outlook-no-line') }));
}
