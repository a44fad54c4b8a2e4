import { readFactNames } from '../../api/facts';
import { readStaff } from '../../api/staff';

/** Names that somebody may mean: those of the facts, and people of the team of whom there are none yet. */
export class Known {
  people = $state.raw<string[]>([]);
  sources = $state.raw<string[]>([]);
  lines = $state.raw<string[]>([]);
  reasons = $state.raw<string[]>([]);

  /** Without them the fields take any name: nothing is lost. */
  async read(): Promise<void> {
    const [names, staff] = await Promise.all([readFactNames().catch(() => null), readStaff().catch(() => null)]);
    const of = (rows: { name: string }[] | undefined) => (rows ?? []).map(({ name }) => name);
    this.people = [...new Set([...of(names?.people), ...of(staff?.employees)])].sort((one, other) => one.localeCompare(other));
    this.sources = of(names?.sources);
    this.lines = of(names?.lines);
    this.reasons = of(names?.reasons).filter((reason) => reason !== '');
  }
}
