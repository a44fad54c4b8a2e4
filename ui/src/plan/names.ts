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
  const [, list, index, rest] = /^(line|team|rep|source|promise)\[(\d+)\](?:\.(.+))?$/.exec(path) ?? [];
  if (list === undefined) return sayPlain(path);
  const name = solution === null ? null : nameOf(solution, list, Number(index));
  const owner = say(`place-${list}`, { name: name ?? `${Number(index) + 1}` });
  if (rest === undefined) return owner;
  const [, stage, of] = /^stage\[(\d+)\](?:\.(.+))?$/.exec(rest) ?? [];
  if (stage === undefined) return say('place-of', { owner, of: sayKey(rest) });
  const stageName = list === 'line' ? solution?.lines[Number(index)]?.stages[Number(stage)]?.name : undefined;
  const inStage = say('place-stage', { owner, name: stageName ?? `${Number(stage) + 1}` });
  return of === undefined ? inStage : say('place-of', { owner: inStage, of: sayKey(of) });
}

function sayPlain(path: string): string {
  const key = path.replace(/[._]/g, '-');
  return PLAIN.has(key) ? say(`place-${key}`, { name: 'none' }) : path;
}

/** The last word of a path that is about a line, a stage, a source. */
function sayKey(rest: string): string {
  const key = /^actions\b/.test(rest) ? 'actions' : rest.replace(/^absent\b.*/, 'absent').replace(/[._]/g, '-');
  return KEYS.has(key) ? say(`place-key-${key}`) : rest;
}

const PLAIN = new Set([
  'goal-measure', 'goal-basis', 'goal-vat', 'goal-minimum', 'goal-stretch', 'goal-from', 'goal-to', 'goal-margin',
  'goal-markup', 'goal-fixed-costs', 'as-of', 'resources-minutes-per-day', 'resources-selling-share', 'resources-budget',
  'calendar-country', 'calendar-days-off', 'calendar-days-on', 'rep', 'team', 'source', 'promise',
]);
const KEYS = new Set([
  'name', 'expert', 'margin', 'markup', 'clients', 'kind', 'lag', 'actions', 'observed-passed', 'observed-entered',
  'observed-to', 'parent', 'target', 'team', 'capacity', 'ramp', 'absent', 'line', 'leads', 'price', 'promised', 'owner',
  'due', 'resource',
]);

function nameOf(solution: Solution, list: string, index: number): string | null {
  if (list === 'line') return solution.lines[index]?.name ?? null;
  if (list === 'source') return solution.resources.sources[index]?.entries.name.text ?? null;
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
