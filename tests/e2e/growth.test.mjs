/**
 * Case growth in a browser: views and options by their controls and in the address, the days shown by drag, wheel, two
 * fingers, buttons and keys, one cursor in both plots, what if, and a guess by pointer, finger and keys in both languages.
 * What the core draws for a state is tested natively; here it is that a reader can reach it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, settle, state, useSite } from './harness.mjs';

const openSite = useSite();

/** The growth figure of a page whose figures answer; at the end of a test the console was silent. */
async function visit(t, hash = '', options = {}) {
  const visited = await openSite(t, hash, options);
  t.after(() => {
    assert.deepEqual(visited.said, []);
    assert.deepEqual(visited.foreign, []);
  });
  await settle(visited.page);
  await answering(visited.page);
  const figure = visited.page.locator('figure[data-figure="growth"]');
  return { ...visited, figure, canvas: figure.locator('.figure-canvas') };
}

/** Wait until the address holds a value under a key: `undefined` for none, `true` for any. */
function waitForState(page, key, value) {
  return page.waitForFunction(([key, value]) => {
    const found = new URLSearchParams(location.hash.slice(1)).get(key) ?? undefined;
    return value === true ? found !== undefined : found === value;
  }, [key, value]);
}

/** Days from one ISO day to another. */
const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The canvas with the figure in the window: its box. */
async function boxOf(canvas) {
  await canvas.scrollIntoViewIfNeeded();
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return canvas.boundingBox();
}

async function openTool(figure, name) {
  await figure.locator('.tools-button', { hasText: name }).click();
  await figure.locator('.tools-room:not([hidden])').waitFor();
}

/** How many px of the overlay hold something, and the columns that are mostly full. */
async function alpha(figure) {
  return figure.locator('.figure-focus').evaluate((overlay) => {
    const { width, height } = overlay;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(overlay, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const columns = new Array(width).fill(0);
    let count = 0;
    for (let i = 0; i < width * height; i += 1) {
      if (data[i * 4 + 3]) count += 1;
      if (data[i * 4 + 3] > 60) columns[i % width] += 1;
    }
    return { count, upright: columns.flatMap((inked, x) => (inked > height * 0.5 ? [x] : [])) };
  });
}

/** Columns of px in which the overlay has a long upright line. */
const rules = async (figure) => (await alpha(figure)).upright.filter((x, i, all) => !i || x - all[i - 1] > 2);

/** Px of the overlay that hold something. */
const inked = async (figure) => (await alpha(figure)).count;

/** Fingers on the page, by the browser's own input. */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return {
    /** Puts fingers down, moves them through the steps, and lifts them. */
    async move(...steps) {
      await send('touchStart', steps[0]);
      for (const step of steps.slice(1)) {
        await send('touchMove', step);
        await drawn(page);
      }
      await send('touchEnd', []);
      await drawn(page);
    },
  };
}

// Views and options.

test('each view is chosen by its control, told by its title, and stands in the address', async (t) => {
  const { page, figure } = await visit(t);
  const titles = new Set([await figure.locator('.figure-title').textContent()]);
  for (const view of ['aligned', 'trajectory', 'daily', 'doubling']) {
    await figure.locator('select[name="view"]').selectOption(view);
    await waitForState(page, 'view', view);
    titles.add(await figure.locator('.figure-title').textContent());
  }
  assert.equal(titles.size, 5);
  await figure.locator('select[name="view"]').selectOption('date');
  await waitForState(page, 'view', undefined);
  assert.ok(titles.has(await figure.locator('.figure-title').textContent()));
});

