// Concentration: how much comes from how few, what sets the best apart, and lists of them. Figures are
// held against DuckDB's (tests/data/oracle/concentration.sql and contrast.sql).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest, put, until } from "./support/rest.mjs";
import { expected } from "./support/data.mjs";
import { segments } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();

async function best(name, locale = "en", options = {}) {
  const opened = await segments(run, name, "top.name", locale, options);
  await opened.page.locator("table.top-shares tbody tr").first().waitFor();
  return opened;
}

/** Text by row and cell, without the notes below. */
function cells(page, table) {
  return page.locator(`table.${table} tbody tr`).evaluateAll((rows) => rows.map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => {
      const own = cell.cloneNode(true);
      own.querySelectorAll(".note").forEach((note) => note.remove());
      return own.textContent.trim();
    })));
}

const number = (text) => Number(text.replace("−", "-").replace(/[^0-9.-]/g, ""));
const near = (found, wanted, step) => assert.ok(Math.abs(found - wanted) <= step / 2 + 1e-9, `${found}, not ${wanted}`);

/** Waits until the comparisons are such; gives them. */
const compare = (page, such) => until(page, async () => {
  const found = await contrast(page);
  return such(found) && found;
}, "the comparison");

for (const [sample, cents] of [["cdnow", 0.01], ["coffee", 1]]) {
  test(`${sample}: shares, tenths and the Gini coefficient are those of the database`, async () => {
    const { page, t } = await best(sample);
    const wanted = expected(`segments_${sample}_concentration`);
    const tops = wanted.filter((row) => row.kind === "top");
    const shares = await cells(page, "top-shares");
    assert.deepEqual(shares.map((row) => row[0]), tops.map((row) => t("top.best_share", { percent: `${row.number}%` })));
    tops.forEach((row, at) => {
      assert.equal(number(shares[at][1]), row.customers);
      near(number(shares[at][2]), row.revenue_scaled / 1e4, cents);
      near(number(shares[at][3]), row.share * 100, 0.1);
    });
    await page.getByText(t("top.deciles_fold")).click();
    const tenths = await cells(page, "top-tenths");
    wanted.filter((row) => row.kind === "decile").forEach((row, at) => {
      assert.equal(number(tenths[at][1]), row.customers);
      near(number(tenths[at][3]), row.revenue_scaled / 1e4, cents);
      near(number(tenths[at][4]), row.share * 100, 0.1);
    });
    const gini = wanted[0].gini.toFixed(2);
    await page.getByText(t("top.lorenz_sub", { gini })).waitFor();
    const lead = await page.locator("h2.lead").textContent();
    assert.match(lead, new RegExp(`${(tops[2].share * 100).toFixed(1)}%`));
  });
}

/** The comparisons by name: the two groups' figures. */
async function contrast(page) {
  const rows = await cells(page, "top-contrast");
  return new Map(rows.map(([name, one, other]) => [name, [number(one), number(other)]]));
}

/** Numbers, channels and first products as the database has them. */
function wantedContrast(t, days) {
  const rows = expected("segments_coffee_contrast").filter((row) => row.first_days === days);
  const value = (kind, name) => rows.find((row) => row.kind === kind && row.name === name).value;
  const medians = [["daysToSecond", "days_to_second"], ["firstAmount", "first_amount"], ["earlyOrders", "early_orders"],
    ["daysKnown", "days_known"]].map(([name, words]) =>
    [t(`top.${words}`), ["median top", "median rest"].map((kind) => value(kind, name))]);
  // The labels as all files together tell them, those of a row of their own.
  const common = expected("segments_coffee_common").filter((row) => row.first_days === days);
  const shares = [["channel", "channel", 5], ["product", "first_product", 6]].flatMap(([column, words, most]) => {
    const of = (kind, name) => common.find((row) =>
      row.column === column && row.kind === kind && (name === undefined || row.name === name))?.value ?? 0;
    const names = [...new Set(common.filter((row) => row.column === column && row.name).map((row) => row.name))];
    const both = (name) => of("label top", name) + of("label rest", name);
    return names.sort((one, other) => both(other) - both(one)).slice(0, most).map((name) =>
      [`${t(`top.${words}`)} · ${name}`, ["top", "rest"].map((side) => (of(`label ${side}`, name) / of(`known ${side}`)) * 100)]);
  });
  return { medians, shares };
}

