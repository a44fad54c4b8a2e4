import { Problem } from '../api/problem';
import { sayProblem } from '../words/problem';

/** A form that is sent: one time at a time, with what was refused told at its field. */
export class Form {
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);

  /** Sends what the event is about; what was typed stays where the server refuses it. */
  async send(event: SubmitEvent, act: () => Promise<void>): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem({ code: 'unreadable' });
    }
    this.isBusy = false;
  }

  /** What is wrong with a field. */
  at(field: string): string | undefined {
    return this.problem?.path === field ? sayProblem(this.problem) : undefined;
  }

  /** What is wrong, but with none of these fields. */
  besides(...fields: string[]): string | undefined {
    if (this.problem === null || fields.includes(this.problem.path ?? '')) return undefined;
    return sayProblem(this.problem);
  }
}
