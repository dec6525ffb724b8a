// The tools below the answer: what they say is recomputed here, and what they do can be taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { money, reckon, shown } from "./support/model.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
/** The example of a shop, and of a subscription. */
const SHOP = { method: "margin", aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, churn: [0.08, "month"], cac: 620 };
const CLUB = { method: "retention", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], cac: 620 };
const LATER = { discount: [0.1, "year"], horizon: [3, "year"] };

async function opened(tool, options) {
  const page = await run.open(options);
  const w = widget(page, t);
  const inside = await w.openTool(tool);
  return { page, w, inside };
}
const cells = (rows) => rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));

const METHODS = {
  repeat: [
    ["calculator.method_simple", { ...SHOP, method: "simple" }],
    ["calculator.method_margin", SHOP],
    ["tools.discounted_start", { ...SHOP, ...LATER, method: "discounted", timing: "start" }],
    ["tools.discounted_end", { ...SHOP, ...LATER, method: "discounted", timing: "end" }],
    ["calculator.method_horizon", { ...SHOP, ...LATER, method: "horizon", timing: "start" }],
  ],
  subscription: [
    ["calculator.method_retention", CLUB],
    ["tools.discounted_start", { ...CLUB, ...LATER, method: "discounted", timing: "start" }],
    ["tools.discounted_end", { ...CLUB, ...LATER, method: "discounted", timing: "end" }],
    ["calculator.method_horizon", { ...CLUB, ...LATER, method: "horizon", timing: "start" }],
  ],
};

/** A row of the comparison as it must stand there. */
function row(name, inputs) {
  const { ltv, net, ratio, payback } = reckon(inputs);
  const rest = inputs.method === "simple" ? Array(3).fill(t("tools.not_for_revenue")) : [
    money(net, t), `${t.ratio(ratio)} : 1`, t.months(payback),
  ];
  return [t(name), money(ltv, t), ...rest];
}
const table = async (inside) =>
  (await inside.locator("table.methods tbody tr").evaluateAll((all) => all.map((row) => [
    row.querySelector("th b").textContent.trim(), ...[...row.querySelectorAll("td")].slice(0, 4).map((cell) => cell.textContent.trim()),
  ])));

for (const [business, methods] of Object.entries(METHODS)) {
  test(`compare, ${business}: every method with its figures, and a press on one uses it`, async () => {
    const { w, inside } = await opened("compare");
    await w.business(business);
    const expected = methods.map(([name, inputs]) => row(name, inputs));
    assert.deepEqual(await table(inside), expected);
    let timing = "start"; // a horizon has the one that was chosen last
    for (const [name, given] of methods) {
      const inputs = given.method === "horizon" ? { ...given, timing } : given;
      const use = inside.getByRole("button", { name: t("tools.use_method", { verb: t("tools.use_this"), method: t(name) }), exact: true });
      const used = inside.getByRole("button", { name: t("tools.use_method", { verb: t("tools.in_use"), method: t(name) }), exact: true });
      if (business === "repeat" && inputs.method === "discounted") {
        assert.equal((await use.count()) + (await used.count()), 0, "a subscription's method is none of a shop's");
        continue;
      }
      timing = inputs.timing ?? timing;
      if (await use.count()) await use.click();
      await used.waitFor();
      assert.equal(await used.getAttribute("aria-pressed"), "true");
      assert.deepEqual(await w.figures(), shown(reckon(inputs), t), name);
      assert.equal(await w.chosenMethod(), inputs.method);
      assert.equal(await inside.locator("tr.chosen").count(), 1);
      if (inputs.method === "discounted") assert.equal(await w.menu("calculator.timing").inputValue(), inputs.timing);
    }
  });
}

