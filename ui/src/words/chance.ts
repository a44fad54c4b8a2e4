/** A chance as people count: so many cases of ten, or less or more than one of twenty. */
export type Cases = { kind: 'rare' } | { kind: 'sure' } | { kind: 'tenths'; n: number };

/** To the nearest tenth: nothing that goes in is known more exactly. */
export function casesOf(chance: number): Cases {
  if (chance < 0.05) return { kind: 'rare' };
  if (0.95 < chance) return { kind: 'sure' };
  return { kind: 'tenths', n: Math.min(9, Math.max(1, Math.round(chance * 10))) };
}

/** How many of ten dots are filled. */
export function dotsOf(chance: number): number {
  const cases = casesOf(chance);
  if (cases.kind === 'tenths') return cases.n;
  return cases.kind === 'rare' ? 0 : 10;
}
