// Membership tiers: what each holds is held against DuckDB's, which has the rules alone
// (tests/data/oracle/tiers.sql, tier_quantiles.sql); thresholds are dragged and typed; who is close is listed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest, becomes as finds, put, until } from "./support/rest.mjs";
import { segments, turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const NAMES = ["tiers.tier_0", "tiers.tier_1", "tiers.tier_2", "tiers.tier_3"];
// As in tests/data/oracle/groups.py.
const THRESHOLDS = {
  cdnow: { spend: [50, 150, 400], orders: [1, 2, 4] },
  coffee: { spend: [1000, 3000, 8000], orders: [2, 4, 9] },
};

async function tiers(sample, locale = "en", options = {}) {
  const opened = await segments(run, sample, "tiers.name", locale, options);
  await opened.page.locator("table.tier-table tbody tr").first().waitFor();
  return opened;
}

/** A table of DuckDB's, by rows. */
function oracle(name) {
  const file = new URL(`../data/expected/segments_${name}.csv`, import.meta.url);
  const [head, ...rows] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((key, at) => [key, row[at]])));
}

const number = (text) => Number(text.replaceAll(",", ""));

/** Members by tier, as the table has them. */
const members = (page) =>
  page.locator("table.tier-table tbody tr").evaluateAll((rows) =>
    rows.map((row) => Number(row.querySelector("td").firstChild.textContent.replaceAll(",", "").trim())));

/** Waits until the table's members are these, and all else follows. */
async function becomes(page, wanted) {
  await finds(page, members, wanted);
  await atRest(page);
}

/** The field where a tier begins. */
const field = (page, t, measure, tier) => page.getByLabel(t(`tiers.${measure}_of`, { tier: t(NAMES[tier]) }), { exact: true });

/** Types where tiers begin, in an order in which every step can be used. */
async function type(page, t, measure, wanted) {
  await atRest(page);
  const now = [];
  for (const at of wanted.keys()) now.push(number(await field(page, t, measure, at + 1).inputValue()));
  const places = [...wanted.keys()];
  const order = [...places.filter((at) => wanted[at] < now[at]), ...places.reverse().filter((at) => wanted[at] > now[at])];
  for (const at of order) {
    await put(field(page, t, measure, at + 1), String(wanted[at]));
  }
}

/** Opens what thresholds are found by. */
const unfold = (page, t) => page.getByText(t("tiers.proposal_fold"), { exact: true }).click();