function holds(found, { medians, shares }) {
  const close = (one, other, step) => Math.abs(one - other) <= step / 2 + 1e-9;
  const same = ([name, values], step) =>
    found.has(name) && found.get(name).every((one, at) => close(one, values[at], step));
  // Amounts are shown without decimals in this currency.
  return medians.every((row) => same(row, 1)) && shares.every((row) => same(row, 0.1));
}

test("coffee shop: what the best have in common is what the database finds, by all revenue and by the first days", async () => {
  const { page, w, t } = await best("coffee");
  const all = wantedContrast(t, null);
  const more = page.getByRole("button", { name: new RegExp(t("top.more_rows", { count: "\\d+" })) });
  await more.click();
  await compare(page, (found) => holds(found, all));
  await atRest(page);
  // Friends bring the best: large enough and hardly chance, so it stands first and in the title.
  const [first] = await cells(page, "top-contrast");
  assert.equal(first[0], `${t("top.channel")} · 朋友介紹`);
  assert.match(first[5], new RegExp(t("top.surely")));
  await page.getByRole("heading", { name: new RegExp("朋友介紹, 25\\.8% against 10\\.7%") }).waitFor();
  await page.getByText(t("top.unequal_time")).waitFor();
  // The same time for everyone to spend.
  await w.button("top.by_first").click();
  const days = wantedContrast(t, 180);
  await compare(page, (found) => holds(found, days));
  await page.getByText(t("top.unequal_time")).waitFor({ state: "detached" });
  const percent = page.getByLabel(t("top.percent_field"));
  await put(percent, "80");
  await page.getByRole("alert").filter({ hasText: "50" }).waitFor();
  await atRest(page);
  assert.ok(holds(await contrast(page), days), "a share that cannot be changes nothing");
});

test("lists: the best tenth, a tenth, the late of the best, and those who came the same way", async () => {
  const { page, t } = await best("coffee");
  const dialog = page.getByRole("dialog");
  const lines = async (title) => {
    await page.getByRole("button", { name: t("segments.list_of", { group: title }) }).last().click();
    await dialog.locator("tbody tr").first().waitFor();
    await atRest(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: /CSV/ }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8").replace(/^\uFEFF/, "").trim().split("\r\n");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await atRest(page);
    return { name: download.suggestedFilename(), rows: text.slice(1).map((line) => line.split(",")) };
  };
  const wanted = expected("segments_coffee_concentration");
  const tenth = await lines(t("top.list_best", { percent: "10%" }));
  assert.match(tenth.name, /best-10/);
  assert.equal(tenth.rows.length, 151);
  const sum = tenth.rows.reduce((all, row) => all + Number(row[2]), 0);
  near(sum, wanted.find((row) => row.kind === "top" && row.number === 10).revenue_scaled / 1e4, 0.01);
  await page.getByText(t("top.deciles_fold")).click();
  const last = await lines(t("top.list_tenth", { name: "90–100%" }));
  assert.equal(last.rows.length, 150);
  // The late ones are among the best, as many as the row says.
  const plays = await cells(page, "top-plays");
  const late = await lines(t("top.list_late", { percent: "10%" }));
  const among = new Set(tenth.rows.map(([id]) => id));
  assert.ok(late.rows.length > 0 && late.rows.every(([id]) => among.has(id)));
  assert.equal(late.rows.length, number(plays[0][1]));
  assert.match(plays[0][0], new RegExp(t("top.do_late")));
  // Friends brought 184, of whom 39 are among the best.
  const friends = await lines(t("top.list_alike", { what: t("top.channel"), name: "朋友介紹" }));
  assert.equal(friends.rows.length, 145);
  assert.ok(friends.rows.every(([id]) => !among.has(id)));
});

test("without channel and product columns it says what it would take, and compares numbers", async () => {
  const { page, t } = await best("cdnow");
  await page.getByText(t("top.needs_channel")).waitFor();
  await page.getByText(t("top.needs_product")).waitFor();
  await page.getByRole("button", { name: t("top.more_rows", { count: "1" }) }).click();
  const found = await compare(page, (found) => found.size === 4);
  assert.deepEqual(found.get(t("top.days_to_second")), [21.5, 69]);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the best customers (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await best("coffee", locale, { colorScheme });
          // With the forecast's values.
      await page.getByText(t("top.stake_text")).waitFor();
      await page.getByText(t("top.deciles_fold")).click();
      await page.getByText(t("top.how"), { exact: true }).click();
      assert.deepEqual(await violations(page), []);
    });
  }
}
