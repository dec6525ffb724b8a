// Every method on several inputs: the figures on the screen are those of sums taken term by term.

import assert from "node:assert/strict";
import { test } from "node:test";
import { leaving, money, reckon, short, shown, waiting } from "./support/model.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");

/** The larger module's form of a kind of business, with nothing folded away. */
async function form(business, options) {
  const page = await run.open(options);
  const w = widget(page, t);
  await w.grow();
  if (!(await w.more.evaluate((more) => more.open))) await w.more.locator("summary").click();
  await w.business(business);
  return { page, w };
}

const LABELS = {
  aov: "aov", orders: "frequency", margin: "margin", cost: "cost", churn: "churn", lifespan: "lifespan",
  discount: "discount", horizon: "horizon", cac: "cac", revenue: "revenue", payers: "payers",
  loyalty: "loyalty", totalSpend: "total_spend", spend: "spend", newCustomers: "new_customers",
};
const PERCENT = new Set(["margin", "churn", "discount"]);

/** Types a value, its period first: to choose one restates what stands there. */
async function enter(w, name, value, subscription) {
  const label = `calculator.${name === "aov" && subscription ? "price" : LABELS[name]}`;
  const [number, per] = Array.isArray(value) ? value : [value];
  if (per) await w.period(label).selectOption(per);
  await w.field(label).fill(number === null ? "" : String(PERCENT.has(name) ? Number((number * 100).toFixed(6)) : number));
}

/** One way of entering the same thing or the other, whichever stands there now. */
async function switched(w, to) {
  const button = w.button(`calculator.${to}`);
  if (await button.count()) await button.click();
}

/** Enters a case of `reckon`. */
async function fill(w, business, inputs) {
  const subscription = business === "subscription";
  if (business !== "base") await w.method(inputs.method);
  if (inputs.timing) await w.menu("calculator.timing").selectOption(inputs.timing);
  await w.menu("calculator.payment_period").selectOption(inputs.period ?? "month");
  if (business === "base") {
    const { revenue, payers, spend } = inputs.base;
    const fields = { revenue, payers, loyalty: inputs.lifespan, totalSpend: spend, margin: inputs.margin ?? null };
    for (const [name, value] of Object.entries(fields)) await enter(w, name, value);
    return;
  }
  await switched(w, inputs.lifespan ? "use_lifespan" : "use_churn");
  await switched(w, inputs.spend ? "use_spend" : "use_cost");
  const { aov, orders, margin, cost, churn, lifespan, discount, horizon, cac, spend } = inputs;
  const fields = { aov, orders, margin, cost, churn, lifespan, discount, horizon, cac, spend: spend?.[0], newCustomers: spend?.[1] };
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) await enter(w, name, value, subscription);
  }
}

