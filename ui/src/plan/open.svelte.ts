import { addPlan, listPlans } from '../api/client';
import { Problem } from '../api/problem';
import type { Plan, PlanSummary } from '../api/types';
import { signedIn } from '../shell/session.svelte';
import { PlanStore } from './plan.svelte';

let store = $state.raw<PlanStore | null>(null);
let plans = $state.raw<PlanSummary[] | null>(null);
let next = $state<number | null>(null);
let failure = $state.raw<Problem | null>(null);
let dispose = () => {};
let isReadingMore = false;

/** The plan on the page, or the last one that was. */
export const openedPlan = (): PlanStore | null => store;
/** All plans that were read so far, newest first; `null` until the first answer. */
export const plansRead = (): PlanSummary[] | null => plans;
export const hasMorePlans = (): boolean => next !== null;
export const plansFailure = (): Problem | null => failure;

/** The plan that rooms without a plan of their own lead to. */
export const currentPlanId = (): number | null => store?.id ?? plans?.[0]?.id ?? null;

export function openPlan(id: number): PlanStore {
  if (store?.id === id) return store;
  close();
  // A root of its own: what a plan derives must outlive the page that happened to open it.
  let opened: PlanStore | undefined;
  dispose = $effect.root(() => {
    const who = signedIn();
    opened = new PlanStore(id, { company: who?.company.id ?? 0, id: who?.member.id ?? 0, name: who?.member.name ?? '' });
  });
  store = opened!;
  void store.load();
  return store;
}

function close(): void {
  store?.close();
  dispose();
}

export async function readPlans(): Promise<void> {
  try {
    const first = await listPlans();
    // Pages that were opened further down stay open.
    const oldest = first.plans.at(-1)?.id ?? 0;
    const further = (plans ?? []).filter((plan) => plan.id < oldest);
    [plans, failure] = [[...first.plans, ...further], null];
    if (further.length === 0) next = first.next;
  } catch (error) {
    failure = error as Problem;
  }
}

/** A new plan: of a file, of a goal, or the article's example. */
export async function startPlan(from: { name?: string; file?: string; goal?: string } = {}): Promise<Plan> {
  const plan = await addPlan(from);
  void readPlans();
  return plan;
}

export async function readMorePlans(): Promise<void> {
  if (next === null || isReadingMore) return;
  isReadingMore = true;
  try {
    const more = await listPlans(next);
    [plans, next, failure] = [[...(plans ?? []), ...more.plans], more.next, null];
  } catch (error) {
    failure = error as Problem;
  } finally {
    isReadingMore = false;
  }
}

export function forget(): void {
  close();
  [store, plans, next, failure] = [null, null, null, null];
}
