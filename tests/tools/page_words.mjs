/**
 * Copy the page's own words out of the catalogues: keys that begin `page.`.
 * All other words are compiled into the core.
 *
 * usage: node page_words.mjs FROM TO
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
for (const name of readdirSync(from).filter((file) => file.endsWith('.json'))) {
  const words = Object.entries(JSON.parse(readFileSync(join(from, name), 'utf8')));
  const page = Object.fromEntries(words.filter(([key]) => key.startsWith('page.')));
  writeFileSync(join(to, name), JSON.stringify(page));
}
