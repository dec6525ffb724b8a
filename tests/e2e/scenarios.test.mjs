// A consultant compares scenarios before an audience: by keyboard, with figures that add up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, byHand, expectedResults, keyboard, manner, openAt, shapley, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const fresh = (letter, say = t) => say("studio.new_name", { letter });

/** The place, with these scenarios in it: name, levers as typed, and what the inputs become. */
const THREE = {
  "更忠誠的客人": { levers: { churn: "-20", aov: "+10", margin: 50 }, become: { churn: 0.064, aov: 1298, margin: 0.5 } },
  "便宜獲客": { levers: { cac: 480 }, become: { cac: 480 } },
  "常回來": { levers: { frequency: "+25", cost: 100 }, become: { frequency: 0.525, cost: 100 } },
};
const become = [{}, ...Object.values(THREE).map((each) => each.become)];

async function place(options) {
  const page = await openAt(run, "", options);
  const s = studio(page, t);
  await s.toScenarios();
  return { page, s };
}

async function three(options) {
  const { page, s } = await place(options);
  for (const [name, { levers }] of Object.entries(THREE)) await s.put(name, levers);
  await until(s.results, expectedResults(t, become));
  return { page, s };
}

test("a demonstration by keyboard alone: three scenarios, named, with levers, presented", async () => {
  const page = await openAt(run);
  const [s, keys] = [studio(page, t), keyboard(page)];
  await keys.to(t("shell.scenarios"));
  await keys.press("Enter");
  await s.button("studio.add").waitFor();
  await keys.to(t("studio.add"));
  await keys.press("Enter", "Enter", "Space");
  await until(s.names, ["A", "B", "C"].map((letter) => fresh(letter)));

  const letters = ["A", "B", "C"];
  for (const [name, { levers }] of Object.entries(THREE)) {
    const letter = letters.shift();
    await keys.to(t("studio.name_of", { name: fresh(letter) }));
    await keys.press("Control+A");
    await keys.type(name);
    for (const [field, change] of Object.entries(levers)) {
      const lever = t("studio.lever_of", { field: t(`calculator.${field}`), scenario: name });
      if (typeof change === "number") {
        await keys.to(t("studio.lever_kind", { lever }));
        await keys.press("ArrowDown");
      }
      await keys.to(lever);
      await keys.type(String(change));
    }
  }
  await until(s.names, Object.keys(THREE));
  await until(s.results, expectedResults(t, become));

  await keys.to(t("studio.present"), "Shift+Tab");
  await keys.press("Enter");
  const heading = page.locator(".presenter h2");
  await says(heading, t("studio.baseline"));
  await keys.press("ArrowRight", "ArrowRight");
  await says(heading, Object.keys(THREE)[1]);
  await keys.press("Escape");
  await page.locator(".presenter").waitFor({ state: "hidden" });
  assert.equal((await keys.focused()).name, t("studio.present"), "the focus comes back");
});

test("the changes against the baseline are those of the method, computed by hand", async () => {
  const { page, s } = await three();
  const [base, ...own] = become.map(byHand);
  const best = own.reduce((a, b) => (b.net > a.net ? b : a));
  const say = manner(t);
  await says(s.place.locator(".says"), t("studio.finding", {
    name: Object.keys(THREE)[own.indexOf(best)], figure: t("calculator.net"),
    value: say.shown("net", best.net), change: say.delta("net", base.net, best.net),
  }));
  // A shorter payback is one for the better, a lower LTV is not.
  await s.lever("aov", "常回來").fill("-30");
  const worse = [...become.slice(0, 3), { ...become[3], aov: 826 }];
  await until(s.results, expectedResults(t, worse));
  const marks = await page.locator("tbody.results tr").evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => /good|bad/.exec(cell.querySelector(".delta")?.className)?.[0])));
  const better = worse.map(byHand);
  assert.deepEqual(marks, ["ltv", "net", "ratio", "payback"].map((figure) =>
    better.map((each, at) => {
      const change = each[figure] - better[0][figure];
      return at && Math.abs(change) > 1e-9 ? ((change > 0) !== (figure === "payback") ? "good" : "bad") : undefined;
    })));
});

