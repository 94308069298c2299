import { median, start } from './harness.js';
const bench = await start();
const T = {};
for (let r = 0; r < 7; r++) {
  const page = await bench.page();
  const found = await page.evaluate(async () => {
    const { SUBJECTS } = await import('./maps.js');
    const { timed } = await import('./frame.js');
    const s = new SUBJECTS.atlas();
    await s.prepare('off', document.getElementById('host'));
    const out = {};
    const one = async (name, center) => {
      await timed(() => {});
      const t0 = performance.now();
      if (!s.canvas) { [s.canvas, s.overlay] = [0, 1].map(() => s.host.appendChild(document.createElement('canvas'))); s.overlay.hidden = true; }
      s.figure.layout([...s.pairs, ['center', center]], 'en', 1080);
      const t1 = performance.now();
      s.figure.draw(s.canvas, devicePixelRatio, 'light');
      const t2 = performance.now();
      s.canvas.getContext('2d').getImageData(0,0,1,1);
      const t3 = performance.now();
      (out[name + ' layout'] ??= []).push(t1 - t0); (out[name + ' draw'] ??= []).push(t2 - t1); (out[name + ' raster'] ??= []).push(t3 - t2);
    };
    await one('1st', '0'); await one('2nd', '150'); await one('3rd', '0'); await one('4th', '150');
    for (let i = 0; i < 6; i++) await one('warm', i % 2 ? '150' : '0');
    return out;
  });
  for (const [k, v] of Object.entries(found)) (T[k] ??= []).push(...v);
  await page.context().close();
}
for (const [k, v] of Object.entries(T)) console.log(k.padEnd(14), median(v).toFixed(1));
await bench.close();
