/**
 * Teaching: the static pages (whole without scripts, every link alive, in print on as many sheets as they should be), the
 * story by keyboard, questions that explain, and terms that open where they stand.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { DIST, axe, readSite, state, useSite, visitAnswering, waitForState } from './harness.mjs';

const visit = useSite('/some/path/');
/** Every static page for teaching. */
const PAGES = [
  ...['lessons', 'handouts'].flatMap((folder) => readdirSync(`${DIST}/${folder}`).filter((file) => file.endsWith('.html')).map((file) => `${folder}/${file}`)),
  ...['teach', 'glossary'].flatMap((name) => [`${name}.html`, `${name}.zh.html`]),
];
/** Sheets of A4 that each page takes, English and Chinese; where one more or less would do no harm, both. */
const SHEETS = {
  'lessons/equal-steps': [4],
  'lessons/update-copy-conflict': [4, 5],
  'lessons/gift-sale-promise': [3, 4],
  'lessons/named-counted': [9, 10],
  'lessons/one-day': [4, 5],
  'handouts/growth': [4],
  'handouts/aid': [5],
  'handouts/institutions': [4],
  'handouts/structures': [4],
  'handouts/reported': [4],
};

test('there are twenty-four pages, a pair for each', () => {
  assert.equal(PAGES.length, 24);
  for (const page of PAGES.filter((name) => !name.endsWith('.zh.html'))) assert.ok(PAGES.includes(page.replace('.html', '.zh.html')), page);
});

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing on any of them, ${theme}, and nothing is wider than a narrow window`, async (t) => {
    const { page, said, foreign } = await visit(t, PAGES[0], { theme, width: 320, height: 800 });
    for (const path of PAGES) {
      await page.goto(new URL(`/some/path/${path}`, page.url()).href);
      assert.equal(await page.locator('script').count(), 0, path);
      assert.deepEqual(await axe(page), [], path);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(beyond <= 0, `${path} is ${beyond} px too wide`);
      const pictures = await page.$$eval('img', (all) => Promise.all(all.map((image) => { image.loading = 'eager'; return image.decode().then(() => '', () => image.src); })));
      assert.deepEqual(pictures.filter(Boolean), [], path);
    }
    assert.deepEqual(said, []);
    assert.deepEqual(foreign, []);
  });
}

test('the language switch leads to the same page, and back to the atlas', async (t) => {
  const { page } = await visit(t, 'lessons/equal-steps.html', { scripts: false });
  await page.click('.switch-zh');
  assert.ok(page.url().endsWith('/lessons/equal-steps.zh.html'), page.url());
  await page.click('.contents a >> nth=0');
  assert.ok(page.url().endsWith('/some/path/zh.html'), page.url());
  await page.click('.contents a[href^="teach"]');
  assert.ok(page.url().endsWith('/teach.zh.html'), page.url());
});

test('every link of every page leads to a file or an anchor', () => {
  for (const path of PAGES) {
    const html = readSite(path);
    for (const [, link] of html.matchAll(/(?:href|src|srcset)="([^"]+)"/g)) {
      if (/^https?:/.test(link)) continue;
      const { pathname, hash } = new URL(link.replaceAll('&amp;', '&'), `file:///${path}`);
      assert.ok(existsSync(DIST + pathname), `${path}: ${link}`);
      if (hash && !hash.includes('=')) assert.ok(readSite(pathname.slice(1)).includes(`id="${hash.slice(1)}"`), `${path}: ${link}`);
    }
  }
});

