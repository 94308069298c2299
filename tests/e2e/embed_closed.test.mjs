/**
 * A figure in a frame where the host of the files shares nothing with other origins: in a sandbox no module and no wasm
 * can load. Picture, table and a sentence stand.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useHost } from './host.mjs';

const { site, visit } = useHost({ shared: false });

async function plainFrame(t, hash, attributes) {
  const { page } = await visit(t, `<iframe src="${site()}embed.html#${hash}" title="A figure" ${attributes} width="600" height="500"></iframe>`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  return { page, frame };
}

test('in a sandbox, the frame shows the plain page of the view, in its language', async (t) => {
  const { frame } = await plainFrame(t, 'figure=growth&view=aligned&places=ITA&lang=zh', 'sandbox="allow-scripts"');
  await frame.waitForURL(/figures\/growth-aligned\.zh\.html#failed$/);
  await frame.waitForFunction(() => document.querySelector('picture img')?.naturalWidth > 0);
  assert.ok((await frame.locator('table tbody tr').count()) > 5);
  assert.match(await frame.locator('.figure-status').textContent(), /\p{Script=Han}/u);
  assert.ok(await frame.locator('.figure-status').isVisible(), 'a sentence says so');
  assert.ok((await frame.locator('.figure-credit').textContent()).length > 20);
  assert.match(await frame.locator('.plain-home a').getAttribute('href'), /zh\.html#figure=growth&view=aligned$/);
});

test('without a sandbox the files are the frame’s own, and the figure is live', async (t) => {
  const { frame } = await plainFrame(t, 'figure=growth', '');
  await frame.waitForFunction(() => document.querySelector('response-atlas')?.dataset.state === 'ready');
});
