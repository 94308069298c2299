/**
 * How hard the English of the site is to read, as a reader gets it: every paragraph of every page, in every view, with its
 * tools and notes, every note of a fact, and each section as a whole, by the grade of Flesch and Kincaid, whose syllables
 * and formula are libraries' (syllable, flesch-kincaid).
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { DIST, ROOT, drawn, readSite, useSite, visitAnswering } from './harness.mjs';

const visit = useSite();
const HARDEST = 9;
/** A shorter text has no grade: one name decides it. */
const FEWEST_WORDS = 20;
/** The same for a section, whose sentences alone count. */
const FEWEST_OF_SECTION = 40;
const inSentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const inWords = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text that are not numbers. */
function wordsOf(text) {
  return [...inWords.segment(text)].filter(({ segment, isWordLike }) => isWordLike && /\p{Letter}/u.test(segment)).map(({ segment }) => segment);
}

/** The grade of a text that falls into so many units. @param {string} text @param {string[]} units */
function gradeOf(text, units) {
  const words = wordsOf(text);
  return fleschKincaid({ sentence: units.filter((unit) => wordsOf(unit).length).length, word: words.length, syllable: words.reduce((sum, word) => sum + syllable(word), 0) });
}

const sentencesOf = (text) => [...inSentences.segment(text)].map(({ segment }) => segment);

/** A colon and a semicolon end a unit of thought as a full stop does (Flesch 1949, The Art of Readable Writing). */
const grade = (text) => gradeOf(text, sentencesOf(text).flatMap((sentence) => sentence.split(/[:;]\s/)));

/** The harder measure: nothing but a full stop ends a unit. */
const strictGrade = (text) => gradeOf(text, sentencesOf(text));

test('the measure knows easy from hard', () => {
  assert.ok(grade('The cat sat on the mat. The dog ran off.') < 2);
  assert.ok(grade('Epidemiological characterizations necessitate methodological standardization.') > 15);
  assert.ok(grade('We saw it: it was red; it ran.') < grade('We saw it, it was red and it ran.'));
  assert.equal(strictGrade('We saw it: it was red; it ran.'), strictGrade('We saw it, it was red, it ran.'));
});

const isLong = (text) => wordsOf(text).length >= FEWEST_WORDS;

/** The texts that are harder than they may be, of those long enough to have a grade. @param {Iterable<string>} texts */
function hard(texts) {
  return [...texts].filter((text) => isLong(text) && grade(text) > HARDEST).map((text) => `${grade(text).toFixed(1)} ${text}`);
}

test('no string is harder, where nothing is filled in', () => {
  const strings = JSON.parse(readFileSync(`${ROOT}www/i18n/en.json`, 'utf8'));
  const { wordings } = JSON.parse(readFileSync(`${ROOT}seeds/figures.json`, 'utf8'));
  const written = wordings.flatMap((wording) => Object.entries(wording).filter(([key]) => key.endsWith('en')).map(([, text]) => text));
  const long = [...Object.values(strings), ...written].filter((text) => isLong(text) && !text.includes('{'));
  assert.ok(long.length > 40, `${long.length} strings`);
  assert.deepEqual(hard(long), []);
});

/** Every text in a value of JSON. */
const textsIn = (value) => (typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []);

test('no question, step of the story or term of the glossary is harder', () => {
  const texts = ['questions', 'story', 'glossary'].flatMap((name) => textsIn(JSON.parse(readSite(`words/${name}.en.json`)))).map((text) => text.replace(/<[^>]*>/g, ''));
  assert.ok(texts.filter(isLong).length > 20, `${texts.filter(isLong).length} texts`);
  assert.deepEqual(hard(texts), []);
});

/** Records of comma-separated values, by the names in their head. */
function records(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (/\n/.test(end)) rows.push([]);
    if (end === '') break;
  }
  return rows.slice(1).filter((row) => row.length === rows[0].length).map((row) => Object.fromEntries(row.map((cell, i) => [rows[0][i], cell])));
}

test('no note of a fact and no reason of a comparison is harder', () => {
  const tables = ['cases', 'aid', 'exchanges', 'institutions', 'structures', 'counts', 'comparisons'];
  const texts = tables.flatMap((name) => records(readSite(`data/${name}.csv`))).map((record) => record.note_en ?? record.reason_en);
  assert.ok(texts.every((text) => text !== undefined) && texts.filter(isLong).length > 120, `${texts.filter(isLong).length} notes`);
  assert.deepEqual(hard(texts), []);
});

/**
 * Every paragraph that is in sight, with the heading it stands under, and what a picture or a canvas is called. Rows of lists
 * and of tables, values and titles of reports, citations and texts to copy are records and no prose; what documents and
 * datasets call themselves is not the site's English. What stands on a line of its own is read by itself.
 * @returns {Promise<{heading: string, text: string}[]>}
 */
