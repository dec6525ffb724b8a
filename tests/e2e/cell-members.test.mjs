// The customers of a cohort's cell: who they are, that they are as many as the cell says, and the way back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expected, path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const focused = (page) => page.locator("ltv-calculator").evaluate((element) => element.shadowRoot.activeElement?.dataset.cell);
/** The number of customers, in the list's own words. */
const total = async (list, t) => {
  const shape = t("cohorts.members_shown", { from: "[\\d,]+", to: "[\\d,]+", total: "([\\d,]+)" });
  const [, found] = (await list.getByRole("status").first().textContent()).match(new RegExp(shape));
  return Number(found.replaceAll(",", ""));
};

for (const locale of LOCALES) {
  const t = words(locale);
  test(`${locale}: opened by a press or by Enter, as many as the cell counts, closed by Escape with the focus back`, async () => {
    const page = await run.open();
    const w = widget(page, t);
    await w.speak(locale);
    await says(page.locator(".title"), t("shell.title"));
    await w.toData();
    await w.choose(path("cohorts24.csv"));
    await w.importChosen();
    await w.show("data.tab_cohorts");
    const cells = expected("cohorts24_cohorts");
    const names = [...new Set(cells.map((row) => row.cohort))];
    const list = page.getByRole("dialog");
    for (const [row, age, open] of [[2, 1, (cell) => cell.click()], [2, 0, (cell) => cell.press("Enter")], [10, 3, (cell) => cell.press("Enter")]]) {
      await open(page.locator(`td[data-cell='${row}:${age}']`));
      await list.locator("tbody tr").first().waitFor();
      const own = cells.find((cell) => cell.cohort === names[row] && cell.age === age);
      const [year, month] = names[row].split("-").map(Number);
      const when = age === 0 ? t("cohorts.age_first") : t("data.age_months", { n: age });
      await says(list.locator("h2"), t("cohorts.members_title", { cohort: t.month(year, month), age: when }));
      const count = Math.round(own.retention * own.size);
      assert.equal(await total(list, t), count, `${names[row]}, ${age}`);
      assert.equal(await list.locator("tbody tr").count(), Math.min(count, 50));
      assert.equal(await list.getByRole("button", { name: t("cohorts.page_next"), exact: true }).isVisible(), count > 50, "pages only where there are any");
      await page.keyboard.press("Escape");
      await list.waitFor({ state: "hidden" });
      await page.waitForFunction((code) => document.querySelector("ltv-calculator").shadowRoot.activeElement?.dataset.cell === code, `${row}:${age}`);
      assert.equal(await focused(page), `${row}:${age}`);
    }
  });
}

test("page by page, every customer once, the largest first", async () => {
  const t = words("en");
  const page = await run.open();
  const w = widget(page, t);
  await w.speak("en");
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose(path("cohorts24.csv"));
  await w.importChosen();
  await w.show("data.tab_cohorts");
  const cells = expected("cohorts24_cohorts").filter((row) => row.age === 0);
  const row = cells.findIndex(({ size }) => size > 50);
  assert.ok(row >= 0, "some cohort has more than a page");
  await page.locator(`td[data-cell='${row}:0']`).click();
  const list = page.getByRole("dialog");
  const seen = [];
  for (let from = 0; from < cells[row].size; from += 50) {
    const last = Math.min(from + 50, cells[row].size);
    await says(list.getByRole("status").first(), t("cohorts.members_shown", { from: t.fixed(from + 1, 0), to: t.fixed(last, 0), total: t.fixed(cells[row].size, 0) }));
    await page.waitForFunction((count) => document.querySelector("ltv-calculator").shadowRoot.querySelectorAll("dialog.members:not([open] .waiting) tbody tr").length === count, last - from);
    await list.locator(".scroll:not(.waiting)").waitFor();
    seen.push(...(await list.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [row.children[0].textContent, row.children[4].textContent]))));
    if (last < cells[row].size) await list.getByRole("button", { name: t("cohorts.page_next"), exact: true }).click();
  }
  assert.equal(new Set(seen.map(([id]) => id)).size, cells[row].size);
  const revenue = seen.map(([, text]) => Number(text.replace(/[^\d.]/g, "")));
  assert.deepEqual(revenue, revenue.toSorted((a, b) => b - a));
});
