/**
 * A canvas that is brought up to date holds, but for the mixing of edges, what a whole drawing of the same state holds, with rows of
 * paper to spare below it, and only the rows that differ are drawn. A view whose choice the pointer has come to is laid out ahead, and looks no different for it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, settle, useSite } from './harness.mjs';

const site = useSite();

/** States of one figure after one another, each drawn over the last. */
const WALKS = {
  aid: ['view=map', 'view=map&center=150', 'view=map', 'view=map&direction=in', 'view=map&from=2020-03-01&to=2020-03-31', 'view=map&region=africa', 'sort=date', 'direction=out'],
  institutions: ['view=days', 'view=days&from=2020-01-20&to=2020-01-27', 'view=days&from=2020-01-27&to=2020-02-03', 'view=days&from=2020-02-03&to=2020-02-10', ''],
  growth: ['scale=linear', 'metric=deaths', 'per=100k', 'view=daily', 'view=daily&metric=deaths', ''],
};

/**
 * How far a part of a color may be off, of 255, and on how much of the canvas: edges that lie over one another are mixed
 * in another order where the ground is kept, or where fewer lines are joined in one stroke.
 */
const MOST_OFF = 32;
const MOST_PART_OFF = 0.0005;

/** Notes which rows each drawing is held to. */
function noteClips() {
  const clips = (globalThis.clips = []);
  const { rect, clip, beginPath } = CanvasRenderingContext2D.prototype;
  let rows = [];
  CanvasRenderingContext2D.prototype.beginPath = function () { rows = []; beginPath.call(this); };
  CanvasRenderingContext2D.prototype.rect = function (x, y, width, height) { rows.push([y, y + height]); rect.call(this, x, y, width, height); };
  CanvasRenderingContext2D.prototype.clip = function () { clips.push({ whole: this.canvas.height, rows }); clip.call(this); };
}

/** Makes a core of the test's own, and a function that says how far a canvas is from a whole drawing of the state. */
async function makeReference() {
  const { Core } = await import(new URL('core.js', location.href).href);
  const core = await Core.load('', '?reference');
  await core.rest();
  globalThis.farthest = async (id, pairs, shown) => {
    await core.prepare(id, pairs);
    const handle = core.atlas.figure(id);
    const whole = document.createElement('canvas');
    handle.layout(pairs, 'en', shown.clientWidth);
    handle.draw(whole, devicePixelRatio, 'light');
    // A canvas may keep rows below its figure, which are paper and are not shown.
    if (whole.width !== shown.width || whole.height > shown.height) return { most: Infinity, part: 1, room: 0 };
    const room = shown.height - whole.height;
    const pixels = (canvas, top, height) => {
      const copy = Object.assign(document.createElement('canvas'), { width: whole.width, height });
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.drawImage(canvas, 0, -top);
      return context.getImageData(0, 0, whole.width, height).data;
    };
    const [a, b] = [whole, shown].map((canvas) => pixels(canvas, 0, whole.height));
    let [most, off] = [0, 0];
    for (let i = 0; i < a.length; i += 1) {
      const by = Math.abs(a[i] - b[i]);
      most = Math.max(most, by);
      if (by > 3) off += 1;
    }
    const below = room ? pixels(shown, whole.height, room) : [];
    const isPaper = below.every((value, i) => value === below[i % 4]);
    return isPaper ? { most, part: off / a.length, room } : { most: Infinity, part: 1, room };
  };
}

for (const [id, walk] of Object.entries(WALKS)) {
  for (const ratio of [1, 1.5]) {
    test(`${id} brought up to date is ${id} drawn whole, at ${ratio}`, async (t) => {
      const { page, said } = await site(t, '', { ratio });
      await settle(page);
      await answering(page);
      // Rare letters come in files of their own, and all is drawn again when these have come.
      await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
      for (let i = 0; i < 3; i += 1) await drawn(page);
      await page.evaluate(makeReference);
      await page.evaluate(noteClips);
      const canvas = page.locator(`figure[data-figure="${id}"] .figure-canvas`);
      const rooms = [];
      for (const state of walk) {
        const before = await canvas.evaluate((each) => each.toDataURL());
        await page.evaluate((hash) => { location.hash = hash; }, `#figure=${id}${state && '&'}${state}`);
        await page.waitForFunction(([id, before]) => document.querySelector(`figure[data-figure="${id}"] .figure-canvas`).toDataURL() !== before, [id, before]);
        const pairs = [...new URLSearchParams(state)];
        const { most, part, room } = await canvas.evaluate((each, [id, pairs]) => globalThis.farthest(id, pairs, each), [id, pairs]);
        assert.ok(most <= MOST_OFF && part <= MOST_PART_OFF, `${id} ${state}: off by ${most}, ${part} of it`);
        if (room) rooms.push(room);
      }
      if (id === 'institutions') assert.ok(rooms.length, 'a window that walks keeps its canvas');
      const clips = await page.evaluate(() => globalThis.clips);
      const shares = clips.map(({ whole, rows }) => rows.reduce((sum, [top, bottom]) => sum + Math.min(bottom, whole) - Math.max(top, 0), 0) / whole);
      t.diagnostic(shares.map((share) => share.toFixed(2)).join(' '));
      // What changes most of its rows is drawn whole, without a clip.
      assert.ok(id === 'growth' ? !shares.length : shares.some((share) => share < 0.8), `parts only: ${shares}`);
      assert.deepEqual(said, []);
    });
  }
}

test('the choice of views is made ready when the pointer comes to it, and shows nothing of it', async (t) => {
  const { page, said } = await site(t, '#figure=aid');
  await settle(page);
  await answering(page);
  const canvas = page.locator('figure[data-figure="aid"] .figure-canvas');
  const before = await canvas.evaluate((each) => each.toDataURL());
  const brought = page.waitForResponse(/geo\/land\.csv$/);
  await page.locator('figure[data-figure="aid"] select[name="view"]').hover();
  await brought;
  for (let i = 0; i < 4; i += 1) await drawn(page);
  assert.equal((await canvas.evaluate((each) => each.toDataURL())) === before, true, 'the matrix stands');
  await page.locator('figure[data-figure="aid"] select[name="view"]').selectOption('map');
  await page.waitForFunction((before) => document.querySelector('figure[data-figure="aid"] .figure-canvas').toDataURL() !== before, before);
  assert.deepEqual(said, []);
});
