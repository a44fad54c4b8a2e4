import type { ImportFile, ImportQuestion } from '../../api/types';
import { sayFactKind, sayFunnelStage, sayStageChoice } from '../../facts/words';
import { inside } from '../../plan/names';
import { numbers, say, sayList } from '../../words/words.svelte';

const PROFILES: Record<string, string> = {
  bitrix24_deals: 'import-is-bitrix24-deals',
  bitrix24_leads: 'import-is-bitrix24-leads',
  amocrm_a: 'import-is-amocrm',
  amocrm_b: 'import-is-amocrm',
  amocrm_c: 'import-is-amocrm',
  kommo: 'import-is-kommo',
  deals: 'import-is-deals',
  leads: 'import-is-leads',
  events: 'import-is-events',
  payments: 'import-is-payments',
  invoices: 'import-is-invoices',
  actions: 'import-is-actions',
  spend: 'import-is-spend',
};

/** "This is an export of deals of Bitrix24: 20,000 rows, 14 of 22 columns are understood". */
export function sayUnderstood({ profile, columns, n_rows, is_whole }: ImportFile): string {
  const what = PROFILES[profile];
  if (profile === 'statement') return say('payments-statement-title');
  if (what === undefined) return say('import-is-unknown');
  const known = columns.filter(({ taken_for }) => taken_for !== 'nothing').length;
  return say(is_whole ? 'import-understood' : 'import-understood-part', { what: say(what), rows: n_rows, known, all: columns.length });
}

const KINDS: Record<string, string> = {
  deals: 'import-rows-deals',
  leads: 'import-rows-leads',
  events: 'import-rows-events',
  payments: 'import-rows-payments',
  invoices: 'import-rows-invoices',
  actions: 'import-rows-actions',
  spend: 'import-rows-spend',
};
export const sayKind = (of: string): string => say(KINDS[of] ?? of);

const FIELD_WORDS: Record<string, string> = {
  id: 'import-field-id',
  number: 'import-field-number',
  title: 'import-field-title',
  deal: 'import-field-deal',
  kind: 'import-field-kind',
  action: 'import-field-action',
  at: 'import-field-at',
  created: 'import-field-created',
  changed: 'import-field-changed',
  stage_since: 'import-field-stage-since',
  expected: 'import-field-expected',
  closed: 'import-field-closed',
  due: 'import-field-due',
  pipeline: 'import-field-pipeline',
  stage: 'import-field-stage',
  group: 'import-field-group',
  is_closed: 'import-field-is-closed',
  loss_reason: 'import-field-loss-reason',
  amount: 'import-field-amount',
  currency: 'import-field-currency',
  person: 'import-field-person',
  source: 'import-field-source',
  line: 'import-field-line',
  client: 'import-field-client',
  contact: 'import-field-contact',
  tax_number: 'import-field-tax-number',
  is_repeat: 'import-field-is-repeat',
  purpose: 'import-field-purpose',
  invoice: 'import-field-invoice',
  contract: 'import-field-contract',
  count: 'import-field-count',
};

/** What a column is taken for; the day of a stage is written `day:meeting`. */
export function sayTaken(what: string): string {
  if (what.startsWith('day:')) return say('import-day-of', { stage: sayFunnelStage(what.slice('day:'.length)) });
  return say(FIELD_WORDS[what] ?? what);
}

/** What a stage of a CRM can prove. */
export const MEANINGS = ['lead', 'qualified', 'meeting', 'quote', 'contract', 'won', 'lost', 'open'];
export const sayMeaning = (meaning: string): string => (meaning === 'open' ? say('import-stage-open') : sayStageChoice(meaning));

/** What an action of a file can be. */
export const ACTIONS = ['call', 'meeting', 'quote', 'letter', 'other'];
export const sayAction = (action: string): string => inside(sayFactKind(action));

const QUESTION_WORDS: Record<string, string> = {
  date_order: 'import-ask-date-order',
  mixed_dates: 'import-ask-mixed-dates',
  unknown_stages: 'import-ask-unknown-stages',
  unknown_actions: 'import-ask-unknown-actions',
  no_action: 'import-ask-no-action',
  no_currency: 'import-ask-no-currency',
  rates: 'import-ask-rates',
  thousands: 'import-ask-thousands',
  equal_headers: 'import-ask-equal-headers',
  made_id: 'import-ask-made-id',
  no_id: 'import-ask-no-id',
  no_column: 'import-ask-no-column',
  repeated_ids: 'import-ask-repeated-ids',
  closed_is_expected: 'import-ask-closed-is-expected',
  no_closed: 'import-ask-no-closed',
  no_stage: 'import-ask-no-stage',
  no_headers: 'import-ask-no-headers',
  other_sheets: 'import-ask-other-sheets',
};

/** A question as a plain sentence, with what it is about. */
export function sayQuestion({ code, about, field, n }: ImportQuestion): string {
  const MOST = 4;
  const shown = code === 'equal_headers' ? about.slice(0, 1) : about.slice(0, MOST);
  const args = { about: sayList(shown.map((one) => say('import-quoted', { text: one }))), field: field === null ? '' : sayTaken(field), n: n ?? about.length };
  return say(QUESTION_WORDS[code] ?? code, args);
}

const FAULT_WORDS: Record<string, string> = {
  missing_id: 'import-fault-missing-id',
  missing_created: 'import-fault-missing-created',
  missing_person: 'import-fault-missing-person',
  missing_closed: 'import-fault-missing-closed',
  missing_date: 'import-fault-missing-date',
  missing_amount: 'import-fault-missing-amount',
  missing_stage: 'import-fault-missing-stage',
  missing_source: 'import-fault-missing-source',
  closed_before_created: 'import-fault-closed-before-created',
  bad_date: 'import-fault-bad-date',
  ambiguous_date: 'import-fault-ambiguous-date',
  future_date: 'import-fault-future-date',
  bad_amount: 'import-fault-bad-amount',
  amount_out_of_range: 'import-fault-amount-out-of-range',
  bad_currency: 'import-fault-bad-currency',
  bad_count: 'import-fault-bad-count',
  bad_yes_no: 'import-fault-bad-yes-no',
  bad_name: 'import-fault-bad-name',
  bad_id: 'import-fault-bad-id',
  bad_tax_number: 'import-fault-bad-tax-number',
  bad_outcome: 'import-fault-bad-outcome',
  unknown_stage: 'import-fault-unknown-stage',
  unknown_kind: 'import-fault-unknown-kind',
  unknown_action: 'import-fault-unknown-action',
  duplicate_id: 'import-fault-duplicate-id',
  too_many_events: 'import-fault-too-many-events',
  other_line_rejected: 'import-fault-other-line-rejected',
  too_many_cells: 'import-fault-too-many-cells',
  fault_in_cell: 'import-fault-fault-in-cell',
  foreign_account: 'import-fault-foreign-account',
};
export const sayFault = (code: string): string => say(FAULT_WORDS[code] ?? code);

/** "12.4 MB" */
export function saySize(bytes: number): string {
  const KILO = 1024;
  if (bytes < KILO * KILO) return say('import-size-kb', { n: numbers().count(Math.max(1, Math.round(bytes / KILO))) });
  return say('import-size-mb', { n: numbers().decimal(bytes / KILO / KILO) });
}
