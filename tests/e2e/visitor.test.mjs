// A visitor opens a marketing page, plays with the example and learns what it means.

import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");

/** The margin method by hand, as the interface states its formula; churn is that of a month. */
function byHand({ order = 1180, frequency = 0.42, margin = 0.45, cost = 85, churn = 0.08, cac = 620 }) {
  const monthly = (order * margin - cost) * frequency;
  const ltv = monthly / churn;
  return { ltv, ratio: ltv / cac, payback: Math.log(1 - (cac * churn) / monthly) / Math.log(1 - churn) };
}

const shown = ({ ltv, ratio, payback }, say = t, symbol = "NT$", decimals = 0) => [
  symbol + say.fixed(ltv, decimals),
  `${say.ratio(ratio)} : 1`,
  `${say.upTo(payback, 1)} ${say("shell.months_unit")}`,
];

test("an example is already computed, in the page's language and currency", async () => {
  const page = await run.open();
  const w = widget(page, t);
  assert.equal(await w.figure("ltv"), "NT$2,342");
  assert.match(await w.figure("ratio"), /^3\.78\b/);
  assert.match(await w.figure("payback"), /^3\.7\b/);
  assert.deepEqual(await w.figures(), shown(byHand({})));
  assert.equal(await page.locator(".title").textContent(), t("shell.title"));
  const example = page.getByText(t("calculator.example_note"));
  assert.ok(await example.isVisible());
  await w.field("calculator.aov").fill("1,500");
  assert.ok(await example.isHidden(), "once edited it is no example any more");
});

test("the first screen asks for at most six inputs", async () => {
  const page = await run.open();
  const fields = page.getByRole("textbox");
  assert.ok((await fields.count()) <= 6, `${await fields.count()} fields`);
});

test("one sentence says what the figures mean", async () => {
  const w = widget(await run.open(), t);
  await w.field("calculator.aov").fill("1200");
  for (const [cac, message] of [[620, "calculator.verdict_within"], [900, "calculator.verdict_above"]]) {
    await w.field("calculator.cac").fill(String(cac));
    const { ltv, payback } = byHand({ order: 1200, cac });
    await says(w.says, t(message, {
      target: "3", allowed: `NT$${t.fixed(ltv / 3, 0)}`, cost: `NT$${cac}`, months: t.upTo(payback, 1),
    }));
  }
});

test("results follow what is typed within the same frame", async () => {
  const page = await run.open();
  const w = widget(page, t);
  const inOneFrame = await w.field("calculator.aov").evaluate(
    (input) =>
      new Promise((resolve) => {
        input.value = "2000";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        const figures = input.getRootNode().querySelectorAll("[data-figure]");
        requestAnimationFrame(() => resolve([...figures].map((each) => each.textContent.trim())));
      }),
  );
  const expected = shown(byHand({ order: 2000 }));
  assert.deepEqual(await w.figures(), expected);
  assert.deepEqual(inOneFrame, expected);
});

const typed = async (field) => Number((await field.inputValue()).replaceAll(",", ""));

test("a slider moves by keyboard, and the results with it", async () => {
  const w = widget(await run.open(), t);
  const [slider, field] = [w.slider("calculator.aov"), w.field("calculator.aov")];
  await slider.focus();
  let before = await typed(field);
  for (const [key, direction] of [["PageUp", 1], ["End", 1], ["PageDown", -1], ["PageDown", -1]]) {
    await slider.press(key);
    const now = await typed(field);
    assert.ok((now - before) * direction > 0, `${key}: ${before}, then ${now}`);
    assert.deepEqual(await w.figures(), shown(byHand({ order: now })));
    before = now;
  }
});

test("every press of an arrow key changes a slider's value", async () => {
  const w = widget(await run.open(), t);
  const stuck = [];
  for (const name of ["aov", "frequency", "margin", "cost", "churn", "cac"].map((each) => `calculator.${each}`)) {
    await w.slider(name).focus();
    for (const [key, direction] of [["ArrowRight", 1], ["ArrowRight", 1], ["ArrowLeft", -1], ["ArrowLeft", -1]]) {
      const before = await typed(w.field(name));
      await w.slider(name).press(key);
      const now = await typed(w.field(name));
      if ((now - before) * direction <= 0) stuck.push(`${t(name)}, ${key}: ${before}, then ${now}`);
    }
  }
  assert.deepEqual(stuck, []);
});

test("another period restates the churn and keeps the answer", async () => {
  const w = widget(await run.open(), t);
  const before = await w.figures();
  await w.period("calculator.churn").selectOption("year");
  // 1 − 0.92¹² of the customers leave in a year.
  assert.equal(await w.field("calculator.churn").inputValue(), t.upTo((1 - 0.92 ** 12) * 100, 4));
  assert.deepEqual(await w.figures(), before);
});

test("how it is computed is told with the numbers in it", async () => {
  const page = await run.open();
  const steps = page.locator(".explain .numbers");
  assert.equal(await steps.count(), 0, "not before it is asked for");
  await page.getByText(t("calculator.how")).click();
  await steps.first().waitFor();
  const { ltv, ratio, payback } = byHand({});
  assert.deepEqual(await steps.allTextContents(), [
    "NT$1,180 × 45% − NT$85 = NT$446",
    "NT$446 × 0.42 = NT$187.32",
    "1 ÷ 8% = 12.5",
    `NT$187.32 × 12.5 = NT$${t.upTo(ltv, 2)}`,
    `NT$${t.upTo(ltv, 2)} − NT$620 = NT$${t.upTo(ltv - 620, 2)}`,
    `NT$${t.upTo(ltv, 2)} ÷ NT$620 = ${t.ratio(ratio)}`,
    `NT$620 ÷ NT$187.32 = ${t.months(620 / 187.32)}`,
    t.months(payback),
  ]);
});

test("the English interface and another currency", async () => {
  const page = await run.open();
  const w = widget(page, en);
  await w.speak("en");
  await page.getByRole("heading", { name: en("shell.title") }).waitFor();
  assert.equal(await page.locator(".ltv").getAttribute("lang"), "en");
  assert.deepEqual(await w.figures(), shown(byHand({}), en), "the language changes no amount");

  const currency = page.getByRole("combobox", { name: en("shell.currency") });
  await currency.selectOption("USD");
  assert.equal(await w.field("calculator.aov").inputValue(), "48");
  const dollars = { order: 48, cost: 3.5, cac: 25 };
  assert.deepEqual(await w.figures(), shown(byHand(dollars), en, "$", 2), "the example is one in dollars");

  await w.field("calculator.aov").fill("60");
  await currency.selectOption("TWD");
  assert.equal(await w.field("calculator.aov").inputValue(), "60", "an entered amount stays");
  assert.deepEqual(await w.figures(), shown(byHand({ ...dollars, order: 60 }), en));
});

test("the theme follows the system", async () => {
  const grounds = { light: "rgb(255, 255, 255)", dark: "rgb(22, 28, 28)" };
  for (const [colorScheme, expected] of Object.entries(grounds)) {
    const page = await run.open({ colorScheme });
    const ground = await page.locator(".shell").evaluate((shell) => getComputedStyle(shell).backgroundColor);
    assert.equal(ground, expected, colorScheme);
  }
});