function paragraphs(page) {
  return page.evaluate(() => {
    const blocks = 'p, dd, li, h1, h2, h3, h4, legend, summary';
    const apart = 'cite, script, style, noscript, svg, select, button, pre, textarea, [lang="zh-Hans"], .figure-credit, .source-title, .tooltip-title, .tooltip-lines, .tooltip-locator, .cards-found, .listing-rows, .combo-list, .chips, .heard, a[rel="external"]';
    const read = (element) => {
      const copy = element.cloneNode(true);
      for (const other of copy.querySelectorAll(apart)) other.remove();
      for (const place of copy.querySelectorAll('.place, br')) place.replaceWith('. ');
      for (const line of copy.querySelectorAll('.tooltip-says')) line.prepend('. ');
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    let heading = '';
    const own = [...document.querySelectorAll(blocks)].filter((element) => element.checkVisibility() && !element.closest(`${apart}, table`) && !element.querySelector(blocks)).map((element) => {
      const text = read(element);
      if (element.matches('h1, h2')) heading = text;
      return { heading, text };
    });
    const named = [...[...document.querySelectorAll('img[alt]')].map((image) => image.alt), ...[...document.querySelectorAll('canvas[aria-label]')].map((canvas) => canvas.getAttribute('aria-label')), document.querySelector('meta[name="description"]')?.content];
    return [...own, ...named.filter(Boolean).map((text) => ({ heading: '', text }))].filter(({ text }) => text);
  });
}

/** The texts of each section, as wholes, that are harder than they may be; a paragraph ends a sentence. @param {{heading: string, text: string}[]} found */
function hardSections(found) {
  const sections = new Map();
  for (const { heading, text } of found) if (heading) sections.set(heading, `${sections.get(heading) ?? ''}\n${text}`);
  return [...sections].filter(([, text]) => wordsOf(text).length >= FEWEST_OF_SECTION && strictGrade(text) > HARDEST).map(([heading, text]) => `${strictGrade(text).toFixed(1)} ${heading}: ${text}`);
}

test('no paragraph and no section of the page is harder, in any view, tool or note', async (t) => {
  const { page, said } = await visitAnswering(visit, t);
  const found = new Set();
  const sections = [];
  const read = async (whole = false) => {
    const all = await paragraphs(page);
    for (const { text } of all) found.add(text);
    if (whole) sections.push(...hardSections(all));
  };
  await read(true);
  for (const id of await page.$$eval('figure[data-figure]', (figures) => figures.map((figure) => figure.id))) {
    const views = await page.$eval(`#${id}`, (figure) => [...figure.querySelectorAll('select[name="view"] option, [data-key="view"]')].map(({ value }) => value));
    for (const view of views) {
      await page.evaluate(([id, view]) => { location.hash = `#figure=${id}&view=${view}`; }, [id, view]);
      await page.waitForFunction((id) => !document.getElementById(id).hasAttribute('aria-busy'), id);
      await drawn(page);
      await read(true);
      const tools = page.locator(`#${id} .tools-button:visible`);
      for (let i = 0; i < (await tools.count()); i += 1) {
        await tools.nth(i).click();
        await page.locator(`#${id} .tools-room:not([hidden])`).waitFor();
        await read();
        await tools.nth(i).click();
      }
      await page.focus(`#${id} .figure-canvas`);
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'End', 'ArrowDown']) {
        await page.keyboard.press(key);
        await drawn(page);
        await read();
      }
      await page.keyboard.press('Escape');
    }
    await page.locator(`#${id} .figure-share summary`).click();
    await page.locator(`#${id} .figure-share[open] h3`).first().waitFor();
    await read();
  }
  const long = [...found].filter(isLong);
  assert.ok(long.length > 100, `${long.length} paragraphs`);
  t.diagnostic(`${found.size} texts, ${long.length} of ${FEWEST_WORDS} words or more; the hardest ${Math.max(...long.map(grade)).toFixed(1)}`);
  assert.deepEqual(hard(found), []);
  assert.deepEqual(sections, []);
  assert.deepEqual(said, []);
});

/** The further English pages; each file with a figure in it says what the page says. */
const PAGES = readdirSync(DIST, { recursive: true }).map(String).filter((file) => /^(?!package|atlas|figure-|index)[\w/-]+\.html$/.test(file) && /<main[\s>]/.test(readSite(file)) && /<html lang="en"/.test(readSite(file)));

test('no paragraph and no section of the other pages is harder: lessons, handouts, glossary, recipes, plain figures', async (t) => {
  assert.ok(PAGES.length > 25, `${PAGES}`);
  const found = new Set();
  const sections = [];
  const { page } = await visit(t, PAGES[0], { scripts: false });
  const root = page.url().slice(0, -PAGES[0].length);
  for (const path of PAGES) {
    await page.goto(root + path);
    await page.$$eval('details', (all) => all.forEach((details) => { details.open = true; }));
    const all = await paragraphs(page);
    for (const { text } of all) found.add(text);
    sections.push(...hardSections(all).map((text) => `${path}: ${text}`));
  }
  const long = [...found].filter(isLong);
  assert.ok(long.length > 150, `${long.length} paragraphs`);
  t.diagnostic(`${PAGES.length} pages, ${found.size} texts, ${long.length} of ${FEWEST_WORDS} words or more`);
  assert.deepEqual(hard(found), []);
  assert.deepEqual(sections, []);
});
