import { median, start } from './harness.js';
const bench = await start();
const T = {};
for (let r = 0; r < 5; r++) {
  const page = await bench.page();
  const found = await page.evaluate(async () => {
    const { SUBJECTS } = await import('./maps.js');
    const { timed } = await import('./frame.js');
    const out = {};
    const put = (k, v) => (out[k] ??= []).push(v);
    const host = document.getElementById('host');
    for (const h of [520, 800, 1100, 1400]) {
      const c = host.appendChild(document.createElement('canvas')); c.width = 1080; c.height = h;
      const g = c.getContext('2d');
      for (let i = 0; i < 10; i++) put('trivial ' + h, await timed(() => { g.fillStyle = i % 2 ? 'red' : 'blue'; g.fillRect(0, 0, 9, 9); }));
      for (let i = 0; i < 10; i++) put('whole ' + h, await timed(() => { g.fillStyle = i % 2 ? 'red' : 'blue'; g.fillRect(0, 0, 1080, h); }));
      c.remove();
    }
    const s = new SUBJECTS.atlas();
    await s.prepare('off', host);
    s.draw('0'); s.draw('150'); s.draw('0');
    put('height', s.canvas.height);
    for (let i = 0; i < 10; i++) put('layout only', await timed(() => { s.figure.layout([...s.pairs, ['center', i % 2 ? '150' : '0']], 'en', 1080); }));
    for (let i = 0; i < 10; i++) put('draw only', await timed(() => { s.figure.draw(s.canvas, devicePixelRatio, 'light'); }));
    for (let i = 0; i < 10; i++) put('both', await timed(() => { s.draw(i % 2 ? '150' : '0'); }));
    return out;
  });
  for (const [k, v] of Object.entries(found)) (T[k] ??= []).push(...v);
  await page.context().close();
}
for (const [k, v] of Object.entries(T)) console.log(k.padEnd(14), median(v).toFixed(1));
await bench.close();
