import { listImports } from '../../api/facts';
import { Pages } from '../../api/pages.svelte';
import type { FailedImport, Import } from '../../api/types';

/** What was imported before, newest first. */
export class FormerImports extends Pages<Import, number> {
  /** Files of the watched folder that could not be read lately. */
  failed = $state.raw<FailedImport[]>([]);

  protected async ask(before: number | undefined) {
    const { imports, failed, next } = await listImports(before);
    // Only the first page tells them.
    if (before === undefined) this.failed = failed;
    return { rows: imports, next };
  }
}
