import type { Change, ProblemBody } from './types';

/** What went wrong with a request, with the server's own words where there are any. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** For the person, in the language of the request; empty if the server was not reached. */
  readonly detail: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly version: number | null;
  readonly changes: Change[];
  readonly operation: string | null;

  constructor(body: Partial<ProblemBody> & { code: string }) {
    super(body.code);
    this.code = body.code;
    this.status = body.status ?? 0;
    this.detail = body.detail ?? '';
    this.path = body.path ?? null;
    this.line = body.line ?? null;
    this.column = body.column ?? null;
    this.version = body.version ?? null;
    this.changes = body.changes ?? [];
    this.operation = body.operation ?? null;
  }

  /** Is it worth asking again later, exactly the same? */
  get passes(): boolean {
    return this.code === 'network' || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** The problem that an answer of the server tells, whatever it looks like. */
export function problemOf(error: unknown, response: Response | undefined): Problem {
  const status = response?.status ?? 0;
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return new Problem({ ...(error as ProblemBody), status });
  }
  return new Problem({ status, code: status === 0 ? 'network' : 'unreadable' });
}
