import { say } from '../../words/words.svelte';

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
  клиенты: 'clients',
  clients: 'clients',
};

export const kindOfStage = (name: string): string => KNOWN[name.trim().toLowerCase()] ?? 'other';

/** "20 leads"; a stage of another name stands in quotes beside its number. */
export const sayCount = (name: string, n: number): string =>
  say('step2-count-of', { stage: kindOfStage(name), name, n });
