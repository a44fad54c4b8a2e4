import type { RosterDifference, RosterDifferenceKind } from '../api/types';
import { sayPart } from '../service/team/staff-words';
import { numbers, say, sayList } from '../words/words.svelte';

/** What a kind of difference comes to for several at once, and for one alone. */
const WORDS: Record<RosterDifferenceKind, { all: string; one: string }> = {
  team_joins: { all: 'ui-roster-teams-join', one: 'ui-roster-team-joins' },
  team_leaves: { all: 'ui-roster-teams-leave', one: 'ui-roster-team-leaves' },
  team_moves: { all: 'ui-roster-teams-move', one: 'ui-roster-team-moves' },
  joins: { all: 'ui-roster-join', one: 'ui-roster-joins' },
  leaves: { all: 'ui-roster-leave', one: 'ui-roster-leaves' },
  moves: { all: 'ui-roster-move', one: 'ui-roster-moves' },
  hours: { all: 'ui-roster-hours', one: 'ui-roster-hours-of' },
  ramp: { all: 'ui-roster-ramp', one: 'ui-roster-ramp-of' },
  absences: { all: 'ui-roster-absences', one: 'ui-roster-absences-of' },
  country: { all: 'ui-roster-country', one: 'ui-roster-country' },
  day_off: { all: 'ui-roster-days-off', one: 'ui-roster-days-off' },
  day_on: { all: 'ui-roster-days-on', one: 'ui-roster-days-on' },
};
const MOST_NAMES = 3;

export const ofDays = (kind: RosterDifferenceKind): boolean => kind === 'country' || kind === 'day_off' || kind === 'day_on';

/** All of them in one line: "join: Anna and Igor; leaves: Denis". */
export function sayDifferences(differences: RosterDifference[]): string {
  const kinds = (Object.keys(WORDS) as RosterDifferenceKind[]).filter((kind) => differences.some((one) => one.kind === kind));
  const said = kinds.map((kind) => {
    const names = differences.filter((one) => one.kind === kind).map((one) => (ofDays(kind) && one.name !== '' ? numbers().day(one.name) : one.name));
    const shown = names.slice(0, MOST_NAMES);
    const more = names.length - shown.length;
    return say(WORDS[kind].all, { names: sayList(more > 0 ? [...shown, say('ui-roster-more', { n: more })] : shown) });
  });
  return said.join('; ');
}

/** One alone, with what the plan has and what the company has. */
export function sayDifference({ kind, name, before, after }: RosterDifference): string {
  const side = (text: string | null | undefined) => (text ? sayText(kind, text) : say('ui-roster-nothing'));
  return say(WORDS[kind].one, { name, names: name, before: side(before), after: side(after) });
}

function sayText(kind: RosterDifferenceKind, text: string): string {
  if (kind === 'hours') return sayPart(text);
  if (kind === 'ramp') return text.split(' ').map(sayPart).join(' ');
  if (kind !== 'absences') return text;
  const days = text.split(' ').map((span) => span.split('/') as [string, string]);
  return days.map(([from, to]) => numbers().span(from, to)).join(', ');
}
