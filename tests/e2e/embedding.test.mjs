/**
 * What a reader takes from the section "Link and embed": each text is copied from the atlas and put into a host page on
 * another origin, where it shows the state that stood on screen.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, axe, drawn, readSite, settle } from './harness.mjs';
import { useHost } from './host.mjs';

const { site, visit, visitAtlas } = useHost();

const READY_MS = 30_000;
/** The one file unpacks itself, which takes a busy machine long. */
const UNPACKED_MS = 120_000;
const STATE = '#figure=growth&view=aligned&places=ITA,KOR';

/** The section of a figure in the open disclosure, with its page. */
async function openSection(t, hash = STATE, options = {}) {
  const visited = await visitAtlas(t, hash, options);
  await settle(visited.page);
  await answering(visited.page);
  const id = new URLSearchParams(hash.slice(1)).get('figure') ?? 'growth';
  const figure = visited.page.locator(`figure[data-figure="${id}"]`);
  await figure.locator('.figure-share > summary').click();
  const section = figure.locator('.figure-share section', { has: visited.page.locator('.snippet-text') });
  await section.waitFor();
  return { ...visited, figure, section };
}

/** Choose a form, and give the text that stands in the box. */
async function choose(section, form, pinned = false) {
  await section.locator('select').selectOption(form);
  const radio = section.locator('input[type="radio"]').nth(pinned ? 1 : 0);
  if (await radio.isEnabled()) await radio.check();
  await section.page().waitForFunction(() => [...document.querySelectorAll('.figure-share[open] .snippet-text')].every((box) => box.value));
  return section.locator('.snippet-text').inputValue();
}

/** The element on a page or in a frame, once it has left its picture. */
async function shownBy(frame) {
  await frame.waitForFunction(() => ['ready', 'failed'].includes(document.querySelector('response-atlas')?.dataset.state), null, { timeout: READY_MS });
  return frame.$eval('response-atlas', ({ status, state }) => ({ status, state: Object.fromEntries(new URLSearchParams(state)) }));
}

const LIVE = { status: 'ready', state: { view: 'aligned', places: 'ITA,KOR' } };

test('a link leads back to the state; a pinned one names version and data, and says which of them has changed', async (t) => {
  const { section } = await openSection(t);
  assert.equal(await choose(section, 'link'), `${site()}index.html#figure=growth&view=aligned&places=ITA,KOR`);
  const version = readSite('index.html').match(/Version (\w+)/)[1];
  const mark = JSON.parse(readSite('words/en.json'))['page.later.data_mark'];
  assert.match(mark, /^[0-9a-f]{8}$/);
  const pinned = await choose(section, 'link', true);
  assert.equal(pinned, `${site()}index.html#figure=growth&view=aligned&places=ITA,KOR&v=${version}-${mark}`);
  /** @type {[string, RegExp | null][]} */
  const links = [[`${version}-${mark}`, null], [version, null], ['0000000', /0000000.*data or drawing may differ/], [`0000000-${mark}`, /0000000.*data are the same/], ['0000000-00000000', /0000000.*data have changed since/]];
  for (const [made, says] of links) {
    const { page } = await visitAtlas(t, `#figure=growth&view=aligned&v=${made}`);
    await settle(page);
    await answering(page);
    const line = page.locator('[data-past]');
    await line.waitFor({ state: 'attached' });
    assert.equal(await line.isVisible(), says !== null, made);
    assert.equal(await page.locator('[data-note]').isVisible(), false, 'nothing is left out');
    if (!says) continue;
    assert.match(await line.textContent(), says);
    await page.click('a[data-lang="zh"]');
    await page.waitForFunction(() => /\p{Script=Han}/u.test(document.querySelector('[data-past]').textContent));
  }
});

test('a link to a figure further down tells of its version where it leads', async (t) => {
  const { page } = await visitAtlas(t, '#figure=aid&v=0000000-00000000');
  await settle(page);
  await answering(page);
  const line = page.locator('#aid [data-past]');
  await line.waitFor();
  const { y } = await line.boundingBox();
  assert.ok(y > 0 && y < 600, `at ${y} px of the window`);
  await page.evaluate(() => { location.hash = '#figure=structures&v=0000000-00000000'; });
  await page.locator('#structures [data-past]').waitFor();
  assert.equal(await page.locator('[data-past]').count(), 1);
});

