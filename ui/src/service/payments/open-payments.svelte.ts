import { withdrawImport } from '../../api/facts';
import { Pages } from '../../api/pages.svelte';
import { listOpenPayments, matchPayments, tiePayment } from '../../api/payments';
import type { Problem } from '../../api/problem';
import { Sending } from '../../api/sending';
import type { OpenPayments, Payment } from '../../api/types';
import { tell } from '../../design/toast.svelte';
import { say } from '../../words/words.svelte';

type DealName = { feed: number; object: string; number: string };

/** Payments without a deal, as far as somebody has looked, and what is said of them. */
export class Open extends Pages<Payment, string, OpenPayments> {
  /** Why what was said of a payment was not taken; it stays until something else is said. */
  refused = $state.raw<Problem | null>(null);
  /** What is being said, so that nobody says it twice. */
  busy = $state.raw<Payment | null>(null);
  readonly #import: number | undefined;
  readonly #sending = new Sending();

  /** Of an import; of all without one. */
  constructor(import_?: number) {
    super();
    this.#import = import_;
  }

  protected async ask(from: string | undefined) {
    const answer = await listOpenPayments({ import: this.#import, from });
    return { rows: answer.payments, next: answer.next, total: answer };
  }

  /** Says which deal a payment is for; `null`: none. The toast takes it back. */
  async tie(payment: Payment, deal: DealName | null): Promise<boolean> {
    if (this.busy !== null) return false;
    [this.busy, this.refused] = [payment, null];
    const to = deal === null ? null : { feed: deal.feed, object: deal.object };
    try {
      const said = { payment: [payment.feed, payment.object], to };
      const { import: id } = await this.#sending.send(said, (key) => tiePayment(payment, to, key));
      const text = deal === null ? say('payments-set-aside') : say('payments-tied', { deal: deal.number });
      tell(text, () => void this.#takeBack(id));
      // Gone at once; how many are left, and their sum, the server counts.
      this.rows = (this.rows ?? []).filter((one) => one.feed !== payment.feed || one.object !== payment.object);
      await this.renew();
      return true;
    } catch (error) {
      this.refused = error as Problem;
      return false;
    } finally {
      this.busy = null;
    }
  }

  async matchAgain(): Promise<void> {
    this.refused = null;
    try {
      const { n } = await matchPayments();
      tell(say('payments-again-done', { n }));
      await this.renew();
    } catch (error) {
      this.refused = error as Problem;
    }
  }

  async #takeBack(id: number): Promise<void> {
    this.refused = null;
    try {
      await withdrawImport(id);
      tell(say('payments-untied'));
    } catch (error) {
      this.refused = error as Problem;
    }
    await this.renew();
  }
}
