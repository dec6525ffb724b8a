// A static file server that a test can watch and disturb.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".md": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves `folder` (none: only the pages given with `page`) on a free port, or on `port`.
 *
 * `requests` holds every request; `page` adds a page that lies in no file; `fail` answers 404 to
 * the paths that match; `hold` keeps them waiting until the returned function is called.
 */
export async function serve(folder, port = 0) {
  const pages = new Map();
  const failing = new Set();
  const held = new Map();
  const site = {
    folder,
    requests: [],
    page(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return site.origin + path;
    },
    fail(pattern) {
      failing.add(pattern);
      return () => failing.delete(pattern);
    },
    hold(pattern) {
      let release;
      held.set(pattern, new Promise((resolve) => (release = resolve)));
      return () => {
        held.delete(pattern);
        release();
      };
    },
    /** Undoes every disturbance and forgets the requests. */
    reset() {
      failing.clear();
      held.clear();
      site.requests.length = 0;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    let body = 0;
    for await (const chunk of request) body += chunk.length;
    site.requests.push({ method: request.method, url: request.url, headers: request.headers, body });
    for (const [pattern, released] of held) if (pattern.test(pathname)) await released;

    const page = pages.get(pathname);
    if (page) {
      return send(response, 200, page.html, { "Content-Type": TYPES[".html"], ...page.headers });
    }
    const content = [...failing].some((pattern) => pattern.test(pathname)) ? null : await read(site.folder, pathname);
    if (content === null) return send(response, 404, "not found", { "Content-Type": "text/plain" });
    return send(response, 200, content, {
      "Content-Type": TYPES[extname(pathname) || ".html"] ?? "application/octet-stream",
      // The version is part of these addresses, so what lies there never changes.
      "Cache-Control": pathname.startsWith("/v/") ? "public, max-age=31536000, immutable" : "no-cache",
    });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  site.port = server.address().port;
  site.origin = `http://127.0.0.1:${site.port}`;
  return site;
}

function send(response, status, content, headers) {
  response.writeHead(status, { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", ...headers });
  response.end(content);
}

async function read(folder, pathname) {
  if (!folder) return null;
  const path = normalize(decodeURIComponent(pathname));
  if (path.split(/[\\/]/).includes("..")) return null;
  try {
    return await readFile(join(folder, path === "/" ? "index.html" : path));
  } catch {
    return null;
  }
}
