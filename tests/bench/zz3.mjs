import { readFileSync } from 'node:fs';
import { start } from './harness.js';
const bench = await start();
const mode = process.argv[2] ?? 'first';
const self = new Map(), incl = new Map();
let total = 0;
for (let r = 0; r < 6; r++) {
  const page = await bench.page();
  await page.route('**/response_atlas_bg.wasm*', (x) => x.fulfill({ body: readFileSync('/tmp/prof/pkg/response_atlas_bg.wasm'), contentType: 'application/wasm' }));
  await page.route('**/dist/core.js', (x) => x.fulfill({ body: readFileSync('dist/core.js', 'utf8').replace(/await WebAssembly\.instantiate\(\w+, ?\{ ?primary: ?this\.first ?\}\)/, '0'), contentType: 'text/javascript' }));
  await page.evaluate(async (mode) => {
    const { SUBJECTS } = await import(mode.startsWith('days') ? './timelines.js' : './maps.js');
    globalThis.frame = await import('./frame.js');
    const s = globalThis.s = new SUBJECTS[globalThis.who ?? 'atlas']();
    if (mode.startsWith('days')) await s.prepare(document.getElementById('host')); else await s.prepare('off', document.getElementById('host'));
    if (mode === 'redraw') for (let i = 0; i < 6; i++) await frame.timed(() => s.draw(i % 2 ? '150' : '0'));
    if (mode === 'days-step') { s.first(); for (let i = 0; i < 4; i++) await frame.timed(() => s.show(new Date(Date.UTC(2020, 0, 1 + 7 * i)), new Date(Date.UTC(2020, 0, 28 + 7 * i)))); }
  }, mode);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
  await cdp.send('Profiler.start');
  await page.evaluate(async (mode) => {
    if (mode === 'first') await frame.timed(() => s.draw('0'));
    if (mode === 'redraw') for (let i = 0; i < 10; i++) await frame.timed(() => s.draw(i % 2 ? '150' : '0'));
    if (mode === 'days-first') await frame.timed(() => s.first());
    if (mode === 'days-step') for (let i = 4; i < 12; i++) await frame.timed(() => s.show(new Date(Date.UTC(2020, 0, 1 + 7 * i)), new Date(Date.UTC(2020, 0, 28 + 7 * i))));
  }, mode);
  const { profile } = await cdp.send('Profiler.stop');
  const nodes = new Map(profile.nodes.map((n) => [n.id, n]));
  const parent = new Map();
  for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  const name = (n) => n.callFrame.functionName.replace(/\[[0-9a-f]{10,16}\]/g, '').replace(/<.*response_atlas/, '<').slice(-90) || '(anon)';
  profile.samples.forEach((id, i) => {
    const dt = (profile.timeDeltas[i + 1] ?? 0) / 1000;
    const n = name(nodes.get(id));
    if (n === '(idle)') return;
    total += dt;
    self.set(n, (self.get(n) ?? 0) + dt);
    const seen = new Set();
    for (let at = id; at !== undefined; at = parent.get(at)) { const m = name(nodes.get(at)); if (!seen.has(m)) { seen.add(m); incl.set(m, (incl.get(m) ?? 0) + dt); } }
  });
  await page.context().close();
}
const show = (m, k) => [...m].sort((a, b) => b[1] - a[1]).slice(0, k).forEach(([n, t]) => console.log((t / 6).toFixed(2).padStart(7), n));
console.log('total', (total / 6).toFixed(1), 'self'); show(self, 32); console.log('inclusive'); show(incl, 45);
await bench.close();
