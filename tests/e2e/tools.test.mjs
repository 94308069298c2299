/**
 * The tools above a figure, in a browser: places by keyboard and by pointer, the days that are shown, what if, guess and
 * reveal, the one cursor in both panels, and the address that holds it all. What the core draws for a state is tested
 * natively; here it is that the page asks for that state and tells it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, axe, drawn, openTool, settle, state, useSite, waitForState } from './harness.mjs';

const openSite = useSite();

/** The growth figure of a page whose figures answer, with its page and what the console said. */
async function visit(t, path = '', options = {}) {
  const visited = await openSite(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  return { ...visited, figure: visited.page.locator('figure[data-figure="growth"]') };
}

const chips = (figure) => figure.locator('.chip-front').allTextContents();

test('places are found by keyboard in either language, by code and by another name, and drawn', async (t) => {
  const { page, figure, said, foreign } = await visit(t);
  const button = figure.locator('.tools-button').first();
  await button.focus();
  await page.keyboard.press('Enter');
  const box = figure.locator('.combo-box');
  await box.waitFor();
  await figure.locator('.tools-room:not([hidden])').waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  const first = await chips(figure);
  assert.equal(first.length, 2, first.join());
  await box.focus();
  for (const [query, name] of [['ital', 'Italy'], ['韩国', 'South Korea'], ['irn', 'Iran'], ['Swaziland', 'Eswatini'], ['cote d', 'Côte d']]) {
    await page.keyboard.type(query);
    assert.equal(await box.getAttribute('aria-expanded'), 'true', query);
    const active = figure.locator(`#${await box.getAttribute('aria-activedescendant')}`);
    assert.match(await active.textContent(), new RegExp(name), query);
    await page.keyboard.press('Enter');
    await figure.locator('.chip-front', { hasText: name }).waitFor();
    assert.equal(await box.inputValue(), '');
    assert.ok(await box.evaluate((element) => element === document.activeElement), 'the focus stays in the box');
  }
  assert.match((await state(page)).places, /ITA,KOR,IRN,SWZ,CIV$/);
  assert.match(await page.locator('[data-live]').textContent(), /Ivoire/);
  assert.match(await figure.locator('.tool-note').first().textContent(), /7/, 'the box says that it is full');
  await page.keyboard.press('ArrowDown');
  assert.equal(await box.getAttribute('aria-expanded'), 'false', 'an eighth is not offered');
  assert.deepEqual(said, []);
  assert.deepEqual(foreign, []);
});

test('the list of places is walked by arrows, goes round, and Escape closes list, text and panel in turn', async (t) => {
  const { page, figure } = await visit(t);
  await openTool(figure, 'Places');
  const box = figure.locator('.combo-box');
  const active = async () => figure.locator(`#${await box.getAttribute('aria-activedescendant')}`).textContent();
  await box.focus();
  await page.keyboard.type('guinea');
  const top = await active();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await active(), top);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const last = await active();
  assert.notEqual(last, top, 'up from the first is the last');
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(), top);
  await page.keyboard.press('Escape');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  assert.equal(await box.inputValue(), 'guinea');
  await page.keyboard.press('Escape');
  assert.equal(await box.inputValue(), '');
  await page.keyboard.press('Escape');
  assert.ok(await figure.locator('.tools-room').isHidden());
  assert.ok(await figure.locator('.tools-button').first().evaluate((element) => element === document.activeElement));
});

test('chips remove a place and bring one to the front, and the first places come back', async (t) => {
  const { page, figure } = await visit(t, '#figure=growth&places=ITA,KOR,USA');
  await openTool(figure, 'Places');
  assert.deepEqual(await chips(figure), ['Italy', 'South Korea', 'United States']);
  await figure.getByRole('button', { name: 'Remove South Korea' }).click();
  await waitForState(page, 'places', 'ITA,USA');
  assert.deepEqual(await chips(figure), ['Italy', 'United States']);
  assert.ok(await figure.getByRole('button', { name: 'Remove United States' }).evaluate((element) => element === document.activeElement), 'the next chip has the focus');
  await figure.getByRole('button', { name: 'Remove Italy' }).click();
  await waitForState(page, 'places', 'USA');
  assert.ok(await figure.getByRole('button', { name: 'Remove United States' }).isDisabled(), 'one place stays');
  await figure.getByRole('button', { name: 'Back to the first places' }).click();
  await waitForState(page, 'places', undefined);
  assert.equal((await chips(figure)).length, 2);
});

test('axe finds nothing in the open tools', async (t) => {
  const { page, figure } = await visit(t);
  for (const button of await figure.locator('.tools-button').all()) {
    await button.click();
    await figure.locator('.tools-room:not([hidden])').waitFor();
    if (await figure.locator('.combo-box').isVisible()) await figure.locator('.combo-box').fill('ma');
    assert.deepEqual(await axe(page), [], await button.textContent());
  }
});
