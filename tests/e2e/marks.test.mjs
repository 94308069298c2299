/**
 * The note beside a mark under keys, pointer and finger: it comes into the window and stays in it, can be entered, and
 * goes when it is told to.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, figures, note, settle, useSite } from './harness.mjs';

const visit = useSite();
/** Steps by key in each figure. */
const STEPS = 60;
/** In so many pairs of frames a note would have gone that the pointer does not hold. */
const LONG = 20;

/** A page whose figures answer. */
async function visitAnswering(t, path = '', options = {}) {
  const visited = await visit(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  return visited;
}

/** Where the note and the window's edges are, and where the page has scrolled to; lengths in CSS px. */
function where(page, id) {
  return page.$eval(`#${id}`, (figure) => {
    const root = figure.querySelector('.tooltip:not([hidden])');
    const { top, bottom, left, right } = root?.getBoundingClientRect() ?? {};
    return { shown: Boolean(root), top, bottom, left, right, width: document.documentElement.clientWidth, height: innerHeight, scroll: scrollY };
  });
}

/** What sticks out of the window, in words; empty where nothing does. */
function sticksOut({ top, bottom, left, right, width, height }) {
  const over = { top: -top, left: -left, right: right - width, bottom: bottom - height };
  return Object.entries(over).flatMap(([side, px]) => (px > 0.5 ? [`${px} px over the ${side}`] : [])).join(', ');
}

/** Where the mark in focus is in the window: the middle of what the overlay shows, in CSS px. */
function ringOf(page, id) {
  return page.$eval(`#${id} .figure-focus`, (overlay) => {
    const { data, width, height } = overlay.getContext('2d').getImageData(0, 0, overlay.width, overlay.height);
    const rows = [];
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (data[(y * width + x) * 4 + 3] > 200) { rows.push(y); break; }
    const box = overlay.getBoundingClientRect();
    const at = (y) => box.top + (y / height) * box.height;
    return rows.length ? { top: at(rows[0]), bottom: at(rows.at(-1)) } : null;
  });
}

test('a step by key keeps the note in the window, and does not move what is there', async (t) => {
  const { page } = await visitAnswering(t, '', { width: 800, height: 500 });
  for (const id of await figures(page)) {
    await page.focus(`#${id} .figure-canvas`);
    await page.keyboard.press('Home');
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press(step % 6 === 5 ? 'ArrowDown' : 'ArrowRight');
      assert.equal(sticksOut(await where(page, id)), '', `${id}, step ${step}`);
    }
    // To and fro between two marks: once both have been seen, the window stands.
    const scrolls = [];
    for (const key of ['Home', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
      scrolls.push((await where(page, id)).scroll);
    }
    assert.equal(new Set(scrolls.slice(1)).size, 1, `${id}: ${scrolls}`);
    await page.keyboard.press('Escape');
  }
});

test('a mark beyond the window is brought in by one step', async (t) => {
  const { page } = await visitAnswering(t, '', { width: 800, height: 500 });
  for (const id of await figures(page)) {
    await page.focus(`#${id} .figure-canvas`);
    for (const [key, far] of /** @type {[string, (frame: DOMRect) => number][]} */ ([['Home', () => 99999], ['End', () => 0]])) {
      await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), far());
      await page.keyboard.press(key);
      await drawn(page);
      const ring = await ringOf(page, id);
      assert.ok(ring && ring.bottom > 0 && ring.top < 500, `${id}, ${key}: the mark lies at ${JSON.stringify(ring)}`);
      assert.equal(sticksOut(await where(page, id)), '', `${id}, ${key}`);
    }
    await page.keyboard.press('Escape');
  }
});

test('the fact of an address is in the window', async (t) => {
  const first = await visitAnswering(t);
  await first.page.focus('#institutions .figure-canvas');
  await first.page.keyboard.press('End');
  await first.page.keyboard.press('Enter');
  await first.page.waitForFunction(() => location.hash.includes('fact='));
  const hash = await first.page.evaluate(() => location.hash);
  const { page } = await visitAnswering(t, hash, { height: 400 });
  await page.locator('#institutions .tooltip:not([hidden])').waitFor();
  assert.equal(sticksOut(await where(page, 'institutions')), '');
});

