// The package through three bundlers, each result in a browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { createRequire } from "node:module";
import { programs, project, sample } from "./support/installed.mjs";
import { check, script } from "./support/page.mjs";
import { open, serve } from "./support/served.mjs";

const require = createRequire(import.meta.url);
const folder = project(after);
writeFileSync(join(folder, "main.js"), script("ltv-calculator", "/cdnow.csv"));
writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`);

/** The built page finds what it must. */
async function works(site) {
  copyFileSync(sample("cdnow.csv"), join(site, "cdnow.csv"));
  await finds(`${await serve(after, site)}/`);
}

async function finds(address) {
  const page = await open(after, address);
  await page.waitForFunction(() => window.found, null, { timeout: 60_000 }).catch(() => assert.fail(page.faults.join("\n") || "nothing was found"));
  check(assert, await page.evaluate(() => window.found));
  assert.deepEqual(page.faults, []);
}

test("Vite, with nothing set up", async () => {
  execFileSync(process.execPath, [join(programs, "vite"), "build", "--outDir", "vite", "--logLevel", "error"], { cwd: folder, stdio: "pipe" });
  await works(join(folder, "vite"));
});

test("Vite's development server", async () => {
  const { createServer } = await import("vite");
  copyFileSync(sample("cdnow.csv"), join(folder, "cdnow.csv"));
  const server = await createServer({ root: folder, logLevel: "silent", server: { port: 0, host: "127.0.0.1" } });
  after(() => server.close());
  await server.listen();
  await finds(server.resolvedUrls.local[0]);
});

test("webpack", async () => {
  const webpack = require("webpack");
  const out = join(folder, "webpack");
  const stats = await new Promise((resolve, reject) => webpack({
    mode: "production", context: folder, entry: "./main.js", performance: false,
    output: { path: out, filename: "main.js" },
  }, (error, stats) => (error ? reject(error) : resolve(stats))));
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  copyFileSync(join(folder, "index.html"), join(out, "index.html"));
  await works(out);
});

test("esbuild, with the package's files beside the bundle", async () => {
  const { build } = require("esbuild");
  const out = join(folder, "esbuild");
  await build({ absWorkingDir: folder, entryPoints: ["main.js"], bundle: true, format: "esm", target: "es2022", outdir: out, logLevel: "silent" });
  // As the README says: esbuild leaves addresses alone.
  const from = join(folder, "node_modules/ltv-calculator");
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(from).filter((name) => /^(worker|ltv|core|errors)\.js$|\.wasm$/.test(name))) copyFileSync(join(from, name), join(out, name));
  copyFileSync(join(folder, "index.html"), join(out, "index.html"));
  await works(out);
});
