/**
 * The timeline of days, in a browser: a day that opens, the days that are shown, steps by buttons, keys and finger, and
 * the address that holds it all. What the core draws for a state is tested natively; here it is that the page asks for
 * that state, shows it and tells it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, axe, drawn, note, settle, state, useSite } from './harness.mjs';

const openSite = useSite();

const DAYS = '#figure=institutions&view=days';

/** The figure of a page whose figures answer, with its page and what the console said. */
async function visit(t, path = DAYS, options = {}) {
  const visited = await openSite(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  const figure = visited.page.locator('figure[data-figure="institutions"]');
  return { ...visited, figure, canvas: figure.locator('.figure-canvas') };
}

async function openTool(figure) {
  await figure.locator('.tools-button', { hasText: 'Day and window' }).click();
  await figure.locator('.tools-room:not([hidden]) .day').waitFor();
}

/** Wait until the address holds these values, an empty one for none. */
function waitForState(page, pairs) {
  return page.waitForFunction((pairs) => {
    const now = new URLSearchParams(location.hash.slice(1));
    return Object.entries(pairs).every(([key, value]) => (now.get(key) ?? '') === value);
  }, pairs);
}

const press = (figure, name) => figure.getByRole('button', { name, exact: true }).click();
const words = (figure) => figure.locator('.figure-words').textContent();

test('an address opens a day, and the figure tells it in words, table and picture', async (t) => {
  const { page, figure, canvas, said, foreign } = await visit(t, `${DAYS}&day=2020-01-20`);
  assert.match(await figure.locator('.figure-title').textContent(), /20 January 2020/);
  assert.match(await words(figure), /Open is 20 January 2020: WHO on-site inspection/);
  assert.equal(await figure.getAttribute('data-state'), 'ready');
  const tall = (await canvas.boundingBox()).height;
  await openTool(figure);
  assert.equal(await figure.locator('input[name="day"]').inputValue(), '2020-01-20');
  await press(figure, 'Close the day');
  await waitForState(page, { view: 'days', day: '' });
  await drawn(page);
  assert.ok((await canvas.boundingBox()).height < tall - 100, 'the panel of the day is gone');
  await figure.locator('.figure-table > summary').click();
  const cells = await figure.locator('.figure-table td').allTextContents();
  assert.ok(cells.some((cell) => cell.includes('WHO on-site inspection in Wuhan')));
  assert.deepEqual(said, []);
  assert.deepEqual(foreign, []);
});

test('buttons step by a day and by a week, take the window along, and say what is open', async (t) => {
  const { page, figure } = await visit(t, `${DAYS}&day=2020-01-26&from=2020-01-20&to=2020-01-27`);
  await openTool(figure);
  await press(figure, 'A day on');
  await waitForState(page, { day: '2020-01-27', from: '2020-01-20', to: '2020-01-27' });
  await press(figure, 'A day on');
  await waitForState(page, { day: '2020-01-28', from: '2020-01-21', to: '2020-01-28' });
  assert.match(await page.locator('[data-live]').textContent(), /28 January 2020: Meeting with WHO Director-General/);
  await press(figure, 'A week back');
  await waitForState(page, { day: '2020-01-21', from: '2020-01-21' });
  await press(figure, 'More days');
  await press(figure, 'All days');
  await waitForState(page, { day: '2020-01-21', from: '', to: '' });
  assert.equal(await figure.getByRole('button', { name: 'All days' }).getAttribute('aria-disabled'), 'true');
  await figure.locator('input[name="day"]').fill('2020-03-26');
  await waitForState(page, { day: '2020-03-26' });
  await figure.locator('input[name="from"]').fill('2020-03-20');
  await waitForState(page, { day: '2020-03-26', from: '2020-03-20' });
});

test('keys step on the figure without leaving it, and arrows alone still walk its marks', async (t) => {
  const { page, canvas } = await visit(t, `${DAYS}&from=2020-02-01&to=2020-02-29`);
  await canvas.focus();
  await page.keyboard.press('Shift+PageDown');
  await waitForState(page, { from: '2020-02-08', to: '2020-03-07', day: '' });
  await page.keyboard.press('Shift+ArrowLeft');
  await waitForState(page, { from: '2020-02-07', to: '2020-03-06' });
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('figure[data-figure="institutions"] .tooltip:not([hidden])'));
  assert.ok((await note(page, 'institutions')).title);
  assert.equal((await state(page)).from, '2020-02-07', 'an arrow alone moves no days');
  assert.ok(await page.locator('#institutions .ring').evaluate((element) => element === document.activeElement));
});

