// A page imports the package from another origin, as from a content delivery network.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { built, sample } from "./support/installed.mjs";
import { check, script } from "./support/page.mjs";
import { open, serve } from "./support/served.mjs";

test("from a second origin, without a bundler", async () => {
  const network = await serve(after, built);
  const folder = mkdtempSync(join(tmpdir(), "ltv-origin-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(sample("cdnow.csv"), join(folder, "cdnow.csv"));
  writeFileSync(join(folder, "main.js"), script(`${network}/index.js`, "/cdnow.csv"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`);
  const page = await open(after, `${await serve(after, folder)}/`);
  await page.waitForFunction(() => window.found, null, { timeout: 60_000 }).catch(() => assert.fail(page.faults.join("\n") || "nothing was found"));
  check(assert, await page.evaluate(() => window.found));
  assert.deepEqual(page.faults, []);
});
