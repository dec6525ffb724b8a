// A consultant tries the sample: its figures are those that DuckDB computes from the same file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expected, expectedHeat } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const [summary] = expected("cdnow_summary");
const dollars = (value) => `US$${t.fixed(value, 2)}`;

async function sample() {
  const page = await run.open();
  const w = widget(page, t);
  await w.openSample();
  return { page, w };
}

test("one press opens the sample; the overview equals the oracle's", async () => {
  const { page, w } = await sample();
  const facts = await w.facts();
  const revenue = summary.revenue_scaled / 10_000;
  const value = (name) => facts[t(name)]?.value;
  assert.equal(value("data.customers"), "2,357");
  assert.equal(value("data.customers"), t.fixed(summary.customers, 0));
  assert.equal(value("data.orders"), "6,919");
  assert.equal(value("data.orders"), t.fixed(summary.orders, 0));
  assert.equal(value("data.revenue"), dollars(revenue));
  assert.equal(value("data.aov"), dollars(revenue / summary.orders));
  assert.equal(value("data.orders_per_customer"), t.fixed(summary.orders / summary.customers, 2));
  assert.equal(value("data.repeat_rate"), "48.32%");
  assert.equal(value("data.median_gap"), t("data.days", { n: "34" }));
  assert.equal(value("data.ltv_mean"), dollars(revenue / summary.customers));
  assert.equal(value("data.ltv_median"), dollars(summary.ltv_median));
  assert.equal(value("data.top_share"), t.percent(summary.top_decile_share, 1));
  const sameDay = t("data.repeat_note", { rate: t.percent(summary.repeat_rate_by_orders, 2) });
  assert.equal(facts[t("data.repeat_rate")].note, sameDay);
  assert.equal(facts[t("data.median_gap")].note, t("data.gap_note", { gap: t("data.days", { n: "30" }) }));
  assert.equal(facts[t("data.orders")].note, t("data.span", { from: "1997年1月1日", to: "1998年6月30日" }));
  await says(page.locator("h2.lead"), t("data.overview_lead", {
    value: dollars(revenue / summary.customers), repeat: t.percent(summary.repeat_rate_by_days, 1),
    customers: "2,357", since: t.month(1997, 1),
  }));
});

test("the revenue of every month, in the table behind the chart", async () => {
  const { page } = await sample();
  await page.getByText(t("shell.table")).click();
  const rows = await page.locator(".behind tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  const months = expected("cdnow_months").map(({ month, revenue_scaled }) => [
    t.month(...month.split("-").map(Number)), dollars(revenue_scaled / 10_000),
  ]);
  assert.equal(months.length, 18);
  assert.deepEqual(rows, months);
});

test("the cohort table: every cell, both measures, and the weighted average", async () => {
  const { page, w } = await sample();
  await w.show("data.tab_cohorts");
  const retention = expectedHeat("cdnow", "retention", (value) => t.percentFixed(value, 1), t);
  assert.equal(retention.length, 4, "three cohorts and their average");
  assert.deepEqual(await w.heat(), retention);

  await w.show("data.cumulative");
  const cumulative = expectedHeat("cdnow", "cumulative_revenue_per_customer", (value) => t.fixed(value, 2), t);
  assert.deepEqual(await w.heat(), cumulative);

  const [, next, ...later] = expected("cdnow_average");
  const { age, cumulative_revenue_per_customer: value } = later.at(-1);
  await says(page.locator("h2.lead"), t("data.cohorts_lead", {
    next: t.percent(next.retention, 1), months: t.months(age), value: dollars(value),
  }));
});

test("the report accounts for every row, and notes the amounts of zero", async () => {
  const { page, w } = await sample();
  await w.show("data.tab_report");
  await says(page.locator("h2.lead"), t("data.report_all_kept", { read: "6,919" }));
  const items = await page.locator(".account .report-list > li").allTextContents();
  assert.equal(items.length, 1);
  assert.equal(summary.zero_amounts, 8);
  const zero = [t("data.note_zero"), t("data.row_count", { count: "8" }), t("data.kept")].join(" · ");
  assert.ok(items[0].startsWith(zero), items[0]);
  const examples = page.locator(".account .report-list tbody tr");
  assert.ok((await examples.count()) > 0, "with rows to look up");
  for (const amount of await examples.locator("td:last-child").allTextContents()) assert.equal(Number(amount), 0);
});

test("the language changes the words and no figure of an analysed file", async () => {
  const { w, page } = await sample();
  const en = words("en");
  await w.speak("en");
  await page.getByRole("heading", { name: en("shell.title") }).waitFor();
  const facts = await widget(page, en).facts();
  assert.equal(facts[en("data.customers")].value, "2,357");
  assert.equal(facts[en("data.revenue")].value, `$${en.fixed(summary.revenue_scaled / 10_000, 2)}`);
  assert.equal(facts[en("data.median_gap")].value, "34 days");
});

test("no word of the other language is left on the results", async () => {
  const { w, page } = await sample();
  await w.speak("en");
  await page.getByRole("heading", { name: words("en")("shell.title") }).waitFor();
  const lines = (await page.locator(".page").innerText()).split("\n");
  assert.deepEqual(lines.filter((line) => /[\u4e00-\u9fff]/.test(line)), []);
});

test("the coffee shop: three files of three kinds, read at once, named synthetic", async () => {
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.button("files.open_coffee").click();
  await w.results();
  await says(page.locator(".file b"), t("files.coffee_name"));
  await page.locator(".file").getByText(t("files.synthetic"), { exact: true }).waitFor();
  await w.show("data.tab_report");
  assert.equal(await page.locator("[data-account]").count(), 3);
  for (const text of await page.locator("[data-account]").allTextContents()) {
    const [read, kept, changed, dropped] = text.match(/[\d,]+/g).map((number) => Number(number.replaceAll(",", "")));
    assert.equal(kept + changed + dropped, read, text);
  }
  await page.getByRole("heading", { name: t("files.refunds_done") }).waitFor();
  await page.getByRole("heading", { name: t("files.findings") }).waitFor();
  await w.button("files.to_files").click();
  const encodings = await page.locator(".recognised").allTextContents();
  assert.ok(encodings[0].includes("Big5"), encodings[0]);
});
