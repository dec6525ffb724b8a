// One person under two ids: told, merged only when agreed, and undone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
/** A1 and A2 are one by e-mail, B1 and B2 by phone; C is alone. */
const ORDERS = [
  "訂單編號,會員編號,電子郵件,手機,訂單日期,訂單金額",
  "1,A1,amy@example.com,0911111111,2025-01-05,100",
  "2,A2,AMY@example.com,0922222222,2025-02-05,200",
  "3,B1,bob@example.com,0933333333,2025-01-06,300",
  "4,B2,robert@example.com,+886 933-333-333,2025-03-06,400",
  "5,C,carl@example.com,0944444444,2025-01-07,500",
];

test("nothing is merged without consent; each key by itself; what was merged comes apart again", async () => {
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.choose(csv("shop.csv", ORDERS.join("\n")));
  await w.importChosen();
  const customers = async () => {
    await w.show("data.tab_overview");
    const facts = await w.facts();
    assert.equal(facts[t("data.orders")].value, "5", "orders stay, whoever placed them");
    assert.equal(facts[t("data.revenue")].value, "NT$1,500");
    return facts[t("data.customers")].value;
  };
  assert.equal(await customers(), "5", "as the file says");

  const label = (message, key) => t(message, { key: t(key), persons: "1", ids: "2" });
  const box = (message, key) => page.getByRole("checkbox", { name: label(message, key), exact: true });
  const apply = w.button("files.merge_again");
  await w.show("data.tab_report");
  for (const key of ["files.contact_email", "files.contact_phone"]) assert.equal(await box("files.same_found", key).isChecked(), false);
  assert.ok(await apply.isDisabled(), "nothing is chosen");
  await page.getByText(t("files.same_person")).waitFor();
  const examples = page.locator(".same").first().locator("details");
  await examples.locator("summary").click();
  await says(examples.locator("li"), "A1 = A2");

  await box("files.same_found", "files.contact_email").check();
  await box("files.same_found", "files.contact_email").uncheck();
  assert.ok(await apply.isDisabled(), "as it was");
  await box("files.same_found", "files.contact_email").check();
  await apply.click();
  await w.results();
  await page.waitForFunction(() => !document.querySelector("ltv-calculator").shadowRoot.querySelector("[data-progress]"));
  assert.equal(await customers(), "4");
  await w.show("data.tab_report");
  assert.ok(await box("files.same_merged", "files.contact_email").isChecked());
  assert.equal(await box("files.same_found", "files.contact_phone").isChecked(), false);

  await box("files.same_found", "files.contact_phone").check();
  await apply.click();
  await w.results();
  assert.equal(await customers(), "3");

  await w.show("data.tab_report");
  await box("files.same_merged", "files.contact_email").uncheck();
  await box("files.same_merged", "files.contact_phone").uncheck();
  await apply.click();
  await w.results();
  assert.equal(await customers(), "5", "undone");
});
