/**
 * The page on paper: dark ink on white whatever the theme, each figure drawn for the sheet and whole where a sheet holds
 * it, nothing to press, and the screen as before.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { answering, drawn, settle, useSite } from './harness.mjs';

const visit = useSite();
/** What A4 leaves between margins of 10 mm, in CSS px. */
const SHEET = { width: 718, height: 1047 };
const PAPER = { format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } };
/** Text on paper is 12 px made smaller by no more than this. */
const LEAST_SCALE = 0.5;

/** A page whose figures answer. */
async function visitAnswering(t, path = '', options = {}) {
  const visited = await visit(t, path, options);
  await settle(visited.page);
  await answering(visited.page);
  return visited;
}

/** Print, and say of each figure how it stood when the browser was about to. */
async function print(page) {
  await page.evaluate(() => {
    window.stood = null;
    addEventListener('beforeprint', () => {
      window.stood = [...document.querySelectorAll('figure[data-figure]')].map((figure) => ({ id: figure.id, printed: figure.dataset.printed ?? '' }));
    }, { once: true });
  });
  const pdf = await page.pdf(PAPER);
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  return { pages, stood: await page.evaluate(() => window.stood) };
}

/** Lay the page out as for a sheet, with what happens before printing. */
async function onPaper(page) {
  await page.setViewportSize(SHEET);
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await drawn(page);
}

/** The drawings of a figure as they would be printed: their place, their pixels' extremes and how small they are made. */
function drawingsOf(page, id) {
  return page.$$eval(`#${id} canvas`, (all) =>
    all.filter((canvas) => canvas.checkVisibility()).map((canvas) => {
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let [white, dark] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] === 255 && data[i + 1] === 255 && data[i + 2] === 255) white += 1;
        if (data[i] < 64 && data[i + 1] < 64 && data[i + 2] < 64) dark += 1;
      }
      const { width, height } = canvas.getBoundingClientRect();
      return { width, height, device: canvas.width, white: white / (data.length / 4), dark: dark / (data.length / 4) };
    }),
  );
}

for (const [name, path, options] of /** @type {[string, string, object][]} */ ([
  ['a dark system', '', { theme: 'dark' }],
  ['a dark theme chosen', '#theme=dark&figure=aid&view=map', {}],
  ['a narrow dark window in Chinese', '#theme=dark&lang=zh', { width: 360 }],
])) {
  test(`${name} prints dark ink on white, whole figures at a sheet's width`, async (t) => {
    const { page, said } = await visitAnswering(t, path, options);
    await onPaper(page);
    const colors = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return { ink: style.color, ground: style.backgroundColor, body: getComputedStyle(document.body).backgroundColor };
    });
    assert.deepEqual(colors, { ink: 'rgb(26, 28, 30)', ground: 'rgba(0, 0, 0, 0)', body: 'rgba(0, 0, 0, 0)' });
    for (const id of await page.$$eval('figure[data-figure]', (all) => all.map((figure) => figure.id))) {
      const drawings = await drawingsOf(page, id);
      // One figure is a table that no sheet holds at a size that can be read.
      assert.ok(id === 'reported' ? drawings.length > 1 : drawings.length === 1, `${id} is drawn on ${drawings.length} sheets`);
      for (const { width, height, device, white, dark } of drawings) {
        assert.ok(white > 0.4, `${id}: ${white} of it is white`);
        assert.ok(dark > 0.0005 && dark < 0.3, `${id}: ${dark} of it is dark`);
        assert.ok(height <= SHEET.height, `${id}: ${height} px of a sheet of ${SHEET.height}`);
        assert.ok(width <= SHEET.width && width >= SHEET.width * 0.7, `${id}: ${width} px wide on a sheet of ${SHEET.width}`);
        assert.ok(device >= 1400, `${id}: ${device} pixels`);
        assert.ok(width / (device / 2) >= LEAST_SCALE, `${id} is made ${width / (device / 2)} of its size`);
      }
      const figure = page.locator(`#${id}`);
      const [high, rule] = await figure.evaluate((element) => {
        const end = element.querySelector('.figure-table > summary').getBoundingClientRect().bottom;
        return [end - element.getBoundingClientRect().top, getComputedStyle(element).breakBefore];
      });
      assert.equal(rule, 'page', `${id} begins a sheet`);
      if (drawings.length === 1) assert.ok(high <= SHEET.height, `${id} is one sheet with its words: ${high} px`);
      assert.ok(await figure.locator('picture').isHidden());
    }
    assert.equal(await page.locator('button:not(.table-sort):visible, select:visible, input:visible, .tooltip:visible').count(), 0, 'nothing to press');
    assert.deepEqual(said, []);
  });
}

test('printing draws every live figure for the sheet, and leaves the screen as it was', async (t) => {
  const { page, said } = await visitAnswering(t, '#figure=growth&view=aligned&theme=dark');
  const screen = () => page.$$eval('.figure-canvas', (all) => all.map((canvas) => [canvas.width, canvas.height, canvas.toDataURL()].join()));
  const before = await screen();
  const { pages, stood } = await print(page);
  assert.ok(pages > 10 && pages < 50, `${pages} pages`);
  for (const { id, printed } of stood) assert.ok(printed, `${id} is drawn for the sheet`);
  await drawn(page);
  assert.deepEqual(await screen(), before);
  assert.equal(await page.locator('[data-printed], .figure-sheet').count(), 0);
  assert.deepEqual(said, []);
});