const CASES = {
  "repeat purchases, revenue only": ["repeat", [
    { method: "simple", aov: 24.3, orders: [1, "week"], lifespan: [20, "year"] },
    { method: "simple", aov: 1180, orders: [5, "year"], lifespan: [30, "month"] },
    { method: "simple", period: "quarter", aov: 990, orders: [2, "quarter"], lifespan: [7.5, "quarter"] },
  ]],
  "repeat purchases, with margin": ["repeat", [
    { method: "margin", aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, churn: [0.08, "month"], cac: 620 },
    { method: "margin", aov: 1180, orders: [5.04, "year"], margin: 0.45, cost: 85, churn: [0.6, "year"], cac: 620 },
    { method: "margin", period: "week", aov: 120, orders: [1.5, "week"], margin: 0.65, cost: 20, churn: [0.03, "month"], cac: 900 },
    { method: "margin", aov: 1500, orders: [0.5, "month"], margin: 0.4, cost: 60, lifespan: [2.5, "year"], cac: 700 },
    { method: "margin", period: "year", aov: 8000, orders: [1.2, "year"], margin: 0.3, cost: 150, churn: [0.35, "year"], cac: 2600 },
    { method: "margin", aov: 640, orders: [0.8, "month"], margin: 0.5, cost: 30, churn: [0.11, "month"], spend: [150000, 260] },
  ]],
  "repeat purchases, a set horizon": ["repeat", [
    { method: "horizon", timing: "start", aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, churn: [0.08, "month"], discount: [0.1, "year"], horizon: [3, "year"], cac: 620 },
    { method: "horizon", timing: "end", aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, churn: [0.5, "year"], discount: [0.1, "year"], horizon: [14.5, "month"], cac: 620 },
    { method: "horizon", timing: "start", aov: 1500, orders: [6, "year"], margin: 0.4, cost: 60, lifespan: [2.3, "year"], discount: [0.02, "month"], horizon: [5, "year"], cac: 700 },
    { method: "horizon", timing: "end", period: "quarter", aov: 1500, orders: [2, "quarter"], margin: 0.4, cost: 60, lifespan: [2.3, "year"], discount: [0.08, "year"], horizon: [18, "month"], spend: [90000, 120] },
  ]],
  "subscription, until they leave": ["subscription", [
    { method: "retention", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], cac: 620 },
    { method: "retention", aov: 399, margin: 0.7, cost: 42.5, churn: [0.46, "year"], cac: 1500 },
    { method: "retention", period: "year", aov: 3600, margin: 0.8, cost: 200, churn: [0.25, "year"], cac: 3000 },
    { method: "retention", period: "week", aov: 99, margin: 0.6, cost: 5, churn: [0.3, "quarter"], spend: [240000, 1100] },
  ]],
  "subscription, discounted": ["subscription", [
    { method: "discounted", timing: "start", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], discount: [0.1, "year"], cac: 620 },
    { method: "discounted", timing: "end", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], discount: [0.1, "year"], cac: 620 },
    { method: "discounted", timing: "start", period: "year", aov: 3600, margin: 0.8, cost: 200, churn: [0.25, "year"], discount: [0.01, "month"], cac: 5000 },
    { method: "discounted", timing: "end", period: "quarter", aov: 1200, margin: 0.55, cost: 80, churn: [0.4, "year"], discount: [0.03, "quarter"], cac: 2000 },
    { method: "discounted", timing: "start", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], discount: [0, "year"], cac: 620 },
  ]],
  "subscription, a set horizon": ["subscription", [
    { method: "horizon", timing: "start", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], discount: [0.1, "year"], horizon: [1, "year"], cac: 620 },
    { method: "horizon", timing: "end", aov: 399, margin: 0.7, cost: 42.5, churn: [0.5, "year"], discount: [0.15, "year"], horizon: [2, "year"], cac: 620 },
    { method: "horizon", timing: "start", aov: 399, margin: 0.7, cost: 42.5, lifespan: [10.5, "month"], discount: [0.1, "year"], horizon: [2, "year"], cac: 620 },
    { method: "horizon", timing: "end", period: "week", aov: 99, margin: 0.6, cost: 5, churn: [0.1, "month"], discount: [0.1, "year"], horizon: [2.5, "quarter"], cac: 1900 },
  ]],
  "all customers": ["base", [
    { method: "total", margin: 0.45, lifespan: [3, "year"], base: { revenue: [7080000, "year"], payers: 1200, spend: 744000 } },
    { method: "total", margin: 0.6, lifespan: [30, "month"], base: { revenue: [310000, "month"], payers: 900, spend: 500000 } },
    { method: "total", period: "quarter", margin: 0.25, lifespan: [4.5, "quarter"], base: { revenue: [50000, "quarter"], payers: 64, spend: 30000 } },
    { method: "total", lifespan: [2, "year"], base: { revenue: [2400000, "year"], payers: 1600, spend: 990000 } },
    { method: "total", margin: 0.1, lifespan: [1, "year"], base: { revenue: [90000, "year"], payers: 40, spend: 40000 } },
  ]],
};

for (const [name, [business, cases]] of Object.entries(CASES)) {
  test(`${name}: LTV, ratio and payback are the sums of all payments`, async () => {
    const { page, w } = await form(business);
    for (const inputs of cases) {
      await fill(w, business, inputs);
      const found = reckon(inputs);
      assert.deepEqual(await w.figures(), shown(found, t, inputs), JSON.stringify(inputs));
      const note = page.locator(".fig .sub").first();
      if (inputs.base) {
        const gross = short(found.ltv * inputs.base.payers, t);
        await says(note, t("calculator.note_base", { gross, each: money(found.net, t) }));
      } else if (found.net !== null) {
        await says(note, t("calculator.note_net", { net: money(found.net, t) }));
      } else {
        await says(note, t("calculator.note_revenue"));
      }
    }
  });
}

