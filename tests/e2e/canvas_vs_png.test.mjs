/**
 * One scene, two painters: what the canvas shows is what the native PNG shows.
 * Shapes may differ at their edges, since two rasterizers draw them; text and
 * marks stand within one pixel of each other.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT, figures, launch, open, serveSite, settle } from './harness.mjs';
import { compare } from './compare.mjs';

const COMMAND = `${ROOT}target/release/atlas`;
/** Windows whose figures fall into each band of widths, in px. */
const WINDOWS = [1280, 800, 390];
/** Share of pixels that may differ visibly: edges, and the two ways to smooth text. */
const MAX_DIFFERING = 0.04;
/** Share of inked tiles that may stand more than a pixel away. */
const MAX_MOVED = 0.01;

let browser;
let site;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-'));
  browser = await launch();
  site = await serveSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The native picture of a figure's default view, as a data address. */
function native(id, width, theme) {
  const file = join(folder, `${id}-${width}-${theme}.png`);
  execFileSync(COMMAND, ['render', id, '--format', 'png', '--width', String(width), '--ratio', '1', '--bare', '--theme', theme, '--lang', 'en', '-o', file], { cwd: ROOT });
  return `data:image/png;base64,${readFileSync(file, 'base64')}`;
}

for (const width of WINDOWS) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    test(`canvas and PNG agree in a window of ${width} px, ${theme}`, async (t) => {
      const { page, close } = await open(browser, site.url, { width, theme });
      t.after(close);
      await settle(page);
      const blank = await browser.newPage();
      t.after(() => blank.close());
      for (const id of await figures(page)) {
        const canvas = await page.$eval(`figure[data-figure="${id}"] .figure-canvas`, (element) => ({ width: element.width, url: element.toDataURL() }));
        const found = await blank.evaluate(compare, [canvas.url, native(id, canvas.width, theme)]);
        t.diagnostic(`${id} ${canvas.width} px: ${JSON.stringify(found)}`);
        assert.deepEqual(found.sizes[0], found.sizes[1], `${id}: both have one size`);
        assert.ok(found.differing <= MAX_DIFFERING, `${id}: ${found.differing} of the pixels differ`);
        assert.ok(found.moved.length <= MAX_MOVED * found.tiles, `${id}: moved tiles ${JSON.stringify(found.moved.slice(0, 8))}`);
      }
    });
  }
}

for (const ratio of [1, 1.5]) {
  test(`a map drawn again over its kept ground is the map as it was, at ${ratio}`, async (t) => {
    const { page, close } = await open(browser, `${site.url}#figure=aid&view=map`, { ratio });
    t.after(close);
    await settle(page);
    const map = page.locator('figure[data-figure="aid"] .figure-canvas');
    const shown = () => map.evaluate((canvas) => canvas.toDataURL());
    await page.waitForFunction(() => document.querySelector('figure[data-figure="aid"]').hasAttribute('data-changed'));
    const first = await shown();
    for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
      const before = await shown();
      await page.emulateMedia({ colorScheme });
      await page.waitForFunction((was) => document.querySelector('figure[data-figure="aid"] .figure-canvas').toDataURL() !== was, before);
    }
    const blank = await browser.newPage();
    t.after(() => blank.close());
    const found = await blank.evaluate(compare, [first, await shown()]);
    t.diagnostic(JSON.stringify(found));
    assert.ok(found.tiles > 100, 'a map is more than a few words');
    assert.equal(found.differing, 0);
    assert.deepEqual(found.moved, []);
  });
}
