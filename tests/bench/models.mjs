// Measures the models of the built site in headless Chromium and prints one line of JSON.
//
//   node models.mjs '{"what": "fit", "model": "bg-nbd", "file": "people.csv"}'
//   node models.mjs '{"what": "score" | "forecast" | "survivors", "file": "people.csv", "shape": "people" | "orders"}'
//
// What is fitted is fitted in a fresh browser first (`ms`), and then again in the same worker for about a
// second: `againMs` is the least of those, `againCpuMs` the processor's time for one on average.

import { chromium } from "playwright-core";
import { LAUNCH, watched } from "./support/browser.mjs";
import { renderers } from "./support/renderer.mjs";
import { site } from "./support/site.mjs";

const AGAIN = 1_000;
const { what, model, file, shape = "people" } = JSON.parse(process.argv[2]);

const pages = await site(["models.js"]);
const browser = await chromium.launch(LAUNCH);
try {
  const page = await browser.newPage();
  const unlessGone = watched(page);
  await page.goto(pages.address);
  const call = (name, given) => unlessGone(page.evaluate(([name, given]) => window[name](...given), [name, given]));
  const startMs = await call("prepare", [what, pages.addresses]);
  await page.locator("input").setInputFiles(file);
  console.log(JSON.stringify({ startMs, ...(await measured(call)), version: browser.version() }));
} catch (error) {
  console.log(JSON.stringify({ failed: String(error.message ?? error).split("\n")[0] }));
} finally {
  await browser.close();
  await pages.close();
}

async function measured(call) {
  if (what === "forecast") {
    await call("look", []);
    const [said, { cpuMs }] = await timed(() => call("forecast", [shape]));
    return { ...said, cpuMs };
  }
  if (what !== "survivors") await call("read", [shape]);
  const [first, { cpuMs }] = await timed(() => call(what, [model]));
  let againMs = Infinity;
  let times = 0;
  const since = performance.now();
  const [, all] = await timed(async () => {
    while (times === 0 || (what !== "score" && performance.now() - since < AGAIN)) {
      const again = await call(what, [model]);
      if (again.logLikelihood !== first.logLikelihood) throw new Error("the second fit is not the first");
      againMs = Math.min(againMs, again.ms);
      times++;
    }
  });
  return { ...first, cpuMs, againMs, againCpuMs: all.cpuMs / times };
}

/** What something says, and what the page's process took for it: handing over and all steps included. */
async function timed(run) {
  const processes = await renderers(browser);
  return [await run(), await processes.memory()];
}
