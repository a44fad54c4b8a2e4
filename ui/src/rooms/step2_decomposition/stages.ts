import { numbers, say } from '../../words/words.svelte';

/** Stages that people name alike, so that sentences can count them properly. */
const KNOWN: Record<string, string> = {
  лиды: 'leads',
  leads: 'leads',
  встречи: 'meetings',
  meetings: 'meetings',
  звонки: 'calls',
  calls: 'calls',
  заявки: 'requests',
  requests: 'requests',
  кп: 'quotes',
  предложения: 'quotes',
  quotes: 'quotes',
  proposals: 'quotes',
  договоры: 'contracts',
  contracts: 'contracts',
  'потенциальные клиенты': 'qualified',
  'qualified leads': 'qualified',
  клиенты: 'clients',
  clients: 'clients',
};

export const kindOfStage = (name: string): string => KNOWN[name.trim().toLowerCase()] ?? 'other';

/** "20 leads"; a stage of another name stands in quotes before its number: it cannot be put into the case that the number asks for. */
export const sayCount = (name: string, n: number): string =>
  say('step2-count-of', { stage: kindOfStage(name), name, n });

/** "20 leads of 25". */
export function sayCountOf(name: string, n: number, all: number): string {
  const stage = kindOfStage(name);
  const of = (count: string) => say('step2-of-available', { count, all: numbers().count(all) });
  return stage === 'other' ? say('step2-count-of', { stage, name, n: of(numbers().count(n)) }) : of(sayCount(name, n));
}
