import createClient from 'openapi-fetch';

import { Problem, problemOf } from './problem';
import type { paths } from './schema';
import type { Assumption, Comparison, Edit, Language, Member, PastEdit, PastePreview, Plan, PlanSummary, Role, Roster, Session, Setup, Solution, Split, TargetSheet } from './types';
import type { PlanTechnologies, Technology, TechnologyForm, TechnologySummary, TechnologyVersion } from './types';

let language: Language = 'ru';

/** The language in which the server is to word its problems from now on. */
export function askIn(next: Language): void {
  language = next;
}

export const askedLanguage = (): Language => language;

let whenSignedOut = () => {};

/** What to do when the server no longer knows who is asking. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act;
}

export const client = createClient<paths>({
  // Found at each call: a test may put a stand-in for the network there.
  fetch: (request) => globalThis.fetch(request),
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
});
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    return request;
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

export async function answered<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch {
    throw new Problem({ code: 'network' });
  }
  const { data, error, response } = answer;
  if (response.status === 304) return null as T;
  if (!response.ok) {
    const problem = problemOf(error, response);
    if (problem.code === 'not_signed_in') whenSignedOut();
    throw problem;
  }
  return data as T;
}

export const etag = (version: number) => `"${version}"`;

export const readSession = (): Promise<Session> => answered(client.GET('/api/v1/session'));

export const signIn = (body: { email: string; password: string } | { link: string }): Promise<Session> =>
  answered(client.POST('/api/v1/session', { body }));

export const signOut = (): Promise<unknown> => answered(client.DELETE('/api/v1/session'));

export const changeLanguage = (next: Language): Promise<Session> =>
  answered(client.PATCH('/api/v1/session', { body: { language: next } }));

/** The present password is empty for whoever has none. */
export const choosePassword = (current: string, password: string): Promise<Session> =>
  answered(client.PUT('/api/v1/session/password', { body: { current, password } }));

export const readSetup = (): Promise<{ needed: boolean }> => answered(client.GET('/api/v1/setup'));

export const setUp = (body: Setup): Promise<Session> => answered(client.POST('/api/v1/setup', { body }));

export const listPlans = (before?: number): Promise<{ plans: PlanSummary[]; next: number | null }> =>
  answered(client.GET('/api/v1/plans', { params: { query: { from: before, limit: 50 } } }));

export const addPlan = (body: { name?: string; file?: string; goal?: string }): Promise<Plan> =>
  answered(client.POST('/api/v1/plans', { body }));

export const readPlan = (plan: number): Promise<Plan> =>
  answered(client.GET('/api/v1/plans/{plan}', { params: { path: { plan } } }));

/** The plan, unless nobody changed it since that version. */
export const readPlanSince = (plan: number, version: number): Promise<Plan | null> =>
  answered(
    client.GET('/api/v1/plans/{plan}', { params: { path: { plan }, header: { 'If-None-Match': etag(version) } } }),
  );

/** `key` names the edit: sent again because its answer was lost, it is not made twice. */
export const editPlan = (plan: number, version: number, edits: Edit[], key: string, expects: Edit[] = []): Promise<Plan> =>
  answered(
    client.PATCH('/api/v1/plans/{plan}', {
      params: { path: { plan }, header: { 'If-Match': etag(version), 'Idempotency-Key': key } },
      body: { edits, expects },
    }),
  );

export const previewPlan = (plan: number, edits: Edit[]): Promise<Solution> =>
  answered(client.POST('/api/v1/plans/{plan}/previews', { params: { path: { plan } }, body: { edits, expects: [] } }));

/** What would become of each of many cells, and of the plan with the good ones. */
export const previewPaste = (plan: number, cells: Edit[]): Promise<PastePreview> =>
  answered(client.POST('/api/v1/plans/{plan}/pastes', { params: { path: { plan } }, body: { cells } }));

/** A line, by its index, among teams and people. */
export const readSplit = (plan: number, line: number): Promise<Split> =>
  answered(client.GET('/api/v1/plans/{plan}/lines/{line}/split', { params: { path: { plan, line } } }));

