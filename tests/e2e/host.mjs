/**
 * Pages of others that embed a figure: a host page on an origin of its own, and the atlas on another. In come the host's
 * HTML and its policy, out go visited pages as the harness gives them. It knows nothing of what a figure shows.
 */
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { serve } from '../tools/serve.mjs';
import { DIST, launch, open } from './harness.mjs';

/** A policy that allows a host page as little as an embed can live with. @param {string} site */
export const strictFrame = (site) => `default-src 'none'; frame-src ${site}; script-src ${site}; img-src data:`;
/** The same for a page in which an element itself stands. @param {string} site */
export const strictElement = (site) => `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; font-src ${site}; style-src 'none'`;

/** Serve one page of a host on a free port, under another name than the atlas has. */
async function serveHost() {
  const page = { html: '', policy: '' };
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(page.policy && { 'content-security-policy': page.policy }) });
    response.end(`<!DOCTYPE html><html lang="en"><title>Lesson</title><link rel="icon" href="data:,">\n${page.html}</html>`);
  });
  await new Promise((done) => server.listen(0, 'localhost', () => done(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => { server.closeAllConnections(); return new Promise((done) => server.close(done)); };
  return { page, url: `http://localhost:${port}/`, close };
}

/**
 * A browser, the atlas (or another folder) and a host for the tests of a file. The atlas lies under a sub-path; `shared: false` serves one that
 * no other origin may read.
 */
export function useHost({ shared = true, folder = DIST } = {}) {
  let browser;
  let site;
  let host;
  before(async () => {
    [browser, site, host] = await Promise.all([launch(), serve(folder, { prefix: '/some/atlas/', shared }), serveHost()]);
  });
  after(async () => {
    await browser?.close();
    await Promise.all([site?.close(), host?.close()]);
  });
  return {
    /** The address of the atlas. */
    site: () => site.url,
    origin: () => new URL(site.url).origin,
    /** Open a page of the atlas itself for one test. */
    visitAtlas: async (t, path = '', options = {}) => {
      const visited = await open(browser, site.url + path, options);
      t.after(visited.close);
      return visited;
    },
    /** Open a host page for one test; requests to the atlas are counted by path. */
    visit: async (t, html, { policy = '', ...options } = {}) => {
      host.page.html = html;
      host.page.policy = policy;
      const asked = [];
      const prepare = async (page) => {
        page.on('request', (request) => { if (request.url().startsWith(site.url)) asked.push(request.url().slice(site.url.length)); });
        await options.prepare?.(page);
      };
      const visited = await open(browser, host.url, { ...options, prepare });
      t.after(visited.close);
      return { ...visited, asked };
    },
  };
}
