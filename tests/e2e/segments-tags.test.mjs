// Tags: built by clicking they hold of as many as DuckDB says (tests/data/oracle/tags.sql), they come
// back with a link, and a wrong rule is told where it is wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { expected, path } from "./support/data.mjs";
import { segments, turn } from "./support/segments.mjs";
import { allowClipboard, forged, linkInside, openAt, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
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

/** The screen as its users see it. */
function screen(page, t) {
  const editor = page.locator(".rule-edit");
  const button = (within, name) => within.getByRole("button", { name: t(name), exact: true });
  const row = (n) => editor.getByRole("group", { name: t("tags.condition_n", { n }), exact: true });
  const menu = (n, name) => row(n).getByRole("combobox", { name: t(name), exact: true });
  /** A number or a name to type; its unit is read out with it. */
  const typed = (n, name) => row(n).getByLabel(new RegExp(`^${t(name)}`));
  const field = (n) => menu(n, "tags.what");
  const live = editor.locator(".rule-live [role=status]");

  /** Fills in one condition. */
  async function fill(n, rule) {
    await field(n).selectOption({ label: t(rule.field) });
    if (rule.how) {
      await menu(n, "tags.how").selectOption({ label: t(rule.how) });
      const limits = rule.limits.length === 1 ? ["tags.value"] : ["tags.value_from", "tags.value_to"];
      for (const [at, limit] of rule.limits.entries()) {
        await typed(n, limits[at]).fill(String(limit));
      }
    }
    for (const value of rule.values ?? []) {
      await row(n).getByRole("checkbox", { name: value, exact: true }).check();
    }
    if (rule.bought) {
      await menu(n, "tags.product_how").selectOption({ label: t(rule.bought) });
      await typed(n, "tags.product").fill(rule.product);
    }
    if (rule.not) await row(n).getByRole("checkbox", { name: t("tags.opposite"), exact: true }).check();
  }

  /** The conditions of a group, in order; `from` is the number of the first. */
  async function conditions(group, rules, from, add = "tags.add_condition") {
    for (const [at, rule] of rules.entries()) {
      if (at) await button(group, add).click();
      await fill(from + at, rule);
    }
  }

  /** Builds a tag and saves it. */
  async function build({ name, any = false, rules, group }) {
    await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
    await editor.getByRole("textbox", { name: new RegExp(`^${t("tags.tag_name")}`) }).fill(name);
    const root = editor.locator(".rule-group").first();
    if (any) await button(root, "tags.hold_any").first().click();
    await conditions(root, rules, 1);
    if (group) {
      await button(root, "tags.add_group").last().click();
      await conditions(editor.locator(".rule-group .rule-group"), group, rules.length + 1, "tags.add_condition_in");
    }
    await button(editor, "tags.save").click();
    await editor.waitFor({ state: "detached" });
  }

  /** Members and unknown ones of each tag; nothing until a tag is counted. */
  const counts = async () =>
    Object.fromEntries(await page.locator(".tag-rows tr").evaluateAll((rows) => rows.map((row) => {
      const number = (name) => {
        const text = row.querySelector(`[data-${name}]`).firstChild?.textContent.replaceAll(",", "").trim();
        return text ? Number(text) : null;
      };
      return [row.querySelector("b").textContent, [number("members"), number("unknown")]];
    })));
  const names = async () => (await page.locator(".tag-rows tr b").allTextContents());
  const add = (name) => page.getByRole("button", { name: t("tags.ready_add_of", { name: t(name) }), exact: true });
  return { editor, row, menu, typed, field, live, fill, build, counts, names, add, button };
}

const spent = (how, ...limits) => ({ field: "tags.spent", how, limits });
const orders = (how, ...limits) => ({ field: "tags.orders", how, limits });
const late = (how, days) => ({ field: "tags.since_last", how, limits: [days] });
const channel = (...values) => ({ field: "tags.channel", values });

test("tags built by clicking hold of as many customers as DuckDB says", async () => {
  const { page, t, build, counts, editor, field, row, button } = await ordersAlone();
  // The product that most customers bought is the first that is offered.
  await page.getByRole("button", { name: t("tags.new_tag"), exact: true }).click();
  await field(1).selectOption({ label: t("tags.bought") });
  const first = row(1).locator("datalist option").first();
  await first.waitFor({ state: "attached", timeout: 60_000 });
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

  // The list of a tag holds as many.
  await page.getByRole("button", { name: t("segments.list_of", { group: "once" }), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  assert.match(await dialog.getByRole("status").first().textContent(), new RegExp(String(wanted.once[0])));
});

for (const locale of LOCALES) test(`ready-made tags: one press each; order, deletion and the way back (${locale})`, async () => {
  const { page, t, add, names, counts } = await sample("coffee", locale);
  const ready = ["leaving", "once", "line", "upgrade", "new"].map((name) => `tags.ready_${name}`);
  for (const name of ready) await add(name).click();
  await add("tags.ready_like_name").click();
  await page.locator(".tag-rows tr").nth(5).waitFor({ timeout: 60_000 });
  assert.deepEqual((await names()).slice(0, 5), ready.map((name) => t(name)));
  // Each holds of somebody once all is read.
  const some = async () => Object.values(await counts()).every(([members]) => members > 0);
  await until(some, true);
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
  const before = await live.textContent();
  await value(1).fill("many");
  await says(note(1), t("tags.bad_number"));
  assert.equal(await value(1).getAttribute("aria-invalid"), "true");
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
  assert.match(await live.textContent(), /2,357/);

  await editor.getByRole("textbox", { name: new RegExp(`^${t("tags.tag_name")}`) }).fill(t("tags.ready_once"));
  await says(editor.locator("#rule-name-note"), t("tags.bad_name_taken"));
  await button(editor, "tags.save").click();
  await says(editor.getByRole("alert"), t("tags.not_yet"));
  await button(editor, "tags.cancel").click();
  assert.deepEqual(await names(), [t("tags.ready_once")]);
});

test("a link carries the tags, no customer among them, to a fresh page where they count the same", async () => {
  const t = words("zh-Hant");
  const open = async (hash) => {
    const page = await openAt(run, hash, allowClipboard);
    const w = widget(page, t);
    return { page, w, ...screen(page, t) };
  };
  const show = async ({ page, w }) => {
    await w.toData();
    await w.button("files.open_coffee").click();
    await w.results();
    await w.show("segments.tab");
    await turn(page, t, "tags.name");
  };
  const one = await open("");
  await show(one);
  await one.add("tags.ready_leaving").click();
  await one.add("tags.ready_line").click();
  await one.build({ name: "大戶", rules: [spent("tags.at_least", 2000), channel("LINE")] });
  const settled = async (of) => {
    const counts = Object.values(await of.counts());
    return counts.length === 3 && counts.every(([members, unknown]) => members > 0 && unknown !== null);
  };
  await until(() => settled(one), true);
  const counts = await one.counts();
  await one.w.toCalculator();
  const link = await studio(one.page, t).copyLink();
  const { doc } = linkInside(link);
  assert.deepEqual(Object.keys(doc.groups), ["tags"], "only what is not as usual");
  assert.deepEqual(doc.groups.tags.tags.map((tag) => tag.name), Object.keys(counts));

  const other = await open(new URL(link).hash);
  await studio(other.page, t).said("studio.link_opened");
  await show(other);
  await until(other.counts, counts);
});

test("undo and redo go over tags, too", async () => {
  const t = words("en");
  const page = await openAt(run, "");
  const w = widget(page, t);
  await w.speak("en");
  await w.openSample();
  const s = screen(page, t);
  const tags = async () => {
    await w.toData();
    await turn(page, t, "tags.name");
  };
  await w.show("segments.tab");
  await tags();
  for (const name of ["once", "leaving"]) {
    await s.add(`tags.ready_${name}`).click();
    await page.later();
  }
  const both = [t("tags.ready_once"), t("tags.ready_leaving")];
  await until(s.names, both);
  for (const [press, left] of [["studio.undo", both.slice(0, 1)], ["studio.redo", both]]) {
    await w.toScenarios();
    await w.button(press).click();
    await tags();
    await until(s.names, left);
  }
});

test("a link with a broken or foreign book opens without it", async () => {
  const t = words("zh-Hant");
  const inside = { currency: "TWD", inputs: "aov=777", doc: { seed: 5 } };
  const rule = { kind: "number", field: "orders", is: { kind: "atLeast", value: 2 } };
  for (const [tags, told] of [
    [{ version: 1, tags: [{ name: "", rule }] }, true],
    [{ version: 1, tags: [{ name: "amy@example.com", rule }] }, true],
    [{ version: 99, tags: [] }, true],
    [{ version: 1, tags: [{ name: "x", rule: { kind: "spell" } }] }, false],
    ["<script>", false],
    [null, false],
  ]) {
    const page = await openAt(run, forged({ ...inside, doc: { ...inside.doc, groups: { tags } } }));
    await studio(page, t).said(told ? "tags.link_left_out" : "studio.link_opened");
    const w = widget(page, t);
    await until(() => w.field("calculator.aov").inputValue(), "777");
    await w.openSample();
    await w.show("segments.tab");
    await turn(page, t, "tags.name");
    await says(page.locator("h2.lead"), t("tags.lead_none"));
    await page.context().close();
  }
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
      const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
    });
  }
}
