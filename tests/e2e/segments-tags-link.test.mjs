// Tags come back with a link, with undo and redo; a link with a broken book opens without it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atRest } from "./support/rest.mjs";
import { turn } from "./support/segments.mjs";
import { allowClipboard, forged, linkInside, openAt, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { channel, screen, spent } from "./support/tags.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();

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
  await atRest(one.page);
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
  for (const groups of [
    { tags: { version: 1, tags: [{ name: "", rule }] } },
    { tags: { version: 1, tags: [{ name: "amy@example.com", rule }] } },
    { tags: { version: 99, tags: [] } },
    { tags: { version: 1, tags: [{ name: "x", rule: { kind: "spell" } }] } },
    { tags: "<script>" },
    { tags: null },
    { stages: 7 },
    "another shape",
  ]) {
    const page = await openAt(run, forged({ ...inside, doc: { ...inside.doc, groups } }));
    await studio(page, t).said("tags.link_left_out");
    const w = widget(page, t);
    await until(() => w.field("calculator.aov").inputValue(), "777");
    await w.openSample();
    await w.show("segments.tab");
    await turn(page, t, "tags.name");
    await says(page.locator("h2.lead"), t("tags.lead_none"));
    await page.context().close();
  }
});
