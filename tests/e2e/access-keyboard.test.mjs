// By keyboard alone: from the first field to the sample's cohort table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");

/** The focused element: its name, and whether an outline shows where the focus is. */
const focused = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const outlined = (each) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$|transparent/.test(outlineColor);
    };
    const label = node.id && node.getRootNode().querySelector(`label[for="${node.id}"]`)?.textContent;
    return {
      tag: node.localName,
      type: node.type,
      name: (node.getAttribute("aria-label") || label || node.textContent).trim(),
      visible: outlined(node) || (node.closest(".box") !== null && outlined(node.closest(".box"))),
    };
  });

/** Presses Tab, once round the page at most, until the focus is where `wanted` says; every stop must show itself. */
async function tabTo(page, wanted, key = "Tab") {
  const stops = [];
  for (let press = 0, rounds = 0; press < 60 && rounds < 2; press++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (stop.tag === "body") {
      rounds++;
      continue;
    }
    stops.push(stop.name || stop.tag);
    assert.ok(stop.visible, `the focus shows on ${stop.tag} “${stop.name}”`);
    if (wanted(stop)) return stops;
  }
  return assert.fail(`not reached by Tab: ${stops.join(" → ")}`);
}
const named = (name) => (stop) => stop.name === t(name);

test("the order of Tab is the order of the page", async () => {
  const page = await run.open();
  const fields = ["aov", "frequency", "margin", "cost", "churn", "cac"].map((name) => t(`calculator.${name}`));
  const stops = await tabTo(page, named("calculator.how"));
  const at = fields.map((name) => stops.indexOf(name));
  assert.deepEqual(at, [...at].sort((a, b) => a - b));
  assert.ok(at[0] > stops.indexOf(t("calculator.method_simple")), "the method before its fields");
  assert.ok(!at.includes(-1), stops.join(" → "));
});

test("by Tab, Enter and Space alone: a value, the sample, its cohort table", async () => {
  const page = await run.open();
  const w = widget(page, t);
  await tabTo(page, (stop) => stop.tag === "input" && stop.name === t("calculator.aov"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2000");
  assert.equal(await w.figure("ltv"), "NT$4,279");
  await tabTo(page, named("calculator.how"));
  await page.keyboard.press("Enter");
  await w.steps.first().waitFor();

  await tabTo(page, named("shell.data"), "Shift+Tab");
  await page.keyboard.press("Space");
  await tabTo(page, named("data.open_sample"));
  await page.keyboard.press("Enter");
  await w.results();
  await tabTo(page, named("data.tab_cohorts"));
  await page.keyboard.press("Enter");
  await page.locator("table.heat").waitFor();
  await tabTo(page, named("data.cumulative"));
  await page.keyboard.press("Space");
  await tabTo(page, (stop) => stop.tag === "td");
  assert.equal((await w.heat()).length, 4);
});

test("the focus is not lost when one step gives way to the next", async () => {
  const page = await run.open();
  const w = widget(page, t);
  // The focus follows the page's change by a frame.
  const inside = async (step) => {
    const there = page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 20_000 });
    await there.catch(() => assert.fail(`the focus is lost after ${step}`));
  };
  await w.button("shell.data").focus();
  await page.keyboard.press("Enter");
  await inside("opening the data place");
  await w.button("data.open_sample").focus();
  await page.keyboard.press("Enter");
  await w.results();
  await inside("opening the sample");
  await w.button("data.other_file").focus();
  await page.keyboard.press("Enter");
  await page.locator(".drop-zone").waitFor();
  await inside("asking for another file");
});

test("a chart is read by arrow keys", async () => {
  const page = await run.open();
  const plot = page.locator(".plot").first();
  await plot.focus();
  const readout = page.locator(".readout").first();
  await page.keyboard.press("ArrowRight");
  const first = await readout.textContent();
  await page.keyboard.press("ArrowRight");
  const second = await readout.textContent();
  assert.ok(first && second && first !== second, `“${first}”, then “${second}”`);
  await page.keyboard.press("End");
  assert.match(await readout.textContent(), /NT\$/);
  await page.keyboard.press("Escape");
  assert.equal(await readout.textContent(), "");
  assert.match(await plot.getAttribute("aria-label"), new RegExp(t("calculator.chart_payback", { months: "3.7" })));
});
