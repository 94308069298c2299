import { median, start } from './harness.js';
const bench = await start();
const T = {};
for (let r = 0; r < 6; r++) {
  const page = await bench.page();
  const found = await page.evaluate(async () => {
    const { SUBJECTS } = await import('./timelines.js');
    const { timed } = await import('./frame.js');
    const g = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (k) { return g.call(this, k, {willReadFrequently:true}); }; const s = new SUBJECTS.atlas();
    await s.prepare(document.getElementById('host'));
    await s.first();
    const out = {};
    const put = (k, v) => (out[k] ??= []).push(v);
    for (let round = 0; round < 6; round++) for (let week = 0; week < 7; week++) {
      const from = new Date(Date.UTC(2020, 0, 1 + 7 * week)), to = new Date(+from + 27 * 864e5);
      let a, b, c, d;
      const all = await timed(() => {
        a = performance.now();
        s.handle.layout([['view', 'days'], ['from', from.toISOString().slice(0, 10)], ['to', to.toISOString().slice(0, 10)]], 'en', 1080);
        b = performance.now();
        s.handle.update(s.canvas, devicePixelRatio, 'light');
        c = performance.now();
        if (round % 2) s.canvas.getContext('2d').getImageData(0, 0, 1, 1);
        d = performance.now();
      });
      const k = round < 2 ? 'cold' : 'warm';
      put(`${k} layout`, b - a); put(`${k} update`, c - b); if (round % 2) put(`${k} raster`, d - c); else put(`${k} all`, all);
    }
    return out;
  });
  for (const [k, v] of Object.entries(found)) (T[k] ??= []).push(...v);
  await page.context().close();
}
for (const [k, v] of Object.entries(T)) if (v.length) console.log(k.padEnd(24), median(v).toFixed(2));
await bench.close();
