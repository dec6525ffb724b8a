// Lists for the tools people use: from the sample to the file, held against what each tool's
// documentation asks for and against the sample's own list of members.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { dayOf, readBook } from "./support/book.mjs";
import { csv } from "./support/data.mjs";
import { members, readCsv, take } from "./support/lists.mjs";
import { segments, turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const DATE = String.raw`\d{4}-\d\d-\d\d`;
const EXPECTED = JSON.parse(readFileSync(new URL("../data/expected/coffee.json", import.meta.url)));
const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const symbols = ["P", "N", "E0", "S1", "S2", "S3"];
const stage = (t, symbol) => `${symbol} · ${t(`segments.stage_${symbol.toLowerCase()}`)}`;

/** The screen, on which the sample is open. */
async function screen(locale = "en", options = {}) {
  const opened = await segments(run, "coffee", "lists.name", locale, options);
  const panel = take(opened.page, opened.t);
  // With what the forecast expects, which comes a moment later than the rest.
  const [expects] = opened.t("lists.worth_expected", { value: "|" }).split("|");
  await opened.page.getByText(expects).waitFor({ timeout: 60_000 });
  await panel.ready("mailchimp");
  return { ...opened, panel };
}

/** Own orders, without or with further columns. */
async function own(text, locale = "en") {
  const t = words(locale);
  const page = await run.open();
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose(csv("orders.csv", text));
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "lists.name");
  return { page, t, panel: take(page, t) };
}

test("a new user: sample, stages, the list of S2, Mailchimp; and only who agreed is in the file", async () => {
  const { page, w, t } = await segments(run, "coffee", "segments.name", "zh-Hant");
  const name = stage(t, "S2");
  await page.getByRole("button", { name: t("segments.list_of", { group: name }), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  // Who is in S2, from the list itself.
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: `${t("shell.save_as")} CSV`, exact: true }).click();
  const listed = readCsv(readFileSync(await (await waiting).path(), "utf8"));
  const ids = listed.rows.map((row) => row[listed.heads[0]]);
  assert.ok(ids.length > 30, `${ids.length}`);

  await dialog.getByRole("button", { name: t("lists.open_panel"), exact: true }).click();
  const panel = take(dialog, t);
  await panel.ready("mailchimp");
  const files = await panel.all();
  const send = files.filter(({ name }) => !name.includes(t("lists.cell_held")));
  const held = files.filter(({ name }) => name.includes(t("lists.cell_held")));
  assert.match(send[0].name, new RegExp(`^ltv-mailchimp-S2-${t("segments.stage_s2")}-${DATE}\\.csv$`));
  // Format guidelines: these heads are Mailchimp's own, UTF-8 without a mark.
  for (const file of files) {
    assert.deepEqual(file.heads.slice(0, 5), ["Email Address", "First Name", "Last Name", "Phone Number", "Tags"]);
    assert.notEqual(file.text.codePointAt(0), 0xfeff);
  }

  // By the sample's own file: no address, or not agreed (by any row with the address), or there already.
  const known = members();
  const refused = new Set([...known.values()].filter((one) => one.email && !one.agreed).map((one) => one.email));
  const [wanted, counts] = [new Set(), { why_no_email: 0, why_opted_out: 0, why_duplicate: 0 }];
  for (const id of ids) {
    const one = known.get(id);
    if (!one?.email) counts.why_no_email += 1;
    else if (refused.has(one.email)) counts.why_opted_out += 1;
    else if (wanted.has(one.email)) counts.why_duplicate += 1;
    else wanted.add(one.email);
  }
  assert.ok(counts.why_opted_out > 10, JSON.stringify(counts));
  const mails = files.flatMap((file) => file.rows.map((row) => row["Email Address"]));
  assert.deepEqual([...mails].sort(), [...wanted].sort());
  for (const [key, count] of Object.entries(counts)) assert.equal(await panel.reason(key), count, key);
  assert.equal(await panel.reason("account_written"), wanted.size);
  // Those kept back are in a file of their own, as many as the account says.
  const kept = sum(held.map((file) => file.rows.length));
  assert.equal(await panel.reason("account_held"), kept);
  assert.ok(kept > 0 && kept < wanted.size / 3, `${kept} of ${wanted.size}`);
  for (const row of files.flatMap((file) => file.rows)) {
    assert.ok(row.Tags.split(",").includes(name), row.Tags);
  }
  assert.match(await panel.lead.textContent(), new RegExp(String(wanted.size)));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.ok(await w.button("segments.name").isVisible());
});