test('every option of every view has a control that writes it, and the address brings it back', async (t) => {
  const { page, figure } = await visit(t);
  const tried = [];
  for (const view of ['date', 'aligned', 'trajectory', 'daily', 'doubling']) {
    await figure.locator('select[name="view"]').selectOption(view);
    await waitForState(page, 'view', view === 'date' ? undefined : view);
    const more = figure.locator('.controls-more[aria-controls]');
    if (await more.isVisible() && (await more.getAttribute('aria-expanded')) === 'false') await more.click();
    for (const select of await figure.locator('.controls-row select:not([name="view"])').all()) {
      const name = await select.getAttribute('name');
      const value = await select.locator('option').last().getAttribute('value');
      await select.selectOption(value);
      await waitForState(page, name, value);
      tried.push(name);
    }
    for (const [name, value] of [['metric', 'deaths'], ['per', '100k']]) {
      const radio = figure.locator(`input[data-key="${name}"][value="${value}"]`);
      if (!(await radio.count())) continue;
      await radio.check();
      await waitForState(page, name, value);
      tried.push(name);
    }
    const events = figure.locator('input[name="events"]');
    if (await events.count()) {
      await events.uncheck();
      await waitForState(page, 'events', 'off');
      tried.push('events');
    }
    const asked = await state(page);
    const again = await visit(t, `#${new URLSearchParams(asked)}`);
    assert.deepEqual(await state(again.page), asked, view);
    for (const [key, value] of Object.entries(asked)) {
      const shown = await again.figure.evaluate((root, key) => {
        const field = root.querySelector(`select[name="${key}"], input[data-key="${key}"]:checked`);
        return field?.value ?? (root.querySelector(`input[name="${key}"]`)?.checked ? 'on' : 'off');
      }, key);
      if (key !== 'figure') assert.equal(shown, value, `${view} ${key}`);
    }
    await figure.locator('.controls-reset').click();
    await waitForState(page, 'figure', undefined);
  }
  for (const name of ['scale', 'nth', 'metric', 'per', 'events']) assert.ok(tried.includes(name), `${name} was never tried: ${tried}`);
});

test('a view that begins with other places shows those in the picker', async (t) => {
  const { page, figure } = await visit(t, '#figure=growth&view=aligned');
  await openTool(figure, 'Places');
  const chips = await figure.locator('.chip-front').allTextContents();
  assert.ok(chips.length >= 5 && chips.includes('Italy'), chips.join());
  await figure.locator('.chip-front', { hasText: 'Italy' }).click();
  await waitForState(page, 'front', 'ITA');
});

test('the whole state goes through the address, and reset takes it back', async (t) => {
  const hash = '#figure=growth&events=off&from=2020-02-01&front=ITA&if=2020-03-01,5&metric=deaths&places=ITA,KOR&scale=log&to=2020-05-01';
  const { page, figure } = await visit(t, hash);
  const wanted = Object.fromEntries(new URLSearchParams(hash.slice(1)));
  assert.deepEqual(await state(page), wanted);
  assert.equal(await figure.locator('.figure-status').textContent(), '');
  await figure.locator('input[name="events"]').check();
  await waitForState(page, 'events', undefined);
  const { events, ...rest } = wanted;
  assert.equal(events, 'off');
  assert.deepEqual(await state(page), rest, 'all else stays');
  await figure.locator('.controls-reset').click();
  await waitForState(page, 'figure', undefined);
  assert.equal(new URL(page.url()).hash, '');
});

// The days shown.

test('a drag across a plot shows its days, and a button brings all back', async (t) => {
  const { page, figure, canvas } = await visit(t);
  const { x, y } = await boxOf(canvas);
  await page.mouse.move(x + 200, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + 260, y + 205);
  await page.mouse.move(x + 330, y + 210);
  await drawn(page);
  assert.equal((await rules(figure)).length, 4, 'two ends in each of two plots');
  assert.equal((await state(page)).from, undefined, 'nothing is settled on the way');
  await page.mouse.up();
  await waitForState(page, 'from', true);
  const { from, to } = await state(page);
  assert.ok(from > '2020-02-01' && to < '2020-06-01' && daysBetween(from, to) > 30, `${from} ${to}`);
  assert.ok(await figure.locator('.tooltip').isHidden(), 'a drag is no tap');
  assert.match(await page.locator('[data-live]').textContent(), /2020/, 'the days are told');
  await figure.locator('.tools-bar').getByRole('button', { name: 'All days' }).click();
  await waitForState(page, 'from', undefined);
  await waitForState(page, 'to', undefined);
});

test('Escape gives a drag up, and a tap stays a tap', async (t) => {
  const { page, figure, canvas } = await visit(t);
  const { x, y } = await boxOf(canvas);
  await page.mouse.move(x + 200, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + 330, y + 210);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await drawn(page);
  assert.deepEqual(await state(page), {});
  await page.mouse.click(x + 300, y + 300);
  await figure.locator('.tooltip.is-pinned').waitFor();
});

