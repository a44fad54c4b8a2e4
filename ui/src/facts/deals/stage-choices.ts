import type { FactStage } from '../../api/types';
import { say } from '../../words/words.svelte';
import { isFunnelWord, sayStageName } from '../words';

/** Stages under one heading; none where nothing has to be told apart. */
export type Group = { label: string | null; options: [value: string, text: string][] };

/**
 * Stages as one chooses among them: those of each CRM funnel under its name, and those that everybody has under another
 * one, because a CRM often calls its own the same.
 */
export function stageGroups(stages: FactStage[]): Group[] {
  const groups = new Map<string, Group>();
  for (const stage of stages) {
    const label = labelOf(stage);
    const group = groups.get(label) ?? { label, options: [] };
    groups.set(label, group);
    group.options.push([String(stage.id), stage.pipeline === null ? sayStageName(stage.name) : stage.name]);
  }
  const all = [...groups.values()];
  const isAlone = all.length === 1 && stages.every(({ pipeline }) => pipeline === null);
  return isAlone ? [{ label: null, options: all[0]!.options }] : all;
}

function labelOf({ pipeline, name }: FactStage): string {
  if (pipeline !== null) return say('deals-stages-of', { pipeline });
  return say(isFunnelWord(name) ? 'deals-stages-common' : 'deals-stages-crm');
}
