/**
 * A curve as sound: nothing before it is asked for, pitches that follow the data, taps, rests and sides as they are laid
 * on the clock and as they come out, pause, speed and stop by pointer and by keys.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, drawn, openTool, readSite, settle, useSite } from './harness.mjs';

const visit = useSite();

/** Notes what every audio context is told, before a page has one. */
function listen(page) {
  return page.addInitScript(() => {
    window.contexts = [];
    window.pitches = [];
    window.taps = [];
    const { AudioContext, OscillatorNode } = window;
    window.AudioContext = class extends AudioContext {
      constructor(...args) {
        super(...args);
        window.contexts.push(this);
      }
    };
    window.OscillatorNode = class extends OscillatorNode {
      constructor(context, options) {
        super(context, options);
        if (options.type === 'triangle') {
          window.pitches = [];
          window.taps = [];
          const { frequency } = this;
          const set = frequency.setValueAtTime.bind(frequency);
          frequency.setValueAtTime = (value, at) => { window.pitches.push([at, value]); return set(value, at); };
        } else {
          const start = this.start.bind(this);
          this.start = (at) => { window.taps.push([at, options.frequency]); return start(at); };
        }
      }
    };
  });
}

async function visitSound(t, hash = '', options = {}) {
  const visited = await visit(t, hash, { prepare: listen, ...options });
  await settle(visited.page);
  await answering(visited.page);
  await openTool(visited.page.locator('#growth'), options.name ?? 'Sound');
  return { ...visited, sound: visited.page.locator('#growth .sound'), button: (name) => visited.page.locator('#growth .sound').getByRole('button', { name, exact: true }) };
}

/** How well y follows x in a straight line: 1 is wholly. */
function correlation(pairs) {
  const mean = (index) => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (f) => pairs.reduce((all, pair) => all + f(pair), 0);
  return sum(([x, y]) => (x - mx) * (y - my)) / Math.sqrt(sum(([x]) => (x - mx) ** 2) * sum(([, y]) => (y - my) ** 2));
}

/** The value of each day that is heard, as the note on the day tells it, with its pitch in octaves. */
async function heard(page) {
  return page.evaluate(() => {
    const { pitches } = window;
    return pitches.map(([at, hz]) => [at - pitches[0][0], Math.log2(hz / 165)]);
  });
}

test('no sound is made, and no context for it, before somebody asks', async (t) => {
  const { page, said } = await visitSound(t);
  assert.equal(await page.evaluate(() => window.contexts.length), 0);
  assert.deepEqual(said, []);
});

test('the pitch follows the totals on the log scale, with a tap at each doubling and each month', async (t) => {
  const { page, button, said } = await visitSound(t, '#figure=growth&places=WLD');
  await button('Play').click();
  assert.match(await page.textContent('[data-live]'), /World: By date, .* 2020\. .*equal factors/);
  const tones = await heard(page);
  assert.ok(tones.length > 120, `${tones.length} days`);
  const pairs = dated(tones, Math.log2);
  assert.ok(pairs.length > 120);
  assert.ok(correlation(pairs) > 0.99999, `correlation ${correlation(pairs)}`);
  assert.ok(Math.max(...tones.map(([, o]) => o)) <= 3 && Math.min(...tones.map(([, o]) => o)) >= 0, 'within three octaves');
  const taps = await page.evaluate(() => window.taps);
  const doublings = Math.floor(Math.log2(Math.max(...pairs.map(([x]) => 2 ** x)) / 100)) + 1;
  const high = taps.filter(([, hz]) => hz > 200).length;
  assert.ok(high > doublings * 0.6 && high <= doublings, `${high} taps for ${doublings} doublings: some fall on one day`);
  const months = taps.filter(([, hz]) => hz === 92).length;
  assert.ok(months >= 5 && months <= 7, `${months} months`);
  assert.deepEqual(said, []);
});

/** The world's totals by day, summed from the new counts that the site serves. */
function worldTotals() {
  const rows = readSite('data/reference/cases.csv').trim().split(/\r?\n/).map((row) => row.split(','));
  let total = 0;
  return rows.find(([code, metric]) => code === 'WLD' && metric === 'cases').slice(2).map((count) => (total += Number(count)));
}

/** Each day's total, as a scale has it, with its pitch; the first days may lie under something stated and give way to it. */
function dated(tones, scale) {
  const values = worldTotals();
  const from = (first) => tones.map(([at, octaves]) => [scale(values[first + Math.round(at / 0.12)]), octaves]);
  return Array.from({ length: 15 }, (_, first) => from(first)).reduce((a, b) => (correlation(b) > correlation(a) ? b : a));
}

