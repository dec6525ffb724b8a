// RFM: sizes of segments and cells are DuckDB's, which has the rules alone (tests/data/oracle/rfm_*.sql);
// rules and thresholds are edited, wrong ones are told and change nothing; everybody who moved can be listed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { segments, turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NAMES = {
  Champions: "champions", Loyal: "loyal", PotentialLoyalist: "potential", New: "new", Promising: "promising",
  NeedAttention: "attention", AboutToSleep: "to_sleep", CannotLose: "cannot_lose", AtRisk: "at_risk", Lost: "lost",
  Hibernating: "hibernating",
};
const EARLIER = { cdnow: "1998-01-31", coffee: "2024-11-17" };
/** As in rfm_scores.sql. */
const FIXED = [[10, 40, 90, 200], [2, 3, 5, 8], [20, 50, 120, 300]];

async function rfm(sample, locale = "en", options = {}) {
  const opened = await segments(run, sample, "rfm.name", locale, options);
  await opened.page.locator("table.rfm-segments tbody tr").first().waitFor({ timeout: 60_000 });
  return opened;
}

function table(name) {
  const file = new URL(`../data/expected/${name}.csv`, import.meta.url);
  const [heads, ...rows] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
}

/** Rows of DuckDB as of the last day, under one way to score. */
function expected(name, [frequency, monetary, scoring]) {
  const rows = table(name);
  const last = rows.map((row) => row.day).sort().at(-1);
  return rows.filter((row) => row.day === last && row.frequency === frequency
    && row.monetary === monetary && row.scoring === scoring);
}

function summed(pairs) {
  const sums = {};
  for (const [key, value] of pairs) sums[key] = (sums[key] ?? 0) + value;
  return sums;
}

const DEFAULT = ["orderDays", "total", "quintiles"];
const number = (text) => Number(text.replace(/[^0-9.-]/g, ""));
const sizesOf = (rows, t) => Object.fromEntries(rows.map((row) => [t(`rfm.${NAMES[row.segment]}`), Number(row.customers)]));
const combined = (row) => Math.floor((Number(row.f) + Number(row.m) + 1) / 2);
const byCell = (rows, other) => summed(rows.map((row) => [`${row.r}${other(row)}`, Number(row.customers)]));

