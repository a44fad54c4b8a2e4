import { expect, test } from 'vitest';

import { sayMeaning, sayTaken } from '../service/import/import-words';
import { speak } from '../words/words.svelte';
import { EVENTS, sayEvent, sayFunnelStage, sayStageChoice } from './words';

const STAGES = ['lead', 'qualified', 'meeting', 'quote', 'contract'];

test.each(['ru', 'en'] as const)('a stage has one name wherever it is chosen: %s', async (language) => {
  await speak(language);
  for (const stage of STAGES) {
    const name = sayFunnelStage(stage);
    expect([sayStageChoice(stage), sayMeaning(stage)]).toEqual([name, name]);
    expect([sayEvent(stage), sayTaken(`day:${stage}`)]).toEqual([expect.stringContaining(name), expect.stringContaining(name)]);
  }
  expect(['won', 'lost'].map(sayMeaning)).toEqual(['won', 'lost'].map(sayStageChoice));
});

test('every event has words', async () => {
  await speak('ru');
  expect(EVENTS.map(sayEvent).filter((said) => /[a-z]/.test(said))).toEqual([]);
  expect(sayEvent('qualified')).toBe('Этап «Потенциальный клиент»');
});