test('the text follows the state on screen and the language', async (t) => {
  const { page, section, figure } = await openSection(t, '#figure=growth');
  assert.match(await choose(section, 'link'), /#figure=growth$/);
  await figure.locator('[name="view"]').selectOption('daily');
  await page.waitForFunction(() => document.querySelector('.snippet-text').value.endsWith('view=daily'));
  await page.click('a[data-lang="zh"]');
  await page.waitForFunction(() => document.querySelector('.snippet-text')?.value.includes('zh.html#figure=growth&view=daily'));
  await page.click('[data-set-theme="dark"]');
  await figure.locator('[name="view"]').selectOption('aligned');
  await page.waitForFunction(() => document.querySelector('.snippet-text').value.endsWith('view=aligned&theme=dark'));
});

test('the frame and the element show the state on another origin, and the frame takes its height', async (t) => {
  const { section } = await openSection(t);
  const texts = [await choose(section, 'frame'), await choose(section, 'element')];
  const framed = await visit(t, texts[0]);
  const frame = await (await framed.page.waitForSelector('iframe')).contentFrame();
  assert.deepEqual(await shownBy(frame), LIVE);
  await framed.page.waitForFunction(() => document.querySelector('iframe').style.height);
  assert.ok((await framed.page.getAttribute('iframe', 'title')).length > 10);
  assert.equal(await framed.page.getAttribute('iframe', 'loading'), 'lazy');
  assert.deepEqual(framed.said, []);
  const placed = await visit(t, texts[1]);
  assert.deepEqual(await shownBy(placed.page), LIVE);
  assert.deepEqual(placed.said, []);
  const without = await visit(t, texts[1], { scripts: false });
  assert.equal(await without.page.locator('response-atlas a').getAttribute('href'), await choose(section, 'link'));
});

test('the cell of a notebook is Python whose HTML shows the state', async (t) => {
  const { section } = await openSection(t);
  const cell = await choose(section, 'cell');
  const [, html] = cell.match(/^from IPython\.display import HTML\nHTML\(r"""([\s\S]*)"""\)$/);
  assert.ok(!html.includes('"""'));
  const { page, said } = await visit(t, html);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  assert.deepEqual(await shownBy(frame), LIVE);
  assert.deepEqual(said, []);
});

test('a picture keeps up where the site has one of the view; any state comes with its bytes', async (t) => {
  const plain = await openSection(t, '#figure=growth&view=aligned');
  const text = await choose(plain.section, 'picture');
  assert.match(text, /figures\/growth-aligned\.svg/);
  const hosted = await visit(t, text, { scripts: false });
  assert.ok(await hosted.page.locator('img').evaluate((image) => image.complete && image.naturalWidth > 300));
  assert.match(await hosted.page.locator('figcaption').textContent(), /ECDC/);

  const { section } = await openSection(t);
  assert.ok(await section.locator('input[type="radio"]').first().isEnabled());
  await section.locator('select').selectOption('picture');
  assert.ok(await section.locator('input[type="radio"]').first().isDisabled(), 'the site has no picture of this state');
  const page = section.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await section.locator('.tool-button').first().click();
  await section.locator('.tool-note', { hasText: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const carried = await visit(t, copied, { scripts: false });
  assert.ok(await carried.page.locator('img').evaluate((image) => image.src.startsWith('data:image/') && image.naturalWidth > 300));
  assert.match(await carried.page.locator('a').first().getAttribute('href'), /places=ITA,KOR.*v=/);
});

test('a pinned frame and a pinned cell carry the whole figure, show the state and ask the site for nothing', async (t) => {
  const { page, section } = await openSection(t);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const form of ['frame', 'cell']) {
    await choose(section, form, true);
    await section.locator('.tool-note', { hasText: /\d{3} kB/ }).first().waitFor();
    await section.locator('.tool-button').first().click();
    await section.locator('.tool-note', { hasText: 'Copied' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const html = form === 'frame' ? text : text.match(/HTML\(r"""([\s\S]*)"""\)$/)[1];
    const { page: host, asked } = await visit(t, html);
    const frame = await (await host.waitForSelector('iframe')).contentFrame();
    await frame.waitForFunction(() => document.querySelector('figure[data-figure="growth"]')?.dataset.state === 'ready', null, { timeout: UNPACKED_MS });
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    await frame.waitForFunction(() => document.querySelector('figure[data-figure="growth"] [name="view"]')?.value === 'aligned');
    assert.deepEqual(asked, []);
  }
});

test('a pinned element carries picture and table, and is live while the version is the same', async (t) => {
  const { page, section } = await openSection(t);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(section, 'element', true);
  await section.locator('.tool-button').first().click();
  await section.locator('.tool-note', { hasText: 'Copied' }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const same = await visit(t, text);
  assert.deepEqual(await shownBy(same.page), LIVE);
  const later = await visit(t, text.replace(/ v="[\w-]+"/, ' v="0000000"'));
  await later.page.locator('.figure-home', { hasText: '0000000' }).waitFor();
  assert.ok(await later.page.locator('response-atlas img').evaluate((image) => image.src.startsWith('data:image/') && image.naturalWidth > 300));
  assert.ok((await later.page.locator('response-atlas tbody tr').count()) > 10, 'the table is carried');
  assert.ok(!later.asked.some((path) => path.endsWith('.wasm')));
});

test('where the browser lets no page copy, the whole text is selected', async (t) => {
  const prepare = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  const { page, section } = await openSection(t, STATE, { prepare });
  const text = await choose(section, 'frame');
  await section.locator('.tool-button').first().click();
  await section.locator('.tool-note', { hasText: 'selected' }).waitFor();
  assert.equal(await page.evaluate(() => String(getSelection()) || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), text);
});

test('the preview is the embed itself', async (t) => {
  const { page, section, said } = await openSection(t);
  await choose(section, 'frame');
  await section.locator('.tool-button', { hasText: 'Preview' }).click();
  const frame = await (await page.waitForSelector('.snippet-preview iframe')).contentFrame();
  assert.deepEqual(await shownBy(frame), LIVE);
  await section.locator('.tool-button', { hasText: 'Preview' }).click();
  assert.equal(await page.locator('.snippet-preview iframe').count(), 0);
  assert.deepEqual(said, []);
});

test('axe finds nothing in the section', async (t) => {
  const { page, section } = await openSection(t);
  await choose(section, 'frame');
  await drawn(page);
  assert.deepEqual(await axe(page, '.figure-share[open]'), []);
});
