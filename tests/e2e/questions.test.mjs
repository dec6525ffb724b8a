// What only the user can know is asked, and the answer makes the difference that it should.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const file = (name, bytes) => ({ name, mimeType: "text/csv", buffer: Buffer.from(bytes, "latin1") });

async function place(chosen) {
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.choose(chosen);
  return { page, w };
}

test("the order of day and month: asked with the file's own day in each reading; the analyses differ", async () => {
  // 3 April and 5 April, or 4 March and 4 May.
  const { page, w } = await place(csv("dates.csv", "customer,date,amount\nA,03/04/2025,10\nB,05/04/2025,20\nA,07/04/2025,30\n"));
  const asked = w.column("files.dates");
  await says(asked.note, t("files.dates_asked"));
  await says(page.locator("[data-status]"), t("files.status_asks", { what: t("files.dates") }));
  assert.ok(await w.button("data.import").isDisabled());
  const gap = async (style) => {
    await asked.choose(t(style));
    await w.importChosen();
    const found = { gap: (await w.facts())[t("data.median_gap")].value, span: (await w.facts())[t("data.orders")].note };
    await w.button("files.to_files").click();
    return found;
  };
  const days = (n) => t("data.days", { n });
  assert.deepEqual(await gap("files.date_dmy"), { gap: days("4"), span: t("data.span", { from: "2025年4月3日", to: "2025年4月7日" }) });
  assert.deepEqual(await gap("files.date_mdy"), { gap: days("122"), span: t("data.span", { from: "2025年3月4日", to: "2025年7月4日" }) });
});

test("the decimal mark: asked with the file's own amount in each reading; revenue differs a thousandfold", async () => {
  const { w } = await place(csv("marks.csv", "customer;date;amount\nA;2025-01-05;1.500\nB;2025-01-06;2.250\n"));
  const asked = w.column("files.numbers");
  await says(asked.note, t("files.numbers_asked"));
  assert.ok(await w.button("data.import").isDisabled());
  const options = (await asked.menu.locator("option").allTextContents()).map((text) => text.trim());
  const read = (mark, value) => t("files.style_example", { name: t(mark), cell: "1.500", read: value });
  assert.deepEqual(options, [t("data.choose_order"), read("files.mark_point", "1.5"), read("files.mark_comma", "1,500")]);
  const revenue = async (mark) => {
    await asked.choose(t(mark));
    await w.importChosen();
    const { value } = (await w.facts())[t("data.revenue")];
    await w.button("files.to_files").click();
    return value;
  };
  assert.equal(await revenue("files.mark_comma"), "NT$3,750");
  assert.equal(await revenue("files.mark_point"), "NT$4");
});

test("bytes that allow two encodings: both readings side by side, one press answers", async () => {
  const { page, w } = await place(csv("names.csv", "customer,date,amount\nZoé,2025-01-05,100\nAnna,2025-01-06,200\n"));
  const question = page.getByRole("group", { name: t("files.which_encoding"), exact: true });
  await question.waitFor();
  await says(page.locator("[data-status]"), t("files.status_asks", { what: t("files.encoding") }));
  assert.ok(await w.button("data.import").isDisabled());
  const readings = await question.locator("pre").allTextContents();
  assert.equal(readings.filter((text) => text.includes("Zoé")).length, 1, readings.join(" | "));
  await question.getByRole("button", { name: t("files.read_as", { encoding: "UTF-8" }), exact: true }).click();
  await says(page.locator("[data-status]"), t("files.status_ready"));
  assert.equal(await question.count(), 0);
  await page.locator("table.preview").getByText("Zoé").waitFor();
});

test("a file of an encoding that is not recognised: the way on stands at its card", async () => {
  const { page, w } = await place(file("shop.csv", "customer,date,amount,city\nA,2025-01-05,100,Z\xfcrich\nB,2025-01-06,200,Z\xfcrich\n"));
  const card = w.card("shop.csv");
  await says(card.getByRole("alert").locator("p"), t("errors.not_utf8", { name: "shop.csv", row: "2" }));
  const menu = w.column("files.encoding", card);
  await menu.choose("Big5");
  await says(page.locator("[data-status]"), t("files.status_ready"));
  assert.equal(await card.getByRole("alert").count(), 0);
  await w.importChosen();
  assert.equal((await w.facts())[t("data.revenue")].value, "NT$300");
});

test("customers are grouped by what groups them: not by numbers, names, days and amounts", async () => {
  const orders = ["訂單編號,會員編號,訂單日期,金額,商品名稱,來源", "1,A,2025-01-05,100,豆子,LINE", "2,B,2025-01-06,200,杯子,Facebook", "3,A,2025-02-01,50,豆子,LINE"];
  const members = ["會員編號,姓名,電子郵件,手機,縣市", "A,王小明,a@example.com,0912345678,台北市", "B,李小華,b@example.com,0987654321,高雄市"];
  const { page, w } = await place([csv("orders.csv", orders.join("\n")), csv("members.csv", members.join("\n"))]);
  await page.locator(".file-card").nth(1).waitFor();
  await w.importChosen();
  await w.show("data.tab_cohorts");
  const rows = page.getByRole("combobox", { name: t("cohorts.rows_by"), exact: true });
  const options = await rows.locator("option").allTextContents();
  assert.deepEqual(options.map((text) => text.trim()), [t("cohorts.by_first_order"), "商品名稱", "來源", "縣市"]);
  await rows.selectOption("來源");
  await page.locator("table.heat").getByText("LINE").waitFor();
  await page.getByText(t("cohorts.heat_labels"), { exact: false }).waitFor();
});

test("the change of a share is told in points, not in percent of a percentage", async () => {
  const { page, w } = await place(path("cohorts24.csv"));
  await page.clock.setFixedTime("2025-12-17T12:00:00"); // the fixtures' today
  await w.importChosen();
  await w.show("cohorts.tab_trend");
  const title = page.locator("figure.chart h2").filter({ hasText: t("data.repeat_rate") });
  await title.waitFor();
  assert.match(await title.textContent(), new RegExp(`[+−±][\\d.]+ ${t("cohorts.points", { n: "" }).trim()}$`));
});
