import type { IconName } from '../design/Icon.svelte';
import { type FactsPage, ROOMS, WEEK, type RoomName } from './router.svelte';

/** What happened: pages of the facts, with the letter behind "g". */
export const FACTS: { page: FactsPage; title: string; icon: IconName; letter: string }[] = [
  { page: 'funnel', title: 'funnel-page', icon: 'funnel', letter: 'f' },
  { page: 'deals', title: 'deals-page', icon: 'deal', letter: 'd' },
  { page: 'clients', title: 'clients-page', icon: 'client', letter: 'c' },
  { page: 'payments', title: 'payments-page', icon: 'check', letter: 'p' },
  { page: 'accuracy', title: 'accuracy-page', icon: 'chart', letter: 'a' },
  { page: 'import', title: 'import-page', icon: 'load', letter: 'i' },
];

/** The pages of the company itself. */
export const SERVICE: { page: 'team' | 'technologies' | 'calendar' | 'rules' | 'people'; title: string; icon: IconName }[] = [
  { page: 'team', title: 'ui-team', icon: 'team' },
  { page: 'technologies', title: 'technology-title', icon: 'steps' },
  { page: 'calendar', title: 'ui-calendar', icon: 'week' },
  { page: 'rules', title: 'rules-page', icon: 'check' },
  { page: 'people', title: 'ui-people', icon: 'people' },
];

type Entry = { room: RoomName; title: string; icon: IconName | null };

/** The eight steps, in their order. */
export const STEPS: Entry[] = [
  { room: ROOMS[0], title: 'ui-room-1', icon: null },
  { room: ROOMS[1], title: 'ui-room-2', icon: null },
  { room: ROOMS[2], title: 'ui-room-3', icon: null },
  { room: ROOMS[3], title: 'ui-room-4', icon: null },
  { room: ROOMS[4], title: 'ui-room-5', icon: null },
  { room: ROOMS[5], title: 'ui-room-6', icon: null },
  { room: ROOMS[6], title: 'ui-room-7', icon: null },
  { room: ROOMS[7], title: 'ui-room-8', icon: null },
];

export const WEEK_VIEWS: Entry[] = [
  { room: WEEK[0], title: 'ui-room-week', icon: 'week' },
  { room: WEEK[1], title: 'ui-room-standup', icon: 'clock' },
  { room: WEEK[2], title: 'ui-room-report', icon: 'print' },
  { room: WEEK[3], title: 'ui-room-results', icon: 'check' },
];

export const titleOf = (room: RoomName): string =>
  [...STEPS, ...WEEK_VIEWS].find((entry) => entry.room === room)?.title ?? 'ui-room-2';
