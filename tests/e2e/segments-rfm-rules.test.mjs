// RFM's rules and thresholds: edited they count at once; wrong ones are told and change nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atRest, becomes, put } from "./support/rest.mjs";
import { DEFAULT, combined, expected, number, press, rfm, sizes, sizesOf, summed } from "./support/rfm.mjs";
import { turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";

const run = suite();

test("a rule is edited: one that leaves somebody without a segment is told, and the last good ones stay", async () => {
  const { page, t } = await rfm(run, "cdnow");
  const rows = expected("cdnow_rfm_cells", DEFAULT);
  const before = sizesOf(expected("cdnow_rfm_segments", DEFAULT), t);
  await becomes(page, sizes, before);
  await page.getByText(t("rfm.rules_fold")).click();
  const select = (name, part, end) => page.getByLabel(t(`rfm.range_${end}`, { name: t(`rfm.${name}`), part: t(`rfm.${part}`) }), { exact: true });
  // Champions only from FM 5: nobody names R 5, FM 4.
  await select("champions", "fm_name", "from").selectOption("5");
  await page.getByRole("alert").filter({ hasText: t("rfm.last_good") }).waitFor();
  await atRest(page);
  assert.match(await page.getByRole("alert").textContent(), /R 5, F 2, M 5/);
  assert.deepEqual(await sizes(page), before);
  // Turning to another screen and back loses nothing.
  await turn(page, t, "segments.name");
  await turn(page, t, "rfm.name");
  await page.getByText(t("rfm.rules_fold")).click();
  await page.getByRole("alert").filter({ hasText: t("rfm.last_good") }).waitFor();
  await select("potential", "fm_name", "to").selectOption("4");
  const champions = summed(rows.filter((row) => row.r === "5").map((row) => [combined(row), Number(row.customers)]));
  const wanted = {
    ...before,
    [t("rfm.champions")]: champions[5],
    [t("rfm.potential")]: before[t("rfm.potential")] + champions[4],
  };
  await becomes(page, sizes, wanted);
  await atRest(page);
  assert.equal(await page.getByRole("alert").count(), 0);
  // From above to: told at the rule.
  await select("champions", "r_name", "to").selectOption("3");
  await page.locator(".rfm-rules li").filter({ hasText: t("rfm.rule_range") }).waitFor();
  await atRest(page);
  assert.deepEqual(await sizes(page), wanted);
  await press(page, t, "rfm.back_to_customary");
  await becomes(page, sizes, before);
});

test("a segment of one's own: named, first of all, moved behind it is superfluous, removed it is gone", async () => {
  const { page, t } = await rfm(run, "coffee", "zh-Hant");
  const rows = expected("coffee_rfm_cells", DEFAULT);
  const before = sizesOf(expected("coffee_rfm_segments", DEFAULT), t);
  await page.getByText(t("rfm.rules_fold")).click();
  await press(page, t, "rfm.add");
  const best = Number(rows.find((row) => row.r === "5" && row.f === "5" && row.m === "5").customers);
  const name = "老闆的好朋友";
  const field = page.getByLabel(t("rfm.name_label"));
  await put(field, name);
  await becomes(page, sizes, { ...before, [name]: best, [t("rfm.champions")]: before[t("rfm.champions")] - best });
  await put(field, " ");
  await page.getByRole("alert").filter({ hasText: t("rfm.name_empty") }).waitFor();
  // Behind the champions nobody is left for it.
  await page.getByRole("button", { name: t("rfm.move_down", { name }), exact: true }).click();
  await page.locator(".rfm-rules li").filter({ hasText: t("rfm.unreachable") }).waitFor();
  await becomes(page, sizes, before);
  await becomes(page, () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent), "↓");
  await page.getByRole("button", { name: t("rfm.remove", { name }), exact: true }).click();
  await field.waitFor({ state: "detached" });
  await becomes(page, sizes, before);
});

test("fixed values that do not ascend are told at their measure, and the last good ones stay", async () => {
  const { page, t } = await rfm(run, "cdnow");
  await page.getByText(t("rfm.scores_fold")).click();
  const bands = (page) => page.locator("table.rfm-bands tbody tr").allTextContents();
  const fifths = await bands(page);
  await press(page, t, "rfm.fixed_values");
  await atRest(page);
  const fields = page.locator("fieldset.rfm-fixed").first().locator("input");
  const values = (await fields.evaluateAll((inputs) => inputs.map((input) => input.value))).map(number);
  assert.ok(values.length === 4 && values.every((value, at) => at === 0 || values[at - 1] < value), String(values));
  const before = await sizes(page);
  await put(fields.nth(1), "9999");
  await page.locator("fieldset.rfm-fixed").first().getByRole("alert").filter({ hasText: t("rfm.wrong_fixed") }).waitFor();
  await atRest(page);
  assert.deepEqual(await sizes(page), before);
  await put(fields.nth(1), "");
  await page.locator("fieldset.rfm-fixed").first().getByRole("alert").waitFor();
  await press(page, t, "rfm.fifths");
  await becomes(page, bands, fifths);
});
