import { beforeAll, expect, test } from 'vitest';

import { speak } from '../words/words.svelte';
import { sayPath } from './names';

beforeAll(() => speak('en'));

test('what a line and a stage are in the facts is called by its name', () => {
  expect(sayPath('line[0].facts_line', new Map())).toContain('line in the facts');
  expect(sayPath('line[0].stage[1].funnel', new Map())).toContain('stage of the funnel');
});
