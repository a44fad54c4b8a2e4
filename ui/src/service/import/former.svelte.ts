import { listImports } from '../../api/facts';
import { Pages } from '../../api/pages.svelte';
import type { Import } from '../../api/types';

/** What was imported before, newest first. */
export class FormerImports extends Pages<Import, number> {
  protected async ask(before: number | undefined) {
    const { imports, next } = await listImports(before);
    return { rows: imports, next };
  }
}
