/** Figures of the browser, a line each: name, median, 99th percentile; nanoseconds, or bytes where the name says so. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { context, launch, type Look } from './browser';
import { Server } from './server';

const LOOK: Look = { language: 'ru', theme: 'light', width: 1440 };
const LEADS = '[data-path="line[0].stage[0].count"]';
const CONVERSION = '[data-path="line[0].stage[1].conversion"]';
const N_KEYS = 300;
const N_VISITS = 15;
const NS_IN_MS = 1e6;

const figures = process.env.ZADEL_BENCH_FIGURES!;
const server = new Server();
let browser: Browser;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
let plan: number;
let large: number;

beforeAll(async () => {
  writeFileSync(figures, '');
  const link = await server.start();
  browser = await launch();
  const first = await context(browser, LOOK);
  const page = await first.newPage();
  await page.goto(link);
  await page.waitForURL(`${server.url}/`);
  const made = async (path: string) => {
    const answer = await first.request.post(`${server.url}/api/v1/plans`, { data: { file: readFileSync(path, 'utf8') } });
    expect(answer.status()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  };
  plan = await made(process.env.ZADEL_BENCH_PLAN!);
  large = await made(process.env.ZADEL_BENCH_LARGE_PLAN!);
  state = await first.storageState();
  await first.close();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

function note(name: string, values: number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  appendFileSync(figures, `${name} ${at(0.5)} ${at(0.99)}\n`);
}

/** From a key to the frame in which the leads that it changes have been painted. */
test.each([
  ['keystroke_to_repaint', () => plan],
  ['keystroke_1000_reps', () => large],
])('keystrokes in a year: %s', async (name, of) => {
  const own = await context(browser, LOOK, state);
  const page = await own.newPage();
  await page.goto(`${server.url}/p/${of()}/2`);
  await page.locator(CONVERSION).click();
  const times: number[] = [];
  for (let at = 0; at < N_KEYS; at += 1) {
    // Armed before the key is sent, which may overtake whatever else is under way to the page.
    await page.evaluate(awaitRepaint, LEADS);
    await page.keyboard.press(at % 2 === 0 ? 'PageUp' : 'PageDown');
    times.push((await page.evaluate(() => (globalThis as Armed).repainted!)) * NS_IN_MS);
  }
  note(name, times.slice(20));
  await own.close();
});

type Armed = { repainted?: Promise<number> };

/** Runs in the page. A message that is posted in a frame arrives after that frame was painted. */
function awaitRepaint(leads: string): void {
  (globalThis as Armed).repainted = new Promise((resolve) => {
    let pressed = 0;
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (pressed === 0) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressed);
        port2.postMessage(null);
      });
    });
    observer.observe(document.querySelector(leads)!, { childList: true, characterData: true, subtree: true });
  });
}

/** From the address to what a room shows last. */
test.each([
  ['1', '[data-entry="rep[0].target"]'],
  ['2', LEADS],
  ['3', '#calendar'],
])('room %s of a thousand people opens', async (number, ready) => {
  const own = await context(browser, LOOK, state);
  const page = await own.newPage();
  const times: number[] = [];
  for (let visit = 0; visit < N_VISITS; visit += 1) {
    const start = performance.now();
    await page.goto(`${server.url}/p/${large}/${number}`);
    await page.locator(ready).waitFor();
    times.push((performance.now() - start) * NS_IN_MS);
  }
  note(`room_${number}_of_1000_reps`, times);
  await own.close();
});

test('the first paint of the room', async () => {
  const times: number[] = [];
  for (let visit = 0; visit < N_VISITS; visit += 1) {
    const own = await context(browser, LOOK, state);
    const page = await own.newPage();
    await page.goto(`${server.url}/p/1/2`);
    await page.locator(LEADS).waitFor();
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime);
    times.push(paint * NS_IN_MS);
    await own.close();
  }
  note('first_paint', times);
});

test.each([
  ['home', '/', 'main table'],
  ['room', '/p/1/2', LEADS],
])('what the first visit loads: %s', async (name, path, ready) => {
  const own = await context(browser, LOOK, state);
  const page = await own.newPage();
  const loaded = await listenTo(page);
  await page.goto(`${server.url}${path}`);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // What is asked for last is the plan once more, when the line of events is open: the answer is "unchanged".
  await expect.poll(() => loaded.isQuiet(), { timeout: 10_000 }).toBe(true);
  note(`first_visit_${name}_bytes`, [loaded.bytes()]);
  await own.close();
});

/** Counts bytes on the wire, headers and compression included. */
async function listenTo(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const open = new Set<string>();
  let bytes = 0;
  let isFollowing = false;
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname.endsWith('/events')) isFollowing = true;
    else open.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    open.delete(requestId);
  });
  return { bytes: () => bytes, isQuiet: () => isFollowing && open.size === 0 };
}
