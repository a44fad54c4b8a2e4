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
  /** What is being said. */
  busy = $state.raw<Payment | null>(null);
  /** One thing is said after the other: whoever is quicker than the line waits for nothing, and nothing gets lost. */
  #line: Promise<unknown> = Promise.resolve();
  readonly #tied = new WeakSet<Payment>();
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
  tie(payment: Payment, deal: DealName | null): Promise<boolean> {
    const said = this.#line.then(() => this.#tie(payment, deal));
    this.#line = said;
    return said;
  }

  async #tie(payment: Payment, deal: DealName | null): Promise<boolean> {
    // Pressed twice. A payment whose tie is taken back comes as another row.
    if (this.#tied.has(payment)) return false;
    [this.busy, this.refused] = [payment, null];
    const to = deal === null ? null : { feed: deal.feed, object: deal.object };
    try {
      const said = { payment: [payment.feed, payment.object], to };
      const { import: id } = await this.#sending.send(said, (key) => tiePayment(payment, to, key));
      const text = deal === null ? say('payments-set-aside') : say('payments-tied', { deal: deal.number });
      tell(text, () => void this.#takeBack(id));
      // Gone at once; how many are left, and their sum, the server counts.
      this.#tied.add(payment);
      this.rows = (this.rows ?? []).filter((one) => one.feed !== payment.feed || one.object !== payment.object);
    } catch (error) {
      this.refused = error as Problem;
      return false;
    } finally {
      this.busy = null;
    }
    await this.renew();
    return true;
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
