// Workbooks: which sheet is read, and what a workbook that cannot be read says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { book } from "./support/book.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");

async function place(file, locale = "zh-Hant") {
  const page = await run.open();
  const w = widget(page, words(locale));
  await w.speak(locale);
  await says(page.locator(".title"), words(locale)("shell.title"));
  await w.toData();
  await w.choose(file);
  return { page, w };
}

test("the sheet is chosen among all, each with its rows; what is read is the chosen one", async () => {
  const head = ["會員編號", "訂單日期", "金額"];
  const file = book("shops.xlsx", {
    門市: [head, ["A", "2025-01-05", 100], ["B", "2025-01-06", 200], ["A", "2025-02-01", 50]],
    網路商店: [head, ["X", "2025-03-05", 1000], ["Y", "2025-03-06", 2000]],
  });
  const { page, w } = await place(file);
  const sheet = w.column("files.sheet", w.card("shops.xlsx"));
  await page.locator("table.preview").waitFor();
  const options = await sheet.menu.locator("option").allTextContents();
  assert.deepEqual(options.map((text) => text.trim()), [["門市", "4"], ["網路商店", "3"]].map(([name, rows]) => t("files.sheet_rows", { name, rows })));
  await w.importChosen();
  const revenue = async () => (await w.facts())[t("data.revenue")].value;
  assert.equal(await revenue(), "NT$350");

  await w.button("files.to_files").click();
  await sheet.choose("網路商店");
  await page.locator(".recognised").getByText(t("files.of_sheet", { name: "網路商店" })).waitFor();
  await page.locator("table.preview").getByText("2025-03-05").waitFor();
  await w.importChosen();
  assert.equal(await revenue(), "NT$3,000");
  assert.equal((await w.facts())[t("data.customers")].value, "2");
});

/** The old container of Office, with a directory entry of this name. */
const compound = (entry) => {
  const bytes = Buffer.alloc(4096);
  bytes.write("d0cf11e0a1b11ae1", "hex");
  bytes.write(entry, 1024, "utf16le");
  return bytes;
};

for (const locale of LOCALES) {
  const say = words(locale);
  test(`${locale}: one with a password, an old one, and an archive that is none say so at their cards`, async () => {
    const cases = {
      "secret.xlsx": [compound("EncryptedPackage"), "errors.encrypted"],
      "old.xls": [compound("Workbook"), "errors.old_workbook"],
      "letter.xlsx": [book("x", {}).buffer.subarray(0, 60), "errors.damaged_book"],
    };
    const files = Object.entries(cases).map(([name, [buffer]]) => ({ name, mimeType: "application/octet-stream", buffer }));
    const { page, w } = await place(files, locale);
    for (const [name, [, message]] of Object.entries(cases)) {
      await says(w.card(name).getByRole("alert").locator("p"), say(message, { name }));
    }
    await page.getByText(say("files.obstacle_failed", { count: "3" })).waitFor();
    assert.ok(await w.button("data.import").isDisabled());
  });
}
