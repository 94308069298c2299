/**
 * Figures by keyboard and to a machine that reads aloud: a walk from the first mark to the last of every view, with what
 * the live region says of each; the element that holds the focus; and the browser's own accessibility tree.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { DIST, answering, figures, note, readSite, settle, useSite } from './harness.mjs';

const visit = useSite();

/** Every view; of the curves after the first, few places, which have the same keys and fewer days. */
const VIEWS = [
  ['growth', ''],
  ['growth', 'view=aligned&places=SRB,KOR'],
  ['growth', 'view=trajectory&places=SRB'],
  ['growth', 'view=daily&from=2020-03-01&to=2020-04-12'],
  ['growth', 'view=doubling&places=SRB,KOR&from=2020-03-15&to=2020-05-01'],
  ['aid', ''],
  ['aid', 'view=map'],
  ['aid', 'view=card&place=KHM'],
  ['institutions', ''],
  ['institutions', 'view=days'],
  ['structures', ''],
  ['structures', 'view=numbers'],
  ['reported', ''],
  ['reported', 'view=goods'],
];
/** More than any figure has marks. */
const MOST_STEPS = 1500;
/** The longest that a sentence waits for the one before, in ms, and a little more. */
const SPEECH_MS = 450;

/** A page whose figures answer, one of them in a state. */
async function visitAnswering(t, id = '', state = '', options = {}) {
  const visited = await visit(t, state ? `#figure=${id}&${state}` : '', options);
  await settle(visited.page);
  await answering(visited.page);
  if (state) await visited.page.waitForFunction((id) => document.querySelector(`#${id}[data-changed]`), id);
  return visited;
}

/** What a figure shows of the mark in focus: the note's title and who says so, what is heard, where the ring lies. */
function focusOf(page, id) {
  return page.$eval(`#${id}`, (figure) => {
    const ring = figure.querySelector('.ring');
    const { style } = ring;
    const text = (selector) => figure.querySelector(`.tooltip:not([hidden]) ${selector}`)?.textContent.trim() ?? '';
    return {
      held: document.activeElement === ring,
      where: ['x', 'y', 'width', 'height'].map((name) => style.getPropertyValue(`--ring-${name}`)).join(),
      title: text('.tooltip-title'),
      values: [...figure.querySelectorAll('.tooltip:not([hidden]) dd')].map((value) => value.textContent.trim()),
      locator: text('.tooltip-locator'),
      heard: document.querySelector('[data-live]').textContent,
    };
  });
}

for (const [id, state] of VIEWS) {
  test(`by keyboard from the first mark to the last, each is heard: ${id} ${state}`, async (t) => {
    const { page, said } = await visitAnswering(t, id, state);
    await page.clock.install();
    const press = async (key) => {
      await page.keyboard.press(key);
      await page.clock.fastForward(SPEECH_MS);
      return focusOf(page, id);
    };
    await page.focus(`#${id} .figure-canvas`);
    let at = await press('ArrowRight');
    assert.ok(at.held, 'a real element has the focus');
    for (let above = await press('ArrowUp'); above.where !== at.where; above = await press('ArrowUp')) at = above;
    at = await press('Home');
    const met = new Set();
    let lanes = 0;
    for (let steps = 0; ; steps += 1) {
      assert.ok(steps < MOST_STEPS, 'it comes to an end');
      assert.ok(at.held, 'the focus stays on the one element');
      assert.ok(at.title && at.heard.includes(at.title), `heard: ${at.heard}; shown: ${at.title}`);
      for (const value of at.values) assert.ok(at.heard.includes(value), `“${value}” is not in what is heard: ${at.heard}`);
      assert.ok(at.heard.includes(at.locator), `where it is said: ${at.locator}`);
      met.add(`${at.where} ${at.title}`);
      const next = await press('ArrowRight');
      if (next.where !== at.where || next.title !== at.title) { at = next; continue; }
      lanes += 1;
      const below = await press('ArrowDown');
      if (below.where === at.where && below.title === at.title) break;
      at = await press('Home');
    }
    t.diagnostic(`${met.size} marks in ${lanes} lanes`);
    assert.ok(met.size >= 5, `${met.size} marks`);
    await press('Escape');
    assert.ok(await page.$eval(`#${id} .figure-canvas`, (canvas) => document.activeElement === canvas), 'Escape goes back to the figure');
    await press('Escape');
    assert.ok(await page.evaluate(() => document.activeElement === document.body), 'and out of it');
    assert.deepEqual(said, []);
  });
}

