// Stages: who is late, what is at stake, and the list of each. Sizes are held against DuckDB's,
// which has the rules alone (tests/data/oracle/stage_sizes.sql).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest, becomes, put } from "./support/rest.mjs";
import { row, oracleSizes, sizes, stages } from "./support/stages.mjs";
import { suite } from "./support/suite.mjs";
import { says } from "./support/widget.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: the stages have the sizes that the rules alone give, under every statistic`, async () => {
    const { page, t } = await stages(run, sample);
    const { P } = await sizes(page);
    await page.getByText(t("segments.rules_fold")).click();
    await page.getByRole("button", { name: t("segments.cycle_of_all"), exact: true }).click();
    for (const [words, statistic] of [
      ["segments.mean", "mean"], ["segments.median", "median"], ["segments.percentile", "percentile80"],
    ]) {
      await page.getByRole("button", { name: t(words), exact: true }).click();
      await becomes(page, sizes, { ...(P && { P }), ...oracleSizes(sample, "all", statistic) });
    }
  });
}

test("the list of a stage holds as many as the stage, the most valuable first, and leaves as a file", async () => {
  const { page, t } = await stages(run, "cdnow");
  const { S1 } = await sizes(page);
  // With the forecast's values as soon as they are there.
  await says(page.locator("section.evidence .hint").first(), [t("segments.basis_forecast"), t("forecast.interval_note")].join(" "));
  const range = await row(page, "S1").locator("td").nth(2).locator(".note").textContent();
  const name = `S1 · ${t("segments.stage_s1")}`;
  await page.getByRole("button", { name: t("segments.list_of", { group: name }) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await atRest(page);
  const count = await dialog.getByRole("status").first().textContent();
  assert.match(count, new RegExp(S1.toLocaleString("en")), count);
  const together = await dialog.locator("p.hint").first().textContent();
  assert.ok(/\d–/.test(range) && together.includes(range), `${together} has the stage's ${range}`);
  const heads = await dialog.locator("thead th").allTextContents();
  const column = heads.indexOf(t("forecast.value"));
  const values = (await dialog.locator(`tbody tr > :nth-child(${column + 1})`).allTextContents())
    .map((text) => Number(text.replace(/[^0-9.]/g, "")));
  assert.ok(values.length > 10 && values.every((value, at) => at === 0 || values[at - 1] >= value), "descending");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: /CSV/ }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n");
  assert.equal(lines.length - 1, S1);
  assert.match(download.suggestedFilename(), /stage-S1/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("a cycle of one's own counts for everybody; one out of range says so and changes nothing", async () => {
  const { page, t } = await stages(run, "cdnow");
  await page.getByText(t("segments.rules_fold")).click();
  const before = await sizes(page);
  const field = page.getByLabel(t("segments.fixed_cycle"));
  for (const wrong of ["0", "5000"]) {
    await put(field, wrong);
    await page.getByRole("alert").filter({ hasText: "3,650" }).waitFor();
    await atRest(page);
    assert.deepEqual(await sizes(page), before);
  }
  // Longer than all that was seen: everybody is on time.
  await put(field, "3650");
  await becomes(page, async () => Object.keys(await sizes(page)).sort(), ["E0", "N"]);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the stages (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await stages(run, "coffee", locale, { colorScheme });
      await page.getByText(t("segments.rules_fold")).click();
      assert.deepEqual(await violations(page), []);
    });
  }
}
