// The moves from month to month, held against DuckDB's (tests/data/oracle/flow.sql), as a table and
// as a picture.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expected } from "./support/data.mjs";
import { atRest, frame } from "./support/rest.mjs";
import { sameForAll, stages } from "./support/stages.mjs";
import { suite } from "./support/suite.mjs";

const run = suite();
const BUYERS = ["N", "E0", "S1", "S2", "S3"];

async function table(page) {
  return page.locator("table.moves tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].slice(0, 5).map((cell) => cell.textContent.trim())));
}

const figure = (page) => page.locator("figure.chart").filter({ has: page.locator("[data-grow=save-stage-moves-svg]") });

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: who moved in the last month and in those before it`, async () => {
    const { page, t } = await stages(run, sample);
    await sameForAll(page, t, sample);
    const rows = expected(`${sample}_flow`).filter((row) => row.scope === "all" && row.statistic === "mean");
    const ends = [...new Set(rows.map((row) => row.end))].sort();
    const back = page.getByRole("button", { name: t("segments.month_before"), exact: true });
    for (const end of ends.slice(-3).reverse()) {
      const of = (earlier, later) =>
        rows.find((row) => row.end === end && row.earlier === earlier && row.later === later)?.customers ?? 0;
      const wanted = [...BUYERS, null].map((earlier) => BUYERS.map((later) => {
        const count = of(earlier, later);
        return count ? count.toLocaleString("en") : "–";
      }));
      assert.deepEqual(await table(page), wanted, end);
      await back.click();
      await atRest(page);
    }
  });
}

test("the picture says what came of the month, band by band, and leaves as a file", async () => {
  const { page, t } = await stages(run, "cdnow");
  const chart = figure(page);
  const cells = (await table(page)).map((row) => row.map((cell) => Number(cell.replaceAll(",", "").replace("–", "0"))));
  const back = cells.slice(2, 5).reduce((sum, row) => sum + row[0] + row[1], 0);
  const title = await chart.locator("h2").textContent();
  assert.ok(title.includes(back.toLocaleString("en")), title);
  const bands = cells.flatMap((row, from) => row.filter((count, to) => count > 0 && from !== to)).length;
  assert.equal(await chart.locator("svg .flow-band").count(), bands);
  const plot = chart.locator(".plot");
  await plot.focus();
  const read = new Set();
  for (let at = 0; at < bands; at += 1) {
    await page.keyboard.press("ArrowRight");
    await frame(page);
    read.add(await chart.locator(".readout").textContent());
  }
  assert.equal(read.size, bands);
  assert.ok([...read].some((text) => text.includes(t("segments.came_back"))));
  const [download] = await Promise.all([page.waitForEvent("download"), chart.getByRole("button", { name: "SVG" }).click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /<path/);
  await chart.locator("summary").click();
  assert.equal(await chart.locator("tbody tr").count(), bands);
});

test("at 360 pixels the picture fits and its words stand apart", async () => {
  const { page } = await stages(run, "cdnow", "zh-Hant", { viewport: { width: 360, height: 800 } });
  const chart = figure(page);
  await chart.scrollIntoViewIfNeeded();
  await atRest(page);
  const boxes = await chart.locator("svg text").evaluateAll((texts) => texts.map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { left, right, top, bottom, text: text.textContent };
  }));
  assert.ok(boxes.length > 4);
  for (const [at, one] of boxes.entries()) {
    assert.ok(one.left >= 0 && one.right <= 360, one.text);
    for (const other of boxes.slice(at + 1)) {
      const apart = one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 3 || other.bottom <= one.top + 3;
      assert.ok(apart, `${one.text} over ${other.text}`);
    }
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${wide}`);
});