test('a wheel scrolls the page, and zooms about its day with Ctrl', async (t) => {
  const { page, figure, canvas } = await visit(t);
  const { x, y } = await boxOf(canvas);
  await page.mouse.move(x + 300, y + 200);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 120);
  await page.waitForFunction((before) => scrollY > before, before);
  assert.deepEqual(await state(page), {}, 'a plain wheel changes no figure');
  await boxOf(canvas);
  const held = await page.evaluate(() => scrollY);
  await page.keyboard.down('Control');
  for (let i = 0; i < 4; i += 1) await page.mouse.wheel(0, -120);
  await waitForState(page, 'from', true);
  const near = await state(page);
  assert.ok(daysBetween(near.from, near.to ?? '2020-06-23') < 80, JSON.stringify(near));
  for (let i = 0; i < 12; i += 1) await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await waitForState(page, 'from', undefined);
  assert.equal(await page.evaluate(() => scrollY), held, 'the page stood still');
  assert.match(await figure.locator('.tools-bar').textContent(), /wheel alone scrolls/);
});

test('buttons and dates choose the days, in every view over days', async (t) => {
  const { page, figure } = await visit(t);
  for (const view of ['date', 'daily', 'doubling']) {
    await figure.locator('select[name="view"]').selectOption(view);
    await waitForState(page, 'view', view === 'date' ? undefined : view);
    if (view === 'date') await openTool(figure, 'Days');
    const press = (name) => figure.locator('.days').getByRole('button', { name, exact: true }).click();
    const fields = figure.locator('.tool-date');
    assert.equal(await fields.first().inputValue(), '2019-12-31');
    assert.equal(await figure.locator('.days [data-step="out"]').getAttribute('aria-disabled'), 'true');
    await press('Zoom in');
    await waitForState(page, 'from', true);
    const once = await state(page);
    assert.ok(Math.abs(daysBetween(once.from, once.to) - 88) <= 1, `${view}: half of 175 days`);
    await press('Later');
    await waitForState(page, 'to', undefined);
    await press('Earlier');
    await waitForState(page, 'to', true);
    await press('Zoom out');
    await waitForState(page, 'from', undefined);
    await fields.first().fill('2020-03-01');
    await waitForState(page, 'from', '2020-03-01');
    await fields.last().fill('2020-03-31');
    await waitForState(page, 'to', '2020-03-31');
    assert.equal(await fields.first().inputValue(), '2020-03-01');
    await press('All days');
    await waitForState(page, 'from', undefined);
  }
});

test('keys zoom and move on the canvas, about the day in focus, and keep it', async (t) => {
  const { page, figure, canvas } = await visit(t);
  await canvas.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'PageUp', 'PageUp']) await page.keyboard.press(key);
  const told = await figure.locator('.tooltip-lines dd').first().textContent();
  await page.keyboard.press('+');
  await waitForState(page, 'from', true);
  const { from } = await state(page);
  assert.equal(await figure.locator('.tooltip-lines dd').first().textContent(), told, 'the day stays in focus');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.waitForFunction((from) => new URLSearchParams(location.hash.slice(1)).get('from') !== from, from);
  assert.ok(((await state(page)).from ?? '2019-12-31') < from);
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await waitForState(page, 'from', undefined);
  await waitForState(page, 'to', undefined);
  // A day that left the window took its mark along; the focus is then the figure's.
  assert.ok(await page.evaluate(() => document.activeElement.matches('#growth :is(.ring, .figure-canvas)')), 'the focus stays in the figure');
});

test('fingers: a drag sideways chooses days, two zoom, and one upward scrolls', async (t) => {
  const { page, canvas } = await visit(t, '', { width: 400, height: 800, touch: true });
  const { x, y } = await boxOf(canvas);
  const hand = await fingers(page);
  const at = (dx, dy) => [x + dx, y + dy];
  await hand.move([at(120, 200)], [at(140, 202)], [at(180, 203)], [at(200, 203)]);
  await waitForState(page, 'from', true);
  const brushed = await state(page);
  assert.ok(daysBetween(brushed.from, brushed.to) < 90, JSON.stringify(brushed));
  await canvas.focus();
  await page.keyboard.press('0');
  await waitForState(page, 'from', undefined);
  await hand.move([at(120, 200), at(180, 200)], [at(110, 200), at(190, 200)], [at(80, 200), at(220, 200)]);
  await waitForState(page, 'from', true);
  const pinched = await state(page);
  assert.ok(daysBetween(pinched.from, pinched.to ?? '2020-06-23') < 100, JSON.stringify(pinched));
  const before = await page.evaluate(() => scrollY);
  await hand.move([at(150, 300)], [at(151, 270)], [at(151, 200)], [at(151, 150)]);
  await page.waitForFunction((before) => scrollY > before, before);
  assert.deepEqual(await state(page), pinched);
});

