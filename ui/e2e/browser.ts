import { mkdirSync } from 'node:fs';

import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: FLAGS });

export type Look = { language: 'ru' | 'en'; theme: 'light' | 'dark'; width: 1440 | 390 };

const ALL_LOOKS: Look[] = (['ru', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([1440, 390] as const).map((width) => ({ language, theme, width })),
  ),
);

/** Four looks in which each language meets each theme and each width, and each theme each width; at the end of an issue all eight. */
export const LOOKS: Look[] = process.env.ZADEL_LOOKS === 'all'
  ? ALL_LOOKS
  : ALL_LOOKS.filter(({ language, theme, width }) => (language === 'ru') === ((theme === 'light') === (width === 1440)));

/** Somebody's browser, as the system is set; the session comes with `state`. */
export function context(browser: Browser, look: Look, state?: Awaited<ReturnType<BrowserContext['storageState']>>) {
  return browser.newContext({
    viewport: { width: look.width, height: look.width === 390 ? 844 : 1000 },
    colorScheme: look.theme,
    locale: look.language === 'ru' ? 'ru-RU' : 'en-GB',
    ...(state === undefined ? {} : { storageState: state }),
  });
}

/** The number at a place of the plan, as the page shows it: spaces of any width are plain. */
export async function shown(page: Page, path: string): Promise<string> {
  const text = await page.locator(`[data-path="${path}"]`).innerText();
  return text.replace(/\s+/g, ' ').trim();
}

/** Waits until the page shows a number. */
export const becomes = (page: Page, path: string, text: string): Promise<void> =>
  expect.poll(() => shown(page, path), { timeout: 10_000 }).toBe(text);

/** Types a number at its place and leaves the field with Enter. */
export async function type(page: Page, path: string, text: string): Promise<void> {
  await page.locator(`[data-path="${path}"]`).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/**
 * No violation of the rules that a program can check, and nothing beside the screen.
 *
 * Every rule is applied to the whole page, but only what breaks one is described: to describe each of the hundreds of cells
 * in which all is well took four times as long as the rules themselves.
 */
export async function isAccessible(page: Page): Promise<void> {
  expect(page.frames(), 'what is in a frame is not looked at').toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const inPage = (window as unknown as { axe: typeof axe }).axe;
    return (await inPage.run(document, { resultTypes: ['violations'] })).violations;
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** The heading becomes this: spaces of any width are plain. */
export const title = (page: Page, text: RegExp): Promise<void> =>
  expect.poll(async () => (await page.locator('main h1').innerText()).replace(/\s+/g, ' '), { timeout: 15_000 }).toMatch(text);

/** A picture of the whole page, for whoever asks for them. */
export async function picture(page: Page, name: string, look: Look): Promise<void> {
  const folder = process.env.ZADEL_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}-${look.width}-${look.theme}-${look.language}.png`, fullPage: true });
}
