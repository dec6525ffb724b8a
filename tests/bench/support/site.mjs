// What the browser is served: the built site, and the page that measures with what it needs.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../e2e/support/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = process.env.LTV_DIST ?? here("../../../dist");
const DUCKDB = here("../node_modules/@duckdb/duckdb-wasm/dist/");
const html = (script) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><input type="file"><script type="module" src="/bench/${script}"></script>`;

/** Serves all of it on a free port; the first of the scripts is the page's, the others its workers'. */
export async function site(scripts) {
  const [version] = existsSync(join(DIST, "v")) ? readdirSync(join(DIST, "v")) : [];
  if (!version) throw new Error(`${DIST} holds no built site`);
  const server = await serve(DIST);
  const script = (path, text) => server.page(path, text, { "Content-Type": "text/javascript" });
  const built = await bundled(scripts);
  for (const [name, text] of built) script(`/bench/${name}`, text);
  script("/bench/duckdb/duckdb-browser-eh.worker.js", await readFile(join(DUCKDB, "duckdb-browser-eh.worker.js")));
  const wasm = await readFile(join(DUCKDB, "duckdb-eh.wasm"));
  server.page("/bench/duckdb/duckdb-eh.wasm", wasm, { "Content-Type": "application/wasm" });
  return {
    address: server.page("/bench/index.html", html(scripts[0])),
    addresses: { assets: `${server.origin}/v/${version}/`, duckdb: `${server.origin}/bench/duckdb/` },
    close: () => server.close(),
  };
}

/** The page's scripts with the packages they import, by esbuild. */
async function bundled(names) {
  const folder = await mkdtemp(join(tmpdir(), "ltv-bench-"));
  try {
    execFileSync(process.env.LTV_ESBUILD ?? "esbuild", [
      ...names.map((name) => here(`../page/${name}`)),
      "--bundle", "--loader:.sql=text", "--log-level=warning", `--outdir=${folder}`,
    ], { stdio: ["ignore", "inherit", "inherit"] });
    return await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
