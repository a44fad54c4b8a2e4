import { writtenText, type Currency } from '../words/format';
import { numbers, say } from '../words/words.svelte';
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

/** What a path names: a number, or a name, an expert, a level of the goal. */
export function sayPath(path: string, places: Map<string, Place>): string {
  const place = places.get(path);
  if (place !== undefined) return sayNumber(place);
  if (path === 'name') return say('step2-variable-plan-name');
  if (path === 'goal.minimum') return say('step2-variable-minimum');
  if (path === 'goal.stretch') return say('step2-variable-stretch');
  const owner = ownerOf(path);
  if (owner === null) return path;
  const line = places.get(`line[${owner.line}].deals`)?.line;
  const of = (owner.stage === null ? line?.name : line?.stages[owner.stage]?.name) ?? path;
  return say(owner.field === 'expert' ? 'step2-variable-expert' : 'step2-variable-name', { of });
}

/** What stands in a plan's document for that number, as people write it; nothing is a number left to be solved. */
export function sayText(place: Place | undefined, text: string | null, currency: Currency): string {
  if (text === null || text === '') return say(place === undefined ? 'step2-empty-side' : 'step2-solved-side');
  return place === undefined ? text : writtenText(numbers(), place.number.kind, text, currency, place.link);
}

/** A name that goes on inside a sentence or after an arrow: "Meetings" is "meetings", "SQL" stays. */
export function inside(name: string): string {
  const [first = '', second = ''] = [...name];
  const isWord = first !== first.toLowerCase() && second === second.toLowerCase();
  return isWord ? first.toLowerCase() + name.slice(first.length) : name;
}

/** A line or a stage that a path of a text is about. */
function ownerOf(path: string): { line: number; stage: number | null; field: 'name' | 'expert' } | null {
  const [, line, , stage, field] = /^line\[(\d+)\](\.stage\[(\d+)\])?\.(name|expert)$/.exec(path) ?? [];
  if (line === undefined) return null;
  return { line: Number(line), stage: stage === undefined ? null : Number(stage), field: field as 'name' | 'expert' };
}
