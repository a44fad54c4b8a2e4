import { expect, test } from 'vitest';

import { Sending } from './sending';

const lost = () => Promise.reject(new TypeError('the line broke'));

test('after a lost answer the same has the same name, and anything else another', async () => {
  const sending = new Sending();
  const keys: string[] = [];
  const note = (key: string) => {
    keys.push(key);
    return keys.length < 3 ? lost() : Promise.resolve('written');
  };
  await expect(sending.send({ n: 1 }, note)).rejects.toThrow();
  await expect(sending.send({ n: 1 }, note)).rejects.toThrow();
  expect(await sending.send({ n: 2 }, note)).toBe('written');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('what arrived and is said again is said anew', async () => {
  const sending = new Sending();
  const first = await sending.send({ n: 1 }, (key) => Promise.resolve(key));
  expect(await sending.send({ n: 1 }, (key) => Promise.resolve(key))).not.toBe(first);
});
