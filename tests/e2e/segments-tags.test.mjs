// Tags: built by clicking they hold of as many as DuckDB says (tests/data/oracle/tags.sql), and a wrong
// rule is told where it is wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { expected, path } from "./support/data.mjs";
import { atRest } from "./support/rest.mjs";
import { segments, turn } from "./support/segments.mjs";
import { until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { channel, late, orders, screen, spent } from "./support/tags.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const ORDERS = path("../../www/samples/coffee/orders.csv");

/** The screen of tags, over the coffee shop's orders alone: what the oracle knows, too. */
async function ordersAlone(locale = "en") {
  const t = words(locale);
  const page = await run.open();
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose(ORDERS);
  await w.importChosen();
  await w.show("segments.tab");
  await turn(page, t, "tags.name");
  return { page, t, ...screen(page, t) };
}

async function sample(name, locale = "en", options = {}) {
  const { page, w, t } = await segments(run, name, "tags.name", locale, options);
  return { page, w, t, ...screen(page, t) };
}

test("tags built by clicking hold of as many customers as DuckDB says", async () => {
  const { page, t, build, counts, editor, field, row, button } = await ordersAlone();
  // The product that most customers bought is the first that is offered.
  await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
  await field(1).selectOption({ label: t("tags.bought") });
  const first = row(1).locator("datalist option").first();
  await first.waitFor({ state: "attached" });
  await atRest(page);
  const product = await first.getAttribute("value");
  await button(editor, "tags.cancel").click();
  const bought = (how, not) => ({ field: "tags.bought", bought: how, product, not });
  for (const tag of [
    { name: "big", rules: [spent("tags.at_least", "2,000")] },
    {
      name: "sleeping big",
      rules: [{ field: "tags.year_revenue", how: "tags.between", limits: [500, 5000] }, late("tags.above", 60)],
    },
    { name: "order value", rules: [{ field: "tags.order_value", how: "tags.below", limits: [450] }] },
    { name: "by label", rules: [channel("LINE", "Instagram")] },
    { name: "not by label", rules: [{ ...channel("LINE", "Instagram"), not: true }] },
    { name: "label or many", any: true, rules: [channel("LINE"), orders("tags.at_least", 4)] },
    { name: "bought", rules: [bought("tags.ever")] },
    { name: "never bought", rules: [bought("tags.ever", true)] },
    { name: "once", rules: [bought("tags.once")] },
    { name: "first and never again", rules: [bought("tags.first_only")] },
    {
      name: "deep",
      any: true,
      rules: [orders("tags.equal", 1)],
      group: [late("tags.at_most", 30), { ...spent("tags.above", 1000), not: true }],
    },
  ]) await build(tag);
  const rows = expected("segments_coffee_tags").filter((row) => row.name !== "no column");
  const wanted = Object.fromEntries(rows.map((row) => [row.name, [row.members, row.unknown]]));
  const sorted = (counts) => Object.fromEntries(Object.entries(counts).sort());
  await until(async () => sorted(await counts()), sorted(wanted));
  await atRest(page);

  // The list of a tag holds as many.
  await page.getByRole("button", { name: t("segments.list_of", { group: "once" }), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await atRest(page);
  assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(String(wanted.once[0])));
});

for (const locale of LOCALES) test(`ready-made tags: one press each; order, deletion and the way back (${locale})`, async () => {
  const { page, t, add, names, counts } = await sample("coffee", locale);
  const ready = ["leaving", "once", "line", "upgrade", "new"].map((name) => `tags.ready_${name}`);
  for (const name of ready) await add(name).click();
  await add("tags.ready_like_name").click();
  await page.locator(".tag-rows tr").nth(5).waitFor();
  await atRest(page);
  assert.deepEqual((await names()).slice(0, 5), ready.map((name) => t(name)));
  // Each holds of somebody once all is read.
  const some = async () => Object.values(await counts()).every(([members]) => members > 0);
  await until(some, true);
  await atRest(page);
  assert.match(await page.locator("h2.lead").textContent(), locale === "en" ? /customers/ : /位顧客/);

  const press = (key, name) => page.getByRole("button", { name: t(key, { name }), exact: true }).click();
  const [first, second] = await names();
  await press("tags.down_of", first);
  await until(async () => (await names()).slice(0, 2), [second, first]);
  await press("tags.delete_of", second);
  await until(async () => (await names())[0], first);
  await page.getByRole("button", { name: t("tags.undo"), exact: true }).click();
  await until(async () => (await names()).slice(0, 2), [second, first]);
});

test("a wrong rule is told where it is wrong, and the last count stays", async () => {
  const { page, t, editor, row, menu, typed, field, live, button, add, names } = await sample("cdnow");
  await add("tags.ready_once").click();
  await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
  const value = (n) => typed(n, "tags.value");
  const note = (n) => row(n).locator(":scope > p.note");
  await value(1).fill("100");
  await live.locator("b, strong, em").first().waitFor();
  await atRest(page);
  const before = await live.textContent();
  await value(1).fill("many");
  await says(note(1), t("tags.bad_number"));
  assert.equal(await value(1).getAttribute("aria-invalid"), "true");
  await atRest(page);
  assert.equal(await live.textContent(), before);
  await says(editor.locator(".rule-live .note"), t("tags.live_last"));

  await field(1).selectOption({ label: t("tags.recency_score") });
  await value(1).fill("9");
  await says(note(1), t("tags.bad_beyond_score"));
  await menu(1, "tags.how").selectOption({ label: t("tags.between") });
  await typed(1, "tags.value_from").fill("4");
  await typed(1, "tags.value_to").fill("2");
  await says(note(1), t("tags.bad_range"));

  // Persons have no place in rules.
  const none = t("tags.not_in_data", { field: t("tags.bought") });
  await field(1).selectOption({ label: none });
  await typed(1, "tags.product").fill("amy@example.com");
  await says(note(1), t("tags.bad_personal"));
  // These data have no products: nobody can be judged.
  await typed(1, "tags.product").fill("CD");
  await says(note(1), t("tags.note_no_column", { field: t("tags.bought") }));
  await atRest(page);
  assert.match(await live.textContent(), /2,357/);

  await editor.getByRole("textbox", { name: new RegExp(`^${t("tags.tag_name")}`) }).fill(t("tags.ready_once"));
  await says(editor.locator("#rule-name-note"), t("tags.bad_name_taken"));
  await button(editor, "tags.save").click();
  await says(editor.getByRole("alert"), t("tags.not_yet"));
  await button(editor, "tags.cancel").click();
  assert.deepEqual(await names(), [t("tags.ready_once")]);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the tags (${locale}, ${colorScheme})`, async () => {
      const { page, t, add, editor, button, field, live } = await sample("coffee", locale, { colorScheme });
      await add("tags.ready_leaving").click();
      await add("tags.ready_line").click();
      await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
      await button(editor, "tags.add_condition").click();
      await field(2).selectOption({ label: t("tags.stage") });
      await button(editor, "tags.add_group").last().click();
      await field(3).selectOption({ label: t("tags.channel") });
      await button(editor, "tags.save").click();
      await live.waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
}
