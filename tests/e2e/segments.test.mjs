// Stages: who is late, what is at stake, and the list of each. Sizes are held against DuckDB's,
// which has the rules alone (tests/data/oracle/stage_sizes.sql).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SAMPLES = { cdnow: "data.open_sample", coffee: "files.open_coffee" };

async function stages(name, locale = "en", options = {}) {
  const t = words(locale);
  const page = await run.open(options);
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.button(SAMPLES[name]).click();
  await w.results();
  await w.show("segments.tab");
  await page.locator("table.stages tbody tr").first().waitFor({ timeout: 60_000 });
  return { page, w, t };
}

/** Sizes by stage, as DuckDB has them. */
function expected(name, scope, statistic) {
  const file = new URL(`../data/expected/${name}_stage_sizes.csv`, import.meta.url);
  const rows = readFileSync(file, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
  const last = rows.map((row) => row[2]).sort().at(-1);
  const own = rows.filter((row) => row[0] === scope && row[1] === statistic && row[2] === last);
  return Object.fromEntries(own.map((row) => [row[3], Number(row[4])]));
}

async function shown(page) {
  const rows = await page.locator("table.stages tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("b").textContent, row.querySelector("td").firstChild.textContent]));
  const symbol = (text) => text.split(" ")[0];
  return Object.fromEntries(rows.map(([name, count]) => [symbol(name), Number(count.replaceAll(",", "").trim())])
    .filter(([, count]) => count > 0));
}

/** Waits until the table says so. */
async function becomes(page, wanted) {
  const key = (sizes) => JSON.stringify(Object.entries(sizes).sort());
  for (const end = Date.now() + 30_000; ;) {
    const found = await shown(page);
    if (key(found) === key(wanted)) return;
    if (Date.now() > end) assert.deepEqual(found, wanted);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: the stages have the sizes that the rules alone give, under every statistic`, async () => {
    const { page, t } = await stages(sample);
    const members = (await shown(page)).P;
    const all = (sizes) => (members ? { P: members, ...sizes } : sizes);
    await page.getByText(t("segments.rules_fold")).click();
    await page.getByRole("button", { name: t("segments.cycle_of_all"), exact: true }).click();
    for (const [words, statistic] of [
      ["segments.mean", "mean"], ["segments.median", "median"], ["segments.percentile", "percentile80"],
    ]) {
      await page.getByRole("button", { name: t(words), exact: true }).click();
      await becomes(page, all(expected(sample, "all", statistic)));
    }
  });
}

test("the list of a stage holds as many as the stage, the most valuable first, and leaves as a file", async () => {
  const { page, t } = await stages("cdnow");
  const sizes = await shown(page);
  // With the forecast's values as soon as they are there.
  await says(page.locator("section.evidence .hint").first(), t("segments.basis_forecast"));
  const name = `S1 · ${t("segments.stage_s1")}`;
  await page.getByRole("button", { name: t("segments.list_of", { group: name }) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  const count = await dialog.getByRole("status").first().textContent();
  assert.match(count, new RegExp(sizes.S1.toLocaleString("en")), count);
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
  assert.equal(lines.length - 1, sizes.S1);
  assert.match(download.suggestedFilename(), /stage-S1/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("a cycle of one's own counts for everybody; one out of range says so and changes nothing", async () => {
  const { page, t } = await stages("cdnow");
  await page.getByText(t("segments.rules_fold")).click();
  const before = await shown(page);
  const field = page.getByLabel(t("segments.fixed_cycle"));
  await field.fill("0");
  await field.blur();
  await page.getByRole("alert").filter({ hasText: "3,650" }).waitFor();
  assert.deepEqual(await shown(page), before);
  await field.fill("5000");
  await field.blur();
  assert.deepEqual(await shown(page), before);
  // Longer than all that was seen: everybody is on time.
  await field.fill("3650");
  await field.blur();
  await page.waitForFunction(() => {
    const root = document.querySelector("ltv-calculator").shadowRoot;
    return root.querySelectorAll("table.stages tbody tr td:first-of-type")[1].firstChild.textContent.length > 0;
  });
  const found = await shown(page).then(async (sizes) => {
    for (const end = Date.now() + 30_000; sizes.S3 && Date.now() < end;) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      sizes = await shown(page);
    }
    return sizes;
  });
  assert.deepEqual(Object.keys(found).sort(), ["E0", "N"]);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the stages (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await stages("coffee", locale, { colorScheme });
      await page.getByText(t("segments.rules_fold")).click();
      const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
    });
  }
}
