// A server with redirects and headers, which the project's own server does not have.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const KINDS = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json',
};

/**
 * Serves folders by the paths where they are to be, as `{ '/a/': folder }`; a path of `redirects` leads to
 * another. `headers` go with every file. After `stop()` nobody answers.
 */
export async function portal(places, { redirects = {}, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://portal');
    if (redirects[pathname]) {
      response.writeHead(302, { Location: redirects[pathname] }).end();
      return;
    }
    const [place, folder] = Object.entries(places).find(([path]) => pathname.startsWith(path)) ?? [];
    const name = place && (pathname.slice(place.length) || 'index.html');
    const bytes = place && await readFile(join(folder, name)).catch(() => null);
    if (!bytes) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': KINDS[extname(name)] ?? 'text/plain', 'Cache-Control': 'no-cache', ...headers }).end(bytes);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