/** The table as a file. */
async function file(page, within) {
  await atRest(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    within.getByRole("button", { name: /CSV/ }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8").replace(/^\uFEFF/, "").trim().split("\r\n");
  return { name: download.suggestedFilename(), lines: lines.map((line) => line.split(",")) };
}

for (const sample of ["cdnow", "coffee"]) {
  test(`${sample}: under every rule the tiers hold what the rules alone give`, async () => {
    const { page, t } = await tiers(sample);
    const table = page.locator("section.evidence").filter({ has: page.locator("table.tier-table") });
    const rows = oracle(`${sample}_tiers`);
    for (const rule of ["spend", "orders", "both", "either"]) {
      await page.getByRole("group", { name: t("tiers.rule_name") }).getByRole("button", { name: t(`tiers.rule_${rule}`), exact: true }).click();
      if (rule !== "orders") await type(page, t, "spend", THRESHOLDS[sample].spend);
      if (rule !== "spend") await type(page, t, "orders", THRESHOLDS[sample].orders);
      const expected = rows.filter((row) => row.rule === rule);
      await becomes(page, expected.map((row) => Number(row.members)));
      const { lines } = await file(page, table);
      for (const [at, row] of expected.entries()) {
        const [, , count, , revenue, , orders, , , , , , , , near, missing] = lines[at + 1].slice(-16);
        assert.equal(Number(count), Number(row.members));
        assert.ok(Math.abs(Number(revenue) - Number(row.year_scaled) / 10_000) < 0.01, `${revenue} of ${row.year_scaled}`);
        assert.equal(Number(orders), Number(row.year_orders));
        assert.equal(Number(near), Number(row.near));
        assert.ok(Math.abs(Number(missing) - Number(row.near_scaled) / 10_000) < 0.01, `${missing} of ${row.near_scaled}`);
      }
    }
  });

  test(`${sample}: proposed by share, exact, thresholds are the quantiles`, async () => {
    const { page, t } = await tiers(sample);
    await unfold(page, t);
    await page.getByRole("button", { name: t("tiers.exact"), exact: true }).click();
    const shares = [5000, 1000, 100];
    for (const [at, share] of shares.entries()) {
      const input = page.getByLabel(t("tiers.share_name", { tier: t(NAMES[at + 1]) }), { exact: true });
      await put(input, String(share / 100));
    }
    const rows = oracle(`${sample}_tier_quantiles`);
    for (const [at, share] of shares.entries()) {
      const wanted = Number(rows.find((row) => Number(row.share) === share).spend_scaled) / 10_000;
      await until(page, async () => number(await field(page, t, "spend", at + 1).inputValue()) === wanted, `${share}: ${wanted}`);
    }
  });
}

test("a proposal is in force at once; natural breaks tell how well they fit, and how many tiers is a number to type", async () => {
  const { page, t } = await tiers("coffee");
  const first = await members(page);
  assert.equal(first.length, 4);
  assert.equal(first.reduce((sum, count) => sum + count), 1509);
  assert.ok(first.every((count) => count > 0));
  const start = await field(page, t, "spend", 1).inputValue();
  await page.getByRole("button", { name: t("tiers.way_breaks"), exact: true }).click();
  await page.locator(".tier-says").getByText(/%/).waitFor();
  await until(page, async () => (await field(page, t, "spend", 1).inputValue()) !== start, "other thresholds");
  await unfold(page, t);
  const count = page.getByLabel(t("tiers.count_name"));
  await put(count, "5");
  await until(page, async () => (await members(page)).length === 6, "six tiers");
  await put(count, "12");
  await page.getByRole("alert").filter({ hasText: t("tiers.wrong_count") }).waitFor();
  await atRest(page);
  assert.equal((await members(page)).length, 6);
});

test("a threshold is dragged by the mouse and moved by keys, and the members follow", async () => {
  const { page, t } = await tiers("coffee");
  const gold = page.getByRole("slider", { name: t("tiers.handle_name", { tier: t("tiers.tier_2") }) });
  const start = { members: await members(page), spend: number(await field(page, t, "spend", 2).inputValue()) };
  await gold.scrollIntoViewIfNeeded();
  await atRest(page);
  const box = await gold.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(x - step * 4, y);
  await page.mouse.up();
  await atRest(page);
  const dragged = number(await field(page, t, "spend", 2).inputValue());
  assert.ok(dragged < start.spend, `${dragged} is below ${start.spend}`);
  await until(page, async () => (await members(page))[2] > start.members[2], "more members in Gold");
  const after = await members(page);
  assert.equal(after[1] + after[2], start.members[1] + start.members[2], "taken from Silver alone");
  assert.equal(
    await page.getByRole("button", { name: t("tiers.way_own"), exact: true }).getAttribute("aria-pressed"), "true");
  // By keys: a step, ten steps, as far as it goes.
  await gold.focus();
  await page.keyboard.press("ArrowRight");
  const stepped = await until(page, async () => {
    const now = number(await field(page, t, "spend", 2).inputValue());
    return now > dragged && now;
  }, "a step to the right");
  await page.keyboard.press("PageUp");
  await until(page, async () => number(await field(page, t, "spend", 2).inputValue()) > stepped, "ten steps");
  await page.keyboard.press("End");
  await atRest(page);
  const [silver, platinum] = [await members(page), number(await field(page, t, "spend", 3).inputValue())];
  assert.ok(number(await field(page, t, "spend", 2).inputValue()) < platinum);
  await until(page, async () => (await members(page))[2] < after[2], `fewer members in Gold than ${after[2]}: ${silver}`);
  const text = await gold.getAttribute("aria-valuetext");
  assert.match(text, /NT\$/);
  await until(page, async () =>
    (await gold.getAttribute("aria-valuetext")).includes((await members(page))[2].toLocaleString("en")), "members are told");
});

test("on a phone every handle can be taken, however close together tiers begin", async () => {
  const { page, t } = await tiers("coffee", "en", { viewport: { width: 360, height: 800 } });
  const handles = page.locator(".tier-handle");
  await handles.first().waitFor();
  await handles.first().scrollIntoViewIfNeeded();
  await atRest(page);
  const boxes = await handles.evaluateAll((all) => all.map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const on = one.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
    return { left, top, width, height, itself: one.contains(on) };
  }));
  assert.equal(boxes.length, 3);
  for (const [at, one] of boxes.entries()) {
    assert.ok(one.width >= 44 && one.height >= 44 && one.itself, `${at}: ${JSON.stringify(one)}`);
    for (const other of boxes.slice(at + 1)) {
      const apart = Math.abs(one.left - other.left) > 43.5 || Math.abs(one.top - other.top) > 43.5;
      assert.ok(apart, JSON.stringify(boxes));
    }
  }
});

