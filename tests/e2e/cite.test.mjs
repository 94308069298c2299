/**
 * How a figure, a fact and the atlas are cited, in a browser: the text follows state and language, a fact brings the
 * document behind it, and what is saved is read by another program (Citation.js), field by field.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { answering, readSite, settle, useSite } from './harness.mjs';

const openSite = useSite();
const FACT = 'ma-2020-cash-who';

/** A figure whose disclosure is open, and its section. */
async function visit(t, path, id) {
  const visited = await openSite(t, path);
  const { page } = visited;
  await settle(page);
  await answering(page);
  const figure = page.locator(`figure[data-figure="${id}"]`);
  await figure.locator('.figure-share > summary').click();
  const root = Object.assign(figure.locator('.cite'), { figure: id });
  await root.waitFor();
  return { ...visited, figure, root };
}

const [subject, form] = [(root) => root.locator('select').nth(0), (root) => root.locator('select').nth(1)];

/** The text in a form, once it is there. */
async function textIn(root, name) {
  await form(root).selectOption(name);
  return textLike(root, { apa: /\d{4}|n\.d\./, chicago: /“/, gbt: /\[EB\/OL\]/, bibtex: /^@/, ris: /^TY {2}- /, csl: /^\[/ }[name]);
}

async function textLike(root, pattern) {
  const text = ([id, source]) => { const { value } = document.querySelector(`figure[data-figure="${id}"] .cite-text`) ?? {}; return value && new RegExp(source, 's').test(value) ? value : ''; };
  const found = await root.page().waitForFunction(text, [root.figure, pattern.source]);
  return found.jsonValue();
}

/** What is saved in a form, as its reader has it. */
async function saved(root, name) {
  await textIn(root, name);
  const [download] = await Promise.all([root.page().waitForEvent('download'), root.locator('.tool-button').nth(1).click()]);
  return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const today = () => new Date().toLocaleDateString('sv');
const parsed = (text, forceType) => new Cite(text, { forceType }).data;

test('a figure is cited as it is shown, with the address that leads back and the version', async (t) => {
  const { page, figure, root, said, foreign } = await visit(t, '#figure=growth&view=aligned', 'growth');
  const { commit, day } = JSON.parse(readSite('citations/en.json'));
  const title = (await figure.locator('.figure-title').textContent()).trim();
  const url = new URL(page.url());
  url.hash = `#figure=growth&view=aligned${commit ? `&v=${commit}-${JSON.parse(readSite('words/en.json'))['page.later.data_mark']}` : ''}`;
  for (const name of ['apa', 'chicago', 'gbt']) {
    const text = await textIn(root, name);
    assert.ok(text.startsWith('Response Atlas. '), text);
    for (const part of [title, url.href, day.slice(0, 4)]) assert.ok(text.includes(part), `${name} lacks ${part}: ${text}`);
    assert.doesNotMatch(text, /[{}<>]|\.\.|\?\.|undefined|1111/, text);
  }
  assert.match(await textIn(root, 'apa'), new RegExp(`\\[Version ${commit}\\]`));
  assert.ok((await textIn(root, 'gbt')).includes(`[${today()}]`), 'the day of access');
  await page.evaluate(() => { location.hash = '#figure=growth&view=daily'; });
  await textLike(root, /view=daily/);
  await page.locator('a[data-lang="zh"]').first().click();
  const text = await textLike(root, /应对图集/);
  assert.match(text, /lang=zh/);
  assert.deepEqual(said, []);
  assert.deepEqual(foreign, []);
});

test('a fact is cited with the document behind it, the place there, and whom that cites', async (t) => {
  const { root, said } = await visit(t, `#figure=aid&fact=${FACT}`, 'aid');
  const fact = JSON.parse(readSite('data/facts.json')).find(({ id }) => id === FACT);
  const { sources } = JSON.parse(readSite('citations/en.json'));
  assert.ok(fact, FACT);
  await textLike(root, /Reported in/);
  assert.equal(await subject(root).inputValue(), 'fact');
  for (const name of ['apa', 'chicago', 'gbt']) {
    const lines = (await textIn(root, name)).split('\n');
    assert.ok(lines[0].includes(fact.title_en) && lines[0].includes(`fact=${FACT}`), lines[0]);
    assert.ok(lines[1].includes(sources[fact.source][name]) && lines[1].includes(fact.locator), lines[1]);
  }
  const bib = await saved(root, 'bibtex');
  assert.equal(bib.file, `response-atlas-aid-${FACT}.bib`);
  const [own, source] = parsed(bib.text, '@bibtex/text');
  assert.equal(own.id, `response-atlas-aid-${FACT}`);
  assert.ok(own.title.startsWith(fact.title_en) && own.URL.includes(`fact=${FACT}`), own.URL);
  assert.ok(own.note.includes(fact.locator) && own.note.includes(FACT), own.note);
  assert.equal(source.id, fact.source);
  assert.equal(source.title, sources[fact.source].csl.title);
  const ris = await saved(root, 'ris');
  assert.match(ris.text, /^TY {2}- ELEC\r\n/);
  const records = parsed(ris.text, '@ris/file');
  assert.equal(records.length, bib.text.split(/^@/m).length - 1);
  assert.ok(records[0].URL.includes(`fact=${FACT}`));
  assert.equal(records[1].title, source.title);
  const csl = JSON.parse((await saved(root, 'csl')).text);
  assert.deepEqual(csl[1], sources[fact.source].csl);
  assert.deepEqual(csl[0].accessed['date-parts'], [today().split('-').map(Number)]);
  assert.deepEqual(said, []);
});

test('an event of the reference is cited by its own citation and address', async (t) => {
  const { root } = await visit(t, '#figure=institutions&view=days&fact=wuhan-travel-ban', 'institutions');
  const text = await textLike(root, /Reference event/);
  assert.match(text, /Tian H.*https:\/\/doi\.org\/10\.1126\/science\.abb6105/s);
});

test('the atlas is cited by its own title, and a copy reaches the clipboard', async (t) => {
  const { page, root } = await visit(t, '', 'reported');
  const { title } = JSON.parse(readSite('citations/en.json'));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await subject(root).selectOption('atlas');
  const text = await textLike(root, new RegExp(title));
  assert.doesNotMatch(text, /#/, 'the address of the whole');
  await root.locator('.tool-button').first().click();
  await page.waitForFunction(() => /Copied/.test(document.querySelector('figure[data-figure="reported"] .cite .tool-note').textContent));
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
});

test('where the references do not come a sentence says so, and nothing else is hurt', async (t) => {
  const visited = await openSite(t, '', { prepare: (page) => page.route('**/citations/*.json', (route) => route.fulfill({ status: 404, body: '' })) });
  await settle(visited.page);
  await answering(visited.page);
  const figure = visited.page.locator('figure[data-figure="growth"]');
  await figure.locator('.figure-share > summary').click();
  await figure.locator('.cite .tool-note', { hasText: 'could not be loaded' }).waitFor();
  assert.ok(await figure.locator('.cite .tool-button').first().isDisabled());
  assert.equal(await figure.getAttribute('data-state'), 'ready');
});

test('every source is read by another program in BibTeX and RIS with the same authors, title and year', () => {
  for (const lang of ['en', 'zh']) {
    const { sources } = JSON.parse(readSite(`citations/${lang}.json`));
    const whole = Object.entries(sources).filter(([, forms]) => forms.csl);
    assert.ok(whole.length >= 14, `${whole.length} sources`);
    for (const [id, { csl, bibtex, ris, apa, chicago, gbt }] of whole) {
      for (const [text, type] of [[bibtex, '@bibtex/text'], [ris, '@ris/file']]) {
        const [item, ...more] = parsed(text, type);
        assert.equal(more.length, 0, id);
        assert.equal(item.title, csl.title, id);
        assert.equal(item.issued['date-parts'][0][0], csl.issued['date-parts'][0][0], id);
        assert.equal(item.author?.length ?? 0, csl.author?.length ?? 0, id);
        assert.equal(item.DOI ?? '', csl.DOI ?? '', id);
        assert.equal(item.URL ?? '', csl.URL ?? '', id);
      }
      for (const text of [apa, chicago, gbt]) assert.match(text, /\d{4}/, `${id}: ${text}`);
    }
  }
});
