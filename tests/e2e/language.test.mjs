/**
 * The language that a reader meets: the browser's at the door, the one that was chosen anywhere else, both in the address;
 * and names of other languages, which say so wherever they stand.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ROOT, answering, openTool, settle, state, useSite } from './harness.mjs';

const visit = useSite();
/** Every catalogue, English first: each is a language of the site without a word more. */
const LANGUAGES = readdirSync(`${ROOT}www/i18n`).filter((file) => file.endsWith('.json')).map((file) => {
  const tag = file.replace('.json', '');
  const strings = JSON.parse(readFileSync(`${ROOT}www/i18n/${file}`, 'utf8'));
  return { tag, name: strings['page.language_name'], lang: strings['page.lang_tag'], page: tag === 'en' ? 'index.html' : `${tag}.html` };
}).sort((a, b) => Number(b.tag === 'en') - Number(a.tag === 'en') || (a.tag < b.tag ? -1 : 1));
const lang = (page) => page.evaluate(() => [document.documentElement.dataset.lang, document.documentElement.lang]);

for (const [locale, path, expected] of /** @type {const} */ ([
  ['zh-CN', '', 'zh'],
  ['zh-TW', 'index.html', 'zh'],
  ['en-US', '', 'en'],
  ['fr-FR', '', 'en'],
  ['zh-CN', '#lang=en', 'en'],
  ['en-GB', '#lang=zh', 'zh'],
  ['en-GB', 'zh.html', 'zh'],
  ['zh-CN', 'zh.html#lang=en', 'en'],
])) {
  test(`a browser that asks for ${locale} meets /${path} in ${expected}`, async (t) => {
    const { page, said } = await visit(t, path, { locale });
    await settle(page);
    assert.equal((await lang(page))[0], expected);
    assert.equal(await page.locator('.switch [aria-current="true"]').getAttribute('data-lang'), expected);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).visibility), 'visible');
    assert.equal((await state(page)).lang, path.includes('#') ? path.split('=')[1] : undefined, 'the address says only what was chosen');
    assert.deepEqual(said, []);
  });
}

test('a switch overrules the browser, stands in the address and outlives a reload', async (t) => {
  const { page } = await visit(t, '', { locale: 'zh-CN' });
  await settle(page);
  await page.click('.switch [data-lang="en"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'en');
  assert.equal((await state(page)).lang, 'en');
  await page.reload();
  await settle(page);
  assert.deepEqual(await lang(page), ['en', 'en']);
  await page.click('.switch [data-lang="zh"]');
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  assert.equal((await state(page)).lang, undefined, 'what the browser asks for needs no word');
});

test('who asks for English loads one page, and no Chinese before it is asked for', async (t) => {
  const asked = [];
  const { page } = await visit(t, '', { prepare: (page) => page.on('request', (request) => asked.push(request.url())) });
  await settle(page);
  await answering(page);
  assert.deepEqual(asked.filter((url) => /zh/.test(url)), []);
});

for (const scripts of [true, false]) {
  test(`the switch lists each language by its own name, scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const { page } = await visit(t, '', { scripts });
    const links = await page.$$eval('.switch [data-lang]', (all) => all.map((link) => [link.textContent, link.lang, link.getAttribute('href'), link.getAttribute('aria-current')]));
    assert.deepEqual(links, LANGUAGES.map(({ name, lang, page }) => [name, lang, page, page === 'index.html' ? 'true' : null]));
    const alternates = await page.$$eval('link[rel="alternate"][hreflang]', (all) => all.map((link) => [link.hreflang, link.getAttribute('href')]));
    assert.deepEqual(alternates, LANGUAGES.map(({ lang, page }) => [lang, page]));
  });
}

/** Texts on the page in a script that their language does not have. */
function untagged(page) {
  return page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element.closest('script, style')) continue;
      const tag = element.closest('[lang]').lang;
      const han = /\p{Script=Han}/u.test(node.textContent);
      if (han && !tag.startsWith('zh')) found.push(`${tag}: ${node.textContent.trim().slice(0, 60)}`);
      // Several words of small letters are a phrase; abbreviations and units stand in both languages.
      if (!han && tag.startsWith('zh') && /[a-z]{3,}[ -]+(?:\S+ )*[a-z]{3,}/.test(node.textContent)) found.push(`${tag}: ${node.textContent.trim().slice(0, 60)}`);
    }
    return [...new Set(found)];
  });
}

/** Names of works and publishers that a Chinese text has in Latin letters, keys of a keyboard, and titles of files. */
const KEPT = /Our World in Data|Global Change Data Lab|Natural Earth|Unicode CLDR|Page (?:Up|Down)|[\w-]+\.(?:csv|json|zip)|https?:|doi:/;

for (const [path, tools] of /** @type {const} */ ([['index.html', { growth: ['Places'], aid: ['Find a place', 'Selection', 'List'] }], ['zh.html', { growth: ['地点'], aid: ['查找', '筛选', '列表'] }]])) {
  test(`each name in another language says so on ${path}, in tables, tools and notes`, async (t) => {
    const { page } = await visit(t, path);
    await settle(page);
    await answering(page);
    await page.$$eval('.figure-table', (all) => all.forEach((table) => { table.open = true; }));
    for (const [id, names] of Object.entries(tools)) {
      for (const name of names) {
        await openTool(page.locator(`#${id}`), name);
        if (name === 'Places' || name === '地点') await page.locator('#growth .combo-box').fill('a');
        assert.deepEqual((await untagged(page)).filter((text) => !KEPT.test(text)), [], `${id} ${name}`);
      }
    }
    for (const id of ['aid', 'institutions', 'structures', 'reported']) {
      await page.focus(`#${id} .figure-canvas`);
      for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'End']) {
        await page.keyboard.press(key);
        assert.deepEqual((await untagged(page)).filter((text) => !KEPT.test(text)), [], `${id} after ${key}`);
      }
      await page.keyboard.press('Escape');
    }
  });
}
