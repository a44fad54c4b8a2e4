import type { Problem } from '../api/problem';
import { say } from './words.svelte';

/** What went wrong, in the server's words if there are any. */
export function sayProblem(problem: Problem): string {
  if (problem.detail !== '') return problem.detail;
  return problem.code === 'network' ? say('ui-problem-network') : say('ui-problem-unknown');
}
