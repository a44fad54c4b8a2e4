import type { Assumption, Change, Comparison, Edit, Entry, FactsOfPlan, PastePreview, Plan, PlanNumber, ProblemBody, Solution, Source } from './types';

const COUNTS = { 50: 18, 70: 24, 80: 28, 90: 34 };

/**
 * A network for tests: speaks the server's contract about one plan, the article's.
 *
 * It computes nothing but one thing, so that an answer can be told from the one before it: leads are as many as the
 * goal has hundred thousands, twice.
 */
export class StandIn {
  version = 1;
  isDown = false;
  /** What is saved from now on is saved, and nobody hears of it. */
  losesAnswers = false;
  /** What the facts say of the plan; null: there are none. */
  byFacts: FactsOfPlan | null = null;
  /** Sources of leads, by their places in the document. */
  nSources = 0;
  readonly #keys = new Set<string>();
  /** Requests as they came: "PATCH 1", "POST previews". */
  readonly asked: string[] = [];
  readonly changes: (Change & { version: number })[] = [];
  readonly document = new Map<string, string>([
    ['goal.amount', '1000000'],
    ['line[0].check', '200000'],
    ['line[0].stage[0].conversion', '1/2'],
    ['line[0].stage[1].conversion', '3/10'],
    ['line[1].deals', '4'],
    ['line[1].check', '100000'],
  ]);

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.replace('/api/v1/plans/1', '') || '/';
    const body = (request.method === 'GET' ? {} : await request.json()) as { edits?: Edit[]; expects?: Edit[]; cells?: Edit[] };
    const seen = Number(request.headers.get('If-Match')?.replaceAll('"', '') ?? 0);
    this.asked.push(`${request.method} ${seen || path.slice(1)}`.trim());
    if (this.isDown) throw new TypeError('no network');
    const known = request.headers.get('If-None-Match');
    if (known === `"${this.version}"`) return new Response(null, { status: 304 });
    if (path === '/facts') return json({ version: this.version, said: this.byFacts });
    if (path === '/assumptions') return json({ assumptions: ASSUMPTIONS });
    if (path === '/scenarios') return json(NO_SCENARIOS);
    if (request.method === 'GET') return json(this.plan());
    if (path === '/pastes') return json(this.weigh(body.cells ?? []));
    const bad = body.edits?.find(isBad);
    if (bad !== undefined) return problem({ status: 422, code: 'bad_number', detail: `"${bad.value}"?`, path: bad.path });
    if (path === '/previews') return json(this.solution(this.with(body.edits ?? [])));
    const key = request.headers.get('Idempotency-Key') ?? '';
    if (this.#keys.has(key)) return json(this.plan());
    if (seen !== this.version) {
      const changes = this.changes.filter((change) => seen < change.version);
      return problem({ status: 412, code: 'version_conflict', detail: '', version: this.version, changes });
    }
    const other = body.expects?.find(({ path, value }) => (this.document.get(path) ?? null) !== value);
    if (other !== undefined) return problem({ status: 409, code: 'overtaken', detail: '', path: other.path });
    this.edit(body.edits ?? [], 'me');
    this.#keys.add(key);
    if (this.losesAnswers) throw new TypeError('the line broke');
    return json(this.plan(this.changes.filter((change) => change.version === this.version)));
  };

  /** Each cell by itself: numbers are read, words only where words belong. */
  private weigh(cells: Edit[]): PastePreview {
    const told = cells.map((cell) => {
      const before = this.document.get(cell.path) ?? '';
      const problem = isBad(cell) ? { code: 'bad_number', detail: `"${cell.value}"?`, path: cell.path } : null;
      return { path: cell.path, before, after: problem === null ? (cell.value ?? '') : before, problem };
    });
    return { version: this.version, cells: told, status: 'solved' };
  }

