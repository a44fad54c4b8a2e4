import { expect, test } from 'vitest';

import { stepOf, Steps, type Step } from './history';

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

test('behind a line that came or went, no earlier step can be taken back alone', () => {
  const steps = new Steps();
  const [a, b] = [step('a'), { before: [{ path: 'line[0]', value: null }], after: [{ path: 'line[0]', value: '{}' }] }];
  steps.did(a);
  steps.did(b);
  expect([steps.back(a), steps.back(), steps.back()]).toEqual([undefined, b, a]);
});

test('changes are taken back from the last to the first', () => {
  const change = (path: string) => ({ path, before: '1', after: '2', by: null, at: '' });
  expect(stepOf([change('a'), change('b')]).before.map((edit) => edit.path)).toEqual(['b', 'a']);
});

test('steps are there after a reload, unless the plan went on without them', () => {
  sessionStorage.clear();
  const steps = new Steps('plan');
  const [a, b] = [step('a'), step('b')];
  steps.did(a);
  steps.did(b);
  steps.back();
  steps.keep(3);
  const same = new Steps('plan');
  same.recall(3);
  expect([same.forth(), same.back(), same.back()]).toEqual([b, b, a]);
  const other = new Steps('plan');
  other.recall(4);
  expect(other.back()).toBeUndefined();
  sessionStorage.setItem('plan', '{');
  const spoilt = new Steps('plan');
  spoilt.recall(3);
  expect(spoilt.back()).toBeUndefined();
});
