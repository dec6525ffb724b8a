// Tables taken along as workbooks: numbers are numbers, days are days, and no text runs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dayOf, readBook } from "./support/book.mjs";
import { csv, expected, path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");

async function cohorts(file) {
  const page = await run.open();
  await page.clock.setFixedTime("2025-12-17T12:00:00"); // the fixtures' today
  const w = widget(page, t);
  await w.toData();
  await w.choose(file);
  await w.importChosen();
  await w.show("data.tab_cohorts");
  await page.locator("table.heat").waitFor();
  return { page, w };
}

/** Presses "Excel" and reads the file that comes. */
async function taken(page, scope) {
  const download = page.waitForEvent("download");
  await scope.getByRole("button", { name: `${t("shell.save_as")} Excel`, exact: true }).click();
  const file = await download;
  const name = file.suggestedFilename();
  await says(scope.locator(".take").getByRole("status"), t("shell.save_done", { name }));
  return { name, rows: readBook(readFileSync(await file.path())) };
}

test("the cohorts as they are shown: the average by name, the others by their first day, shares as shares", async () => {
  const { page } = await cohorts(path("cohorts24.csv"));
  const { name, rows } = await taken(page, page.locator(".chart-tools").first());
  assert.match(name, /^ltv-cohorts-\d{4}-\d\d-\d\d\.xlsx$/);
  const [head, average, ...others] = rows;
  const cells = expected("cohorts24_cohorts");
  const names = [...new Set(cells.map((row) => row.cohort))];
  const ages = Math.max(...cells.map((row) => row.age));
  assert.deepEqual(head.map(({ value }) => value), [
    t("cohorts.first_order_from"), t("data.new_customers"), t("cohorts.age_first"),
    ...Array.from({ length: ages }, (_, at) => t("data.age_months", { n: at + 1 })),
  ]);
  assert.deepEqual([average[0].is, average[0].value], ["text", t("data.average")]);
  assert.deepEqual(others.map(([first]) => [first.is, first.shown, dayOf(first.value)]), names.map((cohort) => ["number", "yyyy-mm-dd", `${cohort}-01`]));
  for (const [at, cohort] of names.entries()) {
    const [, size, ...shares] = others[at];
    const own = cells.filter((row) => row.cohort === cohort);
    assert.deepEqual([size.is, size.value], ["number", own[0].size]);
    for (const { age, retention } of own) {
      assert.ok(Math.abs(shares[age].value - retention) < 1e-9, `${cohort}, ${age}: ${shares[age].value}, ${retention}`);
      assert.equal(shares[age].shown, "0.0%");
    }
    assert.ok(shares.slice(own.length).every(({ is }) => is === "blank"), "what is not observed is empty, not zero");
  }
});

test("every figure of every cell, and the list of a cell: nothing that begins like a formula is one", async () => {
  const orders = ["customer,date,amount", "=1+1,2025-01-05,1200", "+886,2025-01-09,300.5", "=1+1,2025-02-11,500", "@cmd,2025-01-20,80"];
  const { page } = await cohorts(csv("orders.csv", orders.join("\n")));
  const every = page.getByText(t("cohorts.every_figure"));
  const { rows } = await taken(page, every);
  assert.deepEqual(rows.flat().filter(({ is }) => is === "formula"), []);
  assert.equal(rows[1][0].shown, "yyyy-mm-dd");

  await page.locator("td[data-cell='0:0']").click();
  const list = page.getByRole("dialog");
  await list.locator("tbody tr").first().waitFor();
  const { rows: [head, ...members] } = await taken(page, list);
  assert.deepEqual(head.map(({ value }) => value), [
    t("cohorts.member_id"), t("cohorts.member_first"), t("cohorts.member_last"), t("cohorts.member_orders"), `${t("cohorts.member_revenue")} TWD`,
  ]);
  assert.deepEqual(members.map(([id]) => [id.is, id.value]), [["text", "=1+1"], ["text", "+886"], ["text", "@cmd"]], "by revenue, as they stand in the file");
  const [, first, last, count, revenue] = members[0];
  assert.deepEqual([first, last].map(({ value }) => dayOf(value)), ["2025-01-05", "2025-02-11"]);
  assert.deepEqual([count.value, revenue.value], [2, 1700]);
  assert.deepEqual(members.map((row) => row[4].shown), ["#,##0.00", "#,##0.00", "#,##0.00"], "one amount has cents: all show them");
});
