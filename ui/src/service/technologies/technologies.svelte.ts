import { listTechnologies } from '../../api/client';
import type { TechnologySummary } from '../../api/types';
import { numbers, say } from '../../words/words.svelte';

/** All ways of selling of the company, also those that were put away. */
export async function readAllTechnologies(): Promise<TechnologySummary[]> {
  const read: TechnologySummary[] = [];
  let after: number | undefined;
  do {
    const page = await listTechnologies(after);
    read.push(...page.technologies);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return read;
}

/** "v3: 9 deals from 64 leads, until 22.11.2026". */
export function sayProof({ version, proof }: Pick<TechnologySummary, 'version' | 'proof'>): string {
  if (proof === null) return say('technology-unproven', { version: String(version) });
  const counted = { version: String(version), won: proof.won, leads: numbers().count(proof.leads), nLeads: proof.leads };
  if (proof.to === null) return say('technology-counted', counted);
  return say('technology-counted-until', { ...counted, day: numbers().day(proof.to) });
}
