// What the calculator says where the plain answer ends: never, revenue only, impossible values.

import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");

test("an acquisition cost that never comes back: the words, and the churn that would change it", async () => {
  const w = widget(await run.open(), t);
  await w.field("calculator.cac").fill("3000");
  // (order × 45 % − 85) × 0.42 a month, over churn: only below monthly ÷ 3,000 does it add up to 3,000.
  const cases = [["1,220", "NT$2,436", "NT$812", "6.4"], ["1,200", "NT$2,389", "NT$796", "6.3"]];
  for (const [order, ltv, allowed, churn] of cases) {
    await w.field("calculator.churn").fill("8");
    await w.field("calculator.aov").fill(order);
    assert.equal(await w.figure("payback"), t("calculator.never"));
    await says(w.says,
      t("calculator.verdict_never", { cost: "NT$3,000", ltv, target: "3", allowed }) +
      t("calculator.verdict_never_churn", { churn: `${churn}%`, per: t("calculator.per_month") }));
    await w.field("calculator.churn").fill(churn);
    assert.match(await w.figure("payback"), /^\d/, "the churn it names does change it");
  }
});

test("revenue only: Starbucks, 24.30 a week for 20 years, comes to 25,272", async () => {
  const w = widget(await run.open(), t);
  await w.button("calculator.method_simple").click();
  await w.period("calculator.frequency").selectOption("week");
  await w.period("calculator.lifespan").selectOption("year");
  await w.field("calculator.aov").fill("24.30");
  await w.field("calculator.frequency").fill("1");
  await w.field("calculator.lifespan").fill("20");
  assert.deepEqual(await w.figures(), ["NT$25,272", "—", "—"]);
  await says(w.says, t("calculator.verdict_revenue", { ltv: "NT$25,272", months: t.months(240) }));
  await w.button("calculator.enter_margin").click();
  assert.ok(await w.field("calculator.margin").isVisible(), "the way to profit is one press away");
});

test("an impossible value is explained at its field; the last valid answer stays, greyed", async () => {
  const page = await run.open();
  const w = widget(page, t);
  const [churn, result] = [w.field("calculator.churn"), page.locator(".result")];
  await churn.fill("10");
  const valid = await w.figures();
  const ink = () => page.locator("[data-figure=ltv]").evaluate((figure) => getComputedStyle(figure).color);
  const fresh = await ink();
  for (const [text, message] of [
    ["0", t("calculator.problem_churn_low", { text: "0%", limit: "0.1%" })],
    ["0.01", t("calculator.problem_churn_low", { text: "0.01%", limit: "0.1%" })],
    ["101", t("calculator.problem_churn_high")],
    ["", t("calculator.problem_empty")],
    ["<b>x", t("calculator.problem_number", { text: "<b>x" })],
  ]) {
    await churn.fill(text);
    const note = page.locator(`#${await churn.getAttribute("aria-describedby")}`);
    await says(note, message);
    assert.equal(await churn.getAttribute("aria-invalid"), "true", text);
    assert.deepEqual(await w.figures(), valid, text);
    assert.match(await result.getAttribute("class"), /\bstale\b/, text);
    // Greyed, but legible: a paler ink, no colour.
    assert.equal(await result.evaluate((it) => getComputedStyle(it).filter), "grayscale(1)");
    assert.notEqual(await ink(), fresh, text);
  }
  await churn.fill("10");
  assert.equal(await churn.getAttribute("aria-invalid"), "false");
  assert.doesNotMatch((await result.getAttribute("class")) ?? "", /\bstale\b/);
});

test("numbers as people type them", async () => {
  const w = widget(await run.open(), t);
  for (const text of ["1,500", "NT$1,500", "１５００", " 1500 ", "1500元"]) {
    await w.field("calculator.aov").fill("1");
    await w.field("calculator.aov").fill(text);
    assert.equal(await w.figure("ltv"), "NT$3,098", text); // (1,500 × 45 % − 85) × 0.42 ÷ 8 %
  }
});

test("no acquisition cost, and no contribution", async () => {
  const w = widget(await run.open(), t);
  await w.field("calculator.aov").fill("1200");
  await w.field("calculator.cac").fill("");
  await says(w.says, t("calculator.verdict_no_cac", { allowed: "NT$796", target: "3" }));
  assert.deepEqual(await w.figures(), ["NT$2,389", "—", "—"]);
  await w.field("calculator.cac").fill("620");
  await w.field("calculator.margin").fill("5");
  // 1,200 × 5 % − 85 = −25 an order, × 0.42 a month.
  const values = { order: "−NT$25", period: t("calculator.per_month"), value: "−NT$11" };
  await says(w.says, t("calculator.verdict_no_contribution", values));
  assert.equal(await w.figure("payback"), t("calculator.never"));
});