test("compare, all customers: with the margin and without it", async () => {
  const { page, w, inside } = await opened("compare");
  await w.business("base");
  const base = { revenue: [7080000, "year"], payers: 1200, spend: 744000 };
  const typed = { revenue: 7080000, payers: 1200, margin: 45, loyalty: 3, total_spend: 744000 };
  for (const [name, value] of Object.entries(typed)) await w.field(`calculator.${name}`).fill(String(value));
  const names = [t("calculator.method_margin"), t("calculator.method_simple")];
  assert.deepEqual((await inside.locator("table.methods tbody th b").allTextContents()).toSorted(), names.toSorted());
  for (const [name, margin] of [["calculator.method_margin", 0.45], ["calculator.method_simple", undefined]]) {
    const { ltv } = reckon({ method: "total", lifespan: [3, "year"], margin, base });
    const line = inside.locator("table.methods tbody tr").filter({ has: page.getByText(t(name), { exact: true }) });
    assert.equal(await line.locator("td").nth(2).textContent(), money(ltv, t), name);
  }
});

/** The buttons of the goal's rows, by the inputs' names. */
const applies = (inside, name) => inside.getByRole("button", { name: t("tools.use_method", { verb: t("tools.apply"), method: t(name) }), exact: true });

for (const [figure, label, at, value, expected] of [
  ["calculator.ltv", "tools.target_ltv", 0, "3000", "NT$3,000"],
  ["calculator.ratio", "calculator.target", 1, "5", "5 : 1"],
  ["calculator.payback", "calculator.target_payback", 2, "3", `3 ${t("shell.months_unit")}`],
]) {
  test(`goal seek, ${figure}: each value that it offers meets the target on the screen, and can be taken back`, async () => {
    const { w, inside } = await opened("goal");
    await inside.getByRole("button", { name: t(figure), exact: true }).click();
    await inside.getByRole("textbox", { name: t(label), exact: true }).fill(value);
    const before = await w.figures();
    const texts = () => Promise.all(["aov", "frequency", "margin", "cost", "churn", "cac"].map((name) => w.field(`calculator.${name}`).inputValue()));
    const typed = await texts();
    let offered = 0;
    for (const name of ["aov", "frequency", "margin", "cost", "churn", "cac"]) {
      const apply = applies(inside, `calculator.${name}`);
      if (!(await apply.count())) continue;
      offered++;
      await apply.click();
      assert.equal((await w.figures())[at], expected, name);
      assert.notDeepEqual(await texts(), typed, name);
      const status = inside.locator(".status");
      assert.match(await status.locator("[role=status]").textContent(), new RegExp(t(`calculator.${name}`).replace(/[()]/g, "\\$&")));
      await status.getByRole("button", { name: t("tools.undo"), exact: true }).click();
      assert.deepEqual(await w.figures(), before, `${name}, taken back`);
      assert.deepEqual(await texts(), typed, `${name}, taken back`);
      await status.getByRole("button", { name: t("tools.redo"), exact: true }).click();
      assert.equal((await w.figures())[at], expected, `${name}, made again`);
      await status.getByRole("button", { name: t("tools.undo"), exact: true }).click();
    }
    assert.ok(offered >= 4, `${offered} inputs can reach it`);
  });
}

test("goal seek: the order value that it names is that of the formula, and what cannot be reached says so", async () => {
  const { w, inside } = await opened("goal");
  await inside.getByRole("textbox").fill("3000");
  await applies(inside, "calculator.aov").click();
  const aov = ((3000 * 0.08) / 0.42 + 85) / 0.45;
  assert.ok(Math.abs(Number((await w.field("calculator.aov").inputValue()).replaceAll(",", "")) - aov) < 0.01, "by hand");
  await inside.locator(".status button").click();
  // At most the whole revenue is margin: (1,180 − 85) × 0.42 ÷ 8 % = 5,749.
  await inside.getByRole("textbox").fill("6000");
  const margin = inside.locator("table.levers tr").filter({ hasText: t("calculator.margin") });
  assert.ok((await margin.locator("td").first().textContent()).includes(t("tools.out_of_reach")));
  assert.ok(await margin.locator("button").isHidden());
  await inside.getByRole("textbox").fill("abc");
  await says(inside.locator(".n .note"), t("calculator.problem_number", { text: "abc" }));
});

test("an undo right after what was typed takes back the step, not the typing", async () => {
  const { w, inside } = await opened("goal");
  await w.field("calculator.cac").fill("700");
  await inside.getByRole("textbox").fill("3000");
  await applies(inside, "calculator.aov").click();
  await inside.locator(".status").getByRole("button", { name: t("tools.undo"), exact: true }).click();
  assert.equal(await w.field("calculator.aov").inputValue(), "1,180");
  assert.equal(await w.field("calculator.cac").inputValue(), "700", "typed before, and no part of the step");
});

