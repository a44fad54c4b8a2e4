import { listImports } from '../../api/facts';
import { Pages } from '../../api/pages.svelte';
import type { FailedImport, Import } from '../../api/types';

/** What was imported before, newest first. */
export class FormerImports extends Pages<Import, number, FailedImport[]> {
  /** Files of the watched folder that could not be read lately. */
  get failed(): FailedImport[] {
    return this.total ?? [];
  }

  protected async ask(before: number | undefined) {
    const { imports, failed, next } = await listImports(before);
    // Only the first page tells them.
    return { rows: imports, next, total: before === undefined ? failed : null };
  }
}
