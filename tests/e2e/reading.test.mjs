/**
 * How hard the English of the page is to read: every paragraph of it, in every view, with its tools and notes, measured by
 * the grade of Flesch and Kincaid, whose words, syllables and formula are libraries' (syllable, flesch-kincaid).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { ROOT, answering, drawn, settle, useSite } from './harness.mjs';

const visit = useSite();
const HARDEST = 9;
/** A shorter text has no grade: one name decides it. */
const FEWEST_WORDS = 20;
const inSentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const inWords = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text that are not numbers. */
function wordsOf(text) {
  return [...inWords.segment(text)].filter(({ segment, isWordLike }) => isWordLike && /\p{Letter}/u.test(segment)).map(({ segment }) => segment);
}

/** A colon and a semicolon end a unit of thought as a full stop does (Flesch 1949, The Art of Readable Writing). */
function grade(text) {
  const units = [...inSentences.segment(text)].flatMap(({ segment }) => segment.split(/[:;]\s/)).filter((unit) => wordsOf(unit).length);
  const words = wordsOf(text);
  return fleschKincaid({ sentence: units.length, word: words.length, syllable: words.reduce((sum, word) => sum + syllable(word), 0) });
}

test('the measure knows easy from hard', () => {
  assert.ok(grade('The cat sat on the mat. The dog ran off.') < 2);
  assert.ok(grade('Epidemiological characterizations necessitate methodological standardization.') > 15);
  assert.ok(grade('We saw it: it was red; it ran.') < grade('We saw it, it was red and it ran.'));
});

/** The paragraphs that are harder than they may be. @param {string[]} texts */
function hard(texts) {
  return texts.filter((text) => grade(text) > HARDEST).map((text) => `${grade(text).toFixed(1)} ${text}`);
}

const isLong = (text) => wordsOf(text).length >= FEWEST_WORDS;

test('no string is harder, where nothing is filled in', () => {
  const strings = JSON.parse(readFileSync(`${ROOT}www/i18n/en.json`, 'utf8'));
  const { wordings } = JSON.parse(readFileSync(`${ROOT}seeds/figures.json`, 'utf8'));
  const written = wordings.flatMap((wording) => Object.entries(wording).filter(([key]) => key.endsWith('en')).map(([, text]) => text));
  const long = [...Object.values(strings), ...written].filter((text) => isLong(text) && !text.includes('{'));
  assert.ok(long.length > 40, `${long.length} strings`);
  assert.deepEqual(hard(long), []);
});

/**
 * Every paragraph that is in sight, and what a picture or a canvas is called. Rows of lists and of tables, values and titles
 * of reports are records and no prose; what documents and datasets call themselves is not the page's English.
 */
function paragraphs(page) {
  return page.evaluate(() => {
    const blocks = 'p, dd, li, h1, h2, h3, h4, legend, summary';
    const apart = 'cite, script, style, noscript, svg, select, button, [lang="zh-Hans"], .figure-credit, .source-title, .tooltip-title, .tooltip-lines, .tooltip-locator, .cards-found, .listing-rows, .combo-list, .chips, .heard, a[rel="external"]';
    const text = (element) => {
      const copy = element.cloneNode(true);
      for (const other of copy.querySelectorAll(apart)) other.remove();
      for (const place of copy.querySelectorAll('.place, br')) place.replaceWith('. ');
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    const own = [...document.querySelectorAll(blocks)].filter((element) => element.checkVisibility() && !element.closest(`${apart}, table`) && !element.querySelector(blocks));
    const named = [...document.querySelectorAll('img[alt]')].map((image) => image.alt).concat([...document.querySelectorAll('canvas[aria-label]')].map((canvas) => canvas.getAttribute('aria-label')));
    return [...own.map(text), ...named, document.querySelector('meta[name="description"]')?.content].filter(Boolean);
  });
}
