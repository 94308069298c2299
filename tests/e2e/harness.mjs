/**
 * A real browser on the built site. In comes `dist/` (or the folder that
 * ATLAS_DIST names), served from loopback under `/` or under a sub-path; out
 * go pages that remember what the console said and which requests left their
 * origin. Nothing here knows what a figure shows.
 */
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../tools/serve.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DIST = process.env.ATLAS_DIST ?? `${ROOT}dist`;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
/** How long a figure may take to become live, in ms, on a slow machine. */
const READY_MS = 30_000;

/** Start the browser; `CHROMIUM` names it where it is not Debian's. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** Serve the site under a prefix such as `/` or `/some/path/`. */
export function serveSite(prefix = '/') {
  return serve(DIST, { prefix });
}

/** The text of a file of the site. */
export function readSite(file) {
  return readFileSync(`${DIST}/${file}`, 'utf8');
}

/**
 * A page in a context of its own, opened and loaded.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {{width?: number, height?: number, ratio?: number, theme?: 'light' | 'dark', forced?: boolean, more?: boolean, motion?: boolean,
 *   locale?: string, scripts?: boolean, touch?: boolean, worker?: boolean, prepare?: (page: import('playwright-core').Page) => Promise<unknown>}} [options] `prepare` runs before the page loads
 */
export async function open(browser, url, options = {}) {
  const { width = 1280, height = 900, ratio = 1, theme = 'light', scripts = true, touch = false, worker = false, prepare } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: ratio,
    colorScheme: theme,
    hasTouch: touch,
    forcedColors: options.forced ? 'active' : 'none',
    contrast: options.more ? 'more' : 'no-preference',
    locale: options.locale,
    javaScriptEnabled: scripts,
    reducedMotion: options.motion ? 'no-preference' : 'reduce',
  });
  // Else each test would bring the whole site once more, behind its page.
  if (!worker) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const page = await context.newPage();
  const said = [];
  const foreign = [];
  const origin = new URL(url).origin;
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`));
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && to !== origin) foreign.push(request.url());
  });
  await prepare?.(page);
  await page.goto(url, { waitUntil: 'load' });
  return { page, said, foreign, close: () => context.close() };
}

/**
 * One browser and one server for the tests of a file, ended after them.
 * @param {string} [prefix] where the site lies
 * @returns {(t: import('node:test').TestContext, path?: string, options?: Parameters<typeof open>[2]) => ReturnType<typeof open>}
 *   opens a page for one test and closes it after
 */
export function useSite(prefix = '/') {
  let browser;
  let site;
  before(async () => {
    browser = await launch();
    site = await serveSite(prefix);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  return async (t, path = '', options = {}) => {
    const visited = await open(browser, site.url + path, options);
    t.after(visited.close);
    return visited;
  };
}

/** Wait until every figure has left its picture, and give their states by id. */
export async function settle(page) {
  await page.waitForFunction(
    () => [...document.querySelectorAll('figure[data-figure]')].every((figure) => figure.dataset.state !== 'picture'),
    null,
    { timeout: READY_MS },
  );
  return states(page);
}

/** Wait until every live figure answers pointer and keys. */
export function answering(page) {
  return page.waitForFunction(
    () => [...document.querySelectorAll('figure[data-state="ready"]')].every((figure) => 'answers' in figure.dataset),
    null,
    { timeout: READY_MS },
  );
}

/** A page for one test, opened by what `useSite` gives, whose figures answer pointer and keys. */
export async function visitAnswering(visit, t, path = '', options = {}) {
  const visited = await visit(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  return visited;
}

const AXE = readFileSync(`${ROOT}tests/node_modules/axe-core/axe.min.js`, 'utf8');

/** What axe finds in a part of the page, one line each. */
export async function axe(page, part = 'html') {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((part) => window.axe.run(part, { resultTypes: ['violations'] }), part);
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target).slice(0, 3).join(' ')}`);
}

/** Keep hold of each instance's memory in `window.memories`, so that a test can count and spoil them. */
export function recordInstances(page) {
  return page.addInitScript(() => {
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const own = WebAssembly[name];
      WebAssembly[name] = async (source, imports) => {
        const result = await own.call(WebAssembly, source, imports);
        const { memory } = (result.instance ?? result).exports;
        if (memory && !window.memories.includes(memory)) window.memories.push(memory);
        return result;
      };
    }
  });
}

/** Open a tool's panel by the words on its button. */
export async function openTool(figure, name) {
  await figure.locator('.tools-button', { hasText: name }).click();
  await figure.locator('.tools-room:not([hidden])').waitFor();
}

/** The pairs of the address, by key. */
export function state(page) {
  return page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
}

/** Wait until the address holds a value under a key, `undefined` for none. */
export function waitForState(page, key, value) {
  return page.waitForFunction(([key, value]) => (new URLSearchParams(location.hash.slice(1)).get(key) ?? undefined) === value, [key, value]);
}

/** The state of each figure, by id. */
export function states(page) {
  return page.$$eval('figure[data-figure]', (figures) =>
    Object.fromEntries(figures.map((figure) => [figure.dataset.figure, figure.dataset.state])),
  );
}

/** The ids of the figures on the page. */
export function figures(page) {
  return page.$$eval('figure[data-figure]', (found) => found.map((figure) => figure.dataset.figure));
}

/** Two animation frames: what was scheduled is drawn. */
export function drawn(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The note beside a mark, or null while none shows; `key` tells one note from another. */
export function note(page, id) {
  return page.$eval(`figure[data-figure="${id}"]`, (figure) => {
    const root = figure.querySelector('.tooltip:not([hidden])');
    const text = (selector) => [...(root?.querySelectorAll(selector) ?? [])].map((part) => part.textContent.trim());
    if (!root) return null;
    return {
      title: text('.tooltip-title').join(),
      said: text('.tooltip-said'),
      locators: text('.tooltip-locator'),
      key: `${root.textContent} ${root.getAttribute('style')}`,
    };
  });
}
