/**
 * The pages of recipes, which need no script, and the pictures that others show beside a link.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DIST, axe, useSite } from './harness.mjs';

const openSite = useSite('/some/path/');
const PLACES = ['moodle', 'canvas', 'google-sites', 'wordpress', 'reveal', 'powerpoint', 'jupyter', 'pandoc', 'quarto', 'latex'];
const FIGURES = ['growth', 'aid', 'institutions', 'structures', 'reported'];

for (const [home, name, other] of [['index.html', 'recipes.html', 'recipes.zh.html'], ['zh.html', 'recipes.zh.html', 'recipes.html']]) {
  test(`${name} is reached from ${home} without scripts, says what was tried and fits a phone`, async (t) => {
    const { page, said, foreign } = await openSite(t, home, { scripts: false, width: 320 });
    await page.locator('.footer a[href^="recipes"]').click();
    await page.waitForURL(`**/${name}`);
    for (const id of PLACES) {
      const after = page.locator(`#${id} + .recipe-tried`);
      assert.match(await after.textContent(), /2026|Not tried|未试过/, id);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, 'nothing is cut off');
    const codes = await page.locator('pre').allTextContents();
    assert.ok(codes.some((code) => code.includes('<iframe src="http') && code.includes('/embed.html#figure=growth"')), codes[0]);
    assert.equal(await page.locator(`a[href="${home}"]`).count(), 1);
    await page.locator(`a[href="${other}"]`).click();
    await page.waitForURL(`**/${other}`);
    assert.deepEqual(said, []);
    assert.deepEqual(foreign, []);
  });

  test(`${name} is fit for every reader`, async (t) => {
    const { page } = await openSite(t, name);
    assert.deepEqual(await axe(page), []);
  });
}

test('each figure has a social card in each language, of the size that others show', () => {
  for (const figure of FIGURES) {
    for (const lang of ['', '.zh']) {
      const bytes = readFileSync(`${DIST}/figures/${figure}${lang}.social.png`);
      assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630], `${figure}${lang}`);
      assert.ok(bytes.length > 20_000 && bytes.length < 400_000, `${figure}${lang}: ${bytes.length} bytes`);
    }
  }
});
