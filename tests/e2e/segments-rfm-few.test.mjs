// RFM of a few customers: what scores cannot tell is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atRest } from "./support/rest.mjs";
import { sizes } from "./support/rfm.mjs";
import { turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();

/** The screen for a few pasted rows. */
async function pasted(rows, locale = "en") {
  const t = words(locale);
  const page = await run.open();
  const w = widget(page, t);
  await w.speak(locale);
  await w.toData();
  await page.getByText(t("data.paste_title")).click();
  await page.locator("#paste").fill(["customer,date,amount", ...rows].join("\n"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "rfm.name");
  await page.locator("table.rfm-segments tbody tr").first().waitFor();
  return { page, t };
}

for (const locale of LOCALES) {
  test(`three customers of one day: what scores do not tell is said, and the lists are there (${locale})`, async () => {
    const { page, t } = await pasted(["A,2025-03-01,100", "B,2025-03-01,250", "C,2025-03-01,90"], locale);
    const says = (text) => page.locator(".callout").filter({ hasText: text }).waitFor();
    await says(t("rfm.few_customers", { customers: "3" }));
    await atRest(page);
    await says(t("rfm.all_equal", { measure: t("rfm.recency") }));
    await says(t("rfm.all_equal", { measure: t("rfm.order_days") }));
    await says(t("rfm.one_day"));
    await page.locator(".hint").filter({ hasText: t("rfm.basis_days", { days: "1" }) }).waitFor();
    const all = Object.values(await sizes(page)).reduce((sum, one) => sum + one, 0);
    assert.equal(all, 3);
    await page.locator("table.rfm-grid button").first().click();
    await page.getByRole("dialog").locator("tbody tr").first().waitFor();
  });
}

test("one customer: no sentence breaks, and the day to compare with can be chosen", async () => {
  const { page, t } = await pasted(["A,2024-03-01,100", "A,2025-03-01,250"]);
  await page.locator(".callout").filter({ hasText: t("rfm.one_segment") }).waitFor();
  await atRest(page);
  assert.doesNotMatch(await page.locator("h2.lead").textContent(), /NaN|undefined|\{\{/);
  assert.equal(await page.getByLabel(t("rfm.since")).inputValue(), "2024-11-30");
});