test('a figure is one stop, with a mark in focus too, and Tab and Shift with Tab lead out of it', async (t) => {
  const { page } = await visitAnswering(t);
  for (const id of await figures(page)) {
    const stops = () => page.$$eval(`#${id} .figure-frame :is(canvas, .ring)`, (all) => all.filter((each) => each.tabIndex >= 0 && each.checkVisibility()).map((each) => each.className.split(' ')[0]));
    const inside = () => page.$eval(`#${id} .figure-frame`, (frame) => frame.contains(document.activeElement));
    assert.deepEqual(await stops(), ['figure-canvas'], id);
    await page.focus(`#${id} .figure-canvas`);
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await stops(), ['ring'], id);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await inside(), false, `${id}: back`);
    assert.deepEqual(await stops(), ['figure-canvas'], `${id}: who leaves finds the canvas again`);
    await page.keyboard.press('Tab');
    assert.ok(await inside(), `${id}: in again`);
    await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 4 && (await inside()); i += 1) await page.keyboard.press('Tab');
    assert.equal(await inside(), false, `${id}: on, at most through the note`);
  }
});

test('Enter keeps the note and says what was not said yet, Enter again lets it follow, and the place is not lost', async (t) => {
  const { page } = await visitAnswering(t);
  const heard = () => page.textContent('[data-live]');
  await page.focus('#aid .figure-canvas');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  const before = await focusOf(page, 'aid');
  await page.waitForFunction((title) => document.querySelector('[data-live]').textContent.includes(title), before.title);
  const first = await heard();
  await page.keyboard.press('Enter');
  await page.waitForFunction((said) => document.querySelector('[data-live]').textContent !== said, first);
  assert.ok(!(await heard()).includes(before.title), `said twice: ${await heard()}`);
  assert.ok(await page.evaluate(() => location.hash.includes('fact=')));
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => !location.hash.includes('fact=')));
  const after = await focusOf(page, 'aid');
  assert.deepEqual([after.held, after.where], [true, before.where]);
});

test('marks that are passed quickly are not all said, the last one is, and no text comes twice in a row', async (t) => {
  const { page } = await visitAnswering(t);
  await page.evaluate(() => {
    window.texts = [];
    new MutationObserver(() => window.texts.push(document.querySelector('[data-live]').textContent)).observe(document.querySelector('[data-live]'), { childList: true, characterData: true, subtree: true });
  });
  await page.focus('#growth .figure-canvas');
  const steps = 40;
  // Keys that come faster than anybody presses them: within one task.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.evaluate((steps) => {
    const ring = document.querySelector('#growth .ring');
    for (let i = 0; i < steps; i += 1) ring.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  }, steps);
  const last = await focusOf(page, 'growth');
  await page.waitForFunction(({ title, values }) => {
    const { textContent } = document.querySelector('[data-live]');
    return textContent.includes(title) && values.every((value) => textContent.includes(value));
  }, last);
  const texts = await page.evaluate(() => window.texts);
  assert.ok(texts.length >= 1 && texts.length <= 3, `${texts.length} texts for ${steps} steps`);
  assert.equal(new Set(texts).size, texts.length, 'no text twice');
  const names = await page.$eval('#growth .ring', (ring) => ring.getAttribute('aria-label'));
  assert.ok(!texts.some((text) => text.includes(names)), 'nor is the name of the element part of one');
});

