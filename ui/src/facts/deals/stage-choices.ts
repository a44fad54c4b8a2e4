import type { FactStage } from '../../api/types';
import { say } from '../../words/words.svelte';
import { isFunnelWord, sayFeed, sayStageName } from '../words';

/** Stages under one heading; none where nothing has to be told apart. */
export type Group = { label: string | null; options: [value: string, text: string][] };

/**
 * Stages as one chooses among them: those of each CRM funnel under its name, and those that everybody has under another
 * one, because a CRM often calls its own the same. Where several CRMs have stages, each heading names its own.
 */
export function stageGroups(stages: FactStage[]): Group[] {
  const nFeeds = new Set(stages.flatMap(({ feed, name }) => (feed === null || isFunnelWord(name) ? [] : [feed]))).size;
  const groups = new Map<string, Group>();
  for (const stage of stages) {
    const label = labelOf(stage, 1 < nFeeds);
    const group = groups.get(label) ?? { label, options: [] };
    groups.set(label, group);
    group.options.push([String(stage.id), stage.pipeline === null ? sayStageName(stage.name) : stage.name]);
  }
  const all = [...groups.values()];
  const isAlone = all.length === 1 && stages.every(({ pipeline }) => pipeline === null);
  return isAlone ? [{ label: null, options: all[0]!.options }] : all;
}

function labelOf({ pipeline, name, feed }: FactStage, isAmongSeveral: boolean): string {
  if (isFunnelWord(name) && pipeline === null) return say('deals-stages-common');
  const own = pipeline === null ? null : say('deals-stages-of', { pipeline });
  if (!isAmongSeveral || feed === null) return own ?? say('deals-stages-crm');
  return own === null ? sayFeed(feed) : say('deals-stages-in', { feed: sayFeed(feed), own });
}
