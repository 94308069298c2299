import { start } from './harness.js';
const bench = await start(); const page = await bench.page();
console.log(await page.evaluate(async () => {
  const { Core } = await import('../../dist/core.js'); const core = await Core.load(); await core.rest();
  const h = core.atlas.figure('institutions'); const c=document.createElement('canvas'); document.body.append(c);
  const med=(n,f)=>{const t=[];for(let i=0;i<n;i++){const s=performance.now();f(i);t.push(performance.now()-s);}return t.sort((a,b)=>a-b)[n>>1].toFixed(2)};
  const V=[['view','days']]; const W=[['view','days'],['from','2020-03-10'],['to','2020-04-06']];
  const out={};
  for (const [n,p] of [['all',V],['window',W]]) {
    out[n+' layout']=med(15,()=>h.layout(p,'en',1080));
    out[n+' draw']=med(15,()=>h.draw(c,1,'light'));
    out[n+' draw+raster']=med(15,()=>{h.draw(c,1,'light'); c.getContext('2d').getImageData(0,0,1,1);});
  }
  const y=core.atlas.figure('institutions'); out['years layout']=med(15,()=>y.layout([],'en',1080));
  return out;
}));
await bench.close();