for (const options of [{ theme: 'light' }, { theme: 'dark' }, { theme: 'light', forced: true }, { theme: 'dark', forced: true }]) {
  test(`the ring over a mark: at least 2 px, 3:1 against what surrounds it, over the mark; ${JSON.stringify(options)}`, async (t) => {
    const { page } = await visitAnswering(t, '', '', options);
    for (const id of await figures(page)) {
      await page.focus(`#${id} .figure-canvas`);
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
      const found = await page.$eval(`#${id} .ring`, (ring) => {
        const style = getComputedStyle(ring);
        const light = (color) => {
          const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const [line, paper] = [light(style.outlineColor), light(getComputedStyle(document.documentElement).backgroundColor)];
        const [own, frame, note] = [ring, ring.closest('.figure-frame'), ring.parentElement.querySelector('.tooltip')].map((each) => each.getBoundingClientRect());
        return {
          width: parseFloat(style.outlineWidth),
          style: style.outlineStyle,
          contrast: Math.max(line, paper) / Math.min(line, paper),
          halo: style.boxShadow,
          inside: own.left >= frame.left - 6 && own.right <= frame.right + 6 && own.top >= frame.top - 6 && own.bottom <= frame.bottom + 6,
          seen: own.bottom > 0 && own.top < innerHeight,
          hidden: note.left <= own.left && note.right >= own.right && note.top <= own.top && note.bottom >= own.bottom,
          size: Math.min(own.width, own.height),
        };
      });
      assert.ok(found.width >= 2 && found.style === 'solid', `${id}: ${found.width} px ${found.style}`);
      assert.ok(found.contrast >= 3, `${id}: ${found.contrast}`);
      if (!options.forced) assert.notEqual(found.halo, 'none', `${id}: paper around the line`);
      assert.ok(found.inside && found.seen && !found.hidden && found.size >= 8, `${id}: ${JSON.stringify(found)}`);
      await page.keyboard.press('Escape');
    }
  });
}

test('keys of one character zoom only while a figure has the focus, are listed on screen and can be switched off', async (t) => {
  const { page } = await visitAnswering(t);
  const hash = () => page.evaluate(() => location.hash);
  await page.keyboard.press('+');
  assert.equal(await hash(), '', 'not without the focus');
  await page.locator('#growth .tools-button', { hasText: 'Days' }).click();
  const box = page.locator('#growth .days input[type="checkbox"]');
  await box.waitFor();
  assert.match(await page.textContent('#growth .days'), /\+ and − zoom/);
  await page.focus('#growth .figure-canvas');
  await page.keyboard.press('+');
  await page.waitForFunction(() => location.hash.includes('from='));
  await page.keyboard.press('0');
  await page.waitForFunction(() => !location.hash.includes('from='));
  await box.uncheck();
  await page.focus('#growth .figure-canvas');
  for (const key of ['+', '-', '=', '0']) await page.keyboard.press(key);
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await hash(), '', 'switched off');
  assert.match(await page.textContent('#reading'), /\+, − and 0 zoom while a figure has the focus/);
});

// The browser's own accessibility tree.

/** The nodes of the tree that are not ignored, with their role, name, description and properties. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // In the order of reading.
  const read = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? read(byId.get(id)) : []))];
  return read(nodes[0]).filter((node) => !node.ignored).map((node) => ({
    role: node.role?.value ?? '',
    name: (node.name?.value ?? '').trim(),
    description: (node.description?.value ?? '').trim(),
    ...Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
  }));
}

const KINDS = { en: /^(Line chart|Two line charts|Bars|List of reports|Map|Table|Timeline|Bar chart|Chart of dots)\b.*\d/, zh: /^(折线图|两幅折线图|逐日条形|记述列表|地图|标记表|时间线|逐日时间线|两侧对照表|条形图|数字表|对数刻度|双对数轴|线性刻度).*\d/ };

for (const lang of /** @type {const} */ (['en', 'zh'])) {
  test(`the tree names each figure and its canvas, and describes it by the words that are seen, ${lang}`, async (t) => {
    const { page } = await visitAnswering(t, '', '', {});
    if (lang === 'zh') {
      await page.click('.switch-zh');
      await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
    }
    for (const [id, state] of VIEWS) {
      if (state) await page.evaluate((hash) => { location.hash = hash; }, `figure=${id}&${state}${lang === 'zh' ? '&lang=zh' : ''}`);
      else await page.evaluate((hash) => { location.hash = hash; }, lang === 'zh' ? 'lang=zh' : '');
      await page.waitForFunction(([id, changed]) => {
        const figure = document.querySelector(`#${id}`);
        return figure.hasAttribute('data-changed') === changed && !figure.hasAttribute('aria-busy');
      }, [id, Boolean(state)]);
      const shown = await page.$eval(`#${id}`, (figure) => {
        const words = figure.querySelector('.figure-words span');
        return { title: figure.querySelector('.figure-title').textContent, words: words.textContent, seen: words.checkVisibility() && words.getBoundingClientRect().height > 0 };
      });
      assert.ok(shown.seen && shown.words.length > 40, `${id} ${state}`);
      const nodes = await tree(page);
      const figure = nodes.find(({ role, name }) => role === 'figure' && name === shown.title);
      assert.ok(figure, `${id}: a figure named ${shown.title}`);
      const canvas = nodes.filter(({ role, description }) => role === 'application' && description.includes(shown.words));
      assert.equal(canvas.length, 1, `${id} ${state}: one canvas described by its words`);
      assert.match(canvas[0].name, KINDS[lang], `${id} ${state}`);
      assert.ok(!shown.words.includes(canvas[0].name), 'name and description do not say one thing twice');
      assert.ok(canvas[0].focusable, 'it takes the focus');
      assert.ok(nodes.some(({ role, name }) => role === 'heading' && name === shown.title), `${id}: its title is a heading`);
    }
  });
}

