// A consultant opens a file of a shop in Taiwan: Chinese headers, 24 months, the last one running.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { csv, expected, expectedHeat, path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const FILE = path("cohorts24.csv");
const COLUMNS = {
  "data.column_customer": "會員編號",
  "data.column_date": "訂單日期",
  "data.column_amount": "付款總金額",
};
const chosen = (menu) => menu.evaluate((select) => select.selectedOptions[0].textContent.trim());

async function dataPlace(file) {
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  if (file) await w.choose(file);
  return { page, w };
}

test("the columns are guessed, shown with the first rows, and can be changed", async () => {
  const { page, w } = await dataPlace(FILE);
  await says(page.locator("h2.lead"), t("data.mapping_title", { name: "cohorts24.csv" }));
  for (const [role, name] of Object.entries(COLUMNS)) {
    const { menu, note } = w.column(role);
    // Both the menu and the note show what stands in the column.
    assert.ok((await chosen(menu)).startsWith(`${name} (`), role);
    assert.ok((await note.textContent()).startsWith(t("data.evidence_both")), role);
  }
  const rows = await page.locator("table.preview tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent).join(",")));
  assert.ok(rows.length >= 5, `${rows.length} rows shown`);
  assert.deepEqual(rows, readFileSync(FILE, "utf8").split("\n").slice(1, rows.length + 1));
  const heads = await page.locator("table.preview th").allTextContents();
  assert.deepEqual(heads.map((head) => head.trim()), Object.entries(COLUMNS).map(([role, name]) => `${name} · ${t(role)}`));

  const [amount, read] = [w.column("data.column_amount"), w.button("data.import")];
  await amount.choose(COLUMNS["data.column_date"]);
  assert.ok((await amount.note.textContent()).startsWith(t("data.chosen_by_you")));
  assert.ok(await read.isDisabled(), "one column cannot serve twice");
  const twice = { first: t("data.column_date"), second: t("data.column_amount") };
  await page.getByText(t("errors.same_column_twice", twice)).waitFor();
  await says(page.locator("[data-status]"), t("files.status_asks", { what: t("data.column_date") }));
  await amount.choose(t("data.choose_column"));
  assert.ok(await read.isDisabled());
  await page.getByText(t("files.missing_role", { role: t("data.column_amount") })).waitFor();
  await amount.choose(COLUMNS["data.column_amount"]);
  await says(page.locator("[data-status]"), t("files.status_ready"));
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "1,895");
});

test("24 months: figures, cohorts, the running month marked, the unobserved left empty", async () => {
  const { page, w } = await dataPlace(FILE);
  await w.importChosen();
  const [summary] = expected("cohorts24_summary");
  const facts = await w.facts();
  assert.equal(facts[t("data.customers")].value, t.fixed(summary.customers, 0));
  assert.equal(facts[t("data.orders")].value, t.fixed(summary.orders, 0));
  assert.equal(facts[t("data.revenue")].value, `NT$${t.fixed(summary.revenue_scaled / 10_000, 0)}`);
  assert.equal(facts[t("data.repeat_rate")].value, t.percent(summary.repeat_rate_by_days, 2));
  assert.equal(facts[t("data.median_gap")].value, t("data.days", { n: t.upTo(summary.median_gap_days, 1) }));

  await w.show("data.tab_cohorts");
  const retention = expectedHeat("cohorts24", "retention", (value) => t.percentFixed(value, 1), t);
  assert.equal(retention.length, 24, "23 cohorts, none in July 2024, and their average");
  assert.equal(retention.flatMap((row) => row.cells).filter((cell) => cell.running).length, 23);
  assert.deepEqual(await w.heat(), retention);
  const spoken = page.locator("table.heat td.run .sr");
  assert.equal(await spoken.count(), 23, "a running month is said, not only drawn");
  await says(spoken.first(), t("data.running"));

  await w.show("data.cumulative");
  const money = (value) => t.fixed(value, 0);
  assert.deepEqual(await w.heat(), expectedHeat("cohorts24", "cumulative_revenue_per_customer", money, t));
  await w.show("data.tab_report");
  assert.match(await page.locator(".account .report-list").textContent(), new RegExp(t("data.row_count", { count: "17" })));
});

test("a file can be dropped", async () => {
  const { page, w } = await dataPlace();
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return transfer;
  }, readFileSync(FILE, "utf8"));
  const zone = page.locator(".drop-zone");
  await zone.dispatchEvent("dragover", { dataTransfer });
  assert.match(await zone.getAttribute("class"), /\bover\b/, "it shows where to let go");
  await zone.dispatchEvent("drop", { dataTransfer });
  await w.importChosen();
  assert.equal((await w.facts())[t("data.orders")].value, "6,710");
  await says(page.locator(".file b"), "dropped.csv");
});

