import { answered, askedLanguage, client } from './client';
import type { DealCard, Deals, FactNames, Facts, FailedImport, Funnel, Import, ImportFile, Imported, Journal, PlanByFacts } from './types';

/** How much of a file has been sent, as a part of one. */
export type OnSent = (part: number) => void;

/** Sends a file to be looked at. A `fetch` does not tell how much of a body has gone; the older way does. */
export function sendImportFile(file: File, onSent: OnSent, signal: AbortSignal): Promise<ImportFile> {
  type Answer = { data?: ImportFile; error?: unknown; response: Response };
  const sending = new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/import-files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', askedLanguage());
    request.upload.onprogress = ({ loaded, total }) => onSent(0 < total ? loaded / total : 0);
    request.upload.onload = () => onSent(1);
    request.onload = () => {
      const response = new Response(null, { status: request.status });
      const told = parsed(request.responseText);
      resolve(response.ok ? { data: told as ImportFile, response } : { error: told, response });
    };
    request.onerror = request.onabort = () => reject(new TypeError('the line broke'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
  return answered<ImportFile>(sending);
}

export const readImportProgress = (file: string): Promise<{ n_bytes: number; n_bytes_read: number }> =>
  answered(client.GET('/api/v1/import-files/{file}', { params: { path: { file } } }));

/** If the file is being imported, that stops, and nothing of it is kept. */
export const forgetImportFile = (file: string): Promise<unknown> =>
  answered(client.DELETE('/api/v1/import-files/{file}', { params: { path: { file } } }));

export const tryImport = (file: string, map: object): Promise<Imported> => bring(file, map, true);

export const importFile = (file: string, map: object): Promise<Imported> => bring(file, map, false);

const bring = (file: string, map: object, dry_run: boolean): Promise<Imported> =>
  // The keys of a map are described in words only.
  answered<Imported>(client.POST('/api/v1/imports', { body: { file, map: map as Record<string, never>, dry_run } }));

export const listImports = (before?: number): Promise<{ imports: Import[]; failed: FailedImport[]; next: number | null }> =>
  answered(client.GET('/api/v1/imports', { params: { query: { from: before, limit: 20 } } }));

/** As if the file had never come. */
export const withdrawImport = (id: number): Promise<unknown> =>
  answered(client.DELETE('/api/v1/imports/{import}', { params: { path: { import: id } } }));

/** What people wrote, newest first. */
export const listWritten = (before?: number): Promise<Journal> =>
  answered(client.GET('/api/v1/written', { params: { query: { from: before, limit: 20 } } }));

/** How far the facts reach. */
export const readFactsReach = (): Promise<Facts> => answered(client.GET('/api/v1/facts'));

export const readFactNames = (): Promise<FactNames> => answered(client.GET('/api/v1/facts/names'));

/** A page of deals; filters have the same names in the address of the page. */
export const listDeals = (filters: Record<string, string>, from?: string, signal?: AbortSignal): Promise<Deals> =>
  answered(client.GET('/api/v1/deals', { params: { query: { ...filters, from } as object }, signal }));

export const readDeal = (feed: number, object: string): Promise<DealCard> =>
  answered(client.GET('/api/v1/deals/{feed}/{object}', { params: { path: { feed, object } } }));

export const readFunnel = (filters: Record<string, string>): Promise<Funnel> =>
  answered(client.GET('/api/v1/funnel', { params: { query: filters as object } }));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the facts say of a plan, and the edits to plan with them. */
export const readPlanByFacts = (plan: number): Promise<PlanByFacts> =>
  answered(client.GET('/api/v1/plans/{plan}/facts', { params: { path: { plan } } }));
