/**
 * The page for eyes and fingers of every kind: axe on every view and theme, more contrast and forced colors on the canvas,
 * every view in a narrow and in a much enlarged window, targets of 24 px, notes that stay when the pointer enters them,
 * and motion only where it is wanted.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, drawn, note, openTool, useSite, visitAnswering } from './harness.mjs';

const visit = useSite();
const PAGES = ['index.html', 'zh.html'];

/** Every view, by figure, as the figures' own control offers them. */
const VIEWS = {
  growth: ['date', 'aligned', 'trajectory', 'daily', 'doubling'],
  aid: ['matrix', 'map', 'card'],
  institutions: ['years', 'days'],
  structures: ['groups', 'numbers'],
  reported: ['measures', 'goods'],
};
const ALL_VIEWS = Object.entries(VIEWS).flatMap(([figure, views]) => views.map((view) => ({ figure, view })));

/** Shows a view by its address, and waits for it. */
async function show(page, { figure, view }) {
  await page.evaluate(([figure, view]) => { location.hash = `#figure=${figure}&view=${view}`; }, [figure, view]);
  const isPlain = VIEWS[figure][0] === view;
  await page.waitForFunction(([figure, view, isPlain]) => {
    const part = document.getElementById(figure);
    const control = part.querySelector('.control [name="view"], .control [data-key="view"]:checked');
    return !part.hasAttribute('aria-busy') && (control?.value ?? view) === view && (isPlain || part.hasAttribute('data-changed'));
  }, [figure, view, isPlain]);
  await drawn(page);
}

test('axe finds nothing on any view of any figure', async (t) => {
  const { page, said } = await visitAnswering(visit, t);
  const offered = await page.$$eval('figure[data-figure]', (figures) => figures.map((figure) => {
    const select = figure.querySelector('select[name="view"]');
    const radios = [...figure.querySelectorAll('[data-key="view"]')];
    return [figure.id, select ? [...select.options].map(({ value }) => value) : radios.map(({ value }) => value)];
  }));
  assert.deepEqual(Object.fromEntries(offered), VIEWS, 'these are all views');
  for (const each of ALL_VIEWS) {
    await show(page, each);
    await page.focus(`#${each.figure} .figure-canvas`);
    await page.keyboard.press('Home');
    assert.deepEqual(await axe(page, `#${each.figure}`), [], `${each.figure} ${each.view}`);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(said, []);
});

for (const path of PAGES) {
  for (const [name, options] of /** @type {const} */ ([['more contrast, light', { more: true }], ['more contrast, dark', { more: true, theme: 'dark' }], ['forced colors', { forced: true }]])) {
    test(`axe finds nothing on ${path}, ${name}`, async (t) => {
      const { page } = await visitAnswering(visit, t, path, options);
      assert.deepEqual(await axe(page), []);
    });
  }
}

/** The color that most of a canvas has, and the one that stands out from it most, as sums of channels. */
function canvasColors(page, id) {
  return page.$eval(`#${id} .figure-canvas`, (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const color = data.slice(i, i + 3).join();
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 400).map(([color]) => color);
  });
}

for (const [theme, paper, ink] of /** @type {const} */ ([['light', '255,255,255', '0,0,0'], ['dark', '0,0,0', '255,255,255']])) {
  test(`where the system asks for more contrast, page and canvas have it, ${theme}`, async (t) => {
    const { page } = await visitAnswering(visit, t, '', { more: true, theme });
    const tokens = await page.evaluate(() => ['color', 'backgroundColor'].map((name) => getComputedStyle(document.documentElement)[name]));
    assert.deepEqual(tokens, [`rgb(${ink.replaceAll(',', ', ')})`, `rgb(${paper.replaceAll(',', ', ')})`]);
    for (const id of Object.keys(VIEWS)) {
      const colors = await canvasColors(page, id);
      assert.equal(colors[0], paper, `${id}: paper`);
      assert.ok(colors.includes(ink), `${id}: ink`);
    }
    // A theme chosen on the page keeps it.
    const other = theme === 'light' ? 'dark' : 'light';
    await page.click(`[data-set-theme="${other}"]`);
    await drawn(page);
    assert.equal((await canvasColors(page, 'aid'))[0], ink);
  });
}

test('a wish for more contrast is granted while the page stands', async (t) => {
  const { page } = await visitAnswering(visit, t);
  const before = (await canvasColors(page, 'growth'))[0];
  await page.emulateMedia({ contrast: 'more' });
  await drawn(page);
  assert.notEqual(before, '255,255,255');
  assert.equal((await canvasColors(page, 'growth'))[0], '255,255,255');
});

