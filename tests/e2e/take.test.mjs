/**
 * What a reader takes along: pictures and data of the state on screen, saved
 * by the page under its policy, are those that the native command makes of the
 * same state, and other programs open them.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { ROOT, answering, readSite, settle, useSite } from './harness.mjs';

const COMMAND = `${ROOT}target/release/atlas`;
const VERSION = JSON.parse(readSite('words/en.json'))['page.later.version'];
const HASH = VERSION.split(' ')[0];
/** A busy state: a map with choices, in Chinese, dark. */
const BUSY = 'figure=aid&view=map&borders=on&direction=out&kind=expert_team&lang=zh&theme=dark';
const ASKED = ['aid', '--view', 'map', '--borders', 'on', '--direction', 'out', '--kind', 'expert_team', '--lang', 'zh', '--theme', 'dark'];

const site = useSite();

/** Opens a figure's disclosure in a state, with its sections there. */
async function open(t, hash, id, options = {}) {
  const visited = await site(t, `#${hash}`, options);
  await settle(visited.page);
  await answering(visited.page);
  const figure = visited.page.locator(`figure[data-figure="${id}"]`);
  await figure.locator('.figure-share > summary').click();
  await figure.locator('.take-data').waitFor();
  return { ...visited, figure, base: new URL('.', visited.page.url().split('#')[0]).href };
}

/** Presses a button and gives the name and the bytes of the file that comes. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const native = (base, ...asked) =>
  execFileSync(COMMAND, ['render', ...asked, '--site', base, '--stamp', VERSION], { cwd: ROOT, maxBuffer: 1 << 28 });

/** Width, height and pixels of a PNG of 8-bit RGBA, each row without its filter (PNG 3rd edition, section 9). */
function readPng(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  const [width, height, depth, color] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]];
  assert.deepEqual([depth, color], [8, 6], 'a PNG of 8-bit RGBA');
  const parts = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const packed = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const raw = packed[y * (stride + 1) + 1 + x];
      const left = x < 4 ? 0 : pixels[y * stride + x - 4];
      const up = y ? pixels[(y - 1) * stride + x] : 0;
      const corner = y && x >= 4 ? pixels[(y - 1) * stride + x - 4] : 0;
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      pixels[y * stride + x] = raw + [0, left, up, (left + up) >> 1, paeth][filter];
    }
  }
  return { width, height, pixels };
}

/** Width, height and the count of px that are not clear, as the browser's own decoder of images has them. */
function decoded(page, bytes) {
  return page.evaluate(async (letters) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))]));
    const context = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let inked = 0;
    for (let i = 3; i < data.length; i += 4) inked += data[i] ? 1 : 0;
    return [image.width, image.height, inked];
  }, bytes.toString('base64'));
}

test('a saved SVG of a busy state is, byte for byte, what the command draws', async (t) => {
  const { page, figure, base, said, foreign } = await open(t, BUSY, 'aid');
  const shown = await page.$eval('figure[data-figure="aid"] .figure-canvas', (canvas) => canvas.clientWidth);
  for (const [preset, asked] of [['', ['--width', String(Math.floor(shown / 8) * 8 + 48)]], ['a4', ['--preset', 'a4']], ['square', ['--preset', 'square']]]) {
    await figure.locator('.take-picture select').first().selectOption(preset);
    const { name, bytes } = await saved(page, figure.locator('.take-picture').getByRole('button', { name: 'SVG' }));
    assert.equal(name, ['response-atlas-aid-map-zh', preset, 'dark', HASH].filter(Boolean).join('-') + '.svg');
    const expected = native(base, ...ASKED, ...asked);
    assert.ok(bytes.equals(expected), `${name}: ${bytes.length} bytes, and the command's ${expected.length}`);
    const text = bytes.toString();
    const read = text.replaceAll(/<[^>]*>|\s/g, '');
    for (const part of ['ECDC', '不代表对任何地位的看法', `${base}#figure=aid&amp;view=map`, VERSION.replace(' ', '')]) assert.ok(read.includes(part), `${name}: ${part}`);
  }
  assert.deepEqual([said, foreign], [[], []]);
});