// One cursor.

test('a day under the pointer stands in both plots, and by keys too', async (t) => {
  const { page, figure, canvas } = await visit(t);
  const { x, y, width } = await boxOf(canvas);
  await page.mouse.move(x + 250, y + 120);
  await figure.locator('.tooltip:not([hidden])').waitFor();
  await drawn(page);
  const [left, right, ...others] = await rules(figure);
  assert.deepEqual(others, []);
  assert.ok(left < width / 2 && right > width / 2, `${left} ${right}`);
  assert.ok(Math.abs(left - 250) < 4, 'under the pointer, though no line is near');
  await canvas.focus();
  await page.keyboard.press('PageDown');
  await drawn(page);
  const moved = await rules(figure);
  assert.equal(moved.length, 2);
  assert.ok(moved[0] > left + 10 && moved[1] > right + 10, 'ten days on in both');
  await page.mouse.move(x + 5, y - 60);
  await page.keyboard.press('Escape');
  await drawn(page);
  assert.equal(await inked(figure), 0);
});

// What if.

test('a what-if line is set by day and days, named as arithmetic, and taken back', async (t) => {
  const { page, figure } = await visit(t);
  await openTool(figure, 'What if');
  assert.match(await figure.locator('.what-if').textContent(), /arithmetic, not a forecast/);
  await figure.locator('.what-if .tool-date').fill('2020-03-01');
  await figure.locator('.tool-number').fill('5');
  await figure.getByRole('button', { name: 'Draw the line' }).click();
  await waitForState(page, 'if', '2020-03-01,5');
  await figure.locator('.tool-number').fill('9');
  await page.keyboard.press('Enter');
  await waitForState(page, 'if', '2020-03-01,9');
  await figure.locator('.tool-number').fill('0');
  await figure.getByRole('button', { name: 'Draw the line' }).click();
  assert.equal((await state(page)).if, '2020-03-01,9', 'no doubling takes no days');
  await figure.getByRole('button', { name: 'Remove the line' }).click();
  await waitForState(page, 'if', undefined);
});

// Guess, then reveal.

for (const [lang, words] of Object.entries({
  en: { tool: 'Guess', guess: 'not data', reveal: 'Reveal', told: /You drew .* The reference \(World\)/, leave: 'Leave' },
  zh: { tool: '先猜后看', guess: '不是数据', reveal: '揭晓', told: /您为.*画的是.*参照序列/, leave: '退出' },
})) {
  test(`a guess is drawn by pointer, revealed and told (${lang})`, async (t) => {
    const { page, figure, canvas } = await visit(t, lang === 'zh' ? '#lang=zh' : '');
    await openTool(figure, words.tool);
    await waitForState(page, 'mask', '2020-03-07');
    assert.match(await figure.locator('.guess').textContent(), new RegExp(words.guess));
    const reveal = figure.getByRole('button', { name: words.reveal, exact: true });
    assert.ok(await reveal.isDisabled(), 'nothing is drawn yet');
    assert.ok(!(await figure.locator('.figure-table').textContent()).includes('2020-06'), 'nor told');
    const { x, y } = await boxOf(canvas);
    const empty = await inked(figure);
    await page.mouse.move(x + 215, y + 400);
    await page.mouse.down();
    await page.mouse.move(x + 300, y + 330, { steps: 5 });
    await page.mouse.move(x + 415, y + 200, { steps: 8 });
    await page.mouse.up();
    await drawn(page);
    assert.ok((await inked(figure)) !== empty, 'the guess is drawn');
    assert.equal((await state(page)).from, undefined, 'it is no brush');
    assert.ok(await figure.locator('.guess-told').isHidden());
    await reveal.click();
    assert.match(await figure.locator('.guess-told').textContent(), words.told);
    assert.match(await page.locator('[data-live]').textContent(), words.told);
    await figure.getByRole('button', { name: words.leave, exact: true }).click();
    await waitForState(page, 'mask', undefined);
    await drawn(page);
    assert.equal(await inked(figure), 0, 'nothing of it is left');
    assert.equal(await canvas.getAttribute('role'), 'application');
  });
}