test('the tree has the mark in focus under its own name, and one polite live region', async (t) => {
  const { page } = await visitAnswering(t);
  for (const id of await figures(page)) {
    await page.focus(`#${id} .figure-canvas`);
    await page.keyboard.press('ArrowRight');
    const nodes = await tree(page);
    const focused = nodes.filter(({ focused, role }) => focused && role !== 'RootWebArea');
    assert.deepEqual(focused.map(({ role, name, roledescription }) => ({ role, name, roledescription })), [{ role: 'application', name: 'Mark in focus', roledescription: 'mark' }], id);
    await page.keyboard.press('Escape');
  }
  const live = await page.$$eval('[aria-live], [role="status"], [role="alert"], [role="log"]', (all) => all.map((each) => each.getAttribute('aria-live')));
  assert.deepEqual(live, ['polite']);
});

/** The order of landmarks, on every page; a page may have fewer. The package's pages are copies of the site's. */
const LANDMARKS = ['banner', 'navigation', 'main', 'contentinfo'];
const PAGES = readdirSync(DIST, { recursive: true }).map(String).filter((file) => /\.html$/.test(file) && !file.startsWith('package/') && /<main[\s>]/.test(readSite(file))).sort();

test('every page has its landmarks in one order, one first heading, and a title that no other has', async (t) => {
  const titles = new Map();
  for (const path of PAGES) {
    const { page } = await visit(t, path);
    const landmarks = (await tree(page)).filter(({ role }) => LANDMARKS.includes(role)).map(({ role }) => role);
    const places = landmarks.map((role) => LANDMARKS.indexOf(role));
    assert.ok(places.every((place, i) => i === 0 || place >= places[i - 1]), `${path}: ${landmarks}`);
    assert.equal(landmarks.filter((role) => role === 'main').length, 1, `${path}: ${landmarks}`);
    assert.equal(await page.locator('h1').count(), 1, path);
    const title = await page.title();
    const lang = await page.evaluate(() => document.documentElement.lang);
    assert.ok(title.length > 4 && !titles.has(`${lang} ${title}`), `${path} and ${titles.get(`${lang} ${title}`)}: ${title}`);
    titles.set(`${lang} ${title}`, path);
    await page.context().close();
  }
  t.diagnostic(`${PAGES.length} pages`);
});

for (const path of ['index.html', 'zh.html']) {
  test(`${path}: headings without a gap that make sense alone, regions with names`, async (t) => {
    const { page } = await visit(t, path);
    await settle(page);
    await answering(page);
    const nodes = await tree(page);
    assert.deepEqual(nodes.filter(({ role }) => LANDMARKS.includes(role)).map(({ role }) => role), LANDMARKS);
    const headings = await page.$$eval('h1, h2, h3, h4, h5, h6', (all) => all.filter((each) => each.checkVisibility()).map((each) => ({ level: Number(each.tagName[1]), text: each.textContent.trim() })));
    assert.equal(headings.filter(({ level }) => level === 1).length, 1);
    for (const [i, { level, text }] of headings.entries()) {
      assert.ok(text.length > 1, 'no empty heading');
      assert.ok(i === 0 || level - headings[i - 1].level <= 1, `${headings[i - 1]?.text} > ${text}`);
    }
    const texts = headings.map(({ text }) => text);
    assert.deepEqual(texts.filter((text, i) => texts.indexOf(text) !== i), [], 'no two headings alike');
    const groups = nodes.filter(({ role }) => role === 'region');
    assert.ok(groups.every(({ name }) => name), 'each region has a name');
  });
}

// The table.