test('a saved PNG has the px of its frame and is not blank; a clear ground stays clear', async (t) => {
  const { page, figure, said } = await open(t, 'figure=growth&view=daily', 'growth');
  await figure.locator('.take-picture select').first().selectOption('slide');
  const sizes = [];
  for (const clear of [false, true]) {
    await figure.locator('.take-picture input[type="checkbox"]').setChecked(clear);
    const { name, bytes } = await saved(page, figure.locator('.take-picture').getByRole('button', { name: 'PNG' }));
    assert.equal(name, `response-atlas-growth-daily-en-slide-${clear ? 'clear-' : ''}${HASH}.png`);
    const { width, height, pixels } = readPng(bytes);
    sizes.push([width, height]);
    assert.deepEqual(await decoded(page, bytes), [width, height, pixels.filter((_, i) => i % 4 === 3).reduce((sum, alpha) => sum + (alpha ? 1 : 0), 0)], 'as a browser decodes it');
    const alphas = pixels.filter((_, i) => i % 4 === 3);
    const [empty, inked] = [alphas.filter((alpha) => alpha === 0).length, alphas.filter((alpha) => alpha === 255).length];
    if (clear) assert.ok(empty > alphas.length / 2 && inked > alphas.length / 100, `${empty} clear, ${inked} inked`);
    else assert.equal(inked, alphas.length);
    const first = pixels.readUInt32BE(0);
    let other = 0;
    for (let i = 0; i < pixels.length; i += 4) other += pixels.readUInt32BE(i) === first ? 0 : 1;
    assert.ok(other > alphas.length / 100, `${other} px of ink`);
  }
  assert.deepEqual(sizes, [[1920, 1080], [1920, 1080]]);
  assert.deepEqual(said, []);
});

test('the preview follows the state, and says when a frame is too low', async (t) => {
  const { page, figure } = await open(t, 'figure=aid', 'aid');
  const preview = () => figure.locator('.take-preview').evaluate((canvas) => canvas.toDataURL());
  const note = figure.locator('.take-picture .tool-note').first();
  const before = await preview();
  assert.match(await note.textContent(), /px as PNG/);
  await figure.locator('.take-picture select').first().selectOption('letter');
  assert.match(await note.textContent(), /too tall for that size/);
  await figure.locator('.take-picture select').first().selectOption('slide');
  assert.match(await note.textContent(), /3840 × 2160 px as PNG\. The text is small/);
  await figure.locator('.take-picture select').first().selectOption('social');
  assert.match(await note.textContent(), /too tall for a card.*upper part.*1200 × 630/);
  await figure.locator('.take-picture select').first().selectOption('');
  assert.equal(await preview(), before);
  await figure.locator('.take-picture select').nth(1).selectOption('gray');
  const gray = await figure.locator('.take-preview').evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.every((value, i) => i % 4 === 3 || value === data[i - (i % 4)]);
  });
  assert.ok(gray, 'gray has no hue');
  const old = await preview();
  await page.evaluate(() => { location.hash = '#figure=aid&direction=in'; });
  await page.waitForFunction((old) => document.querySelector('figure[data-figure="aid"] .take-preview').toDataURL() !== old, old);
});

/** Rows of a CSV as Python's library reads it. */
function readCsv(bytes) {
  const script = 'import csv, io, json, sys; print(json.dumps(list(csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode(), newline="")))))';
  return JSON.parse(execFileSync('python3', ['-c', script], { input: bytes, maxBuffer: 1 << 28 }));
}

