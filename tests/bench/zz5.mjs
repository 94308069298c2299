import { median, start } from './harness.js';
const bench = await start();
const T = {};
for (let r = 0; r < 5; r++) for (const mode of ['as is', 'fixed height', 'vis']) {
  const page = await bench.page();
  const found = await page.evaluate(async (mode) => {
    const { SUBJECTS } = await import('./timelines.js');
    const { timed } = await import('./frame.js');
    const s = new SUBJECTS[mode === 'vis' ? 'vis-timeline' : 'atlas']();
    await s.prepare(document.getElementById('host'));
    s.first();
    const heights = [];
    if (mode === 'fixed height') {
      const c = s.canvas; const proto = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'height');
      let fake = c.height; proto.set.call(c, 2400);
      Object.defineProperty(c, 'height', { get: () => fake, set: (v) => { fake = v; } });
    }
    const out = { layout: [], update: [], all: [], heights };
    for (let week = 0; week < 14; week++) {
      const from = new Date(Date.UTC(2020, 0, 1 + 7 * week)), to = new Date(+from + 27 * 864e5);
      const took = await timed(() => {
        if (mode === 'vis') return s.show(from, to);
        const t0 = performance.now();
        s.handle.layout([['view', 'days'], ['from', from.toISOString().slice(0, 10)], ['to', to.toISOString().slice(0, 10)]], 'en', 1080);
        const t1 = performance.now();
        s.handle.update(s.canvas, devicePixelRatio, 'light');
        const t2 = performance.now();
        heights.push(s.canvas.height);
        out.layout.push(t1 - t0); out.update.push(t2 - t1);
      });
      if (week > 0) out.all.push(took);
    }
    return out;
  }, mode);
  console.log(mode, found.heights.join(' '));
  for (const [k, v] of Object.entries(found)) (T[`${mode} ${k}`] ??= []).push(...v);
  await page.context().close();
}
for (const [k, v] of Object.entries(T)) if (v.length) console.log(k.padEnd(24), median(v).toFixed(1));
await bench.close();