test("HubSpot: its heads, those kept back marked, and the same ones in every list and again later", async () => {
  const { t, panel } = await screen("en");
  await panel.hold(true);
  await panel.tool("hubspot");
  await panel.ready("hubspot");
  const { name, heads, rows } = await panel.csv();
  assert.match(name, new RegExp(`^ltv-hubspot-S2-half-asleep-${DATE}\\.csv$`));
  assert.deepEqual(heads.slice(0, 4), ["Email", "First Name", "Last Name", "Phone Number"]);
  assert.ok(!heads.some((head) => head === t("lists.head_tier")), "no tiers are set, so there is no column");
  const column = t("lists.head_held");
  assert.ok(rows.every((row) => ["true", "false"].includes(row[column])));
  const held = rows.filter((row) => row[column] === "true").map((row) => row.Email);
  assert.equal(await panel.reason("account_held"), held.length);
  assert.ok(held.length > 0.05 * rows.length && held.length < 0.4 * rows.length, `${held.length} of ${rows.length}`);
  for (const row of rows) assert.match(row[t("lists.head_last")], new RegExp(`^${DATE}$`));

  await panel.tool("mailchimp");
  await panel.ready("mailchimp", t("lists.cell_held"));
  const files = await panel.all();
  const apart = files.find((file) => file.name.includes(t("lists.cell_held")));
  assert.deepEqual(apart.rows.map((row) => row["Email Address"]).sort(), [...held].sort());
  // Nobody: then there is one file and no column of it.
  await panel.hold(false);
  await panel.files.filter({ hasText: t("lists.cell_held") }).first().waitFor({ state: "hidden" });
  await panel.ready("mailchimp");
  const [whole, ...none] = await panel.all();
  assert.deepEqual([none.length, whole.heads.includes(column)], [0, false]);
  assert.equal(whole.rows.length, rows.length);
});

