/**
 * The page for readers with other eyes, hands and machines: axe in each state of the page, a walk by keyboard, narrow
 * windows and large text, forced colors, and all of it with scripts off.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, axe, drawn, figures, note, settle, useSite, visitAnswering } from './harness.mjs';

const visit = useSite();
const visitUnder = useSite('/some/path/');
const PAGES = ['index.html', 'zh.html'];
const THEMES = /** @type {const} */ (['light', 'dark']);

/**
 * The page as a browser shows it that runs no scripts: without them, and with what it has instead. axe itself is a script,
 * so they are not switched off for it.
 */
function withoutScripts(page) {
  return page.route('**/*.html', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<script[\s\S]*?<\/script>/g, '').replace(/<\/?noscript>/g, '');
    await route.fulfill({ response, body });
  });
}

for (const path of PAGES) {
  for (const theme of THEMES) {
    test(`axe finds nothing on ${path}, ${theme}, live, with notes and tables open`, async (t) => {
      const { page } = await visitAnswering(visit, t, path, { theme });
      assert.deepEqual(await axe(page), []);
      for (const summary of await page.locator('.figure-table summary').all()) await summary.click();
      await page.focus('#aid .figure-canvas');
      await page.keyboard.press('Home');
      assert.ok(await note(page, 'aid'));
      assert.deepEqual(await axe(page), []);
    });

    test(`axe finds nothing on ${path}, ${theme}, with scripts off`, async (t) => {
      const { page } = await visit(t, path, { theme, prepare: withoutScripts });
      assert.equal(await page.locator('script').count(), 0);
      await page.$$eval('.figure-table', (all) => all.forEach((table) => { table.open = true; }));
      assert.deepEqual(await axe(page), []);
    });
  }
}

/** What has the focus, and whether that shows: its place in the window, and a ring that the eye tells from the ground. */
function focusOf(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const light = (color) => {
      const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const ground = light(getComputedStyle(document.documentElement).backgroundColor);
    const contrasts = [element, element.parentElement, ...element.labels ?? []].map((each) => {
      const style = getComputedStyle(each);
      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) return 0;
      const ring = light(style.outlineColor);
      return ring > ground ? ring / ground : ground / ring;
    });
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return {
      html: element.outerHTML.slice(0, 100),
      figure: element.matches('.figure-canvas') ? element.closest('figure').id : '',
      link: element.getAttribute('href') ?? '',
      contrast: Math.max(...contrasts),
      seen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && element.checkVisibility(),
    };
  });
}

for (const theme of THEMES) {
  test(`by keyboard through the whole page and back, ${theme}: skip link, one stop a figure, a ring on each, no trap`, async (t) => {
    const { page, said } = await visitAnswering(visit, t, '', { theme });
    await page.keyboard.press('Tab');
    assert.equal((await focusOf(page)).link, '#main', 'the skip link comes first');
    const shown = await page.$eval('.skip', (skip) => skip.getBoundingClientRect().top >= 0);
    assert.ok(shown, 'and is seen when it has the focus');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'it leads into the figures');

    await page.evaluate(() => { scrollTo(0, 0); document.activeElement.blur(); });
    await page.focus('.skip');
    const stops = [];
    for (let stop = await focusOf(page); stop && stops.length < 200; stop = await focusOf(page)) {
      stops.push(stop);
      if (stop.figure) {
        // A figure is entered by arrows, left by Escape, and does not hold the Tab key.
        await page.keyboard.press('ArrowRight');
        assert.ok(await note(page, stop.figure), `${stop.figure}: an arrow key reaches a mark`);
        await page.keyboard.press('Escape');
        assert.equal(await note(page, stop.figure), null, `${stop.figure}: Escape closes the note`);
      }
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(stops.filter(({ contrast }) => contrast < 3).map(({ html, contrast }) => `${contrast} ${html}`), [], 'rings too faint');
    assert.deepEqual(stops.filter(({ seen }) => !seen).map(({ html }) => html), [], 'stops out of sight');
    assert.deepEqual(stops.map(({ figure }) => figure).filter(Boolean), await figures(page), 'each figure once, in order');

    await page.focus('.footer li:last-child a');
    let back = 0;
    for (; back < 200 && (await focusOf(page))?.link !== '#main'; back += 1) await page.keyboard.press('Shift+Tab');
    assert.ok(back > 10 && back < 200, `${back} steps back to the skip link`);
    assert.deepEqual(said, []);
  });
}

test('Escape leaves a figure, and Tab goes on from there', async (t) => {
  const { page } = await visitAnswering(visit, t);
  await page.focus('#aid .figure-canvas');
  await page.keyboard.press('Escape');
  assert.ok(await page.evaluate(() => document.activeElement === document.body));
  await page.keyboard.press('Tab');
  const next = await page.evaluate(() => {
    const { activeElement: element } = document;
    return Boolean(document.querySelector('#aid .figure-canvas').compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  assert.ok(next, 'what follows the figure');
});

/** What is wider than the window, or runs out of its own box, at a width. */
async function overflows(page, width, scripts) {
  await page.setViewportSize({ width, height: 800 });
  // Without scripts no frame calls back; asking for a length lays the page out.
  for (let i = 0; scripts && i < 2; i += 1) await drawn(page);
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest('.table-scroll, .heard, .skip, .tooltip, details:not([open])');
    const all = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() && !scrolls(element));
    const wide = all.filter((element) => element.getBoundingClientRect().right > edge + 0.5).map((element) => `${element.tagName}.${element.className}`);
    return [...(document.documentElement.scrollWidth > edge ? [`the page by ${document.documentElement.scrollWidth - edge} px`] : []), ...wide.slice(0, 4)];
  });
}

