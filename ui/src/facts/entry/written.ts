import { withdrawImport } from '../../api/facts';
import type { Problem } from '../../api/problem';
import type { Written } from '../../api/types';
import { tell } from '../../design/toast.svelte';
import { sayProblem } from '../../words/problem';
import { say } from '../../words/words.svelte';

/** Tells that something was written, and takes it back for whoever asks. */
export function tellWritten(text: string, { import: id }: Written): void {
  tell(text, () => void takeBack(id));
}

async function takeBack(id: number): Promise<void> {
  try {
    await withdrawImport(id);
    tell(say('entry-undone'));
  } catch (error) {
    tell(sayProblem(error as Problem));
  }
}