/** What is wider than the window, is cut off in its own box, or has a text under 12 px. */
function faults(page) {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest('.table-scroll, .heard, .skip, details:not([open]), .listing-rows, .cards-found, .combo-list');
    const all = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !scrolls(element));
    const name = (element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`;
    const wide = all.filter((element) => element.getBoundingClientRect().right > edge + 0.5 || element.getBoundingClientRect().left < -0.5);
    const cut = all.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
    }).filter((element) => !element.matches('.chip-front'));
    const small = all.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && parseFloat(getComputedStyle(element).fontSize) < 11.99);
    const wider = document.documentElement.scrollWidth - edge;
    return [...(wider > 0 ? [`the page by ${wider} px`] : []), ...wide.map((e) => `wide ${name(e)}`), ...cut.map((e) => `cut ${name(e)}`), ...small.map((e) => `small ${name(e)}`)].slice(0, 6);
  });
}

// 1280 x 1024 px at 400% are 320 x 256 CSS px (WCAG 2.2, 1.4.10); a phone upright is 320 px wide too.
for (const [name, options] of /** @type {const} */ ([['320 px', { width: 320, height: 640, touch: true }], ['400%', { width: 320, height: 256, ratio: 4 }]])) {
  for (const path of PAGES) {
    test(`every view and every tool fits at ${name}, ${path}`, async (t) => {
      const { page } = await visitAnswering(visit, t, path, options);
      for (const each of ALL_VIEWS) {
        await show(page, each);
        assert.deepEqual(await faults(page), [], `${each.figure} ${each.view}`);
        const drawnWide = await page.$eval(`#${each.figure} .figure-canvas`, (canvas) => [canvas.width, canvas.getBoundingClientRect().width * devicePixelRatio]);
        assert.ok(Math.abs(drawnWide[0] - drawnWide[1]) <= 2, `${each.figure} ${each.view} is laid out anew and not shrunk`);
        const tools = page.locator(`#${each.figure} .tools-button:visible`);
        for (let i = 0; i < (await tools.count()); i += 1) {
          await tools.nth(i).click();
          await page.locator(`#${each.figure} .tools-room:not([hidden])`).waitFor();
          assert.deepEqual(await faults(page), [], `${each.figure} ${each.view} tool ${i}`);
          await tools.nth(i).click();
        }
      }
      // The note beside a mark lies in the window, and what does not fit in it can be scrolled.
      await page.focus('#aid .figure-canvas');
      await page.keyboard.press('ArrowRight');
      const box = await page.$eval('#aid .tooltip', (tooltip) => { const { left, right, height } = tooltip.getBoundingClientRect(); return { left, right, fits: height <= innerHeight, scrolls: getComputedStyle(tooltip).overflowY }; });
      assert.ok(box.left >= 0 && box.right <= 320 && box.fits, JSON.stringify(box));
      assert.equal(box.scrolls, 'auto');
    });
  }
}

/** What can be pressed and is lower or narrower than 24 px, without links in a line of text. */
function smallTargets(page) {
  return page.evaluate(() => {
    // A link in a line of text is as high as its line (WCAG 2.2, 2.5.8, "inline").
    const inText = (element) => element.matches('a') && getComputedStyle(element).display === 'inline' && element.parentElement.textContent.trim().length > element.textContent.length + 9;
    const pressed = [...document.querySelectorAll('a[href], button, input, select, summary, [role="option"]')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !inText(element) && !element.matches('.skip'));
    return pressed.flatMap((element) => {
      const all = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
      const [width, height] = [Math.max(...all.map((r) => r.width)), Math.max(...all.map((r) => r.height))];
      return width < 24 || height < 24 ? [`${element.outerHTML.slice(0, 70)}: ${width.toFixed(1)} x ${height.toFixed(1)}`] : [];
    });
  });
}

for (const touch of [false, true]) {
  test(`whatever can be pressed is 24 px high and wide, by ${touch ? 'finger' : 'mouse'}`, async (t) => {
    const { page } = await visitAnswering(visit, t, '', { touch, width: touch ? 390 : 1280 });
    for (const each of [...ALL_VIEWS.filter(({ view }) => ['date', 'matrix', 'days', 'groups', 'measures'].includes(view))]) {
      await show(page, each);
      const tools = page.locator(`#${each.figure} .tools-button:visible`);
      for (let i = 0; i < (await tools.count()); i += 1) {
        await tools.nth(i).click();
        await page.locator(`#${each.figure} .tools-room:not([hidden])`).waitFor();
        assert.deepEqual(await smallTargets(page), [], `${each.figure} tool ${i}`);
        await tools.nth(i).click();
      }
    }
    assert.deepEqual(await smallTargets(page), []);
  });
}

