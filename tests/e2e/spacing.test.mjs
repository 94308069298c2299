/**
 * Text with the spacing that a reader may set (WCAG 2.2, 1.4.12): lines of one and a half, two lines between paragraphs,
 * letters and words apart. Nothing is cut off, runs out of the window or into another text. What a canvas paints is a
 * picture; its table and its words are text.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, settle, useSite } from './harness.mjs';

const visit = useSite();
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** As a reader's own style sheet would; the policy of the page lets no other in. */
function space(page) {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, SPACED);
}

/** Texts that are cut off, run out of the window, or run into each other. */
function faults(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolls = '.table-scroll, .scroll, .listing-rows, .cards-found, .combo-list, .tooltip, pre, textarea';
    const apart = '.heard, .skip, svg, option, script, style, details:not([open]) > :not(summary)';
    const shown = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(apart));
    const name = (element) => `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
    const cut = shown.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
    });
    const texts = shown.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()).flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1).map(({ left, right, top, bottom }) => {
        // A line's box is higher than its letters.
        const inset = (bottom - top) * 0.2;
        return { node, element, left, right, top: top + inset, bottom: bottom - inset };
      });
    }));
    const wide = texts.filter(({ element, left, right }) => !element.closest(scrolls) && (right > edge + 0.5 || left < -0.5));
    // A note lies over the page, and what scrolls hides what it does not show.
    const flat = texts.filter(({ element }) => !element.closest(scrolls)).sort((a, b) => a.top - b.top);
    const met = [];
    flat.forEach((one, i) => {
      for (let j = i + 1; j < flat.length && flat[j].top < one.bottom; j += 1) {
        const other = flat[j];
        if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1) met.push([one, other]);
      }
    });
    const out = shown.filter((element) => element.matches('button, summary, select, label, th') && !element.closest(scrolls) && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline');
    return {
      texts: texts.length,
      faults: [
        ...cut.map((element) => `cut off: ${name(element)}`),
        ...wide.map(({ element }) => `out of the window: ${name(element)}`),
        ...out.map((element) => `out of its own box: ${name(element)}`),
        ...met.map(([a, b]) => `one on the other: ${name(a.element)} and ${name(b.element)}`),
      ].slice(0, 8),
    };
  });
}

for (const [path, width] of /** @type {const} */ ([['index.html', 1280], ['index.html', 320], ['zh.html', 320]])) {
  test(`${path} at ${width} px holds wider spacing, with every tool, table and share panel open`, async (t) => {
    const { page } = await visit(t, path, { width });
    await settle(page);
    await answering(page);
    await space(page);
    await drawn(page);
    await page.$$eval('.figure-table', (all) => all.forEach((table) => { table.open = true; }));
    const first = await faults(page);
    assert.ok(first.texts > 400, `${first.texts} texts`);
    assert.deepEqual(first.faults, []);
    for (const id of await page.$$eval('figure[data-figure]', (all) => all.map((figure) => figure.id))) {
      const tools = page.locator(`#${id} .tools-button:visible`);
      for (let i = 0; i < (await tools.count()); i += 1) {
        await tools.nth(i).click();
        await page.locator(`#${id} .tools-room:not([hidden])`).waitFor();
        assert.deepEqual((await faults(page)).faults, [], `${id} tool ${i}`);
        await tools.nth(i).click();
      }
      await page.locator(`#${id} .figure-share summary`).click();
      await page.locator(`#${id} .figure-share[open] h3`).first().waitFor();
    }
    await drawn(page);
    assert.deepEqual((await faults(page)).faults, [], 'share panels');
    await page.focus('#aid .figure-canvas');
    await page.keyboard.press('ArrowRight');
    const note = await page.$eval('#aid .tooltip', (root) => ({ cut: root.scrollWidth > root.clientWidth + 1, tall: root.scrollHeight > root.clientHeight + 1, scrolls: getComputedStyle(root).overflowY === 'auto' }));
    assert.ok(!note.cut && (!note.tall || note.scrolls), JSON.stringify(note));
  });
}

test('the other pages hold wider spacing, at 1280 and 320 px', async (t) => {
  const { page } = await visit(t, 'teach.html', { scripts: false });
  const root = page.url().slice(0, -'teach.html'.length);
  for (const path of ['teach.html', 'glossary.html', 'recipes.html', 'lessons/one-day.html', 'lessons/gift-sale-promise.zh.html', 'handouts/aid.html', 'handouts/growth.zh.html', 'figures/reported.html', 'figures/institutions-days.zh.html']) {
    await page.goto(root + path);
    await space(page);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const { texts, faults: found } = await faults(page);
      assert.ok(texts > 12, `${path}: ${texts} texts`);
      assert.deepEqual(found, [], `${path} at ${width} px`);
    }
  }
});

test('a text that is held in too small a box is found', async (t) => {
  const { page } = await visit(t);
  await page.evaluate(() => {
    for (const [name, value] of [['position', 'relative'], ['top', '1em']]) document.querySelector('.masthead-lede').style.setProperty(name, value);
    const box = document.querySelector('h1').style;
    box.height = '8px';
    box.overflow = 'hidden';
  });
  const { faults: found } = await faults(page);
  assert.ok(found.some((fault) => /cut off: H1/.test(fault)), `${found}`);
});
