/**
 * The figure of help in a browser: its selection, its window of days, the list linked both ways with the marks, the cards
 * and the ways to them, and the address that holds it all. What the core draws for a state is tested natively.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.mjs';
import { answering, axe, drawn, note, openTool, settle, state, useSite, waitForState } from './harness.mjs';

const openSite = useSite();

/** The figure of a page whose figures answer, with its page and what the console said. */
async function visit(t, path = '#figure=aid', options = {}) {
  const visited = await openSite(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  const figure = visited.page.locator('figure[data-figure="aid"]');
  await figure.scrollIntoViewIfNeeded();
  return { ...visited, figure };
}

/** The figure's canvas as an address. */
const picture = (figure) => figure.locator('.figure-canvas').evaluate((canvas) => canvas.toDataURL());

/** A sum over the pixels of the figure's canvas that are seen: another picture has another one. */
function print(page) {
  return page.$eval('figure[data-figure="aid"] .figure-canvas', (canvas) => {
    const height = Math.round(canvas.clientHeight * devicePixelRatio);
    const copy = new OffscreenCanvas(canvas.width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, height);
    let sum = height;
    for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] * 65536 + data[i + 1] * 256 + data[i + 2]) % 4294967291;
    return sum;
  });
}

const rows = (figure) => figure.locator('.listing-row');
const rowCount = (figure) => figure.locator('.figure-table tbody tr').count();
const title = (figure) => figure.locator('.figure-title').textContent();

test('a selection is chosen, counted, drawn, said and taken back', async (t) => {
  const { page, figure, said, foreign } = await visit(t);
  // A closed table is filled when it is opened.
  await figure.locator('.figure-table > summary').click();
  const whole = await rowCount(figure);
  const before = await print(page);
  await openTool(figure, 'Selection');
  const kinds = figure.locator('select[name="kind"]');
  assert.deepEqual(await figure.locator('.selection select').evaluateAll((all) => all.map((each) => each.name)), ['kind', 'status', 'channel', 'provider', 'source', 'place']);
  await kinds.selectOption('cash');
  await waitForState(page, 'kind', 'cash');
  await figure.locator('select[name="source"]').selectOption('ma-2020');
  await waitForState(page, 'source', 'ma-2020');
  await drawn(page);
  assert.equal(await rowCount(figure), 1);
  assert.notEqual(await print(page), before);
  assert.match(await figure.locator('select[name="place"] option').allTextContents().then((all) => all.join('; ')), /any; World Health Organization \(1\)/);
  await figure.getByRole('button', { name: 'Show everything' }).click();
  await waitForState(page, 'kind', undefined);
  await drawn(page);
  assert.equal(await rowCount(figure), whole);
  assert.equal(await print(page), before, 'the same picture comes back');
  assert.ok(await kinds.evaluate((element) => element === document.activeElement), 'the focus stays in the panel');
  assert.deepEqual(said, []);
  assert.deepEqual(foreign, []);
});

test('direction, sort, region, center and borders are controls, and each is in the address', async (t) => {
  const { page, figure } = await visit(t, '#figure=aid&view=map');
  const choices = { region: 'africa', center: '150', borders: 'on', direction: 'in' };
  for (const [key, value] of Object.entries(choices)) {
    const more = figure.locator('[data-controls] .controls-more');
    if (await more.isVisible() && (await more.getAttribute('aria-expanded')) === 'false') await more.click();
    const before = await print(page);
    const select = figure.locator(`.controls-row select[name="${key}"]`);
    if (await select.count()) await select.selectOption(value);
    else if (value === 'on') await figure.locator(`.controls-row input[name="${key}"]`).check();
    else await figure.locator(`.controls-row input[data-key="${key}"][value="${value}"]`).check();
    await waitForState(page, key, value);
    await drawn(page);
    if (key !== 'center') assert.notEqual(await print(page), before, key);
  }
  const { page: other, figure: matrix } = await visit(t);
  const before = await print(other);
  await matrix.locator('.controls-row select[name="sort"]').selectOption('date');
  await waitForState(other, 'sort', 'date');
  await drawn(other);
  assert.notEqual(await print(other), before);
});

test('the window moves by slider and by month, pales and hides nothing', async (t) => {
  const { page, figure } = await visit(t, '#figure=aid&view=map');
  const whole = await rowCount(figure);
  const [before, shown] = [await print(page), await picture(figure)];
  await openTool(figure, 'Days');
  const from = figure.locator('input[name="from"]');
  await from.focus();
  assert.equal(await from.getAttribute('aria-valuetext'), '1 January');
  for (let i = 0; i < 31; i += 1) await page.keyboard.press('ArrowRight');
  await waitForState(page, 'from', '2020-02-01');
  assert.equal(await from.getAttribute('aria-valuetext'), '1 February');
  await figure.getByRole('button', { name: 'March' }).click();
  await waitForState(page, 'to', '2020-03-31');
  assert.equal((await state(page)).from, '2020-03-01');
  await drawn(page);
  assert.notEqual(await print(page), before);
  assert.equal(await rowCount(figure), whole, 'nothing is hidden');
  await figure.locator('input[name="to"]').fill('20');
  await waitForState(page, 'to', '2020-01-21');
  assert.equal((await state(page)).from, '2020-01-21', 'a window never ends before it begins');
  await figure.getByRole('button', { name: 'All days' }).click();
  await waitForState(page, 'from', undefined);
  await drawn(page);
  // The first was drawn whole, this one in part: edges that lie over one another may be mixed in another order.
  const blank = await page.context().newPage();
  const found = await blank.evaluate(compare, [shown, await picture(figure)]);
  assert.deepEqual([found.differing, found.moved], [0, []]);
  assert.ok(found.tiles > 100, 'a map is more than a few words');
});