test("a lever says what the input becomes, and is restated when its kind changes", async () => {
  const { s } = await place();
  const name = fresh("A");
  await s.button("studio.add").click();
  const note = (field) => s.cell(field, name).locator(".note");
  await s.lever("aov", name).fill("-12.5");
  await says(note("aov"), "→ NT$1,032.5");
  await s.kind("aov", name).focus();
  await s.kind("aov", name).selectOption("value");
  assert.equal(await s.lever("aov", name).inputValue(), "1,032.5");
  await s.lever("aov", name).fill("1,416");
  await s.kind("aov", name).focus();
  await s.kind("aov", name).selectOption("percent");
  assert.equal(await s.lever("aov", name).inputValue(), "+20");
  await says(note("aov"), "→ NT$1,416");
  await s.kind("churn", name).selectOption("value");
  await s.lever("churn", name).fill("６.４％");
  await says(note("churn"), "→ 6.4%");
  await until(s.results, expectedResults(t, [{}, { aov: 1416, churn: 0.064 }]));
  await s.lever("aov", name).fill("");
  await says(note("aov"), "");
  await until(s.results, expectedResults(t, [{}, { churn: 0.064 }]));
});

test("another baseline: percent levers go along, new values stay", async () => {
  const { page, s } = await three();
  await s.button("studio.to_baseline").click();
  await widget(page, t).field("calculator.churn").fill("10");
  await widget(page, t).field("calculator.cac").fill("700");
  await s.button("shell.scenarios").click();
  const base = { churn: 0.1, cac: 700 };
  const columns = [base, { ...base, ...become[1], churn: 0.08 }, { ...base, cac: 480 }, { ...base, ...become[3] }];
  await until(s.results, expectedResults(t, columns));
});

test("what each lever contributes is its Shapley value, and the parts add up", async () => {
  const { page, s } = await three();
  const name = Object.keys(THREE)[0];
  const [from, to] = [byHand({}), byHand(THREE[name].become)];
  const chart = s.chart("attribution");
  const say = manner(t);
  const menu = page.getByRole("combobox", { name: t("studio.figure"), exact: true });
  for (const [figure, decimals] of [["ltv", 0], ["net", 0], ["ratio", 2], ["payback", 1]]) {
    await menu.selectOption(figure);
    const parts = Object.entries(shapley(EXAMPLE, THREE[name].become, figure)).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
    await until(chart.rows, [
      [t("studio.baseline"), say.shown(figure, from[figure])],
      ...parts.map(([field, amount]) => [t(`calculator.${field}`), say.signed(figure, amount)]),
      [name, `${say.signed(figure, to[figure] - from[figure])} → ${say.shown(figure, to[figure])}`],
    ], figure);
    assert.equal(await chart.title(), t("studio.parts_title", {
      lever: t(`calculator.${parts[0][0]}`), amount: say.signed(figure, parts[0][1]),
      change: say.signed(figure, to[figure] - from[figure]),
    }));
    // As they are shown, not only as they were computed: at most the rounding of each is missing.
    const number = (text) => Number(text.replace(/^.* → /, "").replace("−", "-").replace(/ : 1$/, "").replace(/[^\d.-]/g, ""));
    const [first, ...rest] = (await chart.rows()).map(([, text]) => number(text));
    const last = rest.pop();
    const gap = Math.abs(rest.reduce((sum, part) => sum + part, first) - last);
    assert.ok(gap <= (parts.length + 2) * 0.5 * 10 ** -decimals + 1e-9, `${figure}: ${gap} is missing`);
  }
});

test("of another scenario, and of one that changes nothing", async () => {
  const { page, s } = await three();
  const menu = page.getByRole("combobox", { name: t("studio.scenario"), exact: true });
  await menu.selectOption({ label: "便宜獲客" });
  const chart = s.chart("attribution");
  const callout = s.place.locator(".callout");
  // The CAC is no part of the LTV: nothing has changed there but the input.
  await until(chart.rows, [
    [t("studio.baseline"), "NT$2,342"], [t("calculator.cac"), "+NT$0"], ["便宜獲客", "+NT$0 → NT$2,342"],
  ]);
  assert.ok(await callout.isHidden());
  await s.lever("cac", "便宜獲客").fill("");
  await says(callout, t("studio.nothing_changed", { name: "便宜獲客" }));
  assert.ok(await chart.figure.isHidden());
});

test("a payback that some combination never reaches is not taken apart, and that is said", async () => {
  const { page, s } = await place();
  await s.put("大手筆", { cac: 3000, aov: "+60" });
  const become = { cac: 3000, aov: 1888 };
  assert.equal(byHand({ cac: 3000 }).payback, null, "the higher cost alone never pays back");
  assert.notEqual(byHand(become).payback, null);
  await until(s.results, expectedResults(t, [{}, become]));
  const callout = s.place.locator(".callout");
  assert.ok(await callout.isHidden());
  await page.getByRole("combobox", { name: t("studio.figure"), exact: true }).selectOption("payback");
  await says(callout, t("studio.not_attributable"));
  assert.ok(await s.chart("attribution").figure.isHidden());
  await page.getByRole("combobox", { name: t("studio.figure"), exact: true }).selectOption("ratio");
  await s.chart("attribution").figure.waitFor();
  assert.ok(await callout.isHidden());
});