  /** Somebody saves something. */
  edit(edits: Edit[], by: string): void {
    const put = (path: string, value: string | null) => {
      const before = this.document.get(path) ?? null;
      if (before === value) return;
      this.changes.push({ path, before, after: value, by, at: '2026-11-23T10:00:00Z', version: this.version + 1 });
      if (value === null) this.document.delete(path);
      else this.document.set(path, value);
    };
    const n = this.changes.length;
    for (const { path, value } of edits) {
      // A line's amount is given either as such or as a share.
      if (value !== null && path.endsWith('.amount')) put(path.replace('.amount', '.share'), null);
      put(path, value);
    }
    if (n < this.changes.length) this.version += 1;
  }

  plan(changes: Change[] = []): Plan {
    const at = '2026-11-23T10:00:00Z';
    const solution = this.solution(this.document);
    return { id: 1, name: 'December', status: 'draft', version: this.version, changed_at: at, changed_by: 'me', may_edit: true, changes, solution };
  }

  private with(edits: Edit[]): Map<string, string> {
    const document = new Map(this.document);
    for (const { path, value } of edits) {
      if (value === null) document.delete(path);
      else document.set(path, value);
    }
    return document;
  }

  private solution(document: Map<string, string>): Solution {
    const number = (path: string, kind: PlanNumber['kind'], solved: number): PlanNumber => {
      const text = document.get(path) ?? '';
      const [above = 0, below = 1] = text.split('/').map(Number);
      const whole = Number(text.replace(/[^\d]/g, '')) * (kind === 'money' ? 100 : 1);
      const typed = kind === 'fraction' ? { text, value: text.endsWith('%') ? Number.parseInt(text) / 100 : above / below } : whole;
      return { path, kind, value: text === '' ? solved : typed, pinned: text !== '', text, set_by: null, set_at: null };
    };
    const entry = (path: string, text = '') => ({ path, text: document.get(path) ?? text, set_by: null, set_at: null });
    const goal = number('goal.amount', 'money', 0);
    const leads = Math.round((Number(goal.value) / 10_000_000) * 2);
    const stage = (at: number, name: string, count: number): Solution['lines'][number]['stages'][number] => ({
      name,
      count: number(`line[0].stage[${at}].count`, 'count', count),
      link_kind: 'conversion',
      link: number(`line[0].stage[${at}].conversion`, 'fraction', 0),
      needed: count,
      slack: 0,
      grade: 'fantasy',
      reasons: ['no_observations'],
      observed: null,
      expert: null,
      actions: [],
      entries: {
        name: entry(`line[0].stage[${at}].name`, name),
        lag: entry(`line[0].stage[${at}].lag`),
        expert: entry(`line[0].stage[${at}].expert`),
        observed: entry(`line[0].stage[${at}].observed`),
        funnel: entry(`line[0].stage[${at}].funnel`),
      },
    });
    const line = (at: number, name: string, clients: 'new' | 'repeat'): Solution['lines'][number] => ({
      name,
      clients,
      amount: number(`line[${at}].amount`, 'money', 60_000_000),
      share: number(`line[${at}].share`, 'share', 6000),
      deals: number(`line[${at}].deals`, 'count', 3),
      check: number(`line[${at}].check`, 'money', 0),
      check_grade: null,
      check_reasons: [],
      target: 60_000_000,
      surplus: 0,
      deals_needed: 3,
      grade: 'fantasy',
      expert: null,
      stages: at === 0 ? [stage(0, 'Leads', leads), stage(1, 'Meetings', leads / 2)] : [],
      entries: {
        name: entry(`line[${at}].name`, name),
        clients: entry(`line[${at}].clients`, clients),
        margin: entry(`line[${at}].margin`),
        markup: entry(`line[${at}].markup`),
        expert: entry(`line[${at}].expert`),
        facts_line: entry(`line[${at}].facts_line`),
        sales: entry(`line[${at}].sales`),
      },
      chance:
        at === 0
          ? { model: 'thinning', chance: 0.5951, mean: 3, standard_deviation: 1.6, counts: COUNTS, for_goal: { deals: 3, chance: 0.5951, counts: COUNTS } }
          : { model: 'certain', chance: 1, mean: 4, standard_deviation: 0, counts: null, for_goal: { deals: 4, chance: 1, counts: null } },
    });
    return {
      status: 'solved',
      currency: 'RUB',
      exponent: 2,
      as_of: '2026-11-23',
      goal: {
        measure: 'revenue',
        basis: 'payments',
        amount: goal,
        minimum: null,
        stretch: null,
        required: 100_000_000,
        from: '2026-12-01',
        to: '2026-12-31',
        vat: null,
        margin: null,
        fixed_costs: 0,
        entries: {
          measure: entry('goal.measure'),
          basis: entry('goal.basis'),
          vat: entry('goal.vat'),
          minimum: entry('goal.minimum'),
          stretch: entry('goal.stretch'),
          from: entry('goal.from', '2026-12-01'),
          to: entry('goal.to', '2026-12-31'),
          margin: entry('goal.margin'),
          markup: entry('goal.markup'),
          fixed_costs: entry('goal.fixed_costs'),
        },
      },
      cascade: null,
      lines: [line(0, 'New clients', 'new'), line(1, 'Regular clients', 'repeat')],
      totals: { target: 100_000_000, amount: 100_000_000, result: 100_000_000, surplus: 0 },
      chance: { goal: 0.5951, minimum: null, stretch: null, certain_lines: ['Regular clients'], is_lower_bound: false },
      grades_bp: { fact: 0, estimate: 0, fantasy: 10_000 },
      weeks: [],
      working_days: 0,
      weekly: null,
      missing: 0,
      season: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((month) => entry(`season.${month}`)),
      scenarios: [],
      candidates: [],
      conflict: [],
      steps: ['done', 'done', 'lacking', 'waiting', 'waiting', 'waiting', 'waiting', 'waiting'],
      days_to_start: 7,
      resources: {
        leads: [{ line: 0, stage: 'Leads', need: leads, promised: 0, limit: 0, take: 0, unpromised: leads, missing: leads }],
        all_leads: { need: leads, promised: 0, unpromised: leads },
        wishes: 0,
        sources: Array.from({ length: this.nSources }, (_, at) => source(at, entry)),
        promises: [],
        time: null,
        cost: 0,
        budget: null,
        bottleneck: null,
        entries: {
          minutes_per_day: entry('resources.minutes_per_day'),
          selling_share: entry('resources.selling_share'),
          budget: entry('resources.budget'),
          country: entry('calendar.country'),
          days_off: entry('calendar.days_off'),
          days_on: entry('calendar.days_on'),
        },
      },
    };
  }
}