for (const view of ['matrix', 'map']) {
  test(`the list and the marks of the ${view} light each other up`, async (t) => {
    const { page, figure } = await visit(t, `#figure=aid&view=${view}&kind=expert_team`);
    await openTool(figure, 'List');
    const count = await rows(figure).count();
    assert.ok(count > 20, `${count}`);
    const second = rows(figure).nth(1);
    const name = (await second.locator('.listing-title').textContent()).trim();
    await second.hover();
    await drawn(page);
    assert.equal((await note(page, 'aid')).title, name);
    assert.equal(await second.getAttribute('aria-current'), 'true');
    await second.click();
    await waitForState(page, 'fact', await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('fact')));
    assert.ok((await state(page)).fact, 'a press keeps the note and names the fact');
    await page.keyboard.press('ArrowDown');
    await drawn(page);
    const third = rows(figure).nth(2);
    assert.equal((await note(page, 'aid')).title, (await third.locator('.listing-title').textContent()).trim());
    assert.ok(await third.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await note(page, 'aid'), null);
    const canvas = figure.locator('.figure-canvas');
    await canvas.focus();
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
    }
    const { title: told } = await note(page, 'aid');
    const lit = figure.locator('.listing-row[aria-current="true"] .listing-title');
    if (await lit.count()) assert.equal((await lit.textContent()).trim(), told);
    else assert.equal(view, 'map', 'only a place on the map is no entry of the list');
    const box = figure.locator('.listing-rows');
    if (await lit.count()) {
      const seen = await lit.evaluate((element) => {
        const [row, list] = [element.closest('li'), element.closest('ol')].map((each) => each.getBoundingClientRect());
        return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
      });
      assert.ok(seen, 'the lit entry is in sight');
    }
    assert.ok(await box.isVisible());
  });
}

test('a card is reached from a mark by keyboard, by search in either language, from the list and by link', async (t) => {
  const { page, figure, said } = await visit(t, '#figure=aid&place=ITA');
  await figure.locator('.figure-canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.match((await note(page, 'aid')).title, /Italy|Rome/);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Card: Italy/);
  await page.keyboard.press('Enter');
  await waitForState(page, 'view', 'card');
  assert.equal((await state(page)).place, 'ITA');
  assert.match(await title(figure), /^Italy/);
  assert.ok(await figure.locator('.figure-canvas').evaluate((element) => element === document.activeElement));
  await openTool(figure, 'Find a place');
  const box = figure.locator('.cards .combo-box');
  for (const [query, code] of [['serb', 'SRB'], ['老挝', 'LAO'], ['who', 'WHO']]) {
    await box.fill(query);
    await box.press('Enter');
    await waitForState(page, 'place', code);
    assert.equal(await figure.locator('.cards [aria-pressed="true"]').getAttribute('data-code'), code);
  }
  await figure.locator('.controls-row select[name="view"]').selectOption('matrix');
  await waitForState(page, 'view', undefined);
  assert.equal((await state(page)).place, undefined, 'the place of a card does not narrow the next view');
  await openTool(figure, 'List');
  await rows(figure).filter({ hasText: 'Sheep' }).first().click();
  await figure.locator('.tooltip-card', { hasText: 'Mongolia' }).click();
  await waitForState(page, 'place', 'MNG');
  assert.match(await title(figure), /^Mongolia/);
  assert.deepEqual(said, []);
});

test('a place on the map opens its card', async (t) => {
  const { page, figure } = await visit(t, '#figure=aid&view=map&place=MOZ');
  const canvas = figure.locator('.figure-canvas');
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.equal((await note(page, 'aid')).title, 'Mozambique');
  await figure.locator('.tooltip-card').click();
  await waitForState(page, 'view', 'card');
  assert.equal((await state(page)).place, 'MOZ');
});

test('an address brings the same picture again, in both languages', async (t) => {
  for (const address of [
    '#figure=aid&direction=out&sort=number&status=arrived',
    '#figure=aid&view=map&borders=on&center=150&from=2020-03-01&kind=goods',
    '#figure=aid&view=map&region=asia&source=ma-2020&lang=zh',
    '#figure=aid&view=card&place=KHM',
  ]) {
    const { page, figure } = await visit(t, address);
    assert.ok(await figure.locator('.figure-status').isHidden(), address);
    const first = await print(page);
    const hash = await page.evaluate(() => location.hash);
    const { page: again } = await visit(t, hash);
    assert.equal(await print(again), first, address);
    assert.deepEqual(await state(again), Object.fromEntries(new URLSearchParams(address.slice(1))));
  }
});

test('axe finds nothing in the open tools of help', async (t) => {
  const { page, figure } = await visit(t);
  for (const name of ['Selection', 'Days', 'List', 'Find a place']) {
    await openTool(figure, name);
    assert.deepEqual(await axe(page), [], name);
  }
});
