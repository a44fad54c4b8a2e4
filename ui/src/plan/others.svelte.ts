import { listen, type CompanyEvent, type PresentEvent } from '../api/events';
import { openedPlan, plansRead, readPlans } from './open.svelte';

/** What others do, for as long as somebody is signed in here. */

let others = $state.raw<PresentEvent['others']>([]);
const ABOUT = ['staff', 'calendar', 'technologies', 'facts'] as const;
const changes = $state<Record<CompanyEvent['about'], number>>({ staff: 0, calendar: 0, technologies: 0, facts: 0 });
let line: ReturnType<typeof listen> | null = null;

/** Who else has the plan open now. */
export const othersHere = (): PresentEvent['others'] => others;

/** How often this part of the company was changed since this window was opened: whoever shows it reads it anew. */
export const changesOf = (about: CompanyEvent['about']): number => changes[about];

/** Follows what others do, and comes back after a broken line, until the answer is called. */
export function follow(): () => void {
  let wasOpen = false;
  const opened = () => {
    void openedPlan()?.reconnected();
    // Read before the line broke, or before the window was hidden.
    if (plansRead() !== null) void readPlans();
    if (wasOpen) for (const about of ABOUT) changes[about] += 1;
    wasOpen = true;
  };
  line = listen({
    onPlan: (event) => {
      openedPlan()?.heard(event);
      void readPlans();
    },
    onCompany: ({ about }) => (changes[about] += 1),
    onPresent: (event) => (others = event.others),
    onOpen: opened,
  });
  const back = () => void openedPlan()?.reconnected();
  addEventListener('online', back);
  return () => {
    line?.stop();
    line = null;
    others = [];
    removeEventListener('online', back);
  };
}

/** Says which plan this window shows, if any. */
export function attend(plan: number | null): void {
  line?.attend(plan);
}
