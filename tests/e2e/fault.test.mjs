/**
 * When the core fails: a trap makes one new instance, a second one leaves drawing, table and a sentence; a broken table
 * is told with the place of each fault.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, recordInstances, settle, states, useSite } from './harness.mjs';

const visit = useSite();

/** Overwrite the whole memory of the newest instance: the next call into it traps. */
function spoil(page) {
  return page.evaluate(() => new Uint8Array(window.memories.at(-1).buffer).fill(0xff));
}

/** Ask the core for another drawing. */
function redraw(page) {
  return page.evaluate(() => document.querySelector('[data-set-theme][aria-pressed="false"]').click());
}

const instances = (page) => page.evaluate(() => window.memories.length);

test('a trapped core is made anew once, with the state that stood; a second trap leaves drawing, table and a sentence', async (t) => {
  const { page, said } = await visit(t, '#figure=growth&scale=log', { prepare: recordInstances });
  await settle(page);
  await answering(page);
  assert.equal(await instances(page), 1);
  const title = await page.textContent('#growth .figure-title');

  await spoil(page);
  await redraw(page);
  await page.waitForFunction(() => window.memories.length === 2);
  await page.waitForFunction(() => [...document.querySelectorAll('figure [data-status]')].every((status) => status.hidden));
  await answering(page);
  for (const [id, state] of Object.entries(await states(page))) assert.equal(state, 'ready', id);
  assert.equal(await page.inputValue('#growth [name="scale"]'), 'log');
  await page.focus('#growth .figure-canvas');
  await page.keyboard.press('Home');
  await page.locator('#growth .tooltip:not([hidden])').waitFor();

  const before = await page.$eval('#growth .figure-canvas', (canvas) => canvas.toDataURL());
  await spoil(page);
  await redraw(page);
  await page.waitForFunction(() => document.querySelector('#growth').dataset.state === 'failed');
  await drawn(page);
  assert.equal(await instances(page), 2, 'no third instance');
  for (const [id, state] of Object.entries(await states(page))) {
    assert.equal(state, 'failed', id);
    const figure = page.locator(`#${id}`);
    assert.ok((await figure.locator('[data-status]').textContent()).length > 20, `${id}: a sentence says so`);
    assert.ok(await figure.locator('[data-status]').isVisible(), id);
    assert.ok(await figure.locator('.figure-canvas').isVisible(), `${id}: the last drawing stands`);
    assert.ok(await figure.locator('picture').isHidden(), `${id}: and nothing beside it`);
    assert.ok((await figure.locator('table tbody tr').count()) > 3, `${id}: the table stands`);
    assert.equal(await figure.locator('.tooltip:not([hidden])').count(), 0, `${id}: no note is left`);
    assert.equal(await figure.locator('[data-controls] *, .tools-bar *').count(), 0, `${id}: no dead control`);
  }
  assert.equal(await page.$eval('#growth .figure-canvas', (canvas) => canvas.toDataURL()), before, 'the drawing is the last one');
  assert.equal(await page.textContent('#growth .figure-title'), title);
  assert.deepEqual(said, []);
});

test('a core that traps before it has drawn leaves the pictures', async (t) => {
  const prepare = async (page) => {
    await recordInstances(page);
    await page.addInitScript(() => {
      const spoiled = new Set();
      const own = HTMLElement.prototype.toggleAttribute;
      // The first words that a layout writes: what follows is the drawing.
      HTMLElement.prototype.toggleAttribute = function (...rest) {
        const memory = window.memories.at(-1);
        if (rest[0] === 'data-changed' && !spoiled.has(memory)) {
          spoiled.add(memory);
          new Uint8Array(memory.buffer).fill(0xff);
        }
        return own.apply(this, rest);
      };
    });
  };
  const { page, said } = await visit(t, '', { prepare });
  for (const [id, state] of Object.entries(await settle(page))) {
    assert.equal(state, 'failed', id);
    assert.ok(await page.locator(`#${id} picture img`).isVisible(), `${id}: the picture stands`);
    assert.ok(await page.locator(`#${id} [data-status]`).isVisible(), `${id}: a sentence says so`);
  }
  assert.equal(await instances(page), 2, 'one retry');
  assert.deepEqual(said, []);
});

test('each fault of a broken table is told once, with its place once', async (t) => {
  const table = 'code,metric,2019-12-31,2020-01-01\nWLD,cases,27,x\nQQQ,cases,0,0\n';
  const prepare = (page) => page.route('**/data/reference/cases.csv', (route) => route.fulfill({ body: table, contentType: 'text/csv' }));
  const { page } = await visit(t, '#figure=growth&places=ITA', { prepare });
  await settle(page);
  const faults = await page.locator('#growth .figure-fault').allTextContents();
  assert.ok(faults.length >= 2, faults.join('\n'));
  for (const fault of faults) assert.equal(fault.match(/reference\/cases\.csv/g)?.length, 1, fault);
  assert.equal(new Set(faults).size, faults.length, faults.join('\n'));
  assert.match(faults.join('\n'), /reference\/cases\.csv:2:4/);
  assert.match(faults.join('\n'), /reference\/cases\.csv:3:1/);
});

test('where the next part of the core is cut short, the first figure lives, and the others keep picture and a sentence', async (t) => {
  const cut = async (page) => page.route('**/*_next.ppmd', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 9000) });
  });
  const { page } = await visit(t, '', { prepare: cut });
  const found = await settle(page);
  assert.equal(found.growth, 'ready');
  for (const id of ['aid', 'institutions', 'structures', 'reported']) {
    assert.equal(found[id], 'failed', id);
    assert.ok((await page.textContent(`#${id} [data-status]`)).length > 20, id);
    assert.ok(await page.locator(`#${id} picture img`).isVisible(), id);
  }
});
