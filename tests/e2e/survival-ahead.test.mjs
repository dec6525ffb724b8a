// The share of customers retained, continued into periods that are still to come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();

for (const locale of LOCALES) {
  const t = words(locale);
  test(`${locale}: survival is projected by a named model, apart from what was observed, and never rises`, async () => {
    const page = await run.open();
    const w = widget(page, t);
    await w.speak(locale);
    await says(page.locator(".title"), t("shell.title"));
    await w.toData();
    await w.choose(path("cohorts24.csv"));
    await w.importChosen();
    await w.show("data.tab_cohorts");
    await page.locator(".more-ways > summary").click();
    const project = page.getByRole("group", { name: t("cohorts.project"), exact: true });
    await project.getByRole("button", { name: t("cohorts.retained"), exact: true }).click();
    // Under the plain definition customers come back: what is needed is offered at the place.
    await page.getByText(t("cohorts.project_elsewhere_share")).waitFor();
    assert.equal(await page.locator("table.heat td.ahead").count(), 0);
    await page.getByRole("button", { name: t("cohorts.project_show"), exact: true }).click();
    await page.locator("table.heat td.ahead").first().waitFor();
    // The button that was pressed is gone: the focus is on what it was about.
    await page.waitForFunction((name) =>
      document.querySelector("ltv-calculator").shadowRoot.activeElement?.textContent.trim() === name, t("cohorts.retained"));

    // Who will be in a projected cell, nobody knows: it is not offered. Of an observed one it is.
    const card = page.locator(".heat-wrap .card");
    await page.locator("table.heat td.ahead").first().hover();
    await card.getByText(t("cohorts.projected_retained")).waitFor();
    assert.ok(!(await card.textContent()).includes(t("cohorts.press_for_list")));
    await page.locator("table.heat tbody tr:not(.avg) td[data-cell]:not(.ahead)").nth(1).hover();
    await card.getByText(t("cohorts.press_for_list")).waitFor();

    const models = ["project_by_churn", "project_by_sbg", "project_by_bdw"].map((key) => t(`cohorts.${key}`));
    const notes = await page.locator("p.note").allTextContents();
    assert.equal(models.filter((text) => notes.includes(text)).length, 1, "one model is named");

    const rows = await page.locator("table.heat tbody tr").evaluateAll((lines) => lines.map((line) =>
      [...line.querySelectorAll("td[data-cell]")].map((cell) => ({ share: parseFloat(cell.textContent), ahead: cell.classList.contains("ahead"), running: cell.classList.contains("run") }))));
    const projected = rows.filter((cells) => cells.some((cell) => cell.ahead));
    assert.ok(projected.length > 10, `${projected.length} rows`);
    for (const cells of projected) {
      const first = cells.findIndex((cell) => cell.ahead);
      assert.ok(cells.slice(first).every((cell) => cell.ahead), "observed cells come first");
      const settled = cells.filter((cell) => !cell.running && !Number.isNaN(cell.share));
      for (let at = 1; at < settled.length; at++) {
        assert.ok(settled[at].share <= settled[at - 1].share + 0.05, JSON.stringify(cells));
      }
    }
  });
}
