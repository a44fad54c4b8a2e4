import { answered, client } from './client';
import type { WeekForm, Written } from './types';

/** What is said of a deal; what is left out stays, and null takes away. */
export type DealSaid = {
  on?: string;
  created?: string;
  title?: string | null;
  client?: { name: string; tax_number: string | null } | null;
  source?: string | null;
  line?: string | null;
  person?: string | null;
  amount?: string | null;
  expected?: string | null;
  stage?: string;
  reason?: string | null;
};
type DealName = { feed: number; object: string };
type PaymentSaid = { on?: string; amount: string; client?: { name: string } | null; purpose?: string; invoice?: string; deal?: DealName };
type ActionSaid = { action: string; on?: string; n?: number; person?: string; note?: string; deal?: DealName };
type NumberSaid = { number: string; n?: string; amount?: string };

const under = (key: string) => ({ 'Idempotency-Key': key });

export const writeDeal = (said: DealSaid, key: string): Promise<Written> =>
  answered(client.POST('/api/v1/deals', { params: { header: under(key) }, body: said }));

export const changeDeal = ({ feed, object }: DealName, said: DealSaid, key: string): Promise<Written> =>
  answered(client.PATCH('/api/v1/deals/{feed}/{object}', { params: { path: { feed, object }, header: under(key) }, body: said }));

export const writePayment = (said: PaymentSaid, key: string): Promise<Written> =>
  answered(client.POST('/api/v1/payments', { params: { header: under(key) }, body: said }));

export const writeAction = (said: ActionSaid, key: string): Promise<Written> =>
  answered(client.POST('/api/v1/actions', { params: { header: under(key) }, body: said }));

/** A fact that is wrong. */
export const takeBackFact = ({ feed, object, fact }: DealName & { fact: string }): Promise<Written> =>
  answered(client.DELETE('/api/v1/facts/{feed}/{object}/{fact}', { params: { path: { feed, object, fact } } }));

/** The numbers of the week of a day; of `current`, of this week. */
export const readWeek = (day: string, person: string): Promise<WeekForm> =>
  answered(client.GET('/api/v1/weeks/{week}', { params: { path: { week: day }, query: { person } } }));

export const writeWeek = (day: string, person: string, numbers: NumberSaid[], key: string): Promise<Written> =>
  answered(client.PUT('/api/v1/weeks/{week}', { params: { path: { week: day }, header: under(key) }, body: { person, numbers } }));