const MOVABLE = { aov: "aov", orders: "frequency", margin: "margin", cost: "cost", churn: "churn", cac: "cac" };
const moved = (inputs, name, by) => ({ ...inputs, [name]: Array.isArray(inputs[name]) ? [inputs[name][0] * by, inputs[name][1]] : inputs[name] * by });
const FIGURES = [
  ["calculator.ltv", "ltv", (value) => money(value, t)],
  ["calculator.net", "net", (value) => money(value, t)],
  ["calculator.ratio", "ratio", (value) => `${t.ratio(value)} : 1`],
  ["calculator.payback", "payback", (value) => t.months(value)],
];

for (const share of [0.1, 0.2]) {
  test(`what matters most: the bars' order and ends at ±${share * 100} % are those of this file's own sums`, async () => {
    const { page, inside } = await opened("sensitivity");
    await inside.getByRole("button", { name: `±${t.percent(share, 0)}`, exact: true }).click();
    const rows = page.locator(".tool figure.chart").first().locator(".behind tbody tr");
    for (const [figure, key, say] of FIGURES) {
      await inside.getByRole("button", { name: t(figure), exact: true }).click();
      const swings = Object.entries(MOVABLE).map(([name, label]) => {
        const ends = [1 - share, 1 + share].map((by) => reckon(moved(SHOP, name, by))[key]);
        return { label: t(`calculator.${label}`), ends, size: Math.abs(ends[1] - ends[0]) };
      });
      const expected = swings.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
      const found = (await cells(rows)).map(([name, ...ends]) => [name, ...ends.map((text) => text.split("→").pop().trim())]);
      assert.deepEqual(found.map(([name]) => name).toSorted(), expected.map(({ label }) => label).toSorted(), figure);
      // Which of two comes first that move the figure alike is no matter.
      const size = Object.fromEntries(expected.map((each) => [each.label, each.size]));
      found.reduce((last, [name]) => (assert.ok(size[name] <= last * (1 + 1e-9), `${figure}: ${name} comes too late`), size[name]), Infinity);
      for (const { label, ends } of expected) assert.deepEqual(found.find(([name]) => name === label).slice(1), ends.map(say), `${figure}, ${label}`);
    }
  });
}

test("two at once: every cell is the figure with both inputs moved", async () => {
  const { page, w, inside } = await opened("sensitivity");
  for (const [across, down] of [["margin", "churn"], ["aov", "cac"]]) {
    await w.menu("tools.pair_across").selectOption(across === "orders" ? "orders" : across);
    await w.menu("tools.pair_down").selectOption(down);
    for (const [figure, key, say] of [FIGURES[0], FIGURES[1]]) {
      await inside.getByRole("button", { name: t(figure), exact: true }).click();
      const rows = await cells(page.locator(".tool figure.chart").nth(1).locator(".behind tbody tr"));
      assert.deepEqual([rows.length, rows[0].length], [7, 8]);
      const steps = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];
      const expected = steps.map((y) => steps.map((x) => say(reckon(moved(moved(SHOP, across, x), down, y))[key])));
      assert.deepEqual(rows.map((row) => row.slice(1)), expected, `${across} and ${down}, ${figure}`);
    }
  }
});

/** The sentence of the ranges, taken apart. */
async function interval(inside) {
  const text = (await inside.locator(".says").textContent()).trim();
  const shape = t("tools.ranges_says", { figure: t("tools.short_ltv"), low: "LOW", high: "HIGH", target: "3", chance: "CHANCE" })
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace("LOW", "NT\\$([\\d,]+)").replace("HIGH", "NT\\$([\\d,]+)").replace("CHANCE", "(\\d+)%");
  const found = text.match(new RegExp(`^${shape}$`)) ?? assert.fail(`not the sentence: ${text}`);
  return found.slice(1).map((number) => Number(number.replaceAll(",", "")));
}
/** The rows of the figures over all draws; the other tables stand behind the pictures. */
const figures = (inside) => inside.locator(".work > .scroll tbody tr");
const drawn = async (w, inside) => {
  await w.button("tools.typical").click();
  await figures(inside).first().waitFor();
};

