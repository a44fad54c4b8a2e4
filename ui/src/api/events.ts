import type { components } from './schema';

/** Somebody saved a plan. */
export type PlanEvent = components['schemas']['PlanEvent'];
/** Somebody changed what belongs to the company. */
export type CompanyEvent = components['schemas']['CompanyEvent'];
/** Everybody else who has the plan open now. */
export type PresentEvent = components['schemas']['PresentEvent'];

type Listener = {
  onPlan: (event: PlanEvent) => void;
  onCompany: (event: CompanyEvent) => void;
  onPresent: (event: PresentEvent) => void;
  /** The line is open, again perhaps, or events were lost: what was missed has to be read. */
  onOpen: () => void;
};

type Line = {
  /** Which plan is open in this window: others who have it open see that. */
  attend: (plan: number | null) => void;
  stop: () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Listens to what others do, for as long as the page is looked at. What was missed meanwhile is read when the line opens again.
 *
 * The browser itself connects again after a broken line, but gives up for good when the server answers
 * with an error, as it does while it is being restarted: that case is taken over here.
 */
export function listen({ onPlan, onCompany, onPresent, onOpen }: Listener): Line {
  let source: EventSource | null = null;
  let plan: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(plan === null ? '/api/v1/events' : `/api/v1/events?plan=${plan}`);
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      // Whoever else is there says so now.
      onPresent({ others: [] });
      onOpen();
    };
    const hear = <T>(name: string, tell: (event: T) => void) =>
      source!.addEventListener(name, (message) => tell(JSON.parse((message as MessageEvent<string>).data) as T));
    hear('plan', onPlan);
    hear('company', onCompany);
    hear('present', onPresent);
    source.addEventListener('missed', () => onOpen());
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  const disconnect = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  // Over plain http a browser has six lines to a server: windows that nobody looks at must not hold them all.
  const look = () => {
    if (document.visibilityState === 'hidden') disconnect();
    else if (source === null) connect();
  };
  document.addEventListener('visibilitychange', look);
  look();

  return {
    attend(to) {
      if (to === plan) return;
      plan = to;
      if (source !== null) connect();
    },
    stop() {
      document.removeEventListener('visibilitychange', look);
      disconnect();
    },
  };
}
