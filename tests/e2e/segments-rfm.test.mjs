// RFM: sizes of segments and cells are DuckDB's; everybody in them and everybody who moved can be listed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest, becomes, put } from "./support/rest.mjs";
import { DEFAULT, NAMES, byCell, cells, combined, expected, number, press, rfm, sizes, sizesOf, table } from "./support/rfm.mjs";
import { suite } from "./support/suite.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();
const EARLIER = { cdnow: "1998-01-31", coffee: "2024-11-17" };
/** As in rfm_scores.sql. */
const FIXED = [[10, 40, 90, 200], [2, 3, 5, 8], [20, 50, 120, 300]];

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: segments and cells have the sizes that the rules alone give, under every way to score`, async () => {
    const { page, t } = await rfm(run, sample);
    const both = async (way) => {
      await becomes(page, sizes, sizesOf(expected(`${sample}_rfm_segments`, way), t));
      await press(page, t, "rfm.axis_combined");
      const rows = expected(`${sample}_rfm_cells`, way);
      await becomes(page, cells, byCell(rows, combined));
      await press(page, t, "rfm.axis_frequency");
      await becomes(page, cells, byCell(rows, (row) => row.f));
    };
    await both(DEFAULT);
    await page.getByText(t("rfm.scores_fold")).click();
    await press(page, t, "rfm.orders");
    await press(page, t, "rfm.money_per_order");
    await both(["orders", "perOrder", "quintiles"]);
    await press(page, t, "rfm.order_days");
    await press(page, t, "rfm.money_total");
    await press(page, t, "rfm.fixed_values");
    // One by one: in between they do not always ascend, and nothing is lost.
    for (const [at, values] of FIXED.entries()) {
      for (const [place, value] of values.entries()) {
        await put(page.locator("fieldset.rfm-fixed").nth(at).locator("input").nth(place), String(value));
      }
    }
    await both(["orderDays", "total", "thresholds"]);
  });

  test(`${sample}: who moved since an earlier day is who moved by the rules alone, and each can be listed`, async () => {
    const { page, t } = await rfm(run, sample);
    await put(page.getByLabel(t("rfm.since")), EARLIER[sample]);
    await page.getByText(t("rfm.matrix_fold"), { exact: true }).click();
    const rows = table(`${sample}_rfm_moves`);
    const name = (segment) => (segment ? t(`rfm.${NAMES[segment]}`) : t("rfm.not_yet"));
    const wanted = Object.fromEntries(rows.map((row) => [`${name(row.earlier)} → ${name(row.later)}`, Number(row.customers)]));
    const found = (page) => page.locator("table.rfm-matrix").evaluate((table) => {
      const heads = [...table.querySelectorAll("thead th")].slice(1).map((head) => head.textContent);
      const all = [...table.querySelectorAll("tbody tr")].flatMap((row) =>
        [...row.querySelectorAll("td")].map((cell, at) => [row.querySelector("th"), heads[at], cell]));
      return Object.fromEntries(all.filter(([, , cell]) => cell.querySelector("button"))
        .map(([from, to, cell]) => [`${from.textContent} → ${to}`, Number(cell.querySelector("b").textContent.replace(/[^0-9]/g, ""))]));
    });
    await becomes(page, found, wanted);
    await atRest(page);
    // The largest move from one segment to another.
    const [way, count] = Object.entries(wanted).filter(([way]) => way.split(" → ")[0] !== way.split(" → ")[1])
      .sort((a, b) => b[1] - a[1])[0];
    await page.locator("table.rfm-matrix").getByRole("button", { name: new RegExp(`${way}[:：]`) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("tbody tr").first().waitFor();
    assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(count.toLocaleString("en")));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await atRest(page);
    // All who moved down are at hand, too.
    const down = page.locator("section.evidence button.primary");
    const all = number(await down.textContent());
    await down.click();
    await dialog.locator("tbody tr").first().waitFor();
    assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(all.toLocaleString("en")));
  });
}

test("a day before the first order, or after the last, says so and changes nothing", async () => {
  const { page, t } = await rfm(run, "cdnow");
  const day = page.getByLabel(t("rfm.since"));
  const before = await page.locator("section.evidence .says-small").textContent();
  for (const [wrong, says] of [["1996-12-31", "Jan 1, 1997"], ["1998-07-01", "Jun 30, 1998"]]) {
    await put(day, wrong);
    await page.getByRole("alert").filter({ hasText: says }).waitFor();
    await atRest(page);
    assert.equal(await page.locator("section.evidence .says-small").textContent(), before);
  }
  await put(day, "1997-12-31");
  await page.locator(".says-small").filter({ hasText: "Dec 31, 1997" }).waitFor();
});

test("the lists of a segment and of a cell hold as many as they say, and leave as files", async () => {
  const { page, t } = await rfm(run, "cdnow");
  const dialog = page.getByRole("dialog");
  const opens = async (button, count, file) => {
    await button.click();
    await dialog.locator("tbody tr").first().waitFor();
    assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(count.toLocaleString("en")));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: /CSV/ }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n");
    assert.equal(lines.length - 1, count);
    assert.match(download.suggestedFilename(), file);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  };
  const of = sizesOf(expected("cdnow_rfm_segments", DEFAULT), t);
  const group = t("rfm.champions");
  await opens(page.getByRole("button", { name: t("segments.list_of", { group }), exact: true }), of[group], /rfm-champions/);
  const cell = byCell(expected("cdnow_rfm_cells", DEFAULT), combined)["54"];
  await opens(page.locator("button[data-cell-of='54']"), cell, /rfm-R5-FM4/);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation in RFM (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await rfm(run, "coffee", locale, { colorScheme });
      for (const fold of ["scores_fold", "rules_fold", "matrix_fold"]) {
        await page.getByText(t(`rfm.${fold}`), { exact: true }).click();
      }
      await press(page, t, "rfm.fixed_values");
      await page.locator("fieldset.rfm-fixed").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
}