test('a table is printed whole, open or not, and is as it was after', async (t) => {
  const { page } = await visitAnswering(t);
  await page.locator('#growth .figure-table summary').click();
  await onPaper(page);
  assert.ok(await page.locator('#growth table').isVisible());
  assert.ok(await page.locator('#aid table').isVisible());
  const cut = await page.$eval('#aid .table-scroll', (box) => box.scrollHeight - box.clientHeight);
  assert.ok(cut <= 1, `${cut} px of the table are cut off`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const open = await page.$$eval('details.figure-table', (all) => all.filter((table) => table.open).map((table) => table.closest('figure').id));
  assert.deepEqual(open, ['growth']);
});

test('each sheet of a long table repeats its heads', { skip: !hasPdftotext() && 'pdftotext is not here' }, async (t) => {
  const { page } = await visitAnswering(t);
  const heads = await page.$$eval('#aid thead th', (all) => all.map((head) => head.textContent));
  assert.ok(heads.length > 5, heads.join());
  const sheets = (await sheetsOf(page)).filter((sheet) => heads.every((head) => sheet.slice(0, 200).includes(head)));
  assert.ok(sheets.length > 4, `${sheets.length} sheets begin with ${heads.join(' ')}`);
});

/** The text of each sheet of a printed page. */
async function sheetsOf(page) {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-print-'));
  try {
    writeFileSync(join(folder, 'page.pdf'), await page.pdf(PAPER));
    execFileSync('pdftotext', ['-layout', join(folder, 'page.pdf')]);
    return readFileSync(join(folder, 'page.txt'), 'utf8').split('\f').map((sheet) => sheet.replace(/\s+/g, ' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const [path, scripts] of /** @type {[string, boolean][]} */ ([['index.html', true], ['index.html', false], ['zh.html', false]])) {
  test(`${path} prints a sheet a figure, with its words, sources and the name of its table, scripts ${scripts ? 'on' : 'off'}`, { skip: !hasPdftotext() && 'pdftotext is not here' }, async (t) => {
    const { page } = await visit(t, path, { scripts });
    if (scripts) {
      await settle(page);
      await answering(page);
    }
    const figures = await page.$$eval('figure[data-figure]', (all) => all.map((figure) => {
      const text = (/** @type {string} */ selector) => figure.querySelector(selector).textContent.replace(/\s+/g, ' ').trim();
      return { id: figure.id, title: text('.figure-title'), credit: text('.figure-credit'), table: text('.figure-table summary'), rows: figure.querySelectorAll('tbody tr').length, few: figure.querySelectorAll('thead th').length <= 5, long: !('answers' in figure.dataset) && figure.querySelector('.is-long') !== null, head: text('th') };
    }));
    const sheets = await sheetsOf(page);
    const squeezed = sheets.map((sheet) => sheet.replaceAll(' ', ''));
    const on = (/** @type {string} */ words, from = 0) => squeezed.findIndex((sheet, i) => i >= from && sheet.includes(words.replaceAll(' ', '')));
    for (const { id, title, credit, table, rows, head, few, long } of figures) {
      const first = squeezed.findIndex((sheet) => sheet.slice(0, 120).includes(title.replaceAll(' ', '').slice(0, 40)));
      assert.ok(first >= 0, `${id}: ${title}`);
      const last = on(table, first);
      // What is too long for a sheet goes over several; each other has all its words on one.
      if (id !== 'reported' && !long) assert.deepEqual([on(credit, first), last], [first, first], `${id}: words and sources on the sheet of the picture`);
      // A long table begins on the sheet after its name; one of few columns below it, and goes on in two columns.
      if (rows > 20 && few) assert.ok(squeezed[last].split(table.replaceAll(' ', ''))[1].includes(head.replaceAll(' ', '')), `${id}: ${sheets[last].slice(-80)}`);
      else if (rows > 20) assert.ok(squeezed[last + 1].slice(0, 120).includes(head.replaceAll(' ', '')), `${id}: ${sheets[last + 1].slice(0, 80)}`);
    }
    for (const [i, { id, title }] of figures.entries()) {
      for (const other of figures.slice(i + 1)) assert.notEqual(on(title), on(other.title), `${id} and ${other.id} stand on sheets of their own`);
    }
  });
}

function hasPdftotext() {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

for (const [path, scripts] of /** @type {[string, boolean][]} */ ([['index.html', false], ['zh.html', false], ['index.html', true]])) {
  test(`${path} in a dark system prints its light pictures where no canvas is live, scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const prepare = (page) => page.route('**/*.wasm', (route) => route.abort());
    const { page } = await visit(t, path, { theme: 'dark', scripts, prepare });
    if (scripts) await settle(page);
    await page.pdf(PAPER);
    await page.setViewportSize(SHEET);
    await page.emulateMedia({ media: 'print' });
    const pictures = await page.$$eval('figure[data-figure]', (all) =>
      all.map((figure) => {
        const seen = [...figure.querySelectorAll('img, canvas')].filter((each) => each.checkVisibility());
        return seen.map((image) => ({ id: figure.id, src: image.currentSrc, loaded: image.naturalWidth > 0, width: image.clientWidth }));
      }),
    );
    for (const seen of pictures) {
      assert.equal(seen.length, 1, JSON.stringify(seen));
      const [{ id, src, loaded, width }] = seen;
      assert.ok(loaded, `${id}: the picture is loaded`);
      assert.doesNotMatch(src, /dark/, id);
      assert.equal(src.includes('.zh'), path.startsWith('zh'), src);
      assert.ok(width > 500, `${id}: ${width} px wide`);
    }
  });
}