export const readAssumptions = (plan: number): Promise<{ assumptions: Assumption[] }> =>
  answered(client.GET('/api/v1/plans/{plan}/assumptions', { params: { path: { plan } } }));

export const readScenarios = (plan: number): Promise<Comparison> =>
  answered(client.GET('/api/v1/plans/{plan}/scenarios', { params: { path: { plan } } }));
/** What a sheet of targets would change; nothing is saved. */
export const readTargetSheet = (plan: number, file: Blob, sheet?: string): Promise<TargetSheet> =>
  answered(
    client.POST('/api/v1/plans/{plan}/target-sheets', {
      params: { path: { plan }, query: { sheet } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The bytes go as they are, whatever the generator takes them for.
      body: file as never,
      bodySerializer: (bytes) => bytes as never,
    }),
  );

export const listEdits = (plan: number, before?: number): Promise<{ edits: PastEdit[]; next: number | null }> =>
  answered(client.GET('/api/v1/plans/{plan}/edits', { params: { path: { plan }, query: { from: before, limit: 50 } } }));

export const restorePlan = (plan: number, current: number, version: number): Promise<Plan> =>
  answered(
    client.POST('/api/v1/plans/{plan}/restorations', {
      params: { path: { plan }, header: { 'If-Match': etag(current) } },
      body: { version },
    }),
  );

export const listMembers = (after?: number): Promise<{ members: Member[]; next: number | null }> =>
  answered(client.GET('/api/v1/members', { params: { query: { from: after, limit: 100 } } }));

/** Whom to invite; the answer has the path of the link to hand over. */
export const inviteMember = (body: { name: string; email: string; role: Role }): Promise<{ member: Member; link: string }> =>
  answered(client.POST('/api/v1/members', { body }));

export const changeMember = (member: Member, body: { role: Role } | { left: boolean }): Promise<Member> =>
  answered(
    client.PATCH('/api/v1/members/{member}', {
      params: { path: { member: member.id }, header: { 'If-Match': etag(member.version) } },
      body,
    }),
  );

export const makeLink = (member: number): Promise<{ link: string }> =>
  answered(client.POST('/api/v1/members/{member}/links', { params: { path: { member } } }));

/** What the company's people and calendar say for the period of a plan. */
export const readRoster = (plan: number): Promise<Roster> =>
  answered(client.GET('/api/v1/plans/{plan}/roster', { params: { path: { plan } } }));

export const readPlanTechnologies = (plan: number): Promise<PlanTechnologies> =>
  answered(client.GET('/api/v1/plans/{plan}/technologies', { params: { path: { plan } } }));

export const listTechnologies = (after?: number): Promise<{ technologies: TechnologySummary[]; next: number | null }> =>
  answered(client.GET('/api/v1/technologies', { params: { query: { from: after, limit: 100 } } }));

export const readTechnology = (technology: number): Promise<Technology> =>
  answered(client.GET('/api/v1/technologies/{technology}', { params: { path: { technology } } }));

export const addTechnology = (body: TechnologyForm): Promise<Technology> =>
  answered(client.POST('/api/v1/technologies', { body }));

export const changeTechnology = (technology: number, version: number, body: TechnologyForm): Promise<Technology> =>
  answered(
    client.PUT('/api/v1/technologies/{technology}', {
      params: { path: { technology }, header: { 'If-Match': etag(version) } },
      body,
    }),
  );

export const offerTechnology = (technology: number, version: number, offered: boolean): Promise<Technology> =>
  answered(
    client.PATCH('/api/v1/technologies/{technology}', {
      params: { path: { technology }, header: { 'If-Match': etag(version) } },
      body: { offered },
    }),
  );

export const listTechnologyVersions = (
  technology: number,
  before?: number,
): Promise<{ versions: TechnologyVersion[]; next: number | null }> =>
  answered(
    client.GET('/api/v1/technologies/{technology}/versions', {
      params: { path: { technology }, query: { from: before, limit: 20 } },
    }),
  );
