// An element is moved, changed, removed and put back: it keeps its state, and frees all it held.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const placed = (attributes = "") =>
  run.host(host.page(run.site.origin,
    `<div id="a"><ltv-calculator ${attributes}></ltv-calculator></div><div id="b"></div>`));
const ready = (page) => page.evaluate(() => heard.filter(({ name }) => name === "ltv-ready").length);

test("calculator to full, live: the larger module comes, the inputs stay", async () => {
  const page = await placed();
  const w = widget(page, t);
  assert.ok(!run.site.requests.some(({ url }) => url.includes("full")), "not fetched before it is wanted");
  await w.field("calculator.aov").fill("1,500");
  await w.period("calculator.churn").selectOption("year");
  await w.field("calculator.cac").fill("");
  await page.getByRole("combobox", { name: t("shell.currency") }).selectOption("EUR");
  const [before, churn] = [await w.figures(), await w.field("calculator.churn").inputValue()];
  assert.equal(before[0], "€3,097.50");
  await page.locator("ltv-calculator").evaluate((element) => element.setAttribute("mode", "full"));
  await w.button("shell.data").waitFor();
  assert.ok(!run.site.requests.some(({ url }) => url.includes("full")), "the places are only named yet");
  await w.grow();
  assert.ok(run.site.requests.some(({ url }) => url.endsWith("full_bg.wasm")));
  assert.deepEqual(await w.figures(), before);
  assert.equal(await w.field("calculator.churn").inputValue(), churn);
  assert.equal(await w.period("calculator.churn").inputValue(), "year");
  assert.equal(await w.field("calculator.cac").inputValue(), "");
  assert.equal(await ready(page), 1, "what is ready stays so");
});

test("moving the element keeps its state, an analysed file included", async () => {
  const page = await placed('mode="full"');
  const w = widget(page, t);
  await w.field("calculator.churn").fill("nonsense");
  await w.openSample();
  await w.show("data.tab_cohorts");
  const table = await w.heat();
  await page.locator("ltv-calculator").evaluate((element) => document.querySelector("#b").append(element));
  assert.deepEqual(await w.heat(), table);
  await w.toCalculator();
  assert.equal(await w.field("calculator.churn").inputValue(), "nonsense");
  assert.equal(await ready(page), 1, "it did not start anew");
});

test("removed and put back later: the inputs are there again", async () => {
  const page = await placed();
  const w = widget(page, t);
  await w.field("calculator.aov").fill("1500");
  await page.locator("ltv-calculator").evaluate((element) => (window.kept = element).remove());
  await page.waitForFunction(() => kept.shadowRoot.childElementCount === 0);
  await page.evaluate(() => document.querySelector("#b").append(kept));
  assert.equal(await w.figure("ltv"), "NT$3,098");
});

test("removing the element ends its worker, also in the middle of an import", async () => {
  const page = await placed('mode="full"');
  const w = widget(page, t);
  await w.openSample();
  assert.equal(page.workers().length, 1);
  const ended = page.workers()[0].waitForEvent("close");
  await page.locator("ltv-calculator").evaluate((element) => element.remove());
  await ended;
  assert.equal(page.workers().length, 0);

  await page.locator("#a").evaluate((a) => {
    const element = Object.assign(document.createElement("ltv-calculator"), { id: "second" });
    element.setAttribute("mode", "full");
    a.append(element);
  });
  await w.toData();
  const rows = Array.from({ length: 300_000 }, (_, row) => `C${row % 9000},2025-01-${10 + (row % 20)},${row % 100}`);
  await w.choose({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.from("customer,date,amount\n" + rows.join("\n")) });
  await w.button("data.import").click();
  const [worker] = page.workers();
  const closed = worker.waitForEvent("close");
  await page.locator("#second").evaluate((element) => element.remove());
  await closed;
  assert.deepEqual(await page.evaluate(() => heard.filter(({ name }) => name === "ltv-error")), []);
});

/** What the page holds once all garbage is gone. */
async function held(page, session) {
  for (let turn = 0; turn < 3; turn++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  const memory = await page.evaluate(async (folder) => {
    // Already started: only hands out its exports.
    const bytes = async (name) => (await (await import(`${folder}/${name}.js`)).default()).memory.buffer.byteLength;
    return (await bytes("calculator")) + (await bytes("full"));
  }, `${run.site.origin}/${run.version}`);
  return { nodes: value("Nodes"), listeners: value("JSEventListeners"), heap: value("JSHeapUsedSize"), memory };
}

/** Adds an element, lets the larger module take it over, and takes it away again, `times` times over. */
const cycles = (page, times) =>
  page.evaluate(async (times) => {
    for (let cycle = 0; cycle < times; cycle++) {
      const element = document.createElement("ltv-calculator");
      element.setAttribute("mode", "full");
      const ready = new Promise((resolve) => element.addEventListener("ltv-ready", resolve, { once: true }));
      document.querySelector("#b").append(element);
      await ready;
      element.setInputs({ aov: 1000 + cycle });
      element.setAttribute("locale", cycle % 2 ? "en" : "zh-Hant");
      await new Promise(requestAnimationFrame);
      const press = (key) => element.shadowRoot.querySelector(`[data-grow="${key}"]`).click();
      const there = async (selector) => {
        while (!element.shadowRoot.querySelector(selector)) await new Promise(requestAnimationFrame);
      };
      press("tool-sensitivity");
      await there(".inside");
      press("place-scenarios");
      await there(".studio");
      press("place-data");
      await there(".drop-zone");
      element.remove();
      await new Promise(requestAnimationFrame);
    }
  }, times);

test("a hundred elements come and go, and nothing of them is left", async () => {
  const page = await placed();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(() => (window.heard = { push() {} })); // what the test notes must not count
  await cycles(page, 5);
  const early = await held(page, session);
  await cycles(page, 95);
  const late = await held(page, session);
  console.log("after 5 cycles", early, "after 100", late);
  assert.ok(late.nodes <= early.nodes + 50, `nodes: ${early.nodes}, then ${late.nodes}`);
  assert.ok(late.listeners <= early.listeners + 10, `listeners: ${early.listeners}, then ${late.listeners}`);
  assert.ok(late.memory <= early.memory + 2 * 65_536, `wasm memory: ${early.memory}, then ${late.memory}`);
  assert.ok(late.heap <= early.heap + 500_000, `heap: ${early.heap}, then ${late.heap}`);
});