test("ranges: the interval and the chance are those of a simulation of this file's own", async () => {
  const { w, inside } = await opened("ranges");
  await drawn(w, inside);
  const [low, high, chance] = await interval(inside);
  let state = 7;
  const random = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 4294967296;
  // Triangular from 80 % to 120 % with its peak at 1.
  const spread = () => { const u = random(); return u < 0.5 ? 0.8 + Math.sqrt(u * 0.08) : 1.2 - Math.sqrt((1 - u) * 0.08); };
  const draws = Array.from({ length: 200_000 }, () => {
    const ltv = ((SHOP.aov * spread() * SHOP.margin * spread() - SHOP.cost * spread()) * 0.42 * spread()) / (0.08 * spread());
    return { ltv, ratio: ltv / (SHOP.cac * spread()) };
  });
  const sorted = draws.map(({ ltv }) => ltv).sort((a, b) => a - b);
  const near = (found, wanted, within, what) => assert.ok(Math.abs(found - wanted) <= within, `${what}: ${found}, not ${wanted}`);
  near(low, sorted[20_000], 40, "one in ten below");
  near(high, sorted[180_000], 40, "one in ten above");
  near(chance, (draws.filter(({ ratio }) => ratio >= 3).length / draws.length) * 100, 2, "the chance of the target");
});

test("ranges: the same seed gives the same digits after a reload, another one others", async () => {
  const { page, w, inside } = await opened("ranges");
  await drawn(w, inside);
  const [sentence, rows] = [await inside.locator(".says").textContent(), await cells(figures(inside))];
  await page.reload();
  const again = await w.openTool("ranges");
  await drawn(w, again);
  await says(again.locator(".says"), sentence.trim());
  assert.deepEqual(await cells(figures(again)), rows);
  await w.button("tools.draw_again").click();
  await again.getByText(t("tools.draws", { draws: t.fixed(10_000, 0), seed: "2" })).waitFor();
  await page.waitForFunction(([at, before]) => document.querySelector("ltv-calculator").shadowRoot.querySelector(at).textContent.trim() !== before, [".inside .says", sentence.trim()]);
  const [low, high] = await interval(again);
  assert.ok(low < 2342 && 2342 < high);
});

test("ranges: a low above the likely value is explained at its field, and the last range stays in force", async () => {
  const { w, inside } = await opened("ranges");
  const shop = inside.locator(".range").filter({ hasText: t("calculator.aov") });
  await shop.getByRole("switch").click();
  await figures(inside).first().waitFor();
  const before = await inside.locator(".says").textContent();
  const field = (name) => shop.getByRole("textbox", { name: t(`tools.${name}`), exact: true });
  const note = async (name) => inside.locator(`[id="${await field(name).getAttribute("aria-describedby")}"]`);
  await field("low").fill("1300");
  await says(await note("low"), t("tools.low_above", { likely: "NT$1,180" }));
  assert.equal(await field("low").getAttribute("aria-invalid"), "true");
  assert.equal(await inside.locator(".says").textContent(), before);
  await field("low").fill("1000");
  await says(await note("low"), "");
  await field("high").fill("1100");
  await says(await note("high"), t("tools.high_below", { likely: "NT$1,180" }));
  await field("high").fill("");
  await says(await note("high"), t("calculator.problem_empty"));
  await field("high").fill("1,400");
  await says(await note("high"), "");
  await w.button("tools.clear").click();
  await says(inside.locator(".says"), t("tools.ranges_invite"));
});

test("a tool greys while a field cannot be used, and goes on from the last valid values", async () => {
  const { w, inside } = await opened("goal");
  const sentence = await inside.locator(".says").textContent();
  await w.field("calculator.churn").fill("0");
  assert.match(await inside.locator(".work").getAttribute("class"), /\bstale\b/);
  await says(inside.locator(".says"), sentence.trim());
  await w.field("calculator.churn").fill("8");
  assert.doesNotMatch(await inside.locator(".work").getAttribute("class"), /\bstale\b/);
});
