// The element's `getResult()` and this package say the same, in the same shapes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { widget } from "../e2e/support/widget.mjs";
import { words } from "../e2e/support/words.mjs";
import { load, sample, site } from "./support/installed.mjs";
import { open, serve } from "./support/served.mjs";

const api = await load(after);
const t = words("en");
const origin = await serve(after, site);
const placed = async (attributes) => {
  const host = await serve(after, null, {
    "/": `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><ltv-calculator locale="en" ${attributes}></ltv-calculator><script async src="${origin}/embed.js"></script>`,
  });
  const page = await open(after, `${host}/`);
  await page.locator("[data-figure=ltv]").waitFor();
  return page;
};
const told = (page) => page.locator("ltv-calculator").evaluate((element) => element.getResult());
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const AIMS = { target: 3, targetPayback: 12, healthyFrom: 3, highFrom: 5 };
const SHOP = { business: "repeat", period: "month", aov: 1180, orders: 0.42, margin: 0.45, cost: 85, cac: 620, ...AIMS };
const BOX = { business: "subscription", period: "month", timing: "start", aov: 499, margin: 0.7, cost: 20, churn: 0.061, cac: 900, discount: 0.1, ...AIMS };
const INPUTS = {
  "turnover": { ...SHOP, method: "simple", period: "week", aov: 24.3, orders: 1, lifespan: 20, lifespanUnit: "year" },
  "margin and churn": { ...SHOP, method: "margin", churn: 0.08 },
  "margin and lifespan": { ...SHOP, method: "margin", lifespan: 2.5, lifespanUnit: "year" },
  "never paid back": { ...SHOP, method: "margin", churn: 0.3, cac: 5000 },
  "a horizon": { ...SHOP, method: "horizon", churn: 0.08, horizon: 3, horizonUnit: "year", discount: 0.1, discountPer: "year" },
  "a subscription": { ...BOX, method: "retention" },
  "a discounted one, paid at the end": { ...BOX, method: "discounted", timing: "end" },
  "a whole base": { business: "base", method: "total", revenue: 1_200_000, revenuePer: "year", payers: 400, loyalty: 3, loyaltyUnit: "year", totalSpend: 180_000, margin: 0.4, ...AIMS },
};

test("the calculator: every method, and every digit", async () => {
  const page = await placed('mode="full" currency="TWD"');
  for (const [name, inputs] of Object.entries(INPUTS)) {
    // Afresh: what one method was given stays in the fields of the next.
    await page.reload();
    await page.locator("[data-figure=ltv]").waitFor();
    const query = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [kebab(name), value]));
    await page.locator("ltv-calculator").evaluate((element, query) => element.setInputs(query), query);
    await page.waitForFunction((ltv) => document.querySelector("ltv-calculator").getResult().ltv === ltv, api.calculate(inputs).ltv)
      .catch(() => {}); // told below, with what stands there
    assert.deepEqual(await told(page), api.calculate({ ...inputs, currency: "TWD" }), name);
  }
  assert.deepEqual(page.faults, []);
});

test("the small module speaks the same shape", async () => {
  const page = await placed('currency="USD" prefill="method=margin&aov=100&orders=2&margin=0.5&cost=0&churn=0.1&cac=80&target=3"');
  const inputs = { method: "margin", aov: 100, orders: 2, margin: 0.5, cost: 0, churn: 0.1, cac: 80, target: 3, currency: "USD" };
  assert.deepEqual(await told(page), api.calculate(inputs));
});

test("orders: as far as the visitor has gone, what is on the screen, and nobody by name", async () => {
  const page = await placed('mode="full" currency="USD"');
  const results = [];
  await page.exposeFunction("heard", (detail) => results.push(detail));
  await page.evaluate(() => document.addEventListener("ltv-result", ({ detail }) => window.heard(detail)));
  const w = widget(page, t);
  assert.equal("analysis" in (await told(page)), false);
  await w.openSample();

  // The margin is that of the calculator's example.
  const { customers, ...whole } = await api.analyze(readFileSync(sample("cdnow.csv")), { margin: 0.45 });
  assert.equal(typeof customers, "function");
  const nothingYet = { cohorts: null, fitness: null, models: {}, notFitted: [], holdout: null, forecast: null };
  const { analysis, ...answer } = await told(page);
  assert.deepEqual(analysis, { quality: whole.quality, summary: whole.summary, ...nothingYet });
  assert.equal((await w.facts())[t("data.customers")].value, t.fixed(analysis.summary.customers, 0));
  assert.deepEqual(Object.keys(answer).sort(), Object.keys(api.calculate({ ...INPUTS["a subscription"] })).sort());

  await w.show("data.tab_cohorts");
  await page.locator("table.heat tbody tr").first().waitFor();
  assert.deepEqual((await told(page)).analysis.cohorts, whole.cohorts);
  const sizes = (await w.heat()).slice(1).map(({ size }) => size);
  assert.deepEqual(sizes, whole.cohorts.rows.map(({ size }) => t.fixed(size, 0)));

  await w.show("forecast.tab");
  await page.locator("table.rows tbody button").first().waitFor({ timeout: 60_000 });
  await page.locator(".making").waitFor({ state: "hidden" });
  const all = (await told(page)).analysis;
  assert.deepEqual(Object.keys(all), Object.keys(whole));
  assert.deepEqual(all, whole);
  for (const detail of results) assert.equal("analysis" in detail, false, "events tell the answer alone");
  assert.deepEqual(page.faults, []);
});

test("another table of cohorts is not passed off as one by first orders", async () => {
  const page = await placed('mode="full" currency="USD"');
  const w = widget(page, t);
  await w.openSample();
  await w.show("data.tab_cohorts");
  await page.locator("table.heat tbody tr").first().waitFor();
  const period = () => page.evaluate(() => document.querySelector("ltv-calculator").getResult().analysis.cohorts?.period ?? null);
  const becomes = async (expected) => {
    const deadline = Date.now() + 15_000;
    while ((await period()) !== expected && Date.now() < deadline) await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await period(), expected);
  };
  await becomes("month");
  await w.menu("cohorts.period").selectOption({ index: 2 });
  await becomes("quarter");
  const quarters = await api.analyze(readFileSync(sample("cdnow.csv")), { cohortBy: "quarter", models: ["nbd"] });
  assert.deepEqual((await told(page)).analysis.cohorts, quarters.cohorts);
  await page.locator(".more-ways > summary").first().click();
  await w.button("cohorts.rolling").click();
  await becomes(null);
  await w.button("cohorts.retention_active").click();
  await becomes("quarter");
});