test("rows can be pasted as a spreadsheet copies them", async () => {
  const { page, w } = await dataPlace();
  await page.getByText(t("data.paste_title")).click();
  await w.button("data.paste_read").click();
  await says(w.problem.locator("p"), t("errors.nothing_pasted"));
  const rows = ["顧客,日期,金額", "A,2025-01-05,1200", "B,2025-01-09,300", "A,2025-02-11,500"];
  await page.locator("textarea").fill(rows.join("\n").replaceAll(",", "\t"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  const facts = await w.facts();
  assert.equal(facts[t("data.customers")].value, "2");
  assert.equal(facts[t("data.revenue")].value, "NT$2,000");
  assert.equal(facts[t("data.median_gap")].value, t("data.days", { n: "37" }));
});

test("an order of day and month that the rows do not settle is asked for", async () => {
  const file = csv("dates.csv", "customer,date,amount\nA,01/02/2025,10\nA,03/02/2025,20\n");
  const { page, w } = await dataPlace(file);
  assert.ok(await w.button("data.import").isDisabled());
  await page.getByText(t("data.missing_order")).waitFor();
  const menu = w.column("files.dates").menu;
  const read = await menu.locator("option").allTextContents();
  assert.equal(read.length, 3, "only what is possible, and the question");
  assert.ok(read.some((text) => text.includes("01/02/2025") && text.includes("2025年2月1日")), read.join(" | "));
  await w.column("files.dates").choose(t("files.date_dmy"));
  await w.importChosen();
  assert.equal((await w.facts())[t("data.median_gap")].value, t("data.days", { n: "2" }));
  await w.button("data.other_file").click();
  await w.choose(file);
  await page.getByText(t("files.remembered")).waitFor();
  assert.ok(await w.button("data.import").isEnabled(), "the answer is remembered for the same headers");
  await w.column("files.dates").choose(t("files.date_mdy"));
  await w.importChosen();
  assert.equal((await w.facts())[t("data.median_gap")].value, t("data.days", { n: "59" }));
});

test("several files at once: each by itself, one that fails harms no other, one can be taken away", async () => {
  const { page, w } = await dataPlace([
    csv("orders.csv", "訂單編號,會員編號,訂單日期,金額\n1,A,2025-01-05,100\n2,B,2025-01-06,200\n3,A,2025-02-01,50\n"),
    csv("members.csv", "會員編號,姓名,電子郵件,手機\nA,王小明,a@example.com,0912345678\nC,李小華,c@example.com,0987654321\n"),
    csv("empty.csv", ""),
  ]);
  await page.locator(".file-card").nth(2).waitFor();
  await says(w.card("empty.csv").locator(".problem p"), t("errors.empty", { name: "empty.csv" }));
  await page.getByText(t("files.obstacle_failed", { count: "1" })).waitFor();
  assert.deepEqual(await w.statuses(), [t("files.status_ready"), t("files.status_ready"), t("files.status_failed")]);
  assert.ok(await w.button("data.import").isDisabled());
  const kind = (name) => w.column("files.kind", w.card(name)).menu.evaluate((menu) => menu.selectedOptions[0].textContent.trim());
  assert.equal(await kind("orders.csv"), t("files.kind_orders"));
  assert.equal(await kind("members.csv"), t("files.kind_customers"));

  await page.getByRole("button", { name: t("files.remove_file", { name: "empty.csv" }), exact: true }).click();
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "2");
  await w.show("data.tab_report");
  const accounts = await page.locator("[data-account]").allTextContents();
  assert.deepEqual(accounts, [
    t("files.rows_account", { read: "3", kept: "3", changed: "0", dropped: "0" }),
    t("files.rows_account", { read: "2", kept: "2", changed: "0", dropped: "0" }),
  ]);
  await page.getByText(t("files.joined_members", { with: "1", without: "1", strangers: "1" })).waitFor();

  await w.button("files.to_files").click();
  assert.deepEqual(await w.statuses(), [t("files.status_ready"), t("files.status_ready")], "as they were read");
});

test("interactions stand beside orders and members: recognised, accounted for, another kind can be chosen", async () => {
  const { page, w } = await dataPlace([
    csv("orders.csv", "訂單編號,會員編號,訂單日期,金額\n1,A,2025-01-05,100\n2,B,2025-01-06,200\n"),
    csv("members.csv", "會員編號,姓名,手機,訂閱電子報,LINE 推播\nA,王小明,0912345678,是,否\nC,李小華,0987654321,否,是\n"),
    csv("mails.csv", "會員編號,互動日期,互動種類\nA,2025-02-01,開信\nC,2025-02-02,開信\nZ,2025-02-03,點擊\nA,2099-02-03,點擊\nA,有一天,點擊\n"),
  ]);
  for (const file of ["orders.csv", "members.csv", "mails.csv"]) {
    await w.card(file).getByText(t("files.status_ready"), { exact: true }).waitFor();
  }
  const kind = w.column("files.kind", w.card("mails.csv"));
  const text = () => kind.menu.evaluate((menu) => menu.selectedOptions[0].textContent.trim());
  assert.equal(await text(), t("files.kind_interactions"));
  await kind.choose(t("files.kind_orders"));
  await page.getByText(t("files.obstacle_asks", { count: "1" })).waitFor();
  await kind.choose(t("files.kind_interactions"));
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "2");
  await w.show("data.tab_report");
  const account = page.locator(".account").nth(2);
  await says(account.locator("[data-account]"), t("files.rows_account", { read: "5", kept: "3", changed: "0", dropped: "2" }));
  await account.getByText(t("files.joined_interactions", { persons: "3", strangers: "1" })).waitFor();
  await account.getByText(t("files.interaction_kinds", { kinds: "開信 2 · 點擊 1" })).waitFor();
  for (const reason of ["data.drop_date", "data.drop_future"]) {
    await account.locator(".report-list").getByText(t(reason), { exact: true }).waitFor();
  }
});

