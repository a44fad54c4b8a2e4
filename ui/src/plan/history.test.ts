import { expect, test } from 'vitest';

import { Steps, type Step } from './history';

const step = (value: string): Step => ({ before: [{ path: 'p', value: null }], after: [{ path: 'p', value }] });

test('steps go back and forth in their order', () => {
  const steps = new Steps();
  const [a, b] = [step('a'), step('b')];
  steps.did(a);
  steps.did(b);
  expect([steps.back(), steps.back(), steps.back()]).toEqual([b, a, undefined]);
  expect([steps.forth(), steps.forth(), steps.forth()]).toEqual([a, b, undefined]);
});

test('a new step forgets what was gone back from', () => {
  const steps = new Steps();
  steps.did(step('a'));
  steps.back();
  steps.did(step('b'));
  expect(steps.forth()).toBeUndefined();
});

test('a step that a notice names is taken back once', () => {
  const steps = new Steps();
  const [a, b] = [step('a'), step('b')];
  steps.did(a);
  steps.did(b);
  expect([steps.back(a), steps.back(a), steps.back()]).toEqual([a, undefined, b]);
});