test("a subscription's steps speak of the fee of a period, and of no orders", async () => {
  const { page, w } = await form("subscription");
  await w.explain.click();
  await says(page.locator(".explain .formula").first(), t("calculator.formula_payment"));
  await says(w.steps.first(), "NT$399 × 70% − NT$42.5 = NT$236.8");
  const text = (await page.locator(".explain").allTextContents()).join(" ");
  for (const word of ["calculator.per_order", "calculator.formula_order", "calculator.formula_period"]) assert.ok(!text.includes(t(word)), word);
});

test("both timings differ by exactly the first payment", () => {
  const inputs = { method: "discounted", aov: 399, margin: 0.7, cost: 42.5, churn: [0.05, "month"], discount: [0.1, "year"], cac: 620 };
  const [start, end] = ["start", "end"].map((timing) => reckon({ ...inputs, timing }).ltv);
  assert.ok(Math.abs(start - end - (399 * 0.7 - 42.5)) < 1e-6, "the sums of this file");
});

test("the CAC from spend is shown beside the customers it is divided by", async () => {
  const { page, w } = await form("repeat");
  await w.button("calculator.use_spend").click();
  await w.field("calculator.spend").fill("150000");
  await w.field("calculator.new_customers").fill("260");
  const aside = page.locator(".f").filter({ has: w.field("calculator.new_customers") }).locator(".top small");
  await says(aside, t("calculator.cac_from_spend", { cac: `NT$${t.upTo(150000 / 260, 2)}` }));
});

test("beside a rate of another period stands what it is converted to", async () => {
  const { page, w } = await form("subscription");
  await w.method("discounted");
  const aside = (name) => page.locator(".f").filter({ has: w.field(`calculator.${name}`) }).locator(".top small");
  for (const [rhythm, per] of [["month", "per_month"], ["quarter", "per_quarter"], ["week", "per_week"]]) {
    await w.menu("calculator.payment_period").selectOption(rhythm);
    await enter(w, "churn", [0.46, "year"]);
    await enter(w, "discount", [0.12, "year"]);
    const rate = (value) => t("calculator.equals_rate", { rate: t.percent(value, 3), per: t(`calculator.${per}`) });
    await says(aside("churn"), rate(leaving([0.46, "year"], rhythm)));
    await says(aside("discount"), rate(waiting([0.12, "year"], rhythm)));
  }
  await w.method("horizon");
  await enter(w, "horizon", [2.5, "year"]);
  await says(aside("horizon"), t("calculator.equals_months", { months: t.months(30) }));
});

test("a lifespan and a churn that disagree: the note says both, and which is used", async () => {
  const { page, w } = await form("repeat");
  const note = page.locator(".conflict");
  await w.field("calculator.churn").fill("5");
  await says(note, "");
  await w.button("calculator.use_lifespan").click();
  await says(note, "");
  await enter(w, "lifespan", [3, "year"]);
  const values = { span: t.months(36), churn: t.months(20) };
  await says(note, t("calculator.contradiction_span", values));
  const inputs = { method: "margin", aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, cac: 620 };
  assert.deepEqual(await w.figures(), shown(reckon({ ...inputs, lifespan: [3, "year"] }), t));
  await w.button("calculator.use_churn").click();
  await says(note, t("calculator.contradiction_churn", values));
  assert.deepEqual(await w.figures(), shown(reckon({ ...inputs, churn: [0.05, "month"] }), t));
  await w.button("calculator.use_lifespan").click();
  await enter(w, "lifespan", [20, "month"]);
  await says(note, "");
});

/** Whatever a user reads or hears, and what the pictures are drawn with. */
const everything = (page) =>
  page.locator(".ltv").evaluate((ltv) => {
    const said = ["aria-label", "aria-valuetext", "title", "placeholder", "style", "d", "x", "y", "width", "height", "x1", "x2", "y1", "y2", "transform"];
    const found = [];
    for (const node of ltv.querySelectorAll("*")) {
      for (const child of node.childNodes) if (child.nodeType === 3) found.push(child.data);
      for (const name of said) if (node.hasAttribute(name)) found.push(`${node.localName} ${name}=${node.getAttribute(name)}`);
      if (node.localName === "input") found.push(`value=${node.value}`);
    }
    return found.filter((text) => /NaN|Infinity|∞|undefined|\bnull\b|\d[eE][+-]?\d/.test(text));
  });

