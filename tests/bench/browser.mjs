// Measures the contenders in headless Chromium and prints one line of JSON for each measurement.
//
//   node browser.mjs '{"file": "orders.csv", "rounds": 5, "contenders": ["floor", "ours"]}'
//
// Every measurement has a browser of its own, so that none finds warm code or memory left by
// another; rounds are interleaved and begin with another contender each time, so that what the
// machine does besides hits all alike.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { LAUNCH, watched } from "./support/browser.mjs";
import { site } from "./support/site.mjs";
import { renderers } from "./support/renderer.mjs";

const { file, rounds, contenders, tables } = JSON.parse(process.argv[2]);

const pages = await site(["main.js", "floor.worker.js", "papa.worker.js"]);
try {
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < contenders.length; place++) {
      const name = contenders[(place + round) % contenders.length];
      console.log(JSON.stringify({ round, name, ...(await measured(name)) }));
    }
  }
} finally {
  await pages.close();
}

/** One measurement; that it failed is a result too. */
async function measured(name) {
  const browser = await chromium.launch(LAUNCH);
  try {
    const page = await browser.newPage();
    const unlessGone = watched(page);
    await page.goto(pages.address);
    const prepare = ([name, addresses]) => window.prepare(name, addresses);
    const startMs = await unlessGone(page.evaluate(prepare, [name, pages.addresses]));
    await page.locator("input").setInputFiles(file);
    await unlessGone(page.evaluate(() => window.look()));
    const processes = await renderers(browser);
    const run = () => unlessGone(page.evaluate(() => window.measure()));
    const { table, ...first } = await run();
    const memory = await processes.memory();
    // Once more, now that its code has been compiled: a first import is what a visitor waits for, a
    // second one compares the algorithms.
    const again = await run();
    if (again.table !== table) throw new Error("the second table is not the first");
    return { startMs, ...first, againMs: again.ms, ...memory, ...(table && (await noted(name, table))), version: browser.version() };
  } catch (error) {
    return { failed: String(error.message ?? error).split("\n")[0] };
  } finally {
    await browser.close();
  }
}

/** The table's hash; the table itself is kept, for looking at where two differ. */
async function noted(name, table) {
  if (tables) {
    await mkdir(tables, { recursive: true });
    await writeFile(`${tables}/${name}.csv`, table);
  }
  return { table: createHash("sha256").update(table).digest("hex") };
}
