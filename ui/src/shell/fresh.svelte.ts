/** Is the page older than the server, so that parts of it are not there any more? */
let isStale = $state(false);

export const stale = (): boolean => isStale;

/** Notes when a part of the page could not be fetched: after an upgrade its files have other names. */
export function watchParts(): () => void {
  const note = () => (isStale = true);
  addEventListener('vite:preloadError', note);
  return () => removeEventListener('vite:preloadError', note);
}
