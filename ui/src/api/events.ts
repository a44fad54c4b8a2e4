import type { components } from './schema';

/** Somebody saved a plan. */
export type PlanEvent = components['schemas']['PlanEvent'];

type Listener = {
  onPlan: (event: PlanEvent) => void;
  /** The line is open, again perhaps, or events were lost: what was missed has to be read. */
  onOpen: () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Listens to what others do, for as long as the page is looked at. What was missed meanwhile is read when the line opens again.
 *
 * The browser itself connects again after a broken line, but gives up for good when the server answers
 * with an error, as it does while it is being restarted: that case is taken over here.
 */
export function listen({ onPlan, onOpen }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource('/api/v1/events');
    source.onopen = () => {
      wait = FIRST_WAIT_MS;
      onOpen();
    };
    source.addEventListener('plan', (message) => {
      onPlan(JSON.parse((message as MessageEvent<string>).data) as PlanEvent);
    });
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

  return () => {
    document.removeEventListener('visibilitychange', look);
    disconnect();
  };
}
