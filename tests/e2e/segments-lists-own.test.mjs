// Lists of one's own orders: formulas are disarmed, and what is missing is named.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./support/data.mjs";
import { take } from "./support/lists.mjs";
import { atRest } from "./support/rest.mjs";
import { turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();

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
    await atRest(page);
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
  // Tables lack what no file tells, and say so.
  await panel.tool("power_bi");
  await panel.ready("powerbi");
  const files = await panel.all();
  const [orders, dictionary] = ["orders", "dictionary"].map((name) => files.find((file) => file.name.includes(name)));
  assert.deepEqual(orders.heads, ["customer_id", "order_date", "position", "is_first", "revenue", "refunded"]);
  assert.deepEqual(orders.rows.map((row) => [row.customer_id, row.position, row.revenue]),
    [["A1", "1", "1200"], ["A1", "2", "800"], ["B2", "1", "300"]]);
  const absent = dictionary.rows.filter((row) => row.type === "absent");
  assert.deepEqual(absent.map((row) => row.column), ["order_id", "channel", "product", "products"]);
  assert.ok(absent.every((row) => row.table === "orders" && row.meaning.startsWith(t("lists.absent"))));
  const what = ["order_id", "channel", "product"].map((role) => t(`files.role_${role}`)).join(", ");
  await page.getByText(t("lists.bi_lacks", { what })).waitFor();
  // From there one comes back to the columns.
  await panel.tool("mailchimp");
  await page.locator(".callout").getByRole("button", { name: t("files.to_files"), exact: true }).click();
  await page.locator(".file-card").first().waitFor();
});