test('the page understands every state that a lesson, handout or step of the story links to', async (t) => {
  const states = new Set(PAGES.flatMap((path) => [...readSite(path).matchAll(/href="[^"]*#([^"]*=[^"]*)"/g)].map(([, hash]) => hash.replaceAll('&amp;', '&'))));
  assert.ok(states.size > 25, `${states.size} states`);
  const { page, said } = await visitAnswering(visit, t);
  for (const hash of states) {
    const figure = new URLSearchParams(hash).get('figure');
    await page.evaluate((hash) => { location.hash = hash; }, hash);
    await page.waitForFunction((id) => {
      const element = document.querySelector(`figure[data-figure="${id}"]`);
      return element?.getAttribute('aria-busy') === null;
    }, figure);
    await page.waitForTimeout(50);
    const noted = await page.evaluate((id) => [document.querySelector('[data-note]:not([hidden])'), document.querySelector(`figure[data-figure="${id}"] [data-status]:not([hidden])`)].map((line) => line?.textContent ?? '').join(''), figure);
    assert.equal(noted, '', hash);
  }
  assert.deepEqual(said, []);
  await page.evaluate(() => { location.hash = 'figure=aid&mask=nobody'; });
  await page.waitForSelector('#aid [data-status]:not([hidden])');
});

test('on paper, what pupils get, what the teacher reads and the answers stand on sheets of their own', async (t) => {
  const { page } = await visit(t, PAGES[0]);
  for (const [name, allowed] of Object.entries(SHEETS)) {
    for (const ending of ['.html', '.zh.html']) {
      await page.goto(new URL(`/some/path/${name}${ending}`, page.url()).href);
      await page.$$eval('img', (all) => Promise.all(all.map((image) => { image.loading = 'eager'; return image.decode(); })));
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      assert.ok(allowed.includes(sheets), `${name}${ending}: ${sheets} sheets`);
      assert.match(pdf.toString('latin1'), /MediaBox\s*\[0 0 59[45](\.\d+)? 84[12]/, name);
    }
  }
});

test('the story is walked by keyboard from the first step to the last, each step a state of the address', async (t) => {
  const { page, said } = await visitAnswering(visit, t, '#figure=growth&scale=linear&step=1');
  const steps = JSON.parse(readSite('words/story.en.json'));
  for (const [index, step] of steps.entries()) {
    await page.waitForFunction((title) => document.querySelector('.story-title')?.textContent === title && document.activeElement?.id === 'story-title', step.title);
    const asked = Object.fromEntries(new URLSearchParams(`${step.state}&step=${index + 1}`));
    assert.deepEqual(await state(page), asked, step.title);
    const figure = page.locator(`figure[data-figure="${asked.figure}"]`);
    assert.equal(await figure.locator('.story').count(), 1);
    const { y } = await page.locator('.story').boundingBox();
    assert.ok(y >= 0 && y < 400, `${step.title} stands at ${y}`);
    if (index < steps.length - 1) await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('ArrowLeft');
  await waitForState(page, 'step', String(steps.length - 1));
  await page.goBack();
  await waitForState(page, 'step', String(steps.length));
  await page.locator('.story-title', { hasText: steps.at(-1).title }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator('.story-leave').focus();
  await page.keyboard.press('Enter');
  await waitForState(page, 'step', undefined);
  assert.equal(await page.locator('.story').count(), 0);
  assert.equal((await state(page)).figure, 'reported');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('figure')?.id), 'reported');
  assert.deepEqual(said, []);
});

test('a step alone brings its state, speaks the page’s language, and one that is none is said to be none', async (t) => {
  const { page } = await visitAnswering(visit, t, '#step=5&lang=zh');
  const [steps, english] = ['zh', 'en'].map((tag) => JSON.parse(readSite(`words/story.${tag}.json`)));
  await page.locator('.story-title', { hasText: steps[4].title }).waitFor();
  assert.deepEqual(await state(page), { figure: 'aid', step: '5', lang: 'zh' });
  await page.click('a[data-lang="en"]');
  await page.locator('.story-title', { hasText: english[4].title }).waitFor();
  assert.equal(await page.locator('.story').count(), 1);
  await page.locator('.story-title').focus();
  await page.keyboard.press('Escape');
  await waitForState(page, 'step', undefined);
  await page.evaluate(() => { location.hash = 'step=99'; });
  await page.waitForFunction(() => document.querySelector('[data-note]')?.textContent.includes('step=99'));
  assert.equal(await page.locator('.story').count(), 0);
});

test('questions open by keyboard, explain a wrong and a right answer, and are announced', async (t) => {
  const { page, said } = await visitAnswering(visit, t);
  const all = JSON.parse(readSite('words/questions.en.json'));
  for (const id of ['growth', 'structures']) {
    const own = all.filter(({ figure }) => figure === id);
    const figure = page.locator(`figure[data-figure="${id}"]`);
    const before = await figure.boundingBox();
    const button = figure.locator('.figure-check');
    const [share, at] = [await figure.locator('.figure-share summary').boundingBox(), await button.boundingBox()];
    assert.ok(Math.abs(share.y - at.y) < 2 && at.x > share.x + share.width && at.height >= 24, `${JSON.stringify([share, at])}`);
    await button.focus();
    await page.keyboard.press('Enter');
    await figure.locator('.question').first().waitFor();
    assert.equal(await figure.locator('.question').count(), own.length);
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    const [question] = own;
    const wrong = question.right ? 0 : 1;
    const set = figure.locator('.question').first();
    await set.locator('input').nth(wrong).focus();
    await page.keyboard.press('Space');
    const told = set.locator('.question-said');
    assert.ok((await told.textContent()).includes(question.options[wrong].feedback));
    assert.equal(await told.getAttribute('data-holds'), 'false');
    assert.equal(await page.locator('[data-live]').textContent(), await told.textContent());
    await set.locator('input').nth(question.right).check();
    assert.ok((await told.textContent()).includes(question.options[question.right].feedback));
    assert.ok((await told.textContent()).includes(question.cited));
    assert.equal(await told.getAttribute('data-holds'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await figure.locator('.figure-questions').isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'figure-check');
    assert.equal((await figure.boundingBox()).height, before.height);
  }
  await page.locator('#growth .figure-check').click();
  await page.locator('#growth .question').first().waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  await page.click('a[data-lang="zh"]');
  const asked = JSON.parse(readSite('words/questions.zh.json')).find(({ figure }) => figure === 'growth').ask;
  await page.locator('#growth legend', { hasText: asked }).waitFor();
  assert.deepEqual(said, []);
});

test('terms open where they stand, by key and by touch, and close by Escape', async (t) => {
  const { page, said } = await visitAnswering(visit, t);
  const term = page.locator('#growth .figure-deck .term[data-term="log-scale"]');
  await term.waitFor();
  assert.equal(await term.textContent(), 'log scale');
  await term.focus();
  await page.keyboard.press('Enter');
  const note = page.locator('.term-note');
  await note.waitFor();
  const terms = JSON.parse(readSite('words/glossary.en.json'));
  assert.ok((await note.textContent()).includes(terms.find(({ id }) => id === 'log-scale').says));
  assert.equal(await term.getAttribute('aria-expanded'), 'true');
  const box = await note.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 900, JSON.stringify(box));
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await note.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-term')), 'log-scale');
  assert.equal(await term.getAttribute('aria-expanded'), 'false');
  // Another state has other words, which are looked through too.
  await page.evaluate(() => { location.hash = 'figure=growth&view=doubling'; });
  await page.locator('#growth .figure-deck .term[data-term="interval"]').waitFor();
  await page.click('a[data-lang="zh"]');
  await page.locator('#growth .figure-deck .term[data-term="interval"]', { hasText: '95%区间' }).waitFor();
  assert.deepEqual(said, []);
});

test('a finger opens a term on a narrow screen, within the window', async (t) => {
  const { page } = await visitAnswering(visit, t, '', { width: 360, height: 640, touch: true });
  const term = page.locator('#growth .figure-deck .term').first();
  await term.waitFor();
  await term.tap();
  const box = await page.locator('.term-note').boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 640, JSON.stringify(box));
  await page.touchscreen.tap(5, 5);
  assert.equal(await page.locator('.term-note').isVisible(), false);
});