test("Zoho and monday: the columns they require, in every row", async () => {
  const { t, panel } = await screen("zh-Hant");
  await panel.tool("zoho");
  await panel.ready("zoho");
  const zoho = await panel.csv();
  assert.deepEqual(zoho.heads.slice(0, 5), ["Last Name", "First Name", "Email", "Mobile", "Tag"]);
  for (const row of zoho.rows) {
    assert.ok(row["Last Name"] && (row.Email || row.Mobile), JSON.stringify(row));
    // What Zoho's checklist forbids within the data.
    assert.ok(!/["|<>]/.test(Object.values(row).join("")), JSON.stringify(row));
    assert.ok(row.Tag.split(",").every((tag) => tag.length <= 25) && row.Tag.split(",").length <= 10, row.Tag);
  }
  await panel.tool("monday");
  await panel.ready("monday");
  const monday = await panel.csv();
  assert.deepEqual(monday.heads.slice(0, 3), ["Name", "Email", "Phone"]);
  assert.ok(monday.rows.every((row) => row.Name && (row.Email || row.Phone)));
  assert.equal(monday.rows.length, zoho.rows.length);
  assert.ok(await panel.lead.textContent().then((text) => text.includes(t("lists.tool_monday"))));
});

test("LINE: a file for each stage, nothing but user ids of those who agreed", async () => {
  const { t, panel } = await screen("zh-Hant");
  await panel.whom(t("lists.each_stage"));
  await panel.tool("line");
  await panel.hold(false);
  await panel.ready("line", "S3");
  await panel.files.filter({ hasText: t("lists.cell_held") }).first().waitFor({ state: "hidden" });
  const files = await panel.all((at) => panel.text(at));
  assert.deepEqual(files.map(({ name }) => name.match(/^ltv-line-([A-Z]\d?)-.*\.txt$/)[1]), symbols);
  const known = members();
  const refused = new Set([...known.values()].filter((one) => one.line && !one.agreed).map((one) => one.line));
  const wanted = [...known.values()].map((one) => one.line).filter((id) => id && !refused.has(id));
  const found = files.flatMap(({ text }) => {
    assert.ok(text.endsWith("\n") && !text.includes("\r"));
    return text.trimEnd().split("\n");
  });
  for (const id of found) assert.match(id, /^U[0-9a-f]{32}$/);
  assert.deepEqual([...found].sort(), [...new Set(wanted)].sort());
  assert.equal(new Set(found).size, found.length, "nobody is in two stages");
});

test("Google Analytics: ids that agreed, and no personal data", async () => {
  const { t, panel } = await screen("en");
  await panel.whom(t("lists.whom_customers"));
  await panel.tool("ga4");
  await panel.ready("ga4");
  const { heads, rows } = await panel.csv();
  assert.equal(heads[0], "user_id");
  assert.ok(heads.every((head) => /^(user_id|ltv_[a-z_]+)$/.test(head)), `${heads}`);
  const known = members();
  for (const row of rows) {
    assert.ok(known.get(row.user_id)?.agreed, row.user_id);
    assert.ok(!Object.values(row).some((cell) => /@|^09|U[0-9a-f]{32}/.test(cell)), JSON.stringify(row));
    assert.ok(Object.values(row).every((cell) => [...cell].length <= 36));
  }
  assert.equal(new Set(rows.map((row) => row.user_id)).size, rows.length);
  const left = (await panel.reason("why_opted_out")) + (await panel.reason("why_consent_unknown"));
  assert.equal(rows.length + left, EXPECTED.ledger.customers);
});

for (const [tool, slug] of [["power_bi", "powerbi"], ["fine_bi", "finebi"]]) {
  test(`${slug}: five tables that join, with the sums of the screen`, async () => {
    const { t, panel } = await screen("zh-Hant");
    await panel.tool(tool);
    await panel.ready(slug);
    // With what was bought, once that is read.
    await panel.files.nth(4).waitFor();
    const files = await panel.all();
    const tables = Object.fromEntries(files.map((file) => [file.name.match(new RegExp(`^ltv-${slug}-(\\w+)-${DATE}\\.csv$`))[1], file]));
    assert.deepEqual(Object.keys(tables), ["customers", "orders", "cohorts", "calendar", "dictionary"]);
    for (const file of files) assert.equal(file.text.codePointAt(0), 0xfeff, "the mark by which Power Query knows UTF-8");
    const { customers, orders, cohorts, calendar, dictionary } = tables;
    const ids = new Set(customers.rows.map((row) => row.customer_id));
    assert.equal(ids.size, customers.rows.length);
    assert.ok(orders.rows.every((row) => ids.has(row.customer_id)));
    const days = new Set(calendar.rows.map((row) => row.date));
    assert.ok(orders.rows.every((row) => days.has(row.order_date)));
    assert.equal(orders.rows.length, EXPECTED.ledger.orders);
    const money = (rows, column) => Math.round(sum(rows.map((row) => Number(row[column] || 0))));
    for (const [rows, column] of [[orders.rows, "amount"], [customers.rows, "revenue"], [cohorts.rows, "revenue"]]) {
      assert.equal(money(rows, column), EXPECTED.ledger.revenue, column);
    }
    assert.equal(sum(customers.rows.map((row) => Number(row.orders || 0))), EXPECTED.ledger.orders);
    assert.equal(customers.rows.filter((row) => row.orders).length, EXPECTED.ledger.customers);
    assert.equal(sum(cohorts.rows.filter((row) => row.age === "0").map((row) => Number(row.customers))), EXPECTED.ledger.customers);
    const described = dictionary.rows.map((row) => `${row.table}.${row.column}`);
    const there = [customers, orders, cohorts, calendar].flatMap((table) =>
      table.heads.map((head) => `${table.name.match(/-(customers|orders|cohorts|calendar)-/)[1]}.${head}`));
    assert.deepEqual(described, there);
    assert.ok(dictionary.rows.every((row) => row.meaning.length > 1), "every column has its meaning");
    assert.ok(customers.rows.some((row) => row.stage === stage(t, "P")), "members without orders are there");
    assert.ok(!/@example|U[0-9a-f]{32}/.test(files.map(({ text }) => text).join("")), "no contacts");
  });
}

test("Excel and CSV: everybody, with their answers; numbers are numbers", async () => {
  const { t, panel } = await screen("zh-Hant");
  await panel.whom(t("lists.whom_everybody"));
  await panel.tool("plain");
  await panel.ready("customers");
  const { heads, rows } = await panel.csv();
  assert.equal(rows.length, await panel.reason("account_given"));
  assert.ok(rows.length > EXPECTED.ledger.customers, "members without orders are there");
  const known = members();
  const [id, email, consent] = ["id", "email", "email_consent"].map((key) => t(`lists.head_${key}`));
  for (const row of rows) {
    const one = known.get(row[id]);
    assert.equal(row[email].toLowerCase(), one?.email ?? "");
    assert.equal(row[consent], t(!one ? "lists.cell_unknown" : one.agreed ? "lists.cell_yes" : "lists.cell_no"));
  }
  await panel.tool("workbook");
  await panel.ready("xlsx");
  const saved = await panel.save();
  assert.match(saved.name, new RegExp(`^ltv-customers-.*-?${DATE}\\.xlsx$`));
  const [head, ...lines] = readBook(saved.bytes);
  assert.deepEqual(head.map(({ value }) => value), heads);
  assert.equal(lines.length, rows.length);
  const at = (key) => heads.indexOf(t(`lists.head_${key}`));
  lines.forEach((line, n) => {
    assert.equal(line[at("id")].value, rows[n][id]);
    assert.notEqual(line[at("phone")]?.is, "number", "a telephone number keeps its zero");
  });
  const buyer = lines.find((line) => line[at("orders")]?.is === "number");
  assert.equal(dayOf(buyer[at("last")].value), rows[lines.indexOf(buyer)][heads[at("last")]]);
});

test("what a spreadsheet would run is disarmed, and nothing leaves the page", async () => {
  const text = ["customer,date,amount,email,name",
    "=1+1,2025-01-05,1200,amy@example.com,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
    "B2,2025-01-09,300,=cmd@example.com,Bob Lee", "C3,2025-02-11,500,c@example.com,\"@SUM(1,2)\"",
    "D4,2025-02-12,500,not an address,Dan", "E5,2025-02-13,500,C@example.com,Eve"].join("\n");
  const { page, t, panel } = await own(text);
  await panel.whom(t("lists.whom_customers"));
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await panel.tool("mailchimp");
  await panel.ready("mailchimp", "All-customers");
  const { rows, text: file } = await panel.csv();
  assert.deepEqual(rows.map((row) => row["Email Address"]), ["amy@example.com", "c@example.com"]);
  const cells = rows.flatMap((row) => Object.values(row));
  assert.deepEqual(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)), [], file);
  assert.ok(cells.includes("'@SUM(1"), "with an apostrophe before it");
  for (const [key, count] of [["why_email_like_formula", 1], ["why_invalid_email", 1], ["why_duplicate", 1]]) {
    assert.equal(await panel.reason(key), count, key);
  }
  // No column of consents: said, with the duty that stays.
  await page.getByText(t("lists.consent_none", { channel: t("lists.channel_email") })).waitFor();
  await page.getByText(t("lists.consent_duty")).waitFor();
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:") && !url.startsWith(run.site.origin)), []);
  await panel.tool("plain");
  await panel.ready("customers");
  const plain = await panel.csv();
  assert.equal(plain.rows.length, 5);
  assert.ok(plain.rows.some((row) => row[t("lists.head_id")] === "'=1+1"));
});

