// node shot.mjs <lang> <theme> <width> <out-prefix> path...
import { chromium } from 'playwright-core';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync } from 'node:fs';
const [lang, theme, width, prefix, ...paths] = process.argv.slice(2);
const dir = mkdtempSync('/tmp/zshot-');
const server = spawn('/work/main/target/debug/zadel', ['serve','--demo','--database',`sqlite:${dir}/z.db`,'--listen','127.0.0.1:0','--lang',lang], {stdio:['ignore','pipe','inherit']});
let link;
for await (const line of createInterface({input: server.stdout})) { const m=/(http:\/\/[^/]+\/enter#\S+)/.exec(line); if(m){link=m[1];break;} }
const browser = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const page = await browser.newPage({viewport:{width:Number(width),height:900},colorScheme:theme,locale:lang==='ru'?'ru-RU':'en-GB'});
page.on('console', m => { if (m.type()==='error') console.log('console:', m.text()); });
page.on('pageerror', e => console.log('pageerror:', e.message));
await page.goto(link); await page.waitForSelector('main h1');
await page.waitForTimeout(500);
const base = new URL(link).origin;
const act = process.env.ACT ? (await import(process.env.ACT)).default : null;
let n=0;
for (const p of paths) {
  await page.goto(base+p); await page.waitForSelector('main h1:not(.vh)'); await page.waitForTimeout(400);
  if (act) await act(page, p);
  await page.screenshot({path:`${prefix}-${n++}.png`, fullPage:true});
}
await browser.close(); server.kill();
