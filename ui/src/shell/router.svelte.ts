/** The eight rooms of a plan and the four views of its week, by their places in an address. */
export const ROOMS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
export const WEEK = ['week', 'standup', 'report', 'results'] as const;
export type RoomName = (typeof ROOMS)[number] | (typeof WEEK)[number];

/** The pages of facts. */
export type FactsPage = 'funnel' | 'deals' | 'clients' | 'payments' | 'accuracy' | 'import';
/** A deal: its feed, and what that calls it. */
export type DealName = { feed: number; object: string };

export type Route =
  | { page: 'home' }
  | { page: 'enter'; link: string }
  | { page: 'setup'; token: string }
  | { page: 'people' }
  | { page: 'import' }
  | { page: 'funnel' }
  | { page: 'deals'; deal: DealName | null }
  | { page: 'clients'; client: number | null }
  | { page: 'payments' }
  | { page: 'accuracy' }
  | { page: 'team' }
  | { page: 'technologies'; technology: number | 'new' | null }
  | { page: 'calendar' }
  | { page: 'rules' }
  | { page: 'plan'; plan: number; room: RoomName }
  | { page: 'unknown' };

/** Pages of which there is one each. */
const PAGES = ['import', 'funnel', 'payments', 'accuracy', 'people', 'team', 'calendar', 'rules'] as const;

/** Where an address leads. One-time links carry their secret behind the `#`, which no server's log sees. */
export function routeOf(path: string, hash: string): Route {
  const secret = hash.replace(/^#/, '');
  const [first, second, third, ...rest] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { page: 'home' };
  if (first === 'enter' && second === undefined) return { page: 'enter', link: secret };
  if (first === 'setup' && second === undefined) return { page: 'setup', token: secret };
  const service = PAGES.find((page) => page === first);
  if (service !== undefined && second === undefined) return { page: service };
  if (first === 'technologies' && third === undefined) {
    if (second === undefined) return { page: 'technologies', technology: null };
    if (second === 'new' || /^\d{1,15}$/.test(second)) return { page: 'technologies', technology: second === 'new' ? 'new' : Number(second) };
  }
  if (first === 'deals' && second === undefined) return { page: 'deals', deal: null };
  if (first === 'deals' && /^\d{1,15}$/.test(second ?? '') && third !== undefined && rest.length === 0) {
    const object = decoded(third);
    if (object !== null) return { page: 'deals', deal: { feed: Number(second), object } };
  }
  if (first === 'clients' && third === undefined) {
    if (second === undefined) return { page: 'clients', client: null };
    if (/^\d{1,15}$/.test(second)) return { page: 'clients', client: Number(second) };
  }
  const isPlan = first === 'p' && /^\d{1,15}$/.test(second ?? '') && rest.length === 0;
  if (isPlan && third === undefined) return { page: 'plan', plan: Number(second), room: '2' };
  if (isPlan && isRoom(third)) return { page: 'plan', plan: Number(second), room: third };
  return { page: 'unknown' };
}

export function pathOf(plan: number, room: RoomName): string {
  return `/p/${plan}/${room}`;
}

export function pathOfClient(client: number): string {
  return `/clients/${client}`;
}

export function pathOfDeal({ feed, object }: DealName): string {
  return `/deals/${feed}/${encodeURIComponent(object)}`;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function isRoom(name: string | undefined): name is RoomName {
  return [...ROOMS, ...WEEK].some((room) => room === name);
}

let address = $state.raw({ path: location.pathname, search: location.search, hash: location.hash });
const current = $derived(routeOf(address.path, address.hash));

export const route = (): Route => current;

/** What follows the question mark: filters, order, period. */
export const search = (): string => address.search;

const look = () => (address = { path: location.pathname, search: location.search, hash: location.hash });

export function go(to: string): void {
  const from = location.pathname;
  history.pushState(null, '', to);
  look();
  // Browsers tell of a place within the page only when a link was clicked.
  if (location.pathname === from && location.hash !== '') dispatchEvent(new HashChangeEvent('hashchange'));
  scrollTo(0, 0);
  // Whoever listens to the page is told where they are now; whoever looks sees no ring on a heading.
  // A place within the page takes the focus itself.
  if (address.hash === '') requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }));
}

/** Like `go`, without a way back: after a one-time link, after signing in. */
export function replace(to: string): void {
  history.replaceState(null, '', to);
  look();
}

/** Other filters of the same page: nothing scrolls, and the way back leads to the page before. */
export function searchFor(params: URLSearchParams): void {
  const text = params.toString();
  history.replaceState(history.state, '', location.pathname + (text === '' ? '' : `?${text}`));
  look();
}

/** Ordinary links are followed without loading the page anew, unless the person asks for another tab. */
export function followLinks(): () => void {
  const follow = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!isPlain || event.defaultPrevented || link === null || link.target !== '') return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || link.hasAttribute('download')) return;
    // Within the page: the browser itself scrolls there and moves the focus.
    if (to.pathname === location.pathname && to.hash !== '') return;
    event.preventDefault();
    go(to.pathname + to.search + to.hash);
  };
  addEventListener('popstate', look);
  addEventListener('hashchange', look);
  document.addEventListener('click', follow);
  return () => {
    removeEventListener('popstate', look);
    removeEventListener('hashchange', look);
    document.removeEventListener('click', follow);
  };
}