test('saved data are those of the command, and of the table on the page', async (t) => {
  const { page, figure, base, said } = await open(t, BUSY, 'aid');
  const marks = await saved(page, figure.locator('.take-data').getByRole('button', { name: '标记' }));
  assert.equal(marks.name, `response-atlas-aid-map-zh-marks-${HASH}.csv`);
  assert.ok(marks.bytes.equals(native(base, ...ASKED, '--format', 'csv')), 'the marks');
  const rows = readCsv(marks.bytes).filter((row) => row.row === 'fact');
  assert.ok(rows.length > 5 && rows.every((row) => row.kind === 'expert_team' && row.direction === 'out' && row.source && row.locator), `${rows.length} rows`);
  const series = await saved(page, figure.locator('.take-data').getByRole('button', { name: '序列' }));
  assert.ok(series.bytes.equals(native(base, ...ASKED, '--format', 'series')), 'the series');
  const all = await saved(page, figure.locator('.take-data').getByRole('button', { name: 'JSON' }));
  assert.equal(all.name, `response-atlas-aid-map-zh-${HASH}.json`);
  const [mine, theirs] = [all.bytes, native(base, ...ASKED, '--format', 'json')].map((bytes) => JSON.parse(bytes.toString()));
  assert.deepEqual(mine, theirs);
  // A closed table may still be that of the first view.
  await figure.locator('.figure-table > summary').click();
  await page.waitForFunction((rows) => document.querySelectorAll('figure[data-figure="aid"] .figure-table tbody tr').length === rows, mine.table.rows.length);
  const table = await figure.locator('.figure-table tbody tr').evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(mine.table.rows, table);
  assert.equal(mine.address, `${base}#figure=aid&view=map&borders=on&direction=out&kind=expert_team&lang=zh&theme=dark`);
  assert.deepEqual(said, []);
});

test('the series of a curve are the numbers of the table, day by day', async (t) => {
  const { page, figure } = await open(t, 'figure=growth', 'growth');
  const { bytes } = await saved(page, figure.locator('.take-data').getByRole('button', { name: 'series' }));
  const world = new Map(readCsv(bytes).filter((row) => row.place === 'WLD').map((row) => [row.date, row.total]));
  assert.ok(world.size > 170, `${world.size} days`);
  const weekly = await figure.locator('.figure-table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)).filter(([what]) => what === 'World'));
  assert.ok(weekly.length > 20);
  for (const [, day, total] of weekly) {
    const date = new Date(`${day} UTC`).toISOString().slice(0, 10);
    assert.equal(Number(world.get(date)).toLocaleString('en-US'), total.replace(/^([\d.]+) million$/, (_, n) => (Number(n) * 1e6).toLocaleString('en-US')), day);
  }
});

test('all data and their dictionary are there to take', async (t) => {
  const { page, figure } = await open(t, 'figure=structures', 'structures');
  assert.equal(await figure.locator('.take-data').getByRole('button', { name: 'series' }).isVisible(), false, 'no series, no button');
  const links = await figure.locator('.take-data a').evaluateAll((found) => found.map((link) => link.href));
  assert.deepEqual(links.map((href) => href.split('/').pop()), ['response-atlas-data.zip', 'dictionary.csv']);
  for (const href of [...links, ...(await page.locator('#data a').evaluateAll((found) => found.map((link) => link.href)))]) {
    const response = await page.request.get(href);
    assert.equal(response.status(), 200, href);
    if (!href.endsWith('.zip')) continue;
    const tested = execFileSync('python3', ['-c', 'import io, sys, zipfile; z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); print(z.testzip(), len(z.namelist()), any(name.endswith("TERMS.txt") for name in z.namelist()))'], { input: await response.body(), encoding: 'utf8' });
    assert.match(tested, /^None (?:[2-9]\d) True/);
  }
});

test('the pictures of the site are PNGs that carry their credit', () => {
  for (const name of ['growth', 'aid-map.zh.dark', 'reported-goods']) {
    const { width, height, pixels } = readPng(readFileSync(`${process.env.ATLAS_DIST ?? `${ROOT}dist`}/figures/${name}.png`));
    assert.equal(width, 1080, name);
    // The foot of the picture, where the credit stands, bears ink.
    const paper = pixels.readUInt32BE(0);
    let inked = 0;
    for (let i = (height - 80) * width * 4; i < pixels.length; i += 4) inked += pixels.readUInt32BE(i) === paper ? 0 : 1;
    assert.ok(inked > 1000, `${name}: ${inked} px of ink in the foot`);
  }
});