test("a file without any contact: which column is missing and where to name it; tables still go", async () => {
  const text = ["customer,date,amount", "A1,2025-01-05,1200", "A1,2025-02-05,800", "B2,2025-01-09,300"].join("\n");
  const { page, t, panel } = await own(text);
  await panel.whom(t("lists.whom_customers"));
  for (const [tool, what] of [["mailchimp", "email"], ["line", "line"], ["zoho", "contact"]]) {
    await panel.tool(tool);
    await says(panel.lead, t("lists.lead_lacks", { tool: t(`lists.tool_${tool}`), what: t(`lists.lacks_${what}`) }));
    await page.getByText(t("lists.lacks_do")).waitFor();
    assert.equal(await panel.files.count(), 0);
  }
  await panel.tool("plain");
  await panel.ready("customers");
  const { heads, rows } = await panel.csv();
  assert.equal(rows.length, 2);
  assert.ok(!heads.includes(t("lists.head_email")), "no column of nothing");
  await panel.tool("ga4");
  await panel.ready("ga4");
  assert.deepEqual((await panel.csv()).rows.map((row) => row.user_id).sort(), ["A1", "B2"]);
  // From there one comes back to the columns.
  await panel.tool("mailchimp");
  await page.locator(".callout").getByRole("button", { name: t("files.to_files"), exact: true }).click();
  await page.locator(".file-card").first().waitFor();
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation where lists are taken along (${locale}, ${colorScheme})`, async () => {
      const { page, t, panel } = await screen(locale, { colorScheme });
      await panel.hold(true);
      await panel.ready("mailchimp", t("lists.cell_held"));
      const check = async () => {
        const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
      };
      await check();
      await turn(page, t, "segments.name");
      await page.getByRole("button", { name: t("segments.list_of", { group: stage(t, "S1") }), exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: t("lists.open_panel"), exact: true }).click();
      await take(dialog, t).ready("S1");
      await check();
    });
  }
}
