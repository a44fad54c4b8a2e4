import { answered, client } from './client';
import type { OpenPayments, Payment, PaymentDeals, Receivables } from './types';

/** Payments without a deal: of an import, or all. */
export const listOpenPayments = (of: { import?: number; from?: string } = {}): Promise<OpenPayments> =>
  answered(client.GET('/api/v1/payments', { params: { query: of } }));

export const listPaymentDeals = ({ feed, object }: Payment): Promise<PaymentDeals> =>
  answered(client.GET('/api/v1/payments/{feed}/{object}/deals', { params: { path: { feed, object } } }));

/** Answers with the number under which it is taken back. */
export const tiePayment = (payment: Payment, deal: { feed: number; object: string } | null, key: string): Promise<{ import: number }> =>
  answered(
    client.PUT('/api/v1/payments/{feed}/{object}/deal', {
      params: { path: { feed: payment.feed, object: payment.object }, header: { 'Idempotency-Key': key } },
      body: { deal },
    }),
  );

export const matchPayments = (): Promise<{ n: number }> => answered(client.POST('/api/v1/payment-matches'));

export const listReceivables = (): Promise<Receivables> => answered(client.GET('/api/v1/receivables'));

/** Deals by number, title or client, for a payment that fits none by itself. */
export const findDeals = (search: string): Promise<{ deals: FoundDeal[] }> =>
  answered(client.GET('/api/v1/deals', { params: { query: { search, limit: 10 } } }));

export type FoundDeal = { feed: number; object: string; number: string; title: string | null; client: string | null; outcome: string; amount: number | null };
