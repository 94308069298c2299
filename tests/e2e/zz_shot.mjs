import { launch, serveSite, open, settle, answering, drawn } from './harness.mjs';
const site = await serveSite(); const browser = await launch();
for (const [name, width, hash, id, keys] of [['g1280',1280,'','growth',['ArrowRight','ArrowDown','ArrowDown','PageDown','PageDown','PageDown']],['g360',360,'','growth',[]],['map',1280,'#figure=aid&view=map','aid',['ArrowRight','ArrowRight']],['meas',1280,'','reported',['ArrowRight','ArrowRight']]]) {
  const v = await open(browser, site.url + hash, { width });
  await settle(v.page); await answering(v.page);
  await v.page.focus(`#${id} .figure-canvas`);
  for (const k of keys) { await v.page.keyboard.press(k); await drawn(v.page); }
  if (name==='g1280') { await v.page.locator('#growth .figure-table summary').click(); await v.page.locator('#growth .table-sort').nth(2).click(); await v.page.focus('#growth .ring, #growth .figure-canvas'); }
  await v.page.waitForTimeout(500);
  console.log(name, await v.page.textContent('[data-live]'), '|', await v.page.evaluate(()=>document.activeElement.className), v.said);
  await v.page.locator(`#${id}`).screenshot({ path: `/tmp/access/${name}.png` });
  await v.close();
}
await browser.close(); await site.close?.(); process.exit(0);