test('a mark opens its day, with the steps above the figure', async (t) => {
  const { page, figure, canvas, said } = await visit(t, `${DAYS}&from=2020-01-19&to=2020-01-31`);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const opener = figure.locator('.tooltip-open');
  await opener.waitFor();
  const day = (await opener.textContent()).match(/\d{4}-\d\d-\d\d/)[0];
  await opener.focus();
  await page.keyboard.press('Enter');
  await waitForState(page, { day });
  await figure.locator('.tools-room:not([hidden]) .day').waitFor();
  assert.ok(await canvas.evaluate((element) => element === document.activeElement));
  assert.deepEqual(said, []);
});

test('a swipe to the side steps by a week, and one down scrolls', async (t) => {
  const { page, canvas } = await visit(t, `${DAYS}&from=2020-02-01&to=2020-02-14`, { width: 390, height: 800 });
  const swipe = (right, down) =>
    canvas.evaluate((element, [right, down]) => {
      const fire = (type, x, y) => element.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', clientX: x, clientY: y, bubbles: true }));
      fire('pointerdown', 200, 300);
      fire('pointerup', 200 + right, 300 + down);
    }, [right, down]);
  await swipe(-90, 10);
  await waitForState(page, { from: '2020-02-08', to: '2020-02-21' });
  await swipe(90, -10);
  await waitForState(page, { from: '2020-02-01', to: '2020-02-14' });
  await swipe(60, 200);
  await swipe(20, 0);
  await drawn(page);
  assert.equal((await state(page)).from, '2020-02-01');
  assert.equal(await canvas.evaluate((element) => getComputedStyle(element).touchAction), 'pan-y');
});

test('the whole state goes round through the address, in the other language too', async (t) => {
  const hash = `${DAYS}&day=2020-01-21&events=off&from=2020-01-20&to=2020-01-27`;
  const { page, figure } = await visit(t, hash);
  const first = await state(page);
  await page.locator('a[data-lang="zh"]').click();
  await page.waitForFunction(() => document.documentElement.dataset.lang === 'zh');
  await waitForState(page, { ...first, lang: 'zh' });
  await page.waitForFunction(() => /2020年1月21日/.test(document.querySelector('#institutions .figure-words')?.textContent ?? ''));
  assert.ok(await figure.locator('input[name="events"]').isChecked() === false);
  const again = await visit(t, `#${new URLSearchParams(await state(page))}`);
  assert.equal(await words(again.figure), await words(figure));
  await again.page.evaluate(() => { location.hash = '#figure=institutions&view=days&day=2020-99-01'; });
  await again.figure.locator('.figure-status:not([hidden])', { hasText: '2020-99-01' }).waitFor();
});

test('the tool and its note are named, reached by keys and without a fault of access', async (t) => {
  for (const [width, theme] of [[1280, 'light'], [390, 'dark']]) {
    const { page, figure } = await visit(t, `${DAYS}&day=2020-01-20`, { width, theme });
    await openTool(figure);
    assert.deepEqual(await axe(page), []);
    const wide = await figure.evaluate((element) => element.scrollWidth <= element.clientWidth + 1);
    assert.ok(wide, 'nothing leaves the figure');
    await figure.locator('.day button').first().focus();
    await page.keyboard.press('Escape');
    assert.ok(await figure.locator('.tools-room').isHidden());
  }
});

test('both timelines print on one sheet each, in either language', async (t) => {
  for (const path of ['#figure=institutions', DAYS, `${DAYS}&lang=zh`]) {
    const { page, figure } = await visit(t, path);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await drawn(page);
    const shown = await figure.locator('canvas').evaluateAll((all) => all.filter((canvas) => canvas.checkVisibility()).length);
    assert.equal(shown, 1, `${path} is one drawing`);
    assert.equal(await figure.locator('.figure-canvas').evaluate((canvas) => getComputedStyle(canvas).breakInside), 'avoid');
  }
});