function source(at: number, entry: (path: string) => Entry): Source {
  const of = (key: string) => entry(`source[${at}].${key}`);
  const entries = { name: of('name'), line: of('line'), leads: of('leads'), price: of('price'), promised: of('promised'), owner: of('owner'), due: of('due') };
  return { line: 0, limit: 0, price: at, promised: null, doubts: [], take: at, cost_per_deal: null, entries };
}

const isBad = ({ path, value }: Edit) =>
  value !== null && !/^[\d/%\s.,₽]+$/.test(value) && !/\.(name|owner|observed|sales)$/.test(path);

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });

export function problem(body: Partial<ProblemBody> & { status: number }): Response {
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify({ type: 'about:blank', title: '', ...body }), { status: body.status, headers });
}

/** One number that nobody counted. */
const ASSUMPTIONS: Assumption[] = [
  {
    path: 'line[0].check',
    value: { kind: 'money', value: 20_000_000 },
    observed: null,
    sales: null,
    expert: null,
    set_by: 'Marina',
    grade: 'fantasy',
    reasons: ['no_observations'],
    at_stake: 60_000_000,
  },
];

const NO_SCENARIOS: Comparison = {
  lines: [],
  plan: { status: 'solved', goal: 100_000_000, amount: 100_000_000, chance: 0.6, lines: [], leads: null, cost: null, minutes: null, missing_minutes: null },
  scenarios: [],
};
