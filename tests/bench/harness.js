/**
 * What the benchmarks of large tables share: a browser whose frames do not wait for a screen, the
 * repository served from loopback, and the wide table of the reference data where it is at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ROOT } from '../e2e/harness.mjs';
import { serve } from '../tools/serve.mjs';

/**
 * The page tests' flags, and two more: with them a frame begins as soon as the last one is done,
 * so that a wait for the next frame is the work of this one and not the rest of a 60th of a second.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];
const DATA = `${ROOT}../shared/data/`;
const WIDE = `${DATA}jhu-confirmed-global-2023-03.csv`;
const LONG = `${DATA}owid-covid-data-2020-06.csv`;

/** Whether the real tables are at hand; says so in one line where they are not. */
export function hasTables() {
  const has = existsSync(WIDE) && existsSync(LONG);
  if (!has) console.log('skipped what needs ../shared/data: the real tables are not here');
  return has;
}

/** Starts the browser and the server; `page()` opens a page with nothing warm in it. */
export async function start() {
  const site = await serve(ROOT);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  const page = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log(`uncaught: ${error.message}`));
    await context.route('**/data/wide.csv', (route) => route.fulfill({ body: readFileSync(WIDE) }));
    await context.route('**/data/long.csv', (route) => route.fulfill({ body: readFileSync(LONG) }));
    await page.goto(`${site.url}tests/bench/page.html`);
    return page;
  };
  const close = async () => {
    await browser.close();
    await site.close();
  };
  return { page, close };
}

/** The middle one of some times. @param {number[]} times */
export function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
