/**
 * What the core takes in headless Chromium, in ms, each the median of many runs: parsing the embedded tables, then for
 * every view layout, first draw (raster included) and hover. Figures to read, never a test: `./build.sh bench`.
 */
import { launch, open, serveSite, settle } from '../e2e/harness.mjs';

const site = await serveSite('/');
const browser = await launch();
const { page } = await open(browser, site.url, {});
await settle(page);
const found = await page.evaluate(async () => {
  const { Core } = await import(new URL('core.js', location.href).href);
  const core = await Core.load('', '?bench');
  await core.rest();
  const atlas = core.atlas;
  const WIDTH_PX = 1080;
  /** @param {number} runs @param {(run: number) => void} work */
  const median = (runs, work) => {
    const times = Array.from({ length: runs }, (_, run) => {
      const start = performance.now();
      work(run);
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[runs >> 1];
  };
  const rows = [{ what: 'parse the embedded tables', ms: median(15, () => new atlas.constructor().free()) }];
  const canvas = document.createElement('canvas');
  /** Waits for the raster, which a draw alone only asks for. */
  const raster = () => canvas.getContext('2d').getImageData(0, 0, 1, 1);
  for (const { id, views } of atlas.figures()) {
    for (const view of views) {
      const figure = atlas.figure(id);
      const pairs = [['view', view]];
      rows.push({ what: `${id} ${view}: layout`, ms: median(9, () => figure.layout(pairs, 'en', WIDTH_PX)) });
      rows.push({ what: `${id} ${view}: draw`, ms: median(9, () => { figure.draw(canvas, 1, 'light'); raster(); }) });
      const hover = (run) => {
        const target = figure.hit(20 + run * 21, 60 + run * 7);
        figure.draw_focus(canvas, 1, 'light', target);
        if (target >= 0) figure.detail(target);
        raster();
      };
      rows.push({ what: `${id} ${view}: hover`, ms: median(49, hover) });
    }
  }
  return rows;
});
for (const { what, ms } of found) console.log(`${ms.toFixed(1).padStart(8)} ms  ${what}`);
await browser.close();
await site.close?.();