test("a scenario that never pays back says so, without a change", async () => {
  const { s } = await place();
  await s.put("太貴", { cac: 3000 });
  await until(s.results, expectedResults(t, [{}, { cac: 3000 }]));
  assert.deepEqual((await s.results())[3][1], [t("calculator.never"), ""]);
});

test("the curves of all lie over one another, and the earliest payback is named", async () => {
  const { s } = await three();
  const chart = s.chart("scenarios");
  const paybacks = become.map((each) => byHand(each).payback);
  const at = paybacks.indexOf(Math.min(...paybacks));
  assert.equal(await chart.title(), t("studio.overlay_title", {
    name: [t("studio.baseline"), ...Object.keys(THREE)][at], months: t.months(paybacks[at]),
  }));
  const heads = await chart.figure.locator(".behind thead th").allTextContents();
  assert.deepEqual(heads.slice(1).map((head) => head.trim()), [t("studio.baseline"), ...Object.keys(THREE)]);
  const [start] = await chart.rows();
  assert.deepEqual(start.slice(1), ["−NT$620", "−NT$620", "−NT$480", "−NT$620"], "each begins at its own acquisition cost");
});

test("duplicate, remove, and at most three", async () => {
  const { page, s } = await place();
  await s.put("甲", { aov: "+10" });
  await s.button("studio.duplicate_of", { name: "甲" }).click();
  const copy = t("studio.copy_name", { name: "甲" });
  await until(s.names, ["甲", copy]);
  await until(s.results, expectedResults(t, [{}, { aov: 1298 }, { aov: 1298 }]));
  await s.lever("aov", copy).fill("+20");
  await until(s.results, expectedResults(t, [{}, { aov: 1298 }, { aov: 1416 }]));
  await s.button("studio.add").click();
  await until(s.names, ["甲", copy, fresh("A")]);
  assert.ok(await s.button("studio.add").isDisabled());
  for (const name of ["甲", copy, fresh("A")]) assert.ok(await s.button("studio.duplicate_of", { name }).isDisabled(), name);
  await page.later();
  await s.button("studio.remove_of", { name: "甲" }).click();
  await until(s.names, [copy, fresh("A")]);
  await until(s.results, expectedResults(t, [{}, { aov: 1416 }, {}]));
  assert.ok(await s.button("studio.add").isEnabled());
  await s.button("studio.remove_of", { name: fresh("A") }).click();
  await s.button("studio.remove_of", { name: copy }).click();
  await page.getByText(t("studio.invite")).waitFor();
  assert.equal(await page.locator("table.scenarios").count(), 0);
  assert.equal(await s.button("studio.present").count(), 0, "there is nothing to present");
});

test("the three beginnings on offer", async () => {
  const expected = [
    ["studio.example_loyal", "studio.name_loyal", { churn: 0.064 }],
    ["studio.example_basket", "studio.name_basket", { aov: 1298 }],
    ["studio.example_cheaper", "studio.name_cheaper", { cac: 527 }],
  ];
  const { s } = await place();
  for (const [button, name, become] of expected) {
    await s.button(button).click();
    await until(s.names, [t(name)]);
    await until(s.results, expectedResults(t, [{}, become]));
    await s.button("studio.remove_of", { name: t(name) }).click();
    await s.button(button).waitFor();
  }
});

