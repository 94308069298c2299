/**
 * A static server for `dist/`, with the MIME types and the open
 * `Access-Control-Allow-Origin` that GitHub Pages gives, gzip included.
 *
 * From a shell: `node serve.mjs FOLDER [PORT]`. From a test: `serve(folder)`.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const PACKED_ALREADY = new Set(['.png', '.ppmd', '.woff2']);

/**
 * The file a request names, or null where it leaves the folder or the prefix.
 * @param {string} root @param {string} prefix @param {string} url
 */
function fileOf(root, prefix, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(prefix)) return null;
  const rest = path.slice(prefix.length);
  const file = normalize(join(root, rest.endsWith('/') || rest === '' ? `${rest}index.html` : rest));
  return file.startsWith(root + sep) ? file : null;
}

/**
 * Serve `folder` on 127.0.0.1 under `prefix`; port 0 takes a free one. Without `shared` no other origin may read it.
 * @param {string} folder
 * @param {{port?: number, prefix?: string, shared?: boolean}} [options]
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, { port = 0, prefix = '/', shared = true } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = fileOf(root, prefix, request.url ?? '/');
    const bytes = file && (await readFile(file).catch(() => null));
    if (!file || !bytes) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here\n');
      return;
    }
    const kind = extname(file);
    /** @type {Record<string, string>} */
    const headers = {
      'content-type': TYPES[/** @type {keyof typeof TYPES} */ (kind)] ?? 'application/octet-stream',
      ...(shared && { 'access-control-allow-origin': '*' }),
      'cache-control': 'no-cache',
    };
    const packed = !PACKED_ALREADY.has(kind) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    if (packed) headers['content-encoding'] = 'gzip';
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : packed ? gzipSync(bytes, { level: 9 }) : bytes);
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', () => done(null)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '8000'] = process.argv.slice(2);
  const { url } = await serve(folder, { port: Number(port) }).catch((error) => {
    console.error(`serve: ${error.message}`);
    process.exit(1);
  });
  console.log(`${folder} is served at ${url} (stop with Ctrl-C)`);
}
