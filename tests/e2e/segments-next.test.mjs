// The next product: what follows, when, whom to offer it to, and who never came back. Counts are
// held against DuckDB's (tests/data/oracle/next_product.sql, baskets.sql, once.sql), which go by
// the products' places in the order of their names' bytes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest, put } from "./support/rest.mjs";
import { suite } from "./support/suite.mjs";
import { segments, turn } from "./support/segments.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();

async function coffee(locale = "en", options = {}) {
  const opened = await segments(run, "coffee", "next_product.name", locale, options);
  await opened.page.locator("#next-best tbody tr").first().waitFor();
  return opened;
}

/** Rows of an oracle's table, as objects of numbers. */
function oracle(name) {
  const file = new URL(`../data/expected/segments_coffee_${name}.csv`, import.meta.url);
  const [head, ...rows] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, Number(row[at])])));
}

const choices = (page) => page.locator(".next-choice .chips button");

/** The products' names by their places. */
async function names(page) {
  const all = await choices(page).evaluateAll((buttons) => buttons.map((button) => button.firstChild.textContent));
  return all.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

const number = (text) => Number(text.replace(/[^0-9.]/g, ""));

/** What a table of pairs says, by the name in the head of a row. */
function pairs(page, id) {
  return page.locator(`${id} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll("td")];
      return {
        name: row.querySelector("th").firstChild.textContent,
        texts: cells.map((cell) => cell.querySelector("span")?.textContent ?? ""),
        notes: cells.map((cell) => cell.querySelector(".note")?.textContent ?? ""),
        buttons: [...row.querySelectorAll("button")].map((button) => button.textContent),
      };
    }));
}

/** Chooses the first product, and waits until all is about it. */
async function choose(page, t, name) {
  await choices(page).filter({ hasText: name }).click();
  await says(page.locator("section.evidence h3").first(), t("next_product.after_title", { first: name }));
  await atRest(page);
}

const percent = (share, digits) => `${(share * 100).toFixed(digits)}%`;
/** Halves of the last digit may be rounded either way. */
function near(found, wanted, digits, what) {
  assert.ok(Math.abs(number(found) - wanted) <= 0.5 * 10 ** -digits + 1e-9, `${what}: ${found} is not ${wanted}`);
}

test("what follows each product is what the database counts", async () => {
  const { page, t } = await coffee();
  const products = await names(page);
  const rows = oracle("next_product").filter((row) => row.pair >= 10 && row.exposed >= 30);
  assert.equal(rows.length, 107);
  for (const [x, first] of products.entries()) {
    await choose(page, t, first);
    const found = await pairs(page, "#next-after");
    const wanted = rows.filter((row) => row.x === x);
    assert.deepEqual(found.map((row) => row.name).sort(), wanted.map((row) => products[row.y]).sort());
    for (const row of wanted) {
      const shown = found.find((one) => one.name === products[row.y]);
      const what = `${first} → ${shown.name}`;
      assert.ok(shown.notes[0].startsWith(t("next_product.of", { count: `${row.pair}`, all: `${row.exposed}` })), `${what}: ${shown.notes[0]}`);
      const [share, usual] = [row.pair / row.exposed, row.base / row.came_back];
      near(shown.texts[0], share * 100, 1, what);
      near(shown.texts[1], usual * 100, 1, what);
      near(shown.texts[2], share / usual, 2, what);
      near(shown.texts[3], row.pair / row.customers * 100, 1, what);
      near(shown.texts[4], row.median_days, 1, what);
      assert.equal(number(shown.buttons[0]), row.offers, what);
      assert.ok(number(shown.buttons[1]) <= row.offers, what);
    }
  }
});

test("the lead, the best pair and its list say the same, and the list leaves as a file", async () => {
  const { page, t } = await coffee();
  const products = await names(page);
  const [best] = await page.locator("#next-best tbody tr").evaluateAll((rows) => rows.slice(0, 1).map((row) => ({
    first: row.querySelector("th").firstChild.textContent,
    second: row.querySelector("th .note").textContent.replace("→", "").trim(),
    share: row.querySelector("td span").textContent,
  })));
  const row = oracle("next_product").find((row) => products[row.x] === best.first && products[row.y] === best.second);
  near(best.share, row.pair / row.exposed * 100, 1, "share");
  const lead = await page.locator("h2.lead").textContent();
  for (const said of [best.first, best.second, percent(row.pair / row.exposed, 0), percent(row.base / row.came_back, 0), `${row.offers}`]) {
    assert.ok(lead.includes(said), `${said} in: ${lead}`);
  }
  const title = t("next_product.offer_title", { first: best.first, second: best.second });
  await page.locator("#next-best").getByRole("button", { name: title }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await says(dialog.locator("h3"), title);
  await atRest(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: /CSV/ }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n");
  assert.equal(lines.length - 1, row.offers);
  assert.match(download.suggestedFilename(), /offer/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("who never came back is what the database counts, each with a list", async () => {
  const { page, t } = await coffee();
  const products = await names(page);
  const wanted = oracle("once").filter((row) => row.customers >= 30);
  const found = await pairs(page, "#next-once");
  assert.deepEqual(
    found.map((row) => [row.name, number(row.texts[0]), number(row.texts[1])]).sort(),
    wanted.map((row) => [products[row.product], row.customers, row.never_again]).sort(),
  );
  const gone = found.map((row) => number(row.texts[1]));
  assert.deepEqual(gone, gone.toSorted((a, b) => b - a));
  const [first] = found;
  const title = t("next_product.once_list_title", { product: first.name });
  await page.locator("#next-once").getByRole("button", { name: title }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await atRest(page);
  const count = await dialog.getByRole("status").first().textContent();
  assert.match(count, new RegExp(`\\b${gone[0]}\\b`), count);
  // Each of them has ordered once, or several times on one day.
  const orders = await dialog.locator("tbody tr td:nth-of-type(1)").allTextContents();
  assert.ok(orders.every((text) => number(text) <= 3), orders.join(" "));
});

test("baskets are counted as the database does; a count out of range changes nothing and says so", async () => {
  const { page, t } = await coffee();
  const products = await names(page);
  await page.getByText(t("next_product.rules_fold")).click();
  const field = page.getByLabel(t("next_product.rule_pair"));
  const before = await pairs(page, "#next-after");
  await put(field, "0");
  await page.getByRole("alert").filter({ hasText: "100,000" }).waitFor();
  await atRest(page);
  assert.deepEqual(await pairs(page, "#next-after"), before);
  await put(field, "1");
  await put(page.getByLabel(t("next_product.rule_exposed")), "1");
  await page.getByRole("button", { name: t("next_product.rule_basket"), exact: true }).click();
  await page.locator("#next-after thead").getByText(t("next_product.of_baskets")).waitFor();
  await atRest(page);
  const rows = oracle("baskets");
  const x = rows[0].x;
  await choose(page, t, products[x]);
  const found = await pairs(page, "#next-after");
  const wanted = rows.filter((row) => row.x === x);
  assert.equal(found.length, wanted.length);
  for (const row of wanted) {
    const shown = found.find((one) => one.name === products[row.y]);
    assert.ok(shown.notes[0].startsWith(t("next_product.of_baskets_count", { count: `${row.pair}`, all: row.exposed.toLocaleString("en") })), shown.notes[0]);
    near(shown.texts[1], row.base / row.baskets * 100, 1, shown.name);
  }
  await page.getByRole("button", { name: t("next_product.rules_reset") }).click();
  await page.locator("#next-after thead").getByText(t("next_product.of_all"), { exact: false }).first().waitFor();
});

test("files without products say what they need, and what can be said without", async () => {
  const { page, w, t } = await segments(run, "cdnow", "next_product.name");
  await says(page.locator("h2.lead"), t("next_product.lead_no_products").replaceAll("*", ""));
  const panel = page.locator("section.insufficient");
  await panel.getByText(t("next_product.no_products")).waitFor();
  // 1,139 of 2,357 customers came back on another day (DOMAIN.md: 48.32 % by days).
  await panel.getByText(t("next_product.no_products_still", { customers: "2,357", back: "1,139", share: "48%" })).waitFor();
  assert.equal(await page.locator("#next-best").isVisible(), false);
  await panel.getByRole("button", { name: t("next_product.to_stages") }).click();
  await page.locator("table.stages tbody tr").first().waitFor();
  await page.locator("nav.views").getByRole("button", { name: t("next_product.name"), exact: true }).click();
  await w.button("files.to_files").last().click();
  await page.locator(".file-card").first().waitFor();
});

test("one product of few customers: only whether it is bought again can be said", async () => {
  const t = words("en");
  const page = await run.open();
  const w = widget(page, t);
  await w.speak("en");
  await w.toData();
  await page.getByText(t("data.paste_title")).click();
  const rows = ["customer,date,amount,product"];
  for (let at = 0; at < 12; at += 1) rows.push(`C${at},2025-01-${10 + at},100,Mug`, `C${at},2025-02-${10 + at},120,Mug`);
  rows.push("C0,2025-03-01,80,");
  await page.locator("#paste").fill(rows.join("\n"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "next_product.name");
  await says(page.locator("h2.lead"), t("next_product.lead_one_product"));
  const notes = page.locator("p.callout");
  await notes.filter({ hasText: t("next_product.few_customers", { customers: "12" }) }).waitFor();
  await notes.filter({ hasText: t("next_product.one_product", { product: "Mug", customers: "12", again: "12" }) }).waitFor();
  await notes.filter({ hasText: t("next_product.unnamed_days", { days: "1", all: "25", share: "4%" }) }).waitFor();
  assert.equal(await page.locator("#next-best").isVisible(), false);
  await page.getByText(t("next_product.once_none", { least: "30", days: "90" })).waitFor();
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation in the next product (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await coffee(locale, { colorScheme });
      await page.getByText(t("next_product.rules_fold")).click();
      await page.getByText(t("next_product.terms_fold")).click();
      assert.deepEqual(await violations(page), []);
    });
  }
}

test("the picture of waits has an axis of days, and another product column is a press away", async () => {
  const { page, w, t } = await segments(run, "coffee", "next_product.name");
  const waits = page.locator("figure.chart", { has: page.locator('[data-grow="save-next-waits-svg"]') });
  await waits.locator("svg text", { hasText: t("data.days", { n: "0" }) }).first().waitFor();
  await w.button("files.to_files").last().click();
  await page.locator(".file-card").first().waitFor();
});