test('a table is put in order by its heads, and tells so', async (t) => {
  const { page } = await visitAnswering(t);
  await page.locator('#growth .figure-table summary').click();
  const column = (i) => page.$$eval('#growth tbody tr', (rows, i) => rows.map((row) => row.cells[i].textContent), i);
  const sorts = () => page.$$eval('#growth th', (heads) => heads.map((head) => head.getAttribute('aria-sort')));
  const own = await column(0);
  const press = (name) => page.locator('#growth th').getByRole('button', { name, exact: true }).click();
  await press('Value');
  assert.deepEqual(await sorts(), [null, null, 'ascending', null]);
  const number = (text) => Number(text.match(/[\d.,]+/)[0].replaceAll(',', '')) * (/million/.test(text) ? 1e6 : 1);
  const values = (await column(2)).filter(Boolean).map(number);
  assert.ok(values.length > 50 && values.every((value, i) => i === 0 || value >= values[i - 1]), `${values}`);
  assert.ok((await column(2)).slice(values.length).every((text) => text === ''), 'rows without a value come last');
  await press('Value');
  assert.deepEqual(await sorts(), [null, null, 'descending', null]);
  assert.deepEqual((await column(2)).filter(Boolean).map(number), [...values].sort((a, b) => b - a));
  await press('Date');
  const days = (await column(1)).map((text) => Date.parse(`${text} UTC`)).filter((day) => !Number.isNaN(day));
  assert.ok(days.length > 50 && days.every((day, i) => i === 0 || day >= days[i - 1]), 'dates by time, not by their letters');
  await press('What');
  assert.deepEqual(await column(0), [...own].sort(new Intl.Collator('en', { numeric: true }).compare));
  const nodes = await tree(page);
  assert.ok(nodes.some(({ role, name }) => role === 'columnheader' && name.startsWith('What')));
});

for (const lang of ['en', 'zh']) {
  test(`the table of every view copies into a spreadsheet as it stands, ${lang}`, async (t) => {
    const { page } = await visitAnswering(t, '', '', {});
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    if (lang === 'zh') {
      await page.click('.switch-zh');
      await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
    }
    await page.$$eval('.figure-table', (all) => all.forEach((details) => { details.open = true; }));
    for (const [id, state] of VIEWS) {
      await page.evaluate((hash) => { location.hash = hash; }, `${state ? `figure=${id}&${state}` : ''}${lang === 'zh' ? '&lang=zh' : ''}`);
      await page.waitForFunction(([id, changed]) => {
        const figure = document.querySelector(`#${id}`);
        return figure.hasAttribute('data-changed') === changed && !figure.hasAttribute('aria-busy') && figure.querySelector('.table-tools');
      }, [id, Boolean(state)]);
      const button = page.locator(`#${id} .table-tools button`);
      await button.click();
      await page.waitForFunction((id) => document.querySelector(`#${id} .table-told`).textContent !== '', id);
      const table = await page.$eval(`#${id} .figure-table table`, (element) => ({
        head: [...element.tHead.rows[0].cells].map((cell) => ({ text: cell.textContent, numeric: cell.className === 'numeric' })),
        rows: [...element.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
      }));
      const copied = cells(await page.evaluate(() => navigator.clipboard.readText()));
      const wide = table.head.length + table.head.filter(({ numeric }) => numeric).length;
      assert.equal(copied.length, table.rows.length + 1, `${id} ${state}`);
      assert.ok(copied.every((row) => row.length === wide), `${id} ${state}: ${wide} cells in each row`);
      const bare = table.head.flatMap(({ numeric }) => (numeric ? [false, true] : [false]));
      const told = copied.map((row) => row.filter((_, i) => !bare[i]));
      assert.deepEqual(told, [table.head.map(({ text }) => text), ...table.rows], `${id} ${state}`);
      for (const row of copied.slice(1)) for (const cell of row.filter((_, i) => bare[i])) assert.match(cell, /^(-?\d+(\.\d+)?)?$/);
      const words = await page.textContent(`#${id} .table-told`);
      assert.ok(words.includes(String(table.rows.length)), words);
      assert.equal(await page.textContent('[data-live]'), words, 'and it is said');
    }
  });
}

test('where the page may not write to the clipboard by itself, it copies what it selects', async (t) => {
  const { page } = await visitAnswering(t);
  await page.context().grantPermissions(['clipboard-read']);
  await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')), readText: Clipboard.prototype.readText.bind(navigator.clipboard) } }); });
  await page.locator('#structures .figure-table summary').click();
  await page.locator('#structures .table-tools button').click();
  await page.waitForFunction(() => document.querySelector('#structures .table-told').textContent !== '');
  assert.match(await page.textContent('#structures .table-told'), /^\d+ rows copied/);
  assert.ok(await page.locator('#structures .table-tools button').evaluate((button) => document.activeElement === button));
});

/** The cells of tab-separated values, as a spreadsheet reads them. */
function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (/\n/.test(end)) rows.push([]);
    if (end === '') break;
  }
  return rows;
}

test('what the note of a mark shows is what the tests above read', async (t) => {
  const { page } = await visitAnswering(t);
  await page.focus('#structures .figure-canvas');
  await page.keyboard.press('ArrowRight');
  const shown = await note(page, 'structures');
  const found = await focusOf(page, 'structures');
  assert.equal(shown.title, found.title);
});
