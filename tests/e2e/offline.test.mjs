/**
 * A visit without a network after one with it: pages, other views and the other language stand; a new version on the
 * server takes the old one's place whole, when a page is loaded anew, or not at all.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { DIST, ROOT, answering, launch, open, settle } from './harness.mjs';
import { serve } from '../tools/serve.mjs';

let browser;
const folders = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The site as another build would have it: each of its files that matter says so. */
function version(mark) {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  folders.push(folder);
  cpSync(DIST, folder, { recursive: true, filter: (path) => !/(atlas|figure-\w+)(\.\w+)?\.html$/.test(path) });
  const change = (path, how) => writeFileSync(join(folder, path), how(readFileSync(join(folder, path), 'utf8')));
  for (const page of ['index.html', 'zh.html']) change(page, (text) => text.replace('<html ', `<html data-page="${mark}" `));
  for (const script of ['main', 'later', 'days', 'language']) change(`${script}.js`, (text) => `${text};document.documentElement.dataset.${script}="${mark}";`);
  cpSync(`${ROOT}www/sw.js`, join(folder, 'sw.js'));
  execFileSync('node', [`${ROOT}tests/tools/offline.mjs`, folder]);
  return folder;
}

/** A server whose folder can be changed, and which can be stopped. */
async function hosted(t, folder) {
  let server = await serve(folder);
  const { url } = server;
  const port = Number(new URL(url).port);
  const stop = async () => { await server?.close(); server = null; };
  t.after(stop);
  return { url, stop, change: async (next) => { await stop(); server = await serve(next, { port }); } };
}

/** The versions that are kept, once there are so many, whole, with nothing on its way. */
function kept(page, count = 1) {
  return page.evaluate(async (count) => {
    for (;;) {
      const registration = await navigator.serviceWorker.ready;
      const names = (await caches.keys()).filter((name) => name.includes(' atlas '));
      if (registration.active?.state === 'activated' && !registration.installing && names.length === count) return names;
      await new Promise(requestAnimationFrame);
    }
  }, count);
}

const marks = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

async function visit(t, url, path = '') {
  const visited = await open(browser, url + path, { worker: true });
  t.after(visited.close);
  await settle(visited.page);
  await answering(visited.page);
  return visited;
}

test('after one visit the site stands without a network: other views, tools and the other language too', async (t) => {
  const site = await hosted(t, DIST);
  const { page, said, foreign } = await visit(t, site.url);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null, 'the first page is the network\'s own');
  await kept(page);
  await site.stop();

  await page.reload();
  for (const [id, state] of Object.entries(await settle(page))) assert.equal(state, 'ready', id);
  await answering(page);
  await page.locator('#growth [name="view"]').selectOption('aligned');
  await page.waitForFunction(() => location.hash.includes('view=aligned') && !document.querySelector('#growth').hasAttribute('aria-busy'));
  assert.ok(await page.locator('#growth [data-status]').isHidden(), 'tables of all places are here');
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  assert.match(await page.textContent('#growth .figure-title'), /\p{Script=Han}/u);

  await page.goto(`${site.url}zh.html`);
  for (const [id, state] of Object.entries(await settle(page))) assert.equal(state, 'ready', id);
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-Hans');
  assert.deepEqual(foreign, []);
  assert.deepEqual(said.filter((line) => !/ERR_CONNECTION_REFUSED|Failed to load resource/.test(line)), []);
});

test('nothing of the worker is fetched before all figures answer', async (t) => {
  const site = await hosted(t, DIST);
  const order = [];
  const prepare = (page) => page.context().on('request', (request) => order.push([request.url().slice(site.url.length), Boolean(request.serviceWorker())]));
  const visited = await open(browser, site.url, { worker: true, prepare });
  t.after(visited.close);
  await settle(visited.page);
  await answering(visited.page);
  await kept(visited.page);
  const first = order.findIndex(([path, own]) => own || path === 'offline.js' || path === 'sw.js');
  const last = order.map(([path, own]) => !own && /later\.(wasm|ppmd)/.test(path)).lastIndexOf(true);
  assert.ok(first > last && last > 0, `${first} after ${last}`);
});

test('a new version takes the old one\'s place when a page is loaded anew, and no page has files of both', async (t) => {
  const [a, b] = [version('a'), version('b')];
  const site = await hosted(t, a);
  const { page } = await visit(t, site.url);
  const [first] = await kept(page);
  await page.reload();
  await settle(page);
  await answering(page);
  assert.deepEqual(await marks(page).then(({ page, main, later }) => [page, main, later]), ['a', 'a', 'a']);

  // The new version is fetched behind the page, which stays what it is: what it loads from now on is of the old one.
  await site.change(b);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await kept(page, 2);
  await page.locator('#growth .tools-button', { hasText: 'Days' }).click();
  await page.locator('#growth .tools-room .days').waitFor();
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  const still = await marks(page);
  assert.deepEqual([still.page, still.main, still.later, still.days, still.language], ['a', 'a', 'a', 'a', 'a']);

  await page.goto(site.url);
  await page.reload();
  await settle(page);
  await answering(page);
  await page.locator('#growth .tools-button', { hasText: 'Days' }).click();
  await page.locator('#growth .tools-room .days').waitFor();
  const next = await marks(page);
  assert.deepEqual([next.page, next.main, next.later, next.days], ['b', 'b', 'b', 'b']);
  const [last] = await kept(page);
  assert.notEqual(last, first, 'the old version is gone');
});

test('an update that fails half-way leaves the old version, whole and offline too', async (t) => {
  const [a, b] = [version('a'), version('b')];
  const site = await hosted(t, a);
  const { page } = await visit(t, site.url);
  const [first] = await kept(page);

  // One file is missing on the server, another is not what the list says.
  rmSync(join(b, 'data/geo/land.csv'));
  writeFileSync(join(b, 'zoom.js'), '/* half written */');
  await site.change(b);
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state === 'redundant' && done()));
    return [registration.waiting, registration.installing].every((each) => !each);
  });
  assert.ok(failed, 'the new worker is gone');
  assert.deepEqual(await kept(page), [first]);
  for (const stopped of [false, true]) {
    if (stopped) await site.stop();
    await page.reload();
    for (const [id, state] of Object.entries(await settle(page))) assert.equal(state, 'ready', id);
    await answering(page);
    const { page: own, main, later } = await marks(page);
    assert.deepEqual([own, main, later], ['a', 'a', 'a']);
  }
});
