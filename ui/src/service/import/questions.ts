import { ownCurrency } from '../../facts/say';
import type { ImportFile, ImportQuestion } from '../../api/types';
import { hasStages, type ImportMap, meaningOf, REQUIRED, stageKey } from './map';

/** Questions that nothing answers but a person: without it, rows are not taken, or sums are wrong by a thousand. */
const BLOCKING = ['date_order', 'unknown_stages', 'unknown_actions', 'no_action', 'no_currency', 'rates', 'thousands', 'no_id', 'no_column', 'no_headers'];

/** What the map answers or leaves open, whatever the file asked at first. */
const OURS = ['unknown_stages', 'no_column', 'several_currencies'];

/** One question asked of several columns or stages is told from the others. */
export const keyOf = ({ code, field }: ImportQuestion): string => (field === null ? code : `${code}.${field}`);

/** Questions to show: what the file asks, and what the map leaves out. A map that fitted before has answered all but what is new. */
export function questionsOf(file: ImportFile, map: ImportMap): ImportQuestion[] {
  const isKnown = file.known_map !== null;
  const asked = file.questions.filter(({ code }) => !OURS.includes(code));
  const told = asked.filter((question) => !isKnown || (BLOCKING.includes(question.code) && question.code !== 'thousands' && !isSaid(question, map)));
  const stages = unknownStages(file, map);
  const wereAsked = file.questions.some(({ code }) => code === 'unknown_stages');
  const ofStages = 0 < stages.length || (wereAsked && !isKnown) ? [question('unknown_stages', stages)] : [];
  const asksId = asked.some(({ code }) => code === 'no_id');
  const lacking = REQUIRED[map.of].filter((field) => !(field in map.columns) && !(asksId && field === 'id'));
  // A rate is of its day: it is shown again with every file.
  const foreign = foreignCurrencies(file, map);
  const ofRates = 0 < foreign.length ? [question('rates', foreign)] : [];
  return [...lacking.map((field) => ({ ...question('no_column', []), field })), ...told, ...ofRates, ...ofStages];
}

/** Those that must be answered before the import. */
export function openQuestions(file: ImportFile, map: ImportMap, agreed: ReadonlySet<string>): ImportQuestion[] {
  return questionsOf(file, map).filter((one) => BLOCKING.includes(one.code) && !isSaid(one, map) && !agreed.has(keyOf(one)));
}

/** Currencies of the file in which the company does not count. */
export function foreignCurrencies(file: ImportFile, map: ImportMap): string[] {
  const told = file.questions.find(({ code }) => code === 'several_currencies')?.about ?? [];
  const all = [...told, ...(map.currency === undefined ? [] : [map.currency])];
  return [...new Set(all)].filter((currency) => currency !== ownCurrency()).sort();
}

/** Stages in which the map sees nothing, by the keys that it would name them with. */
export function unknownStages(file: ImportFile, map: ImportMap): string[] {
  if (!hasStages(map.of) || !('stage' in map.columns)) return [];
  return file.stages.filter((stage) => meaningOf(map, stage) === null).map((stage) => stageKey(stage, file.stages));
}

/** Does the map say it? */
function isSaid({ code, about, field }: ImportQuestion, map: ImportMap): boolean {
  switch (code) {
    case 'date_order':
      return map.dates !== undefined;
    case 'unknown_stages':
      return about.length === 0;
    case 'unknown_actions':
      return about.every((name) => name in map.actions || '*' in map.actions);
    case 'no_action':
      return map.action !== undefined || 'action' in map.columns;
    case 'no_currency':
      return map.currency !== undefined || 'currency' in map.columns;
    case 'rates':
      return about.every((currency) => currency in map.rates);
    case 'thousands':
      return map.amounts_in !== undefined;
    case 'no_id':
      return 'id' in map.columns;
    case 'no_column':
      return field !== null && field in map.columns;
    case 'no_headers':
      return REQUIRED[map.of].every((needed) => needed in map.columns);
    default:
      return true;
  }
}

const question = (code: string, about: string[]): ImportQuestion => ({ code, about, field: null, n: null });
