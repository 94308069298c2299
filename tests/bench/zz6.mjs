import { start } from './harness.js';
const bench = await start();
const page = await bench.page();
console.log(await page.evaluate(async () => {
  const { SUBJECTS } = await import('./timelines.js');
  const s = new SUBJECTS.atlas();
  await s.prepare(document.getElementById('host'));
  s.first();
  const show = (week) => s.show(new Date(Date.UTC(2020, 0, 1 + 7 * week)), new Date(Date.UTC(2020, 0, 28 + 7 * week)));
  for (let w = 0; w < 4; w++) show(w);
  const counts = {}; const texts = []; const rects = [];
  const P = CanvasRenderingContext2D.prototype;
  for (const k of Object.getOwnPropertyNames(P)) { const d = Object.getOwnPropertyDescriptor(P, k); if (typeof d.value === 'function') { P[k] = function (...a) { counts[k] = (counts[k] ?? 0) + 1; if (k === 'fillText') texts.push(a[0]); if (k === 'rect') rects.push(a); return d.value.apply(this, a); }; } else if (d.set) Object.defineProperty(P, k, { ...d, set(v) { counts['=' + k] = (counts['=' + k] ?? 0) + 1; d.set.call(this, v); } }); }
  show(4);
  return { counts, texts: texts.slice(0, 200), rects };
}));
await page.locator('canvas').first().screenshot({ path: '/tmp/step.png' });
await bench.close();
