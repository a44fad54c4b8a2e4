import { say } from '../words/words.svelte';

/** Words for what the API calls by a code: written out, so that each can be looked for. */
const OUTCOMES: Record<string, string> = { open: 'deals-open', won: 'deals-won', lost: 'deals-lost' };
const NATURES: Record<string, string> = { new: 'deals-nature-new', repeat: 'deals-nature-repeat' };
const EVENT_WORDS: Record<string, string> = {
  created: 'deals-event-created',
  won: 'deals-event-won',
  lost: 'deals-event-lost',
  closed: 'deals-event-closed',
  paid: 'deals-event-paid',
  unpaid: 'deals-event-unpaid',
  expected: 'deals-event-expected',
  last: 'deals-event-last',
};
export const STAGES: Record<string, string> = {
  lead: 'funnel-stage-lead',
  qualified: 'funnel-stage-qualified',
  meeting: 'funnel-stage-meeting',
  quote: 'funnel-stage-quote',
  contract: 'funnel-stage-contract',
  won: 'funnel-stage-won',
};
/** Whose facts they are, where nobody gave that a name: then the kind of the file is its name. */
const FEEDS: Record<string, string> = {
  statement: 'feed-statement',
  deals: 'feed-deals',
  leads: 'feed-leads',
  events: 'feed-events',
  payments: 'feed-payments',
  invoices: 'feed-invoices',
  actions: 'feed-actions',
  spend: 'feed-spend',
};
/** What happens to a deal, in its order. */
export const EVENTS = ['created', 'lead', 'qualified', 'meeting', 'quote', 'contract', 'won', 'lost', 'closed', 'paid', 'unpaid', 'expected', 'last'];
/** What a stage of a CRM, or one that somebody writes, can mean beside the funnel's own stages: how a deal ends. */
const ENDS: Record<string, string> = { won: 'deals-stage-won', lost: 'deals-stage-lost' };
const FACTS: Record<string, string> = {
  created: 'deals-created',
  stage: 'deals-stage',
  amount: 'deals-amount',
  person: 'deals-person',
  expected: 'fact-expected',
  won: 'deals-won',
  lost: 'deals-lost',
  reopened: 'fact-reopened',
  paid: 'fact-paid',
  invoiced: 'fact-invoiced',
  call: 'fact-call',
  meeting: 'fact-meeting',
  quote: 'fact-quote',
  letter: 'fact-letter',
  other: 'fact-other',
};
const HORIZONS: Record<string, string> = {
  given: 'funnel-horizon-given',
  measured: 'funnel-horizon-measured',
  capped: 'funnel-horizon-capped',
  shortened: 'funnel-horizon-shortened',
  nobody_passed: 'funnel-horizon-nobody_passed',
};
/** What a funnel comes to that begins in a stage. */
const ANSWERS: Record<string, string> = {
  lead: 'funnel-answer-lead',
  qualified: 'funnel-answer-qualified',
  meeting: 'funnel-answer-meeting',
  quote: 'funnel-answer-quote',
  contract: 'funnel-answer-contract',
};
const DIMENSIONS: Record<string, string> = { person: 'funnel-by-person', source: 'funnel-by-source', line: 'funnel-by-line' };

const of = (words: Record<string, string>) => (code: string) => say(words[code] ?? code);
export const sayOutcome = of(OUTCOMES);
export const sayNature = of(NATURES);
export const sayFunnelStage = of(STAGES);
/** An event of a deal; where it is a stage that is entered, under the stage's own name. */
export const sayEvent = (event: string): string =>
  event in EVENT_WORDS ? say(EVENT_WORDS[event]!) : say('deals-event-stage', { stage: sayFunnelStage(event) });
/** A stage where one is chosen: by the name that it has everywhere, or how the deal ended. */
export const sayStageChoice = (code: string): string => (code in ENDS ? say(ENDS[code]!) : sayFunnelStage(code));
/** A stage as its CRM calls it; where the ledger calls it by the funnel's word, in words. */
export const sayStageName = (name: string): string => (isFunnelWord(name) ? sayFunnelStage(name) : name);
/** Is it the ledger's own word for a stage, and no CRM's? */
export const isFunnelWord = (name: string): boolean => name in STAGES;
export const sayFactKind = of(FACTS);
/** The name of a feed, which people give, unless they left it to the kind of the file. */
export const sayFeed = (name: string): string => (FEEDS[name] === undefined ? name : say(FEEDS[name]));
export const sayHorizon = of(HORIZONS);
export const sayDimension = of(DIMENSIONS);
export const answerOf = (first: string): string => ANSWERS[first] ?? 'funnel-answer-lead';
