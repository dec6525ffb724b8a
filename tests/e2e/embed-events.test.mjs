// What a host page's own script hears from the widget and may ask of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./support/data.mjs";
import * as host from "./support/host.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const placed = (elements) => run.host(host.page(run.site.origin, elements));
const heard = (page, name) => page.evaluate((name) => window.heard.filter((event) => event.name === name), name);
const RESULT = ["allowedCac", "allowedCacForPayback", "basis", "currency", "ltv", "netLtv", "payback", "paybackMonths", "ratio"];

test("ltv-ready tells version and mode, once, and reaches the document", async () => {
  const page = await placed('<ltv-calculator mode="full"></ltv-calculator>');
  const events = await heard(page, "ltv-ready");
  assert.equal(events.length, 1);
  const [{ detail, bubbles, composed, from }] = events;
  assert.deepEqual(detail, { version: run.version.slice(2), mode: "full" });
  assert.deepEqual([bubbles, composed, from], [true, true, "ltv-calculator"]);
});

test("ltv-result follows each change; getResult is the same; aggregates only", async () => {
  const page = await placed("<ltv-calculator></ltv-calculator>");
  await widget(page, t).field("calculator.aov").fill("2000");
  const last = (await heard(page, "ltv-result")).at(-1);
  assert.deepEqual(Object.keys(last.detail).sort(), RESULT);
  assert.deepEqual([last.bubbles, last.composed], [true, true]);
  const { ltv, ratio, ...rest } = last.detail;
  const byHand = ((2000 * 0.45 - 85) * 0.42) / 0.08;
  assert.ok(Math.abs(ltv - byHand) < 1e-9 && Math.abs(ratio - byHand / 620) < 1e-9, `${ltv}, ${ratio}`);
  assert.ok(Math.abs(rest.allowedCacForPayback - byHand * (1 - 0.92 ** 12)) < 1e-9, `${rest.allowedCacForPayback}`);
  assert.deepEqual([rest.currency, rest.basis, rest.payback], ["TWD", "contribution", "after"]);
  assert.deepEqual(await page.locator("ltv-calculator").evaluate((element) => element.getResult()), last.detail);

  await widget(page, t).field("calculator.cac").fill("9000");
  const never = (await heard(page, "ltv-result")).at(-1).detail;
  assert.deepEqual([never.payback, never.paybackMonths], ["never", null]);
  const count = (await heard(page, "ltv-result")).length;
  await widget(page, t).field("calculator.cac").fill("9,000.00");
  assert.equal((await heard(page, "ltv-result")).length, count, "the same result is not told twice");
});

test("setInputs takes an object or a query, also before the module is there", async () => {
  const release = run.site.hold(/calculator_bg\.wasm$/);
  const page = await run.blank();
  await page.goto(run.hosts.page("/early.html", host.page(run.site.origin, "<ltv-calculator></ltv-calculator>")));
  await page.waitForFunction(() => customElements.get("ltv-calculator"));
  const call = (inputs) => page.locator("ltv-calculator").evaluate((element, inputs) => element.setInputs(inputs), inputs);
  assert.equal(await page.locator("ltv-calculator").evaluate((element) => element.getResult()), null);
  await call({ aov: 2000 });
  release();
  await page.locator("[data-figure=ltv]").waitFor();
  const w = widget(page, t);
  assert.equal(await w.field("calculator.aov").inputValue(), "2,000");
  assert.equal(await w.figure("ltv"), "NT$4,279");
  await call("churn=0.05&cac=900");
  assert.equal(await w.figure("ltv"), "NT$6,846");
  await call({ method: "simple", lifespan: 3, "lifespan-unit": "year" });
  assert.equal(await w.figure("ltv"), "NT$30,240"); // 2,000 × 0.42 × 36
});

test("ltv-cta carries the result; the page may take over", async () => {
  run.hosts.page("/contact", "<!doctype html><title>contact</title>");
  const page = await placed('<ltv-calculator cta-label="Book" cta-href="/contact"></ltv-calculator>');
  const link = page.getByRole("link", { name: "Book" });
  await page.evaluate(() => document.addEventListener("ltv-cta", (event) => event.preventDefault(), { once: true }));
  await link.click();
  const [event] = await heard(page, "ltv-cta");
  assert.deepEqual([event.bubbles, event.composed, event.cancelable], [true, true, true]);
  assert.deepEqual(event.detail, await page.locator("ltv-calculator").evaluate((element) => element.getResult()));
  assert.equal(new URL(page.url()).pathname, "/page.html", "prevented");
  await link.click();
  await page.waitForURL("**/contact");
});

test("ltv-import and ltv-error tell counts and kinds, nothing of the content", async () => {
  const page = await placed('<ltv-calculator mode="full"></ltv-calculator>');
  const w = widget(page, t);
  await w.toData();
  await w.choose(csv("secret.csv", "顧客,日期,金額\n王小明,2025-01-05,100\n王小明,2025-02-05,-5\n"));
  await w.importChosen();
  assert.deepEqual((await heard(page, "ltv-import")).map(({ detail }) => detail), [{ rows: 2, orders: 1, customers: 1 }]);
  await w.button("data.other_file").click();
  await w.choose(csv("secret.csv", ""));
  await w.problem.waitFor();
  assert.deepEqual((await heard(page, "ltv-error")).map(({ detail }) => detail), [{ kind: "data" }]);
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => window.heard)), /王小明|secret/);
});

test("two elements on one page share no state", async () => {
  const page = await placed(
    '<ltv-calculator id="one" locale="zh-Hant"></ltv-calculator>' +
    '<ltv-calculator id="two" locale="en" mode="full"></ltv-calculator>',
  );
  const [one, two] = [widget(page.locator("#one"), t), widget(page.locator("#two"), en)];
  await page.locator("#two [data-figure=ltv]").waitFor();
  assert.equal(await two.figure("ltv"), "$95.03");
  await one.field("calculator.aov").fill("2000");
  assert.equal(await one.figure("ltv"), "NT$4,279");
  assert.equal(await two.figure("ltv"), "$95.03");
  await two.field("calculator.aov").fill("100");
  assert.equal(await one.figure("ltv"), "NT$4,279");
  await two.speak("zh-Hant");
  await one.speak("en");
  await says(page.locator("#one .title"), en("shell.title"));
  await says(page.locator("#two .title"), t("shell.title"));
  await widget(page.locator("#two"), t).toData();
  assert.equal(await page.locator("#one [data-figure]").count(), 3, "the place is each one's own");
  const from = new Set((await heard(page, "ltv-result")).map(({ id }) => id));
  assert.deepEqual([...from].sort(), ["one", "two"]);
});