const EXTREMES = [
  ["all leave at once", { churn: [1, "month"] }],
  ["no margin", { margin: 0 }],
  ["a margin of everything", { margin: 1, cost: 0 }],
  ["winning costs nothing", { cac: 0 }],
  ["a customer costs next to nothing", { cac: 0.000001 }],
  ["as much as can be entered", { aov: 1e12, cac: 1e12 }],
  ["as little as can be entered", { aov: 0.01, margin: 0.0001, cost: 0, churn: [0.001, "month"] }],
  ["huge costs on nothing", { aov: 0.01, cost: 8e11 }],
  ["hardly anyone leaves", { churn: [0.001, "year"] }],
];
const PLAIN = { aov: 1180, orders: [0.42, "month"], margin: 0.45, cost: 85, churn: [0.08, "month"], cac: 620 };
const LATER = { discount: [0.1, "year"], horizon: [3, "year"] };

for (const [business, method] of [["repeat", "margin"], ["repeat", "horizon"], ["subscription", "retention"], ["subscription", "discounted"]]) {
  test(`${business}, ${method}: at the ends of the ranges there are right numbers or words, and no scars`, async () => {
    const { page, w } = await form(business);
    await w.explain.click();
    for (const tool of ["compare", "goal", "sensitivity", "ranges"]) await w.openTool(tool);
    await w.button("tools.typical").click();
    const scars = {};
    for (const [name, extreme] of EXTREMES) {
      const inputs = { method, ...PLAIN, ...(["horizon", "discounted"].includes(method) ? { ...LATER, timing: "end" } : {}), ...extreme };
      if (method !== "horizon") delete inputs.horizon;
      if (business === "subscription") delete inputs.orders;
      await fill(w, business, inputs);
      const found = reckon(inputs);
      assert.deepEqual(await w.figures(), shown(found, t), name);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      const bad = await everything(page);
      if (bad.length) scars[name] = bad.slice(0, 6);
    }
    assert.deepEqual(scars, {});
  });
}

test("all customers: the ends of the ranges leave no scars either", async () => {
  const { page, w } = await form("base");
  await w.explain.click();
  for (const tool of ["compare", "goal", "sensitivity", "ranges"]) await w.openTool(tool);
  const plain = { margin: 0.45, lifespan: [3, "year"], revenue: [7080000, "year"], payers: 1200, spend: 744000 };
  const scars = {};
  for (const extreme of [{ margin: 0 }, { margin: undefined }, { spend: 0 }, { revenue: [1e12, "week"] }, { payers: 1e9 }, { payers: 1 }, { spend: 1e12 }, { lifespan: [0.01, "week"] }]) {
    const { margin, lifespan, revenue, payers, spend } = { ...plain, ...extreme };
    const inputs = { method: "total", margin, lifespan, base: { revenue, payers, spend } };
    await fill(w, "base", inputs);
    assert.equal((await w.figures())[0], shown(reckon(inputs), t, inputs)[0], JSON.stringify(extreme));
    const bad = await everything(page);
    if (bad.length) scars[JSON.stringify(extreme)] = bad.slice(0, 6);
  }
  assert.deepEqual(scars, {});
});

test("numbers as they come from a spreadsheet or a Chinese keyboard, pasted into every kind of field", async () => {
  const { page, w } = await form("repeat");
  const paste = async (name, text) => {
    await w.field(`calculator.${name}`).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(text);
  };
  await paste("aov", "NT$1,200");
  await paste("frequency", "０．５");
  await paste("margin", "45%");
  await paste("cost", " 85 元");
  await paste("churn", "８％");
  await paste("cac", "NT$ 1,000.50");
  const inputs = { method: "margin", ...PLAIN, aov: 1200, orders: [0.5, "month"], cac: 1000.5 };
  assert.deepEqual(await w.figures(), shown(reckon(inputs), t));
  await w.field("calculator.aov").focus();
  assert.equal(await w.field("calculator.cac").inputValue(), "1,000.5", "left, it stands there tidied");
});