for (const path of PAGES) {
  test(`${path} fits 320 px with scripts on and off, and text of 200% at 320, 640 and 1280 px`, async (t) => {
    for (const scripts of [true, false]) {
      const { page } = await visit(t, path, { scripts, width: 320 });
      if (scripts) await settle(page);
      if (scripts) await answering(page);
      await page.$$eval('.figure-table', (all) => all.forEach((table) => { table.open = true; }));
      assert.deepEqual(await overflows(page, 320, scripts), [], `scripts ${scripts}`);
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      for (const width of [320, 640, 1280]) assert.deepEqual(await overflows(page, width, scripts), [], `scripts ${scripts}, ${width} px, text of 200%`);
    }
  });
}

test('where the system forces colors, what is chosen, the key and the focus are told in them', async (t) => {
  for (const theme of THEMES) {
    const { page } = await visitAnswering(visit, t, `#theme=${theme}`, { forced: true, theme: theme === 'light' ? 'dark' : 'light' });
    const found = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'CanvasText';
      const ink = getComputedStyle(probe).color;
      probe.remove();
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      const canvas = document.querySelector('#aid .figure-canvas');
      canvas.focus({ focusVisible: true });
      return {
        ink,
        solid: style('.key-solid').fill,
        line: style('.key-line').stroke,
        lang: style('.switch [aria-current]').textDecorationLine,
        other: style('.switch a:not([aria-current])').textDecorationLine,
        theme: style('.switch [aria-pressed="true"]').textDecorationLine,
        ring: parseFloat(getComputedStyle(canvas).outlineWidth),
      };
    });
    assert.equal(found.solid, found.ink);
    assert.equal(found.line, found.ink);
    assert.deepEqual([found.lang, found.other, found.theme], ['underline', 'none', 'underline'], 'a shadow is not shown in forced colors');
    assert.ok(found.ring >= 2);
  }
});

test('nothing on the page moves by itself', async (t) => {
  const { page } = await visitAnswering(visit, t);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
    }).map((element) => element.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(moving, []);
});

for (const path of PAGES) {
  test(`with scripts off every link of ${path} leads somewhere, under a sub-path`, async (t) => {
    const { page, said, foreign } = await visitUnder(t, path, { scripts: false });
    const links = await page.$$eval('a[href]', (all) =>
      all.filter((link) => link.checkVisibility()).map((link) => ({ raw: link.getAttribute('href'), url: link.href, there: !link.hash || Boolean(document.getElementById(link.hash.slice(1))) })),
    );
    assert.ok(links.length > 15, `${links.length} links`);
    assert.deepEqual(links.filter(({ raw, there }) => raw.startsWith('#') && !there).map(({ raw }) => raw), []);
    for (const { raw } of links) assert.ok(/^(#|https?:|[\w.-]+(\/|\.html|$))/.test(raw), `${raw} is relative`);
    for (const { raw, url } of links.filter(({ raw }) => !/^(#|https?:)/.test(raw))) assert.equal((await page.request.get(url)).status(), 200, raw);
    for (const anchor of links.filter(({ raw }) => raw.startsWith('#') && raw !== '#main').map(({ raw }) => raw)) {
      await page.click(`a[href="${anchor}"] >> nth=0`);
      const top = await page.$eval(anchor, (part) => part.getBoundingClientRect().top);
      const end = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
      assert.ok(end || (top >= -1 && top < 120), `${anchor} stands at ${top} px`);
    }
    assert.deepEqual(said, []);
    assert.deepEqual(foreign, []);
  });
}

/** Names, abbreviations and terms that stay in Latin letters in a Chinese text, and keys as keyboards have them. */
const LATIN = /^(?:(?:[A-Z] )?(?:GHRP|ECDC)|JHU|[A-Za-z]|COVID|OWID|WHO|SARS|MERS|PCR|CT|NGO|BMC|COVAX|DOI|CSV|PNG|SVG|CC BY|MIT|Apache|Cookie|Our World in Data|Global Change Data Lab|Natural Earth|Unicode CLDR|GeoNames|Tab|Home|End|Esc|Enter|Page Up|Page Down|I{1,3})$/;

test('with scripts off zh.html leaves no English but names', async (t) => {
  const { page } = await visit(t, 'zh.html', { scripts: false });
  const found = await page.evaluate(() => {
    const texts = [];
    // Cited titles are marked as English; tables give official names in both languages and name sections as the documents do.
    const apart = 'script, style, [lang="en"], a[href^="data/"], a[rel="external"], .figure-table td, .place, .plate-source';
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest(apart)) texts.push(node.textContent);
    for (const element of document.querySelectorAll('[alt], [aria-label], [title], meta[name="description"], meta[property="og:title"], meta[property="og:description"]')) {
      for (const name of ['alt', 'aria-label', 'title', 'content']) if (!element.closest(apart)) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
  assert.ok(found.length > 200, `${found.length} texts`);
  const words = found.flatMap((text) => text.match(/(?<![A-Za-z0-9])[A-Za-z]+(?: [A-Za-z]+)*(?![A-Za-z0-9])/g) ?? []);
  assert.deepEqual([...new Set(words.filter((word) => !LATIN.test(word)))], []);
  assert.doesNotMatch(await page.textContent('body'), /\b(para|paras|caption|Intro)\b/, 'places in documents');
});
