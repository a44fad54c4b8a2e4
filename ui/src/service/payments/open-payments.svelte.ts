import { withdrawImport } from '../../api/facts';
import { listOpenPayments, matchPayments, tiePayment } from '../../api/payments';
import type { Problem } from '../../api/problem';
import { newKey } from '../../api/sending';
import type { OpenPayments, Payment } from '../../api/types';
import { tell } from '../../design/toast.svelte';
import { say } from '../../words/words.svelte';

/** Payments without a deal, as far as somebody has looked, and what is said of them. */
export class Open {
  told = $state.raw<OpenPayments | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What is being said, so that nobody says it twice. */
  busy = $state.raw<string | null>(null);
  readonly #import: number | undefined;
  #asked = 0;

  /** Of an import; of all without one. */
  constructor(import_?: number) {
    this.#import = import_;
  }

  read = (): Promise<void> => this.#page();

  more = (): Promise<void> => this.#page(this.told?.next ?? undefined);

  /** Says which deal a payment is for; `null`: none. The toast takes it back. */
  async tie(payment: Payment, deal: { feed: number; object: string; number: string } | null): Promise<boolean> {
    if (this.busy !== null) return false;
    [this.busy, this.problem] = [payment.object, null];
    try {
      const to = deal === null ? null : { feed: deal.feed, object: deal.object };
      const { import: id } = await tiePayment(payment, to, newKey());
      const text = deal === null ? say('payments-set-aside') : say('payments-tied', { deal: deal.number });
      tell(text, () => void this.#takeBack(id));
      await this.read();
      return true;
    } catch (error) {
      this.problem = error as Problem;
      return false;
    } finally {
      this.busy = null;
    }
  }

  async matchAgain(): Promise<void> {
    try {
      const { n } = await matchPayments();
      tell(say('payments-again-done', { n }));
      await this.read();
    } catch (error) {
      this.problem = error as Problem;
    }
  }

  async #takeBack(id: number): Promise<void> {
    try {
      await withdrawImport(id);
      tell(say('payments-untied'));
    } catch (error) {
      this.problem = error as Problem;
    }
    await this.read();
  }

  async #page(from?: string): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const told = await listOpenPayments({ import: this.#import, from });
      if (asked !== this.#asked) return;
      const before = from === undefined ? [] : (this.told?.payments ?? []);
      this.told = { ...told, payments: [...before, ...told.payments] };
    } catch (error) {
      if (asked === this.#asked) this.problem = error as Problem;
    }
  }
}
