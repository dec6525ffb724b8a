// A consultant opens a file of a shop in Taiwan: Chinese headers, 24 months, the last one running.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csv, expected, expectedHeat, path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const FILE = path("cohorts24.csv");
const COLUMNS = {
  "data.column_customer": "會員編號",
  "data.column_date": "訂單日期",
  "data.column_amount": "付款總金額",
};
const chosen = (menu) => menu.evaluate((select) => select.selectedOptions[0].textContent.trim());

async function dataPlace(file) {
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  if (file) await w.choose(file);
  return { page, w };
}

test("the columns are guessed, shown with the first rows, and can be changed", async () => {
  const { page, w } = await dataPlace(FILE);
  await says(page.locator("h2.lead"), t("data.mapping_title", { name: "cohorts24.csv" }));
  for (const [role, name] of Object.entries(COLUMNS)) {
    const { menu, note } = w.column(role);
    assert.equal(await chosen(menu), name, role);
    await says(note, t("data.evidence_both"));
  }
  const rows = await page.locator("table.preview tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent).join(",")));
  assert.ok(rows.length >= 5, `${rows.length} rows shown`);
  assert.deepEqual(rows, readFileSync(FILE, "utf8").split("\n").slice(1, rows.length + 1));
  const heads = await page.locator("table.preview th").allTextContents();
  assert.deepEqual(heads.map((head) => head.trim()), Object.entries(COLUMNS).map(([role, name]) => `${name} · ${t(role)}`));

  const [amount, read] = [w.column("data.column_amount"), w.button("data.import")];
  await amount.menu.selectOption({ label: COLUMNS["data.column_date"] });
  await says(amount.note, t("data.chosen_by_you"));
  assert.ok(await read.isDisabled(), "one column cannot serve twice");
  await page.getByText(t("data.same_column")).waitFor();
  await amount.menu.selectOption({ label: t("data.choose_column") });
  assert.ok(await read.isDisabled());
  await page.getByText(t("data.missing_column")).waitFor();
  await amount.menu.selectOption({ label: COLUMNS["data.column_amount"] });
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "1,895");
});

test("24 months: figures, cohorts, the running month marked, the unobserved left empty", async () => {
  const { page, w } = await dataPlace(FILE);
  await w.importChosen();
  const [summary] = expected("cohorts24_summary");
  const facts = await w.facts();
  assert.equal(facts[t("data.customers")].value, t.fixed(summary.customers, 0));
  assert.equal(facts[t("data.orders")].value, t.fixed(summary.orders, 0));
  assert.equal(facts[t("data.revenue")].value, `NT$${t.fixed(summary.revenue_scaled / 10_000, 0)}`);
  assert.equal(facts[t("data.repeat_rate")].value, t.percent(summary.repeat_rate_by_days, 2));
  assert.equal(facts[t("data.median_gap")].value, t("data.days", { n: t.upTo(summary.median_gap_days, 1) }));

  await w.show("data.tab_cohorts");
  const retention = expectedHeat("cohorts24", "retention", (value) => t.percentFixed(value, 1), t);
  assert.equal(retention.length, 24, "23 cohorts, none in July 2024, and their average");
  assert.equal(retention.flatMap((row) => row.cells).filter((cell) => cell.running).length, 23);
  assert.deepEqual(await w.heat(), retention);
  const spoken = page.locator("table.heat td.run .sr");
  assert.equal(await spoken.count(), 23, "a running month is said, not only drawn");
  await says(spoken.first(), t("data.running"));

  await w.show("data.cumulative");
  const money = (value) => t.fixed(value, 0);
  assert.deepEqual(await w.heat(), expectedHeat("cohorts24", "cumulative_revenue_per_customer", money, t));
  await w.show("data.tab_report");
  assert.match(await page.locator(".report-list").textContent(), new RegExp(t("data.row_count", { count: "17" })));
});

test("a file can be dropped", async () => {
  const { page, w } = await dataPlace();
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return transfer;
  }, readFileSync(FILE, "utf8"));
  const zone = page.locator(".drop-zone");
  await zone.dispatchEvent("dragover", { dataTransfer });
  assert.match(await zone.getAttribute("class"), /\bover\b/, "it shows where to let go");
  await zone.dispatchEvent("drop", { dataTransfer });
  await w.importChosen();
  assert.equal((await w.facts())[t("data.orders")].value, "6,710");
  await says(page.locator(".file b"), "dropped.csv");
});

test("rows can be pasted as a spreadsheet copies them", async () => {
  const { page, w } = await dataPlace();
  await page.getByText(t("data.paste_title")).click();
  await w.button("data.paste_read").click();
  await says(w.problem.locator("p"), t("errors.nothing_pasted"));
  const rows = ["顧客,日期,金額", "A,2025-01-05,1200", "B,2025-01-09,300", "A,2025-02-11,500"];
  await page.locator("textarea").fill(rows.join("\n").replaceAll(",", "\t"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  const facts = await w.facts();
  assert.equal(facts[t("data.customers")].value, "2");
  assert.equal(facts[t("data.revenue")].value, "NT$2,000");
  assert.equal(facts[t("data.median_gap")].value, t("data.days", { n: "37" }));
});

test("an order of day and month that the rows do not settle is asked for", async () => {
  const file = csv("dates.csv", "customer,date,amount\nA,01/02/2025,10\nA,03/02/2025,20\n");
  const { page, w } = await dataPlace(file);
  assert.ok(await w.button("data.import").isDisabled());
  await page.getByText(t("data.missing_order")).waitFor();
  await w.column("data.date_order").menu.selectOption("dmy");
  await w.importChosen();
  assert.equal((await w.facts())[t("data.median_gap")].value, t("data.days", { n: "2" }));
  await w.button("data.other_file").click();
  await w.choose(file);
  await w.column("data.date_order").menu.selectOption("mdy");
  await w.importChosen();
  assert.equal((await w.facts())[t("data.median_gap")].value, t("data.days", { n: "59" }));
});