test('a guess is drawn, revealed and left with keys alone', async (t) => {
  const { page, figure, canvas } = await visit(t);
  const button = figure.locator('.tools-button', { hasText: 'Guess' });
  await figure.locator('.tools-button').first().focus();
  for (let i = 0; i < 6 && !(await button.evaluate((element) => element === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await waitForState(page, 'mask', '2020-03-07');
  const heard = page.locator('[data-live]');
  assert.ok(await canvas.evaluate((element) => element === document.activeElement), 'the canvas waits for the keys');
  await page.keyboard.press('Enter');
  assert.ok(await figure.locator('.guess-told').isHidden(), 'nothing to reveal yet');
  await page.keyboard.press('End');
  assert.equal(await heard.textContent(), '23 June 2020: 103,000');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('Shift+ArrowUp');
  assert.equal(await heard.textContent(), '23 June 2020: 1.03 million');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  assert.match(await heard.textContent(), /^15 June 2020: /);
  await page.keyboard.press('Enter');
  assert.match(await figure.locator('.guess-told').textContent(), /1\.03 million for 23 June 2020.*9\.06 million.*8\.8 times/);
  await page.keyboard.press('Escape');
  await waitForState(page, 'mask', undefined);
  assert.ok(await figure.locator('.tools-room').isHidden());
  assert.ok(await button.evaluate((element) => element === document.activeElement), 'back on its button');
});

test('a guess is drawn by finger, and the page stands still', async (t) => {
  const { page, figure, canvas } = await visit(t, '', { width: 400, height: 800, touch: true });
  await openTool(figure, 'Guess');
  await waitForState(page, 'mask', true);
  const { x, y } = await boxOf(canvas);
  const before = await page.evaluate(() => scrollY);
  const hand = await fingers(page);
  await hand.move([[x + 150, y + 230]], [[x + 170, y + 200]], [[x + 200, y + 150]], [[x + 240, y + 90]]);
  assert.equal(await page.evaluate(() => scrollY), before);
  const reveal = figure.getByRole('button', { name: 'Reveal', exact: true });
  assert.ok(await reveal.isEnabled());
  await reveal.tap();
  assert.match(await figure.locator('.guess-told').textContent(), /You drew/);
});

test('a link with a mask opens the guess, another language keeps it, and reset ends it', async (t) => {
  const { page, figure, canvas } = await visit(t, '#figure=growth&mask=2020-04-01&places=ITA');
  await figure.locator('.guess').waitFor();
  assert.equal(await figure.locator('.guess .tool-date').inputValue(), '2020-04-01');
  await canvas.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.locator('a[data-lang="zh"]').click();
  await figure.locator('.tools-button', { hasText: '先猜后看' }).waitFor();
  await figure.locator('.guess').waitFor();
  const reveal = figure.getByRole('button', { name: '揭晓', exact: true });
  assert.ok(await reveal.isEnabled(), 'what was drawn is still there');
  await reveal.click();
  assert.match(await figure.locator('.guess-told').textContent(), /意大利/);
  await figure.locator('.controls-reset').click();
  await waitForState(page, 'mask', undefined);
  assert.ok(await figure.locator('.tools-room').isHidden());
  await drawn(page);
  assert.equal(await inked(figure), 0);
});

test('a guess ends when another view is chosen', async (t) => {
  const { page, figure, canvas } = await visit(t);
  await openTool(figure, 'Guess');
  await waitForState(page, 'mask', true);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await figure.locator('select[name="view"]').selectOption('daily');
  await waitForState(page, 'view', 'daily');
  await drawn(page);
  assert.equal(await inked(figure), 0);
  assert.equal(await canvas.getAttribute('role'), 'application');
  const { x, y } = await boxOf(canvas);
  await page.mouse.move(x + 400, y + 200);
  await figure.locator('.tooltip:not([hidden])').waitFor();
});

test('an address names a day on which the counting changed, in every view, with its own citation', async (t) => {
  for (const view of ['', '&view=daily', '&view=doubling&places=CHN']) {
    const { figure } = await visit(t, `#figure=growth${view}&fact=hubei-clinical-diagnoses`);
    const note = figure.locator('.tooltip:not([hidden])');
    await note.waitFor();
    const said = await note.innerText();
    assert.match(said, /Hubei counts clinical diagnoses/, view);
    assert.match(said, /Hubei Provincial Health Commission, as reported by Xinhua/, view);
  }
});