test('a finger that moves up or down scrolls the page from any figure, and a tap tells a mark', async (t) => {
  const { page } = await visitAnswering(visit, t, '', { touch: true, width: 390, height: 760 });
  const session = await page.context().newCDPSession(page);
  for (const each of ALL_VIEWS) {
    await show(page, each);
    const canvas = page.locator(`#${each.figure} .figure-canvas`);
    assert.match(await canvas.evaluate((element) => getComputedStyle(element).touchAction), /pan-y|manipulation|auto/, `${each.figure} ${each.view}`);
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const before = await page.evaluate(() => scrollY);
    const { x, y, width } = await canvas.boundingBox();
    const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', [{ x: x + width / 2, y: y + 300 }]);
    for (const dy of [270, 200, 130]) {
      await touch('touchMove', [{ x: x + width / 2 + 1, y: y + dy }]);
      await drawn(page);
    }
    await touch('touchEnd', []);
    await page.waitForFunction((before) => scrollY > before + 60, before, { timeout: 10_000 }).catch(() => assert.fail(`${each.figure} ${each.view} does not scroll`));
  }
  await show(page, { figure: 'institutions', view: 'years' });
  await page.focus('#institutions .figure-canvas');
  await page.keyboard.press('ArrowRight');
  const told = await note(page, 'institutions');
  const at = await page.$eval('#institutions', (figure) => {
    const { left, top } = figure.querySelector('.figure-canvas').getBoundingClientRect();
    return { left, top };
  });
  await page.keyboard.press('Escape');
  assert.ok(told && at);
  await page.touchscreen.tap(at.left + 120, Math.max(60, at.top + 200));
  assert.ok(await note(page, 'institutions'), 'a tap tells the mark nearest to it');
});

test('a note over a curve can be entered once the pointer rests, stays while it is, and goes with Escape', async (t) => {
  const { page } = await visitAnswering(visit, t);
  await page.$eval('#growth .figure-canvas', (canvas) => canvas.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = await page.locator('#growth .figure-canvas').boundingBox();
  await page.mouse.move(x + width * 0.2, y + height * 0.5);
  await page.mouse.move(x + width * 0.21, y + height * 0.5);
  const tooltip = page.locator('#growth .tooltip');
  await tooltip.waitFor({ state: 'visible' });
  const told = await tooltip.textContent();
  await page.waitForFunction(() => getComputedStyle(document.querySelector('#growth .tooltip')).pointerEvents === 'auto');
  const box = await tooltip.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
  await drawn(page);
  assert.ok(await tooltip.isVisible());
  const under = await page.evaluate(([x, y]) => document.elementFromPoint(x, y).closest('.tooltip') !== null, [box.x + box.width / 2, box.y + box.height / 2]);
  assert.ok(under, `the pointer lies in the note: ${told}`);
  await page.keyboard.press('Escape');
  assert.ok(await tooltip.isHidden());
});

test('a step of days takes time only where motion is welcome', async (t) => {
  for (const motion of [true, false]) {
    const { page } = await visitAnswering(visit, t, '', { motion });
    await openTool(page.locator('#growth'), 'Days');
    const frames = await page.evaluate(() => new Promise((resolve) => {
      const widths = new Set();
      const from = document.querySelector('#growth .tool-date');
      document.querySelector('#growth [data-step="in"]').click();
      const began = performance.now();
      const look = () => {
        widths.add(from.value);
        if (performance.now() - began < 450) requestAnimationFrame(look);
        else resolve(widths.size);
      };
      look();
    }));
    if (motion) assert.ok(frames > 2, `${frames} steps on the way`);
    else assert.ok(frames <= 2, `${frames} steps under reduced motion`);
  }
});

test('a guess is drawn with buttons alone', async (t) => {
  const { page } = await visitAnswering(visit, t);
  const growth = page.locator('#growth');
  await openTool(growth, 'Guess');
  const reveal = growth.getByRole('button', { name: 'Reveal' });
  assert.ok(await reveal.isDisabled());
  await growth.locator('.guess').getByRole('button', { name: 'Later' }).click();
  await growth.locator('.guess').getByRole('button', { name: 'Higher' }).click();
  assert.match(await page.textContent('[data-live]'), /2020/);
  await reveal.click();
  assert.ok((await growth.locator('.guess-told').textContent()).length > 40);
});