/** Customers by segment, of those that have some. */
async function sizes(page) {
  const rows = await page.locator("table.rfm-segments tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("th b").textContent, row.querySelector("td b").textContent]));
  return Object.fromEntries(rows.map(([name, count]) => [name, number(count)]).filter(([, count]) => count > 0));
}

async function cells(page) {
  const found = await page.locator("table.rfm-grid button").evaluateAll((buttons) =>
    buttons.map((button) => [button.dataset.cellOf, button.querySelector("b").textContent]));
  return Object.fromEntries(found.map(([cell, count]) => [cell, number(count)]));
}

/** Waits until what is found is what is wanted. */
async function becomes(page, find, wanted) {
  const key = (one) => JSON.stringify(Object.entries(one).sort());
  for (const end = Date.now() + 30_000; ;) {
    const found = await find(page);
    if (key(found) === key(wanted)) return;
    if (Date.now() > end) assert.deepEqual(found, wanted);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

const press = (page, t, name) => page.getByRole("button", { name: t(name), exact: true }).click();

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: segments and cells have the sizes that the rules alone give, under every way to score`, async () => {
    const { page, t } = await rfm(sample);
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
        const field = page.locator("fieldset.rfm-fixed").nth(at).locator("input").nth(place);
        await field.fill(String(value));
        await field.blur();
      }
    }
    await both(["orderDays", "total", "thresholds"]);
  });

  test(`${sample}: who moved since an earlier day is who moved by the rules alone, and each can be listed`, async () => {
    const { page, t } = await rfm(sample);
    const day = page.getByLabel(t("rfm.since"));
    await day.fill(EARLIER[sample]);
    await day.blur();
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
    // The largest move from one segment to another.
    const [way, count] = Object.entries(wanted).filter(([way]) => way.split(" → ")[0] !== way.split(" → ")[1])
      .sort((a, b) => b[1] - a[1])[0];
    await page.locator("table.rfm-matrix").getByRole("button", { name: new RegExp(`${way}[:：]`) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("tbody tr").first().waitFor();
    assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(count.toLocaleString("en")));
    await page.keyboard.press("Escape");
    // All who moved down are at hand, too.
    const down = page.locator("section.evidence button.primary");
    const all = number(await down.textContent());
    await down.click();
    await dialog.locator("tbody tr").first().waitFor();
    assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(all.toLocaleString("en")));
  });
}

test("a day before the first order, or after the last, says so and changes nothing", async () => {
  const { page, t } = await rfm("cdnow");
  const day = page.getByLabel(t("rfm.since"));
  const before = await page.locator("section.evidence .says-small").textContent();
  for (const [wrong, says] of [["1996-12-31", "Jan 1, 1997"], ["1998-07-01", "Jun 30, 1998"]]) {
    await day.fill(wrong);
    await day.blur();
    await page.getByRole("alert").filter({ hasText: says }).waitFor();
    assert.equal(await page.locator("section.evidence .says-small").textContent(), before);
  }
  await day.fill("1997-12-31");
  await day.blur();
  await page.locator(".says-small").filter({ hasText: "Dec 31, 1997" }).waitFor();
});

test("a rule is edited: one that leaves somebody without a segment is told, and the last good ones stay", async () => {
  const { page, t } = await rfm("cdnow");
  const rows = expected("cdnow_rfm_cells", DEFAULT);
  const before = sizesOf(expected("cdnow_rfm_segments", DEFAULT), t);
  await becomes(page, sizes, before);
  await page.getByText(t("rfm.rules_fold")).click();
  const select = (name, part, end) => page.getByLabel(t(`rfm.range_${end}`, { name: t(`rfm.${name}`), part: t(`rfm.${part}`) }), { exact: true });
  // Champions only from FM 5: nobody names R 5, FM 4.
  await select("champions", "fm_name", "from").selectOption("5");
  await page.getByRole("alert").filter({ hasText: t("rfm.last_good") }).waitFor();
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
  assert.equal(await page.getByRole("alert").count(), 0);
  // From above to: told at the rule.
  await select("champions", "r_name", "to").selectOption("3");
  await page.locator(".rfm-rules li").filter({ hasText: t("rfm.rule_range") }).waitFor();
  assert.deepEqual(await sizes(page), wanted);
  await press(page, t, "rfm.back_to_customary");
  await becomes(page, sizes, before);
});

test("a segment of one's own: named, first of all, moved behind it is superfluous, removed it is gone", async () => {
  const { page, t } = await rfm("coffee", "zh-Hant");
  const rows = expected("coffee_rfm_cells", DEFAULT);
  const before = sizesOf(expected("coffee_rfm_segments", DEFAULT), t);
  await page.getByText(t("rfm.rules_fold")).click();
  await press(page, t, "rfm.add");
  const best = Number(rows.find((row) => row.r === "5" && row.f === "5" && row.m === "5").customers);
  const name = "老闆的好朋友";
  const field = page.getByLabel(t("rfm.name_label"));
  await field.fill(name);
  await field.blur();
  await becomes(page, sizes, { ...before, [name]: best, [t("rfm.champions")]: before[t("rfm.champions")] - best });
  await field.fill(" ");
  await field.blur();
  await page.getByRole("alert").filter({ hasText: t("rfm.name_empty") }).waitFor();
  // Behind the champions nobody is left for it.
  await page.getByRole("button", { name: t("rfm.move_down", { name }), exact: true }).click();
  await page.locator(".rfm-rules li").filter({ hasText: t("rfm.unreachable") }).waitFor();
  await becomes(page, sizes, before);
  const focused = await page.evaluate(() => document.activeElement.shadowRoot.activeElement?.textContent);
  assert.equal(focused, "↓");
  await page.getByRole("button", { name: t("rfm.remove", { name }), exact: true }).click();
  await field.waitFor({ state: "detached" });
  await becomes(page, sizes, before);
});

test("fixed values that do not ascend are told at their measure, and the last good ones stay", async () => {
  const { page, t } = await rfm("cdnow");
  await page.getByText(t("rfm.scores_fold")).click();
  const bands = (page) => page.locator("table.rfm-bands tbody tr").allTextContents();
  const fifths = await bands(page);
  await press(page, t, "rfm.fixed_values");
  const fields = page.locator("fieldset.rfm-fixed").first().locator("input");
  const values = (await fields.evaluateAll((inputs) => inputs.map((input) => input.value))).map(number);
  assert.ok(values.length === 4 && values.every((value, at) => at === 0 || values[at - 1] < value), String(values));
  const before = await sizes(page);
  await fields.nth(1).fill("9999");
  await fields.nth(1).blur();
  await page.locator("fieldset.rfm-fixed").first().getByRole("alert").filter({ hasText: t("rfm.wrong_fixed") }).waitFor();
  assert.deepEqual(await sizes(page), before);
  await fields.nth(1).fill("");
  await fields.nth(1).blur();
  await page.locator("fieldset.rfm-fixed").first().getByRole("alert").waitFor();
  await press(page, t, "rfm.fifths");
  await becomes(page, bands, fifths);
});

test("the lists of a segment and of a cell hold as many as they say, and leave as files", async () => {
  const { page, t } = await rfm("cdnow");
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

/** The screen for a few pasted rows. */
async function pasted(rows, locale = "en") {
  const t = words(locale);
  const page = await run.open();
  const w = widget(page, t);
  await w.speak(locale);
  await w.toData();
  await page.getByText(t("data.paste_title")).click();
  await page.locator("#paste").fill(["customer,date,amount", ...rows].join("\n"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "rfm.name");
  await page.locator("table.rfm-segments tbody tr").first().waitFor({ timeout: 60_000 });
  return { page, t };
}

for (const locale of LOCALES) {
  test(`three customers of one day: what scores do not tell is said, and the lists are there (${locale})`, async () => {
    const { page, t } = await pasted(["A,2025-03-01,100", "B,2025-03-01,250", "C,2025-03-01,90"], locale);
    const says = (text) => page.locator(".callout").filter({ hasText: text }).waitFor();
    await says(t("rfm.few_customers", { customers: "3" }));
    await says(t("rfm.all_equal", { measure: t("rfm.recency") }));
    await says(t("rfm.all_equal", { measure: t("rfm.order_days") }));
    await says(t("rfm.one_day"));
    await page.locator(".hint").filter({ hasText: t("rfm.basis_days", { days: "1" }) }).waitFor();
    const all = Object.values(await sizes(page)).reduce((sum, one) => sum + one, 0);
    assert.equal(all, 3);
    await page.locator("table.rfm-grid button").first().click();
    await page.getByRole("dialog").locator("tbody tr").first().waitFor();
  });
}

test("one customer: no sentence breaks, and the day to compare with can be chosen", async () => {
  const { page, t } = await pasted(["A,2024-03-01,100", "A,2025-03-01,250"]);
  await page.locator(".callout").filter({ hasText: t("rfm.one_segment") }).waitFor();
  assert.doesNotMatch(await page.locator("h2.lead").textContent(), /NaN|undefined|\{\{/);
  assert.equal(await page.getByLabel(t("rfm.since")).inputValue(), "2024-11-30");
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation in RFM (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await rfm("coffee", locale, { colorScheme });
      for (const fold of ["scores_fold", "rules_fold", "matrix_fold"]) {
        await page.getByText(t(`rfm.${fold}`), { exact: true }).click();
      }
      await press(page, t, "rfm.fixed_values");
      await page.locator("fieldset.rfm-fixed").first().waitFor();
      const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
    });
  }
}
