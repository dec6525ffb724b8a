// Undo and redo, and where the focus goes meanwhile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedResults, keyboard, openAt, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const fresh = (letter, say = t) => say("studio.new_name", { letter });

async function place(options) {
  const page = await openAt(run, "", options);
  const s = studio(page, t);
  await s.toScenarios();
  return { page, s };
}

test("undo and redo, by button and by key, over scenarios and the baseline", async () => {
  const { page, s } = await place();
  const keys = keyboard(page);
  const [undo, redo] = [s.button("studio.undo"), s.button("studio.redo")];
  assert.ok(await undo.isDisabled() && await redo.isDisabled(), "nothing to undo yet");
  await s.button("studio.add").click();
  await page.later();
  await s.lever("aov", fresh("A")).fill("+10");
  await page.later();
  await s.name(fresh("A")).fill("大單");
  await page.later();
  await s.button("studio.to_baseline").click();
  await widget(page, t).field("calculator.cac").fill("500");
  await page.later();
  await s.button("shell.scenarios").click();

  const name = (at) => [[], [fresh("A")], [fresh("A")], ["大單"], ["大單"]][at];
  const columns = (at) => [[{}], [{}, {}], [{}, { aov: 1298 }], [{}, { aov: 1298 }], [{ cac: 500 }, { cac: 500, aov: 1298 }]][at];
  const stands = async (at) => {
    await until(s.names, name(at), `step ${at}`);
    if (at) await until(s.results, expectedResults(t, columns(at)), `step ${at}`);
  };
  await stands(4);
  for (const at of [3, 2, 1, 0]) {
    await undo.click();
    await stands(at);
  }
  assert.ok(await undo.isDisabled());
  for (const at of [1, 2, 3, 4]) {
    await redo.click();
    await stands(at);
  }
  assert.ok(await redo.isDisabled());

  await s.kind("aov", "大單").focus();
  await keys.press("Control+z");
  await stands(3);
  await keys.press("Control+z");
  await stands(2);
  await keys.press("Control+y");
  await stands(3);
  await keys.press("Control+Shift+Z");
  await stands(4);
  assert.equal((await keys.focused()).tag, "select", "the focus stays where it was");
});

test("in a text field Ctrl+Z is the browser's own", async () => {
  const { page, s } = await place();
  await s.button("studio.add").click();
  await page.later();
  await s.button("studio.add").click();
  await page.later();
  const field = s.name(fresh("A"));
  await field.focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await until(s.names, [fresh("A"), fresh("B")]);
});

test("each press of a button is a step of its own, however quick", async () => {
  const { s } = await place();
  // The clock stands still: all of it happens in the same moment.
  await s.button("studio.add").click();
  await s.button("studio.add").click();
  await s.button("studio.remove_of", { name: fresh("A") }).click();
  await until(s.names, [fresh("B")]);
  await s.button("studio.undo").click();
  await until(s.names, [fresh("A"), fresh("B")], "only the removal is undone");
  await s.button("studio.undo").click();
  await until(s.names, [fresh("A")]);
});

test("the focus is not lost when a press takes its own button away or switches it off", async () => {
  const { page, s } = await place();
  const keys = keyboard(page);
  const press = async (locator, step) => {
    await locator.focus();
    await page.keyboard.press("Enter");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.later();
    if ((await keys.focused()).tag === "body") lost.push(step);
  };
  const lost = [];
  await press(s.button("studio.example_loyal"), "an example");
  await press(s.button("studio.duplicate_of", { name: t("studio.name_loyal") }), "duplicate");
  await press(s.button("studio.add"), "the last that fits");
  await press(s.button("studio.remove_of", { name: fresh("A") }), "remove");
  for (let step = 0; step < 8 && await s.button("studio.undo").isEnabled(); step++) await press(s.button("studio.undo"), "undo");
  assert.deepEqual([...new Set(lost)], []);
});

test("a text that is no number does not stay behind an undo", async () => {
  const { page, s } = await place();
  await s.button("studio.add").click();
  await page.later();
  await s.lever("aov", fresh("A")).fill("+10");
  await page.later();
  await s.lever("aov", fresh("A")).fill("abc");
  await s.kind("aov", fresh("A")).focus();
  await page.keyboard.press("Control+z");
  await until(s.results, expectedResults(t, [{}, {}]));
  assert.equal(await s.lever("aov", fresh("A")).inputValue(), "", "the lever has gone back, and its text with it");
});