for (const lang of ['en', 'zh']) {
  test(`by finger at 320 px a note stays in the window, ${lang}`, async (t) => {
    const { page } = await visitAnswering(t, lang === 'zh' ? 'zh.html' : '', { width: 320, height: 568, touch: true });
    for (const id of await figures(page)) {
      let notes = 0;
      const box = await page.$eval(`#${id} .figure-canvas`, (canvas) => ({ width: canvas.clientWidth, height: canvas.clientHeight }));
      for (let i = 0; i < 24; i += 1) {
        const at = { x: 4 + ((i * 37) % (box.width - 8)), y: ((i + 0.5) / 24) * box.height };
        const point = await page.$eval(`#${id} .figure-canvas`, (canvas, y) => {
          scrollTo({ top: scrollY + canvas.getBoundingClientRect().top + y - innerHeight / 2, behavior: 'instant' });
          const { left, top } = canvas.getBoundingClientRect();
          return { left, y: top + y };
        }, at.y);
        await page.touchscreen.tap(point.left + at.x, point.y);
        await drawn(page);
        const found = await where(page, id);
        if (!found.shown) continue;
        notes += 1;
        assert.equal(sticksOut(found), '', `${id}: ${(await note(page, id)).title}`);
        await page.keyboard.press('Escape');
      }
      t.diagnostic(`${id}: ${notes} notes`);
      assert.ok(notes > 0, `${id}: ${notes} notes`);
    }
  });
}

test('a tap elsewhere closes a pinned note, and the address forgets it', async (t) => {
  const { page } = await visitAnswering(t, '', { width: 360, height: 640, touch: true });
  await page.focus('#aid .figure-canvas');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.includes('fact='));
  assert.ok((await where(page, 'aid')).shown);
  await page.locator('#aid .figure-credit').scrollIntoViewIfNeeded();
  await page.locator('#aid .figure-credit').tap();
  assert.equal((await where(page, 'aid')).shown, false, 'a tap on words closes it');
  assert.equal(await page.evaluate(() => location.hash), '', 'and the address forgets the fact');
});

test('a tap in another figure closes the first note, and the address names the second', async (t) => {
  const { page } = await visitAnswering(t, '', { touch: true });
  const pin = async (id) => {
    const box = await page.$eval(`#${id} .figure-canvas`, (canvas) => {
      canvas.scrollIntoView({ block: 'start' });
      return { width: canvas.clientWidth, height: Math.min(canvas.clientHeight, innerHeight) };
    });
    for (let y = 8; y < box.height; y += 24) {
      for (let x = 8; x < box.width; x += 48) {
        const { left, top } = await page.locator(`#${id} .figure-canvas`).evaluate((canvas) => canvas.getBoundingClientRect().toJSON());
        await page.touchscreen.tap(left + x, top + y);
        if (await page.evaluate((id) => location.hash.includes(`figure=${id}`) && location.hash.includes('fact='), id)) return;
      }
    }
    assert.fail(`${id}: no mark found`);
  };
  await pin('aid');
  await pin('institutions');
  assert.equal((await where(page, 'aid')).shown, false);
  assert.ok((await where(page, 'institutions')).shown);
  assert.match(await page.evaluate(() => location.hash), /figure=institutions.*fact=/);
});

test('a note under the pointer can be entered, stays while it is, and Escape dismisses it without a focus', async (t) => {
  const { page } = await visitAnswering(t);
  const canvas = page.locator('#growth .figure-canvas');
  await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await canvas.boundingBox();
  const find = async () => {
    for (let y = box.height - 20; y > 0; y -= 16) {
      for (let x = 20; x < box.width; x += 16) {
        await page.mouse.move(box.x + x, Math.min(box.y + y, 890));
        await drawn(page);
        if ((await where(page, 'growth')).shown) return;
      }
    }
    assert.fail('no mark under the pointer');
  };
  const isOverlaid = () => page.$eval('#growth .figure-focus', (overlay) => !overlay.hidden);
  assert.equal(await isOverlaid(), false, 'nothing is laid over a figure at rest');
  await find();
  assert.ok(await isOverlaid());
  const { left, right, top, bottom } = await where(page, 'growth');
  await page.mouse.move((left + right) / 2, (top + bottom) / 2, { steps: 8 });
  for (let i = 0; i < LONG; i += 1) await drawn(page);
  assert.ok((await where(page, 'growth')).shown, 'the pointer is in the note');
  assert.ok(await page.evaluate(() => document.activeElement === document.body));
  await page.keyboard.press('Escape');
  assert.equal((await where(page, 'growth')).shown, false);
  assert.equal(await isOverlaid(), false);
});
