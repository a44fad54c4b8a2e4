import { listWritten, withdrawImport } from '../../api/facts';
import { Pages } from '../../api/pages.svelte';
import type { Problem } from '../../api/problem';
import type { JournalEntry } from '../../api/types';

/** What people wrote, newest first, and what is taken back of it. */
export class Written extends Pages<JournalEntry, number, null> {
  /** Why the last one could not be taken back, and which it was. */
  refused = $state.raw<{ entry: JournalEntry; problem: Problem } | null>(null);
  busy = $state.raw<JournalEntry | null>(null);

  /** As if it had never been written. */
  async takeBack(entry: JournalEntry): Promise<boolean> {
    if (this.busy !== null) return false;
    [this.busy, this.refused] = [entry, null];
    try {
      await withdrawImport(entry.import);
      await this.renew();
      return true;
    } catch (problem) {
      this.refused = { entry, problem: problem as Problem };
      return false;
    } finally {
      this.busy = null;
    }
  }

  protected async ask(before: number | undefined) {
    const { written, next } = await listWritten(before);
    return { rows: written, next, total: null };
  }
}
