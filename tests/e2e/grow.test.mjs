// The first answer comes from a small module; what only the larger one can do fetches it, keeps all
// that was typed, and then happens.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import { serve } from "./support/server.mjs";
import { DIST, suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const FIRST = ["calculator.js", "calculator_bg.wasm", "widget.css"];
const FULL = ["full.js", "full_bg.wasm", "data.css", "segments.css", "studio.css"];
const placed = (attributes = "", policy) => run.host(host.page(run.site.origin, `<ltv-calculator ${attributes}></ltv-calculator>`), policy);
/** The module files that were asked for, by their names. */
const fetched = () => run.site.requests.map(({ url }) => url).filter((url) => url.startsWith(`/${run.version}/`)).map((url) => url.split("/").pop());
const focused = (page) => page.locator("ltv-calculator").evaluate((element) => element.shadowRoot.activeElement?.dataset.grow);
const errors = (page) => page.evaluate(() => heard.filter(({ name }) => name === "ltv-error").length);
const growers = (page) => page.locator("[data-grow]").evaluateAll((all) => all.map((node) => node.dataset.grow));

for (const mode of ["calculator", "full"]) {
  test(`mode ${mode}: the first answer fetches the small module's files and no other`, async () => {
    const page = await placed(`mode="${mode}"`);
    const w = widget(page, t);
    await w.field("calculator.aov").fill("2000");
    assert.equal(await w.figure("ltv"), "NT$4,279");
    await w.button("calculator.method_simple").click();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(fetched().sort(), FIRST.toSorted());
    assert.deepEqual(run.site.requests.map(({ url }) => url).filter((url) => !url.startsWith("/v/")), ["/embed.js"]);
  });
}

for (const [what, attributes, hash] of [
  ["a prefill of a subscription", 'prefill="business=subscription&amp;aov=500"'],
  ["a prefill by a method that the first form has not", 'prefill="method=horizon"'],
  ["a prefill with spend and new customers", 'prefill="spend=1000&amp;new-customers=10"'],
  ["the scenarios alone", 'mode="scenarios"'],
  ["a file of one's own", 'mode="data"'],
  ["a link with inputs", 'share="on"', "#ltv=aov=1200&orders=2.4"],
]) {
  test(`${what}: the larger module at once, the small one not at all`, async () => {
    const page = await run.blank();
    await page.goto(run.hosts.page("/page.html", host.page(run.site.origin, `<ltv-calculator ${attributes}></ltv-calculator>`)) + (hash ?? ""));
    await page.locator(".shell").waitFor();
    assert.deepEqual(fetched().sort(), [...FULL, "widget.css"].toSorted());
  });
}

test("where sharing is off, a link's hash fetches nothing", async () => {
  const page = await run.blank();
  await page.goto(run.hosts.page("/page.html", host.page(run.site.origin)) + "#ltv=aov=1200");
  await page.locator(".shell").waitFor();
  assert.deepEqual(fetched().sort(), FIRST.toSorted());
});

/** What each press has come to: it happened, once. */
const EFFECTS = {
  "place-scenarios": (page) => page.locator(".studio").waitFor(),
  "place-data": (page) => page.locator(".drop-zone").waitFor(),
  "kind-subscription": (page) => widget(page, t).field("calculator.price").waitFor(),
  "kind-base": (page) => widget(page, t).field("calculator.payers").waitFor(),
  more: (page) => widget(page, t).field("calculator.target").waitFor(),
  explain: (page) => widget(page, t).steps.first().waitFor(),
  ...Object.fromEntries(["compare", "goal", "sensitivity", "ranges", "programmes", "share"].map((tool) => [
    `tool-${tool}`, (page) => page.locator(`.tool:has([data-grow="tool-${tool}"]) .inside`).waitFor(),
  ])),
};

test("every control that asks for the larger module gets it: pressed once, it happens once, and the focus stays", async () => {
  const page = await run.open();
  const all = await growers(page);
  const unknown = all.filter((key) => !(key in EFFECTS) && !key.startsWith("save-"));
  assert.deepEqual(unknown, []);
  assert.deepEqual(Object.keys(EFFECTS).filter((key) => !all.includes(key)), []);
  const keyboard = new Set(["kind-base", "more", "explain", "tool-goal", "place-data"]);
  for (const [key, effect] of Object.entries(EFFECTS)) {
    await page.reload();
    const control = widget(page, t).grower(key);
    if (keyboard.has(key)) await control.press("Enter");
    else await control.click();
    await effect(page);
    assert.equal(await focused(page), key, "the focus stays on what was pressed");
    assert.equal(await page.locator(".toast").count(), 0, key);
  }
});

test("a picture is saved at the first press", async () => {
  const page = await run.open();
  const [key] = (await growers(page)).filter((key) => /^save-.*-svg$/.test(key));
  const download = page.waitForEvent("download");
  await widget(page, t).grower(key).click();
  assert.match((await download).suggestedFilename(), /\.svg$/);
  assert.equal(await focused(page), key);
});

test("what was typed stays: values, texts that are no values, periods, language, currency, open tables", async () => {
  const page = await placed('mode="full"');
  const w = widget(page, t);
  const en = widget(page, words("en"));
  await w.speak("en");
  await page.getByRole("combobox", { name: words("en")("shell.currency") }).selectOption("EUR");
  await en.field("calculator.aov").fill("1,777.5");
  await en.period("calculator.frequency").selectOption("year");
  await en.field("calculator.frequency").fill("5");
  await en.field("calculator.margin").fill("much");
  await en.field("calculator.churn").fill("0");
  await en.field("calculator.cac").fill("");
  const fields = ["aov", "frequency", "margin", "cost", "churn", "cac"].map((name) => en.field(`calculator.${name}`));
  const standing = async () => ({
    texts: await Promise.all(fields.map((field) => field.inputValue())),
    wrong: await Promise.all(fields.map((field) => field.getAttribute("aria-invalid"))),
    notes: await page.locator(".f .note:visible").allTextContents(),
    period: await en.period("calculator.frequency").inputValue(),
    currency: await page.getByRole("combobox", { name: words("en")("shell.currency") }).inputValue(),
    figures: await en.figures(),
    stale: await page.locator(".result").evaluate((it) => it.classList.contains("stale")),
  });
  const before = await standing();
  assert.deepEqual(before.wrong, ["false", "false", "true", "false", "true", "false"]);
  assert.ok(before.stale);
  await page.locator(".behind > summary").first().click();
  await en.openTool("goal");
  assert.deepEqual(await standing(), before);
  await says(page.locator(".title"), words("en")("shell.title"));
  assert.deepEqual(await page.locator(".answer > .result .behind").evaluateAll((all) => all.map((fold) => fold.open)), [true, false], "what was open stays open");
});

test("while it is on its way: it says so, the calculator answers, and what is typed meanwhile counts", async () => {
  const release = run.site.hold(/full_bg\.wasm$/);
  const page = await placed();
  const w = widget(page, t);
  await w.grower("tool-goal").click();
  await says(page.locator('.toast[role="status"]'), t("embed.opening"));
  assert.equal(await w.grower("tool-goal").getAttribute("aria-busy"), "true");
  await w.field("calculator.aov").fill("2000");
  assert.equal(await w.figure("ltv"), "NT$4,279");
  release();
  await page.locator(".inside").waitFor();
  assert.equal(await w.figure("ltv"), "NT$4,279");
  assert.equal(await page.locator(".toast").count(), 0);
});

test("pressed again while it is on its way, it still happens once; of two, the later happens", async () => {
  let release = run.site.hold(/full_bg\.wasm$/);
  const page = await placed();
  const w = widget(page, t);
  await w.grower("tool-goal").click();
  await w.grower("tool-goal").click();
  release();
  await page.locator(".inside").waitFor();
  assert.equal(await w.grower("tool-goal").getAttribute("aria-expanded"), "true");

  release = run.site.hold(/full_bg\.wasm$/);
  const other = await placed('id="other"');
  const v = widget(other, t);
  await v.grower("tool-goal").click();
  await v.grower("kind-base").click();
  release();
  await v.field("calculator.payers").waitFor();
});

for (const locale of LOCALES) {
  for (const file of FULL) {
    test(`${locale}: without ${file} the calculator goes on, says so, and a second press works once it is there`, async () => {
      const say = words(locale);
      const restore = run.site.fail(new RegExp(`/${file.replace(".", "\\.")}$`));
      const page = await placed(`locale="${locale}" currency="TWD"`);
      const w = widget(page, say);
      await w.field("calculator.aov").fill("2000");
      await w.field("calculator.churn").fill("nonsense");
      await w.grower("tool-goal").click();
      await says(page.getByRole("alert").filter({ hasNotText: "nonsense" }), say("embed.part"));
      assert.ok((await errors(page)) > 0);
      assert.equal(await w.figure("ltv"), "NT$4,279");
      assert.equal(await w.field("calculator.churn").inputValue(), "nonsense");
      assert.equal(await w.grower("tool-goal").getAttribute("aria-busy"), null);
      await w.field("calculator.churn").fill("8");
      await w.field("calculator.aov").fill("1500");
      assert.equal(await w.figure("ltv"), "NT$3,098");
      restore();
      await w.grower("tool-goal").click();
      await page.locator(".inside").waitFor();
      assert.equal(await page.locator(".toast").count(), 0);
      assert.equal(await w.figure("ltv"), "NT$3,098");
    });
  }
}

test("offline it says so; online again, the same press works", async () => {
  const page = await placed();
  const w = widget(page, t);
  await page.context().setOffline(true);
  await w.grower("kind-subscription").click();
  await says(page.getByRole("alert"), t("embed.part"));
  assert.equal(await w.button("calculator.business_repeat").getAttribute("aria-pressed"), "true");
  await page.context().setOffline(false);
  await w.grower("kind-subscription").click();
  await w.field("calculator.price").waitFor();
});

test("what is said while it loads is drawn by the widget, whatever the host's styles, and in its language", async () => {
  const release = run.site.hold(/full_bg\.wasm$/);
  const style = "<style>body{text-transform:uppercase;letter-spacing:9px;font-style:italic;text-align:right;text-indent:50px}</style>";
  const page = await run.host(host.page(run.site.origin, '<ltv-calculator locale="en"></ltv-calculator>', { head: style }));
  await widget(page, words("en")).grower("tool-goal").click();
  const toast = page.locator(".toast");
  await toast.waitFor();
  const drawn = await toast.evaluate((toast) => {
    const { textTransform, letterSpacing, fontStyle, textIndent } = getComputedStyle(toast);
    return { textTransform, letterSpacing, fontStyle, textIndent, language: toast.closest("[lang]")?.lang };
  });
  release();
  assert.deepEqual(drawn, { textTransform: "none", letterSpacing: "normal", fontStyle: "normal", textIndent: "0px", language: "en" });
});

test("from a second origin, under the strict policy: every tool opens, and nothing is refused", async () => {
  const page = await placed('mode="full"', host.strictPolicy(run.site.origin));
  const w = widget(page, t);
  for (const tool of ["compare", "goal", "sensitivity", "ranges", "programmes", "share"]) await w.openTool(tool);
  await w.button("tools.typical").click();
  await page.locator(".ranges + figure.chart, .work figure.chart").first().waitFor();
  await w.explain.click();
  await w.toScenarios();
  await w.button("studio.example_loyal").click();
  await page.locator("table.scenarios").waitFor();
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
});

test("setInputs with what the first form has not fetches the larger module, and keeps the rest", async () => {
  const page = await placed('currency="TWD"');
  const w = widget(page, t);
  const set = (inputs) => page.locator("ltv-calculator").evaluate((element, inputs) => element.setInputs(inputs), inputs);
  await set({ aov: 2000 });
  assert.equal(await w.figure("ltv"), "NT$4,279");
  await page.waitForLoadState("networkidle");
  assert.ok(!fetched().some((name) => name.startsWith("full")), "not for what the first form has");
  await w.field("calculator.cac").fill("900");
  await set({ method: "horizon", horizon: 1, discount: 0 });
  await w.field("calculator.horizon").waitFor();
  assert.equal(await w.field("calculator.cac").inputValue(), "900");
  // (2,000 × 45 % − 85) × 0.42 × (1 − 0.92¹²) ÷ 8 %
  const year = (342.3 * (1 - 0.92 ** 12)) / 0.08;
  assert.equal(await w.figure("ltv"), `NT$${t.fixed(year, 0)}`);
  assert.equal(await page.locator("ltv-calculator").evaluate((element) => Math.round(element.getResult().ltv)), Math.round(year));

  await set({ business: "subscription", method: "discounted", timing: "end", aov: 500, churn: 0.1, discount: 0, margin: 0.5, cost: 0, cac: 100 });
  await w.field("calculator.price").waitFor();
  assert.equal(await w.figure("ltv"), "NT$2,250"); // 250 × 0.9 ÷ 10 %
});

test("calls of setInputs count in their order, also while the larger module is on its way", async () => {
  const release = run.site.hold(/full_bg\.wasm$/);
  const page = await placed('currency="TWD"');
  const w = widget(page, t);
  await page.locator("ltv-calculator").evaluate((element) => {
    element.setInputs({ method: "horizon", aov: 3000, horizon: 1, discount: 0 });
    element.setInputs({ aov: 2000 });
  });
  release();
  await w.field("calculator.horizon").waitFor();
  assert.equal(await w.field("calculator.aov").inputValue(), "2,000", "the later call");
});

test("once grown, the network may go: tools, scenarios and kinds of business work without it", async () => {
  const own = await serve(DIST);
  const page = await run.blank();
  await page.goto(own.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  const w = widget(page, t);
  await w.grow();
  await page.context().setOffline(true);
  await own.close();
  for (const tool of ["compare", "goal", "sensitivity", "ranges", "programmes", "share"]) await w.openTool(tool);
  await w.explain.click();
  await w.steps.first().waitFor();
  await w.business("subscription");
  await w.method("discounted");
  assert.match(await w.figure("ltv"), /^NT\$[\d,]+$/);
  await w.toScenarios();
  await w.button("studio.example_loyal").click();
  await page.locator("table.scenarios").waitFor();
  await w.speak("en");
  await says(page.locator(".title"), words("en")("shell.title"));
  assert.equal(await page.locator(".toast").count(), 0);
});

test("ltv-ready is told once, before and after", async () => {
  const page = await placed('mode="full"');
  await widget(page, t).grow();
  const ready = await page.evaluate(() => heard.filter(({ name }) => name === "ltv-ready").map(({ detail }) => detail.mode));
  assert.deepEqual(ready, ["full"]);
});