test("several currencies: one press answers, and it is read", async () => {
  const rows = ["customer,date,amount,currency", "A,2025-01-05,100,TWD", "B,2025-01-06,20,USD", "C,2025-01-07,300,TWD"];
  const { page, w } = await dataPlace(csv("mixed.csv", rows.join("\n")));
  await w.button("data.import").click();
  const question = page.locator(".problem.question");
  await says(question.locator("strong"), t("files.which_currency"));
  await question.getByRole("button", { name: t("files.currency_rows", { code: "TWD", rows: "2" }), exact: true }).click();
  await w.results();
  assert.equal((await w.facts())[t("data.revenue")].value, "NT$400");
  await w.show("data.tab_report");
  await page.locator(".account .report-list").getByText(t("data.drop_currency"), { exact: true }).waitFor();
});

test("the rows left out can be downloaded, with their numbers and reasons", async () => {
  const { page, w } = await dataPlace(csv("shop.csv", "customer,date,amount\nA,2025-01-05,100\nB,soon,20\nC,2025-01-07,300\n"));
  await w.importChosen();
  await w.show("data.tab_report");
  const download = page.waitForEvent("download");
  await w.button("files.rejected_save").click();
  const file = await download;
  assert.equal(file.suggestedFilename(), `shop-${t("files.rejected_name")}.csv`);
  const [head, ...lines] = readFileSync(await file.path(), "utf8").replace("\ufeff", "").trim().split(/\r?\n/);
  assert.equal(head, `${t("data.row")},${t("files.rejected_reason")},customer,date,amount`);
  assert.deepEqual(lines, [`3,${t("data.drop_date")},B,soon,20`]);
});

test("a file that was changed since is noticed, and what was read stays", async () => {
  const folder = mkdtempSync(join(tmpdir(), "changed-"));
  const file = join(folder, "shop.csv");
  writeFileSync(file, "customer,date,amount,channel\nA,2025-01-05,100,web\nB,soon,20,web\nC,2025-02-07,300,shop\n");
  const { page, w } = await dataPlace(file);
  await w.importChosen();
  writeFileSync(file, "customer,date,amount,channel\nA,2025-01-05,100,web\n");
  await w.show("data.tab_report");
  await w.button("files.rejected_save").click();
  await page.getByText(t("errors.changed_since", { name: "shop.csv" })).waitFor();
  await w.show("data.tab_overview");
  assert.equal((await w.facts())[t("data.orders")].value, "2", "what was read stays");
  rmSync(folder, { recursive: true });
});

test("rows pasted anywhere in the place are taken, unless a field has the focus", async () => {
  const { page, w } = await dataPlace();
  const paste = (selector) =>
    page.locator(selector).first().evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }));
    }, "顧客\t日期\t金額\nA\t2025-01-05\t1200\n");
  await page.getByText(t("data.paste_title")).click();
  await paste("textarea");
  assert.equal(await page.locator(".file-card").count(), 0, "the field takes it");
  await paste(".page");
  await w.card(t("data.pasted")).waitFor();
  await w.importChosen();
  assert.equal((await w.facts())[t("data.orders")].value, "1");
});

test("the encoding can be overruled, and back", async () => {
  const { page, w } = await dataPlace(path("cohorts24.csv"));
  await page.getByText(t("files.how_read")).first().click();
  await w.column("files.encoding").choose("Big5");
  await page.locator(".recognised").getByText("Big5").waitFor();
  await w.column("files.encoding").choose("UTF-8");
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "1,895");
});