test("a lever that cannot be used says why at its cell; the others stay", async () => {
  const { s } = await three();
  const name = Object.keys(THREE)[0];
  const note = (field) => s.cell(field, name).locator(".note");
  const others = (rows) => rows.map((row) => row.filter((_, at) => at !== 1));
  const expected = others(expectedResults(t, become));
  for (const [field, text, message, values] of [
    ["churn", "-100", "calculator.problem_churn_low", { text: "0%", limit: "0.1%" }],
    ["aov", "abc", "calculator.problem_number", { text: "abc" }],
    ["margin", "120", "calculator.problem_margin_high"],
    ["cac", "-300", "calculator.problem_low", { limit: "NT$0" }],
  ]) {
    const before = await s.lever(field, name).inputValue();
    await s.lever(field, name).fill(text);
    await says(note(field), t(message, values));
    assert.equal(await note(field).getAttribute("role"), "alert");
    assert.equal(await s.lever(field, name).getAttribute("aria-invalid"), "true");
    assert.equal(await s.cell("frequency", name).locator("[aria-invalid=true]").count(), 0, "the fault is at its own cell");
    assert.deepEqual(others(await s.results()), expected, "the other columns are as they were");
    const own = (await s.results()).map((row) => row[1][0]);
    if (message === "calculator.problem_number") {
      assert.deepEqual(own, expectedResults(t, become).map((row) => row[1][0]), "the last valid result stays");
    } else {
      assert.deepEqual(own, ["—", "—", "—", "—"]);
      await says(s.place.locator(".callout"), t("studio.other_method"));
    }
    await s.lever(field, name).fill(before);
    await until(s.results, expectedResults(t, become));
    assert.equal(await s.lever(field, name).getAttribute("aria-invalid"), "false");
  }
});

test("the presenter view: one by one, side by side, and closed", async () => {
  const { page, s } = await three();
  const dialog = page.getByRole("dialog", { name: t("studio.present"), exact: true });
  const names = [t("studio.baseline"), ...Object.keys(THREE)];
  const present = s.button("studio.present");
  await present.click();
  await dialog.waitFor();
  const heads = () => dialog.locator("h2").allTextContents();
  const position = dialog.locator(".bar span").first();
  const slides = () =>
    dialog.locator("dl").evaluateAll((lists) =>
      lists.map((list) => [...list.children].map((row) => [...row.children].map((cell) => cell.textContent.trim()))));
  const figures = expectedResults(t, become);
  const label = ["ltv", "net", "ratio", "payback"].map((figure) => t(`calculator.${figure}`));
  const slide = (at) => figures.map((row, figure) => [label[figure], ...row[at]]);
  for (const at of [0, 1, 2, 3, 3]) {
    await until(heads, [names[at]]);
    await says(position, t("studio.position", { at: at + 1, of: 4 }));
    await until(slides, [slide(at)]);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Home");
  await until(heads, [names[0]]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await until(heads, [names[2]]);
  await dialog.getByRole("button", { name: t("studio.two"), exact: true }).click();
  await until(heads, [names[0], names[2]]);
  await until(slides, [slide(0), slide(2)]);
  await page.keyboard.press("ArrowLeft");
  await until(heads, [names[0], names[1]]);
  assert.deepEqual(await dialog.locator("li").allTextContents(), [
    `${t("calculator.churn")}  8% → 6.4%`, `${t("calculator.aov")}  NT$1,180 → NT$1,298`, `${t("calculator.margin")}  45% → 50%`,
  ]);
  await page.keyboard.press("2");
  await until(heads, [names[1]]);
  const box = await dialog.boundingBox();
  const { width, height } = page.viewportSize();
  assert.ok(box.width >= width * 0.95 && box.height >= height * 0.95, `the whole window, not ${box.width} × ${box.height}`);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal((await keyboard(page).focused()).name, t("studio.present"));
  await present.click();
  await until(heads, [names[0]]);
  await dialog.getByRole("button", { name: t("studio.close"), exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
});

test("another language keeps scenarios, levers and figures", async () => {
  const { page, s } = await three();
  const levers = await s.levers();
  await widget(page, t).speak("en");
  const e = studio(page, en);
  await e.button("studio.add").waitFor();
  assert.deepEqual(await e.names(), Object.keys(THREE), "a name is the user's own word");
  assert.deepEqual(await e.levers(), levers);
  await until(e.results, expectedResults(en, become));
  await e.button("studio.present").click();
  await until(() => page.locator(".presenter h2").allTextContents(), [en("studio.baseline")]);
  await page.keyboard.press("Escape");
  const left = (await page.locator(".studio").innerText()).split("\n").filter((line) => /[\u4e00-\u9fff]/.test(line));
  assert.deepEqual(left.filter((line) => !Object.keys(THREE).some((name) => line.includes(name))), [], "no word of the other language");
});

test("a name is text, whatever stands in it", async () => {
  const { page, s } = await place();
  const name = "<img src=x onerror=alert(1)> *stark* _x_ & {{ name }}";
  await s.put(name, { aov: "+10" });
  await until(s.names, [name]);
  assert.equal(await page.locator(".ltv img").count(), 0);
  await s.button("studio.present").click();
  await page.keyboard.press("ArrowRight");
  await says(page.locator(".presenter h2"), name);
  await page.keyboard.press("Escape");
  assert.ok((await s.chart("attribution").subtitle()).includes(name));
});
