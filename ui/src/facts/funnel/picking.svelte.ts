import type { Funnel, StageConversion } from '../../api/types';

/** Which number of the funnel: a stage's way to the next, the whole way, or the whole way of a part. */
export type Pick = { kind: 'leg'; from: string } | { kind: 'whole' } | { kind: 'part'; dimension: string; id: number };

export type Picked = {
  from: string;
  to: string;
  conversion: StageConversion;
  /** Of whom, from where; null: of all. */
  name: string | null;
  dimension: string | null;
  id: number;
};

/** The number whose source is open. */
export class Picking {
  pick = $state.raw<Pick | null>(null);
  anchor = $state.raw<HTMLElement | null>(null);

  open = (pick: Pick, anchor: HTMLElement): void => {
    [this.pick, this.anchor] = [pick, anchor];
  };

  close = (): void => {
    this.pick = null;
  };

  is = (pick: Pick): boolean => JSON.stringify(this.pick) === JSON.stringify(pick);

  of(funnel: Funnel | null): Picked | null {
    const whole = funnel?.end_to_end ?? null;
    const pick = this.pick;
    if (funnel === null || pick === null) return null;
    const all = { name: null, dimension: null, id: 0 };
    if (pick.kind === 'leg') {
      const leg = funnel.legs.find(({ from }) => from === pick.from);
      return leg === undefined ? null : { ...leg, ...all };
    }
    if (whole === null) return null;
    if (pick.kind === 'whole') return { ...whole, ...all };
    const slice = funnel.by.find(({ dimension }) => dimension === pick.dimension)?.slices.find(({ id }) => id === pick.id);
    return slice === undefined ? null : { ...whole, conversion: slice.conversion, name: slice.name, dimension: pick.dimension, id: pick.id };
  }
}