test('linear, lined-up and daily curves sound as they are drawn; a view whose x is not time does not', async (t) => {
  const { page, sound, button } = await visitSound(t, '#figure=growth&places=WLD&scale=linear');
  await button('Play').click();
  assert.ok(correlation(dated(await heard(page), Number)) > 0.99999, 'equal steps of pitch are equal numbers');
  assert.match(await sound.locator('.tool-note').first().textContent(), /equal numbers/);
  for (const view of ['aligned', 'daily', 'doubling']) {
    await page.evaluate((view) => { location.hash = `#figure=growth&view=${view}`; }, view);
    await page.waitForFunction((view) => document.querySelector('#growth select[name="view"]').value === view, view);
    await drawn(page);
    await button('Play').click();
    assert.ok((await heard(page)).length > 60, view);
    await button('Stop').click();
  }
  await page.evaluate(() => { location.hash = '#figure=growth&view=trajectory'; });
  await page.waitForFunction(() => document.querySelector('#growth .sound button').disabled);
  assert.match(await sound.textContent(), /not time/);
});

test('it is paused, goes on, is hastened and stopped by keys, and shows the day that is heard', async (t) => {
  const { page, sound, button } = await visitSound(t);
  await button('Play').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /20(19|20)/.test(document.querySelector('#growth .sound-now').textContent));
  const isDrawn = () => page.$eval('#growth .figure-focus', (canvas) => !canvas.hidden && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean));
  assert.ok(await isDrawn(), 'the cursor stands on the day');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.contexts[0].state === 'suspended');
  assert.match(await page.textContent('[data-live]'), /^Paused\. .*20(19|20)/);
  const paused = await sound.locator('.sound-now').textContent();
  await drawn(page);
  assert.equal(await sound.locator('.sound-now').textContent(), paused, 'time stands still');
  assert.equal(await button('Go on').count(), 1);
  await page.keyboard.press('Enter');
  await page.waitForFunction((paused) => document.querySelector('#growth .sound-now').textContent !== paused, paused);
  await sound.getByLabel('Speed').selectOption('sound_fast');
  const tones = await heard(page);
  assert.ok(Math.abs(tones[1][0] - 0.06) < 1e-6, 'twice as fast, from this day on');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => window.contexts[0].state === 'suspended');
  assert.equal(await page.textContent('[data-live]'), 'Stopped.');
  assert.equal(await button('Play').count(), 1);
  await drawn(page);
  assert.ok(!(await isDrawn()), 'the cursor is gone');
  assert.equal(await page.evaluate(() => window.contexts.length), 1);
  await page.keyboard.press('Escape');
  assert.ok(await sound.isHidden(), 'the next Escape closes the panel');
});

test('it ends by itself, says so, and another place stops it', async (t) => {
  const { page, sound, button } = await visitSound(t, '#figure=growth&from=2020-06-01&to=2020-06-12');
  await sound.getByLabel('Speed').selectOption('sound_fast');
  await button('Play').click();
  await page.waitForFunction(() => document.querySelector('[data-live]').textContent === 'The curve has ended.');
  assert.equal(await button('Play').count(), 1);
  await button('Play').click();
  await page.evaluate(() => { location.hash = '#figure=growth&places=ITA'; });
  await page.waitForFunction(() => document.querySelector('#growth .sound button').textContent === 'Play' && window.contexts[0].state === 'suspended');
});

test('what comes out has the pitch, side, rest and taps that were laid', async (t) => {
  const { page } = await visit(t);
  const found = await page.evaluate(async () => {
    const { lay, pitch } = await import(new URL('sound.js', document.baseURI).href);
    const tone = (day, height, along, more = {}) => ({ target: 0, day, height, along, gap: false, month: false, doubled: false, ...more });
    const rate = 44_100;
    const context = new OfflineAudioContext(2, rate * 3, rate);
    // Half a second a day: low on the left, high on the right after a day without a value.
    lay(context, [tone(0, 0, 0), tone(1, 0.5, 0.5), tone(3, 1, 1, { gap: true })], 0, 0.5);
    const sound = await context.startRendering();
    const piece = (channel, from, to) => sound.getChannelData(channel).slice(from * rate, to * rate);
    const loud = (samples) => Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / samples.length);
    const hz = (samples) => samples.reduce((count, v, i) => count + (i && v >= 0 && samples[i - 1] < 0 ? 1 : 0), 0) / (samples.length / rate);
    const day = (n) => [0.1 + n * 0.5 + 0.15, 0.1 + n * 0.5 + 0.45];
    return {
      expected: [0, 0.5, 1].map(pitch),
      hz: [hz(piece(0, ...day(0))), hz(piece(0, ...day(1))), hz(piece(1, ...day(3)))],
      left: [loud(piece(0, ...day(0))), loud(piece(1, ...day(0)))],
      right: [loud(piece(0, ...day(3))), loud(piece(1, ...day(3)))],
      rest: loud(piece(0, ...day(2))),
    };
  });
  found.hz.forEach((hz, i) => assert.ok(Math.abs(hz / found.expected[i] - 1) < 0.03, `${hz} Hz for ${found.expected[i]}`));
  assert.ok(found.left[0] > 20 * found.left[1], 'the first day is heard on the left');
  assert.ok(found.right[1] > 20 * found.right[0], 'the last on the right');
  assert.ok(found.rest < found.left[0] / 20, 'a missing day is a rest');
});
