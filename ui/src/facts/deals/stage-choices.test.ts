import { beforeAll, expect, test } from 'vitest';

import type { FactStage } from '../../api/types';
import { speak } from '../../words/words.svelte';
import { stageGroups } from './stage-choices';

beforeAll(() => speak('en'));

const stage = (id: number, name: string, pipeline: string | null = null, feed = 'CRM'): FactStage => ({ id, name, pipeline, feed, meaning: null });

test('one CRM without pipelines has one list', () => {
  expect(stageGroups([stage(1, 'Call'), stage(2, 'Offer')])).toEqual([{ label: null, options: [['1', 'Call'], ['2', 'Offer']] }]);
  expect(stageGroups([])).toEqual([]);
});

test('a stage of the CRM and one that everybody has stand apart, even if they are called the same', () => {
  expect(stageGroups([stage(1, 'Meeting'), stage(2, 'meeting'), stage(3, 'Offer')])).toEqual([
    { label: 'Stages of the CRM', options: [['1', 'Meeting'], ['3', 'Offer']] },
    { label: 'Common stages', options: [['2', 'Meeting']] },
  ]);
});

test('stages of a pipeline stand under its name', () => {
  expect(stageGroups([stage(1, 'Offer', 'Partners'), stage(2, 'Offer', 'Retail')]).map(({ label, options }) => [label, ...options])).toEqual([
    ['Pipeline “Partners”', ['1', 'Offer']],
    ['Pipeline “Retail”', ['2', 'Offer']],
  ]);
});

test('where several CRMs have stages, each heading names its own', () => {
  const stages = [stage(1, 'Offer'), stage(2, 'Offer', null, 'Old CRM'), stage(3, 'Offer', 'Retail', 'Old CRM')];
  expect(stageGroups(stages).map(({ label }) => label)).toEqual(['CRM', 'Old CRM', 'Old CRM: Pipeline “Retail”']);
});
