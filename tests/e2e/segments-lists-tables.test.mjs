// Lists as tables to reckon with: the sums of the screen, the sample's own orders and members.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, readBook } from "./support/book.mjs";
import { DATE, EXPECTED, folded, lists, members, orders as sampleOrders, stage, sum } from "./support/lists.mjs";
import { suite } from "./support/suite.mjs";

const run = suite();

for (const [tool, slug] of [["power_bi", "powerbi"], ["fine_bi", "finebi"]]) {
  test(`${slug}: five tables that join, with the sums of the screen`, async () => {
    const { t, panel } = await lists(run, "zh-Hant");
    await panel.tool(tool);
    await panel.ready(slug);
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
    for (const [rows, column] of [[orders.rows, "revenue"], [customers.rows, "revenue"], [cohorts.rows, "revenue"]]) {
      assert.equal(money(rows, column), EXPECTED.ledger.revenue, column);
    }
    // One row for each order, as it stands in the sample's own file.
    const sold = sampleOrders();
    assert.equal(new Set(orders.rows.map((row) => row.order_id)).size, orders.rows.length);
    const before = new Map();
    for (const row of orders.rows) {
      const one = sold.get(row.order_id);
      assert.equal(row.customer_id, one.customer, row.order_id);
      assert.equal(row.order_date, one.day, row.order_id);
      assert.equal(Number(row.revenue) + Number(row.refunded), one.amount, row.order_id);
      assert.equal(folded(row.channel), folded(one.channel), row.order_id);
      assert.equal(folded(row.product), folded(one.product), row.order_id);
      assert.equal(row.products, row.product);
      const last = before.get(row.customer_id) ?? { position: 0, day: "" };
      assert.equal(Number(row.position), last.position + 1, row.order_id);
      assert.equal(row.is_first, String(last.position === 0), row.order_id);
      assert.ok(row.order_date >= last.day, row.order_id);
      before.set(row.customer_id, { position: last.position + 1, day: row.order_date });
    }
    assert.ok(orders.rows.some((row) => Number(row.refunded) > 0));
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
  const { t, panel } = await lists(run, "zh-Hant");
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