test("a threshold that cannot be used says why, and the last one stays in force", async () => {
  const { page, t } = await tiers("cdnow");
  const before = await members(page);
  const silver = field(page, t, "spend", 1);
  const alert = page.getByRole("alert");
  await put(silver, "0");
  await alert.filter({ hasText: t("tiers.wrong_spend") }).waitFor();
  await put(silver, "99999");
  await alert.filter({ hasText: t("tiers.wrong_order", { tier: t("tiers.tier_2"), below: t("tiers.tier_1") }) }).waitFor();
  await put(silver, "much");
  await alert.filter({ hasText: t("tiers.wrong_number") }).waitFor();
  await atRest(page);
  assert.deepEqual(await members(page), before);
  const reward = page.getByLabel(t("tiers.share_reward_of", { tier: t("tiers.tier_1") }), { exact: true });
  await put(reward, "120");
  await alert.filter({ hasText: t("tiers.wrong_reward") }).waitFor();
});

test("rewards are not set until somebody sets them; then cost and net are told", async () => {
  const { page, t } = await tiers("coffee");
  const top = page.locator("table.tier-table tbody tr").last();
  await top.getByText(t("tiers.not_set")).first().waitFor();
  await page.getByRole("button", { name: t("tiers.rewards_example") }).click();
  await until(page, async () => (await top.getByText(t("tiers.not_set")).count()) === 0, "set");
  const table = page.locator("section.evidence").filter({ has: page.locator("table.tier-table") });
  const { lines } = await file(page, table);
  const cells = lines[4].slice(-16).map(Number);
  const [revenue, margin, cost, net] = [cells[4], cells[8], cells[9], cells[10]];
  assert.ok(Math.abs(cost - 0.03 * revenue) <= 0.02, `${cost} is 3 % of ${revenue}`);
  assert.ok(Math.abs(net - (margin - cost)) <= 0.02);
  const [expected, low, high] = cells.slice(11, 14);
  assert.ok(0 < low && low < expected && expected < high, `${expected} within ${low} to ${high}`);
});

test("those close to the next tier are listed with what each lacks, and leave as a file", async () => {
  const { page, t } = await tiers("coffee");
  await type(page, t, "spend", THRESHOLDS.coffee.spend);
  const expected = oracle("coffee_tiers").filter((row) => row.rule === "spend");
  await becomes(page, expected.map((row) => Number(row.members)));
  await page.getByRole("button", { name: t("tiers.near_of", { tier: t("tiers.tier_1") }) }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await dialog.getByRole("columnheader", { name: t("tiers.missing_spend") }).waitFor();
  const { name, lines } = await file(page, dialog);
  assert.match(name, /near-tier-1/);
  const column = lines[0].findIndex((head) => head.startsWith(t("tiers.missing_spend")));
  const lacks = Object.fromEntries(lines.slice(1).map((line) => [line[0], Number(line[column])]));
  const wanted = Object.fromEntries(expected[0].nearest.split(" ").map((one) => {
    const [id, spend] = one.split(":");
    return [id, Number(spend) / 10_000];
  }));
  assert.deepEqual(lacks, wanted);
  const order = lines.slice(1).map((line) => Number(line[column]));
  assert.deepEqual(order, order.toSorted((one, other) => one - other), "who lacks least comes first");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  // Nobody is close where nothing may be missing.
  const share = page.getByLabel(t("tiers.near_share"));
  await put(share, "0");
  await page.getByRole("heading", { name: t("tiers.near_none") }).waitFor();
});

test("names are one's own, in the picture, the table and the list", async () => {
  const { page, t } = await tiers("coffee", "zh-Hant");
  const name = page.getByLabel(t("tiers.name_of", { n: "2" }));
  assert.equal(await name.inputValue(), "銀卡");
  await put(name, "熟客");
  await page.locator("table.tier-table").getByText("熟客", { exact: true }).waitFor();
  await page.getByRole("slider", { name: t("tiers.handle_name", { tier: "熟客" }) }).waitFor();
  await page.getByRole("button", { name: t("segments.list_of", { group: "熟客" }) }).click();
  await page.getByRole("dialog").locator("tbody tr").first().waitFor();
});

async function own(text) {
  const t = words("en");
  const page = await run.open();
  const w = widget(page, t);
  await w.speak("en");
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "tiers.name");
  return { page, t };
}

test("few customers who all spent the same: said in words, and what can be told is told", async () => {
  const rows = Array.from({ length: 8 }, (_, at) => `c${at},2025-03-${String(10 + at)},100`);
  const { page, t } = await own(`customer_id,date,amount\n${rows.join("\n")}\n`);
  await page.locator("table.tier-table tbody tr").first().waitFor();
  assert.deepEqual(await members(page), [0, 8]);
  await page.getByText(t("tiers.few_customers", { customers: "8" })).waitFor();
  await page.getByText(t("tiers.short_history", { days: "8" })).waitFor();
  await page.locator(".tier-says").getByText("$100", { exact: false }).waitFor();
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the tiers (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await tiers("coffee", locale, { colorScheme });
      await unfold(page, t);
      assert.deepEqual(await violations(page), []);
    });
  }
}
