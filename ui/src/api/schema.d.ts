/**
 * The server's HTTP interface in the shape that openapi-typescript writes.
 * By hand until the server's own document exists; `npm run api` replaces this file.
 */
export interface paths {
  '/api/v1/session': {
    get: { responses: { 200: Json<S['Session']>; 401: Bad } };
    post: { requestBody: Body<S['SignIn']>; responses: { 201: Json<S['Session']>; 401: Bad; 429: Bad } };
    delete: { responses: { 204: { content?: never } } };
    patch: { requestBody: Body<{ language: S['Language'] }>; responses: { 200: Json<S['Session']>; 401: Bad } };
  };
  '/api/v1/setup': {
    get: { responses: { 200: Json<{ needed: boolean }> } };
    post: { requestBody: Body<S['Setup']>; responses: { 201: Json<S['Session']>; 401: Bad; 409: Bad; 422: Bad } };
  };
  '/api/v1/plans': {
    get: {
      parameters: { query?: { before?: number; limit?: number } };
      responses: { 200: Json<{ plans: S['PlanSummary'][]; next: number | null }>; 401: Bad };
    };
    post: { requestBody: Body<{ name?: string; file?: string }>; responses: { 201: Json<S['Plan']>; 422: Bad } };
  };
  '/api/v1/plans/{plan}': {
    get: { parameters: { path: { plan: number } }; responses: { 200: Json<S['Plan']>; 404: Bad } };
    patch: {
      parameters: { path: { plan: number }; header: { 'If-Match': string } };
      requestBody: Body<{ edits: S['Edit'][] }>;
      responses: { 200: Json<S['Plan']>; 412: Bad; 422: Bad };
    };
  };
  '/api/v1/plans/{plan}/previews': {
    post: {
      parameters: { path: { plan: number } };
      requestBody: Body<{ edits: S['Edit'][] }>;
      responses: { 200: Json<S['Solution']>; 422: Bad };
    };
  };
  '/api/v1/plans/{plan}/edits': {
    get: {
      parameters: { path: { plan: number }; query?: { before?: number; limit?: number } };
      responses: { 200: Json<{ edits: S['PastEdit'][]; next: number | null }>; 404: Bad };
    };
  };
  '/api/v1/plans/{plan}/restorations': {
    post: {
      parameters: { path: { plan: number }; header: { 'If-Match': string } };
      requestBody: Body<{ version: number }>;
      responses: { 200: Json<S['Plan']>; 412: Bad };
    };
  };
}

type S = components['schemas'];
type Json<T> = { content: { 'application/json': T } };
type Body<T> = { content: { 'application/json': T } };
type Bad = { content: { 'application/problem+json': S['Problem'] } };

export interface components {
  schemas: {
    Language: 'ru' | 'en';
    SignIn: { email: string; password: string } | { link: string };
    Setup: {
      token: string;
      company: string;
      currency: string;
      language: S['Language'];
      name: string;
      email: string;
      password: string;
    };
    Session: {
      member: { id: number; name: string; email: string; role: S['Role'] };
      company: { id: number; name: string; currency: string };
      language: S['Language'];
      may: string[];
      insecure: boolean;
    };
    Role: 'owner' | 'head' | 'rep' | 'marketing' | 'observer';
    PlanSummary: {
      id: number;
      name: string;
      status: 'draft';
      version: number;
      currency: string;
      exponent: number;
      from: string;
      to: string;
      goal: number | null;
      changed_at: string;
      changed_by: string | null;
    };
    Plan: {
      id: number;
      name: string;
      status: 'draft';
      version: number;
      changed_at: string;
      changed_by: string | null;
      may_edit: boolean;
      solution: S['Solution'];
    };
    Solution: {
      status: 'solved' | 'underdetermined' | 'conflict';
      currency: string;
      exponent: number;
      goal: S['Goal'];
      lines: S['Line'][];
      totals: { target: number; amount: number; result: number; surplus: number } | null;
      chance: S['PlanChance'] | null;
      grades_bp: { fact: number; estimate: number; fantasy: number } | null;
      weeks: { from: string; to: string; working_days: number }[];
      weekly: S['WeeklyLine'][] | null;
      missing: number;
      candidates: string[];
      conflict: S['ConflictingPin'][];
    };
    Goal: {
      measure: 'revenue' | 'gross_profit' | 'net_profit';
      basis: 'payments' | 'contracts' | 'shipments';
      amount: S['Number'];
      required: number | null;
      from: string;
      to: string;
    };
    Line: {
      name: string;
      clients: 'new' | 'repeat';
      amount: S['Number'];
      share: S['Number'];
      deals: S['Number'];
      check: S['Number'];
      target: number | null;
      surplus: number | null;
      deals_needed: number | null;
      grade: S['Grade'] | null;
      expert: string | null;
      stages: S['Stage'][];
      chance: S['LineChance'] | null;
    };
    Stage: {
      name: string;
      count: S['Number'];
      link_kind: 'conversion' | 'rate';
      link: S['Number'];
      needed: number | null;
      slack: number | null;
      grade: S['Grade'] | null;
      reasons: S['Reason'][];
      observed: S['Observed'] | null;
      expert: string | null;
      actions: { name: string; per: S['Fraction']; minutes_each: number; count: number | null; minutes: number | null }[];
    };
    Observed: {
      passed: number;
      entered: number;
      to: string | null;
      value: S['Fraction'];
      low: number;
      high: number;
    };
    LineChance: {
      model: 'thinning' | 'rate' | 'certain';
      chance: number;
      mean: number;
      standard_deviation: number;
      counts: { '50': number | null; '70': number | null; '80': number | null; '90': number | null } | null;
    };
    PlanChance: {
      goal: number;
      minimum: number | null;
      stretch: number | null;
      certain_lines: string[];
      is_lower_bound: boolean;
    };
    WeeklyLine: { deals: number[]; amount: number[]; stages: { count: number[]; minutes: number[] }[] };
    ConflictingPin: {
      path: string;
      value: S['Value'];
      nearest: S['Value'] | null;
      nearest_in_set: S['Value'] | null;
    };
    NumberKind: 'money' | 'count' | 'share' | 'fraction';
    Number: {
      path: string;
      kind: S['NumberKind'];
      value: number | S['Fraction'] | null;
      pinned: boolean;
      text: string;
      set_by: string | null;
      set_at: string | null;
    };
    Value: { kind: S['NumberKind']; value: number | S['Fraction'] };
    Fraction: { text: string; value: number };
    Grade: 'fact' | 'estimate' | 'fantasy';
    Reason:
      | 'expert'
      | 'no_observations'
      | 'expired'
      | 'above_interval'
      | 'below_interval'
      | 'few'
      | 'no_date'
      | 'old'
      | 'wide';
    Edit: { path: string; value: string | null };
    Change: { path: string; before: string | null; after: string | null; by: string | null; at: string };
    PastEdit: { version: number; at: string; by: string | null; changes: S['Change'][] };
    Problem: {
      type: string;
      status: number;
      code: string;
      title: string;
      detail: string;
      path?: string;
      line?: number;
      column?: number;
      version?: number;
      changes?: S['Change'][];
      operation?: string;
    };
  };
}
