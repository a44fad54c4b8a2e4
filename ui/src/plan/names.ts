import { writtenText, type Currency } from '../words/format';
import { numbers, say } from '../words/words.svelte';
import type { Solution } from '../api/types';
import type { Place } from './numbers';

/** A number in words, with its line and stage: "New clients, Leads: conversion". */
export function sayNumber(place: Place): string {
  const line = place.line?.name ?? '';
  const stage = place.stage?.name ?? '';
  switch (place.role) {
    case 'goal':
      return say('step2-variable-goal');
    case 'amount':
      return say('step2-variable-amount', { line });
    case 'share':
      return say('step2-variable-share', { line });
    case 'deals':
      return say('step2-variable-deals', { line });
    case 'check':
      return say('step2-variable-check', { line });
    case 'count':
      return say('step2-variable-count', { line, stage });
    case 'link':
      return place.link === 'rate'
        ? say('step2-variable-rate', { line, stage })
        : say('step2-variable-conversion', { line, stage });
  }
}

/** What a path names: a number, or anything else that can be edited. */
export function sayPath(path: string, places: Map<string, Place>, solution: Solution | null = null): string {
  const place = places.get(path);
  if (place !== undefined) return sayNumber(place);
  if (path === 'name') return say('step2-variable-plan-name');
  const [, list, index, rest] = /^(line|team|rep|source|promise|scenario)\[(\d+)\](?:\.(.+))?$/.exec(path) ?? [];
  if (list === undefined) return sayPlain(path);
  const name = solution === null ? null : nameOf(solution, list, Number(index));
  const owner = say(OWNERS[list]!, { name: name ?? `${Number(index) + 1}` });
  if (rest === undefined) return owner;
  const [, stage, of] = /^stage\[(\d+)\](?:\.(.+))?$/.exec(rest) ?? [];
  if (stage === undefined) return say('place-of', { owner, of: sayKey(rest) });
  const stageName = list === 'line' ? solution?.lines[Number(index)]?.stages[Number(stage)]?.name : undefined;
  const inStage = say('place-stage', { owner, name: stageName ?? `${Number(stage) + 1}` });
  return of === undefined ? inStage : say('place-of', { owner: inStage, of: sayKey(of) });
}

function sayPlain(path: string): string {
  const month = MONTHS.indexOf(/^season\.(\w+)$/.exec(path)?.[1] ?? '');
  if (month >= 0) return say('place-season', { month: numbers().monthName(month) });
  const key = PLAIN[path];
  return key === undefined ? path : say(key, { name: 'none' });
}

/** The last word of a path that is about a line, a stage, a source. */
function sayKey(rest: string): string {
  const [, month] = /^months\.(\d{4}-\d{2})$/.exec(rest) ?? [];
  if (month !== undefined) return numbers().month(month);
  const key = KEYS[/^(actions|absent|edits)\b/.exec(rest)?.[1] ?? rest];
  return key === undefined ? rest : say(key);
}

/** As the plan file calls them. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Places that stand in the plan once. */
const PLAIN: Record<string, string> = {
  'goal.measure': 'place-goal-measure',
  'goal.basis': 'place-goal-basis',
  'goal.vat': 'place-goal-vat',
  'goal.minimum': 'place-goal-minimum',
  'goal.stretch': 'place-goal-stretch',
  'goal.from': 'place-goal-from',
  'goal.to': 'place-goal-to',
  'goal.margin': 'place-goal-margin',
  'goal.markup': 'place-goal-markup',
  'goal.fixed_costs': 'place-goal-fixed-costs',
  as_of: 'place-as-of',
  'resources.minutes_per_day': 'place-resources-minutes-per-day',
  'resources.selling_share': 'place-resources-selling-share',
  'resources.budget': 'place-resources-budget',
  'calendar.country': 'place-calendar-country',
  'calendar.days_off': 'place-calendar-days-off',
  'calendar.days_on': 'place-calendar-days-on',
  rep: 'place-rep',
  team: 'place-team',
  source: 'place-source',
  promise: 'place-promise',
};

/** Places of a line, a stage, a source, a person. */
const KEYS: Record<string, string> = {
  name: 'place-key-name',
  expert: 'place-key-expert',
  margin: 'place-key-margin',
  markup: 'place-key-markup',
  clients: 'place-key-clients',
  technology: 'place-key-technology',
  kind: 'place-key-kind',
  lag: 'place-key-lag',
  actions: 'place-key-actions',
  observed: 'place-key-observed',
  sales: 'place-key-sales',
  parent: 'place-key-parent',
  target: 'place-key-target',
  team: 'place-key-team',
  capacity: 'place-key-capacity',
  ramp: 'place-key-ramp',
  absent: 'place-key-absent',
  edits: 'place-key-edits',
  facts_line: 'place-key-facts-line',
  funnel: 'place-key-funnel',
  line: 'place-key-line',
  leads: 'place-key-leads',
  price: 'place-key-price',
  promised: 'place-key-promised',
  owner: 'place-key-owner',
  due: 'place-key-due',
  resource: 'place-key-resource',
};

const OWNERS: Record<string, string> = {
  line: 'place-line',
  team: 'place-team',
  rep: 'place-rep',
  source: 'place-source',
  promise: 'place-promise',
  scenario: 'place-scenario',
};

function nameOf(solution: Solution, list: string, index: number): string | null {
  if (list === 'line') return solution.lines[index]?.name ?? null;
  if (list === 'source') return solution.resources.sources[index]?.entries.name.text ?? null;
  if (list === 'scenario') return solution.scenarios[index] ?? null;
  if (list === 'promise') return solution.resources.promises[index]?.entries.name.text ?? null;
  const target = `${list}[${index}].target`;
  return solution.cascade?.units.find((unit) => unit.target.path === target)?.name ?? null;
}

/** What stands in a plan's document for that number, as people write it; nothing is a number left to be solved. */
export function sayText(place: Place | undefined, text: string | null, currency: Currency): string {
  if (text?.startsWith('{') || text?.startsWith('[')) return namesIn(text);
  if (text === null || text === '') return say(place === undefined ? 'step2-empty-side' : 'step2-solved-side');
  return place === undefined ? text : writtenText(numbers(), place.number.kind, text, currency, place.link);
}

/** A name that goes on inside a sentence or after an arrow: "Meetings" is "meetings", "SQL" stays. */
export function inside(name: string): string {
  const [first = '', second = ''] = [...name];
  const isWord = first !== first.toLowerCase() && second === second.toLowerCase();
  return isWord ? first.toLowerCase() + name.slice(first.length) : name;
}

/** A piece that begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Rows as they stand in a plan's document, by their names. */
export function namesIn(json: string): string {
  try {
    const rows: unknown = JSON.parse(json);
    const names = [rows].flat().map((row) => (row as { name?: string }).name ?? '').filter((name) => name !== '');
    return names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  } catch {
    return json;
  }
}
