// What a calculation is taken along with: links, this browser when asked, the clipboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import {
  allowClipboard, byHand, clipboard, expectedResults, forged, linkInside, manner, openAt, studio, until,
} from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const EXAMPLE = "NT$2,342";

/**
 * A link of the first version, as it was copied on the day it was made: it must open for ever.
 * Amounts in US dollars, three scenarios, two ranges, one programme.
 */
const GOLDEN =
  "#ltv=1.eNptU7Fu5DYQ_RVjClZcYbRe2Y4AVpfWuAMOlyZwMaZmJcIUKZPU2oqxHxKkcZurrwoQ3NdcLp8RUPJm7WRViW_IN-89cp5AjyGw0xP" +
  "U8OnjjyDBuGFMEWq4HaNxHKMKPDAl0XPqfKN6Cq1xIpneuFbFRCGJgYPJJe9SJ24npbsxOKFJr7bB90r7mAT5nSrXFRaV8KHhEFcDB3U_UkgcX" +
  "iBVFhsReMdu5Lk8MYUDoC7xChFRDDTNe9eIYlGjsNhcidxG_YBi7j4fXwTNa4UFXgprthwHckfyA6LWwvqJbJpe1RZAnYvGRO1Hl461A6KwKEX" +
  "ng_nFv2J9AdS5SD6RXcWBXaMuN5usX5NWl4hiAcuqyqDjh5UeY_J99rauUCQKLadMMf-sBppuSd-pci06Jpu6aUn3XHSm7Zb_SrBLHLhR5HdyC" +
  "VUuGckcj5yzkJo0SOBH6gfLUG_JRpbQeA31E0TNjoLxEeqfn8BRz1DDX799-fb1-e_PzyDB8o7DUt0atg3UMNOCBN2RazmzDBw0uwT1Cov1fi-" +
  "Pe2nHgVp-n8X9RHbk0-ewKPf7m3zwRcK7jmngcKbObjklDqeVkL4fTTTJePfOx_SGO3moK8Q3atrgY7yeE_rfXiyq9VsN33__4_uvf77ufLO_k" +
  "RCHwNT8R8gJm9Y_QF0iYpEfwuErJVhzx3aCehkQCflGoS4rxOJCQuxoyN1TMOTa0VKA1xYO4c_sWGB1gXiaPs_AgRwLvNqc5r45CUuIzA3UpYQ" +
  "h-DZQ3_Ni-c64rMPxQ7SHqwlMupvjlrA1j9x84HCdxxFqlKC9S6TTfEP1-t91PG4qJfB2yzqdfmiz1xUWZXV0l5cHd6ucQzbyMokza8wBz-4ej" +
  "GvnJyahDaaB2o3W7vf_ANELtAg";
const GOLDEN_INPUTS = { aov: 1250.5, frequency: 1.4 / 3, margin: 0.48, cost: 90, churn: 0.07, cac: 700 };
const GOLDEN_SCENARIOS = { "更忠誠": { churn: 0.056, aov: 1375.55 }, "Cheaper = better": { cac: 500, margin: 0.52 }, "空白": {} };

const open = (hash, options, prepare) => openAt(run, hash, options, prepare);
const set = (page, inputs) => page.locator("ltv-calculator").evaluate((element, inputs) => element.setInputs(inputs), inputs);
const result = (page) => page.locator("ltv-calculator").evaluate((element) => element.getResult());
/** Every control of the form, as a person would read it off. */
const form = (page) =>
  page.locator(".inputs").evaluate((inputs) =>
    [...inputs.querySelectorAll("input, select, [aria-pressed]")].map((each) =>
      [each.getAttribute("aria-label") ?? each.id.replace(/\d+/, ""), each.getAttribute("aria-pressed") ?? each.value].join(": ")));
const currency = (page, say = t) => page.getByRole("combobox", { name: say("shell.currency") }).inputValue();

test("a copied link opens in a fresh profile with the same inputs, scenarios and currency", async () => {
  const page = await open("", allowClipboard);
  const s = studio(page, t);
  await page.getByRole("combobox", { name: t("shell.currency") }).selectOption("HKD");
  await set(page, { aov: 420, orders: 2, "orders-per": "quarter", churn: 0.06, cac: 250, cost: 30 });
  await s.toScenarios();
  await s.put("常客", { churn: "-25" });
  await s.put("大單", { aov: 500, cost: "-10" });
  const [names, levers, results] = [await s.names(), await s.levers(), await s.results()];
  await s.button("shell.calculator").click();
  const [inputs, computed] = [await form(page), await result(page)];
  const link = await s.copyLink();
  assert.ok(link.startsWith(`${run.site.origin}/#ltv=1.`), link);
  assert.equal(new URL(page.url()).hash, "", "copying leaves the address alone");

  const other = await open(new URL(link).hash);
  const o = studio(other, t);
  await o.said("studio.link_opened");
  await until(o.names, names);
  assert.deepEqual(await o.levers(), levers);
  await until(o.results, results);
  await o.button("shell.calculator").click();
  assert.deepEqual(await form(other), inputs);
  assert.deepEqual(await result(other), computed);
  assert.equal(await currency(other), "HKD");
  assert.ok(await other.getByText(t("calculator.example_note")).isHidden(), "they are no example");
});

const BUSINESSES = {
  "repeat purchases by margin and lifespan": { method: "margin", aov: 900, lifespan: 30, "lifespan-unit": "month", cac: 300 },
  "repeat purchases by revenue": { method: "simple", aov: 900, orders: 5, "orders-per": "year", lifespan: 4, "lifespan-unit": "year" },
  "repeat purchases within a horizon": { method: "horizon", aov: 900, discount: 0.12, horizon: 18, "horizon-unit": "month", timing: "end" },
  "a subscription": { business: "subscription", method: "retention", aov: 299, churn: 0.04, period: "month", spend: 90000, "new-customers": 300 },
  "a subscription, discounted": { business: "subscription", method: "discounted", aov: 299, discount: 0.08, timing: "end", "target-payback": 9 },
  "a whole base": { business: "base", method: "total", revenue: 9_000_000, payers: 1500, loyalty: 2.5, "total-spend": 600_000, margin: 0.4 },
  "a CAC that is not known": { method: "margin", aov: 900, cac: "" },
};
for (const [name, inputs] of Object.entries(BUSINESSES)) {
  test(`a link carries ${name}`, async () => {
    const page = await open("", allowClipboard);
    await set(page, inputs);
    await page.locator(".tools .fold").first().waitFor();
    const link = await studio(page, t).copyLink();
    const [sent, computed] = [await form(page), await result(page)];
    const other = await open(new URL(link).hash);
    await studio(other, t).said("studio.link_opened");
    await until(() => form(other), sent);
    assert.deepEqual(await result(other), computed);
    assert.deepEqual(await other.locator("[data-figure]").allTextContents(), await page.locator("[data-figure]").allTextContents());
  });
}

test("a link holds the inputs and the tools, nothing else, whatever else is open", async () => {
  const page = await open("?utm_source=secret", allowClipboard);
  const s = studio(page, t);
  await s.toScenarios();
  await s.put("甲", { aov: "+10" });
  await s.button("shell.calculator").click();
  const before = linkInside(await s.copyLink());
  assert.deepEqual(Object.keys(before).sort(), ["currency", "doc", "example", "inputs", "version"]);
  assert.deepEqual(Object.keys(before.doc).sort(), ["grid", "programmes", "scenarios", "seed", "shape", "spreads", "swing"]);
  assert.deepEqual(before.doc.scenarios, [{ name: "甲", levers: [{ field: "averageOrderValue", change: { percent: 0.1 } }] }]);
  assert.match(before.inputs, /^([\w-]+=[\w.,-]*)(&[\w-]+=[\w.,-]*)*$/);
  await widget(page, t).openSample();
  await s.button("shell.calculator").click();
  assert.deepEqual(linkInside(await s.copyLink()), before, "a file leaves no trace in it");
});

test("a link of the first version opens for ever: inputs, currency, scenarios, ranges, a programme", async () => {
  const page = await open(GOLDEN);
  const s = studio(page, t);
  await s.said("studio.link_opened");
  const columns = [GOLDEN_INPUTS, ...Object.values(GOLDEN_SCENARIOS).map((each) => ({ ...GOLDEN_INPUTS, ...each }))];
  await until(s.names, Object.keys(GOLDEN_SCENARIOS));
  await until(s.results, expectedResults(t, columns, { symbol: t("shell.symbol_usd"), decimals: 2 }));
  await s.button("shell.calculator").click();
  assert.equal(await currency(page), "USD");
  const w = widget(page, t);
  const read = (name) => w.field(`calculator.${name}`).inputValue();
  assert.deepEqual(
    await Promise.all(["aov", "frequency", "margin", "cost", "churn", "cac"].map(read)),
    ["1,250.5", "1.4", "48", "90", "7", "700"],
  );
  assert.equal(await w.period("calculator.frequency").inputValue(), "quarter");
  await s.fold("ranges");
  const ranges = page.locator(".three").evaluateAll((all) => all.map((each) => [...each.querySelectorAll("input")].map((input) => input.value)));
  assert.deepEqual(await ranges, [["1,000.4", "1,250.5", "1,500.6"], ["5.6", "7", "8.4"]]);
  await s.fold("programmes");
  const programme = page.locator("details.programme");
  assert.equal(await programme.locator("summary b").textContent(), t("programmes.newsletter"));
  const setting = (name) => programme.getByRole("textbox", { name: t(`programmes.${name}`), exact: true }).inputValue();
  assert.deepEqual(await Promise.all(["reach", "contact_cost", "horizon"].map(setting)), ["500", "2", "12"]);
  const effects = await programme.locator(".effect input").evaluateAll((all) => all.map((each) => each.value));
  assert.deepEqual(effects, ["", "", "", "5", "10", "15"]);
});

test("a link written by hand opens", async () => {
  const page = await open("#ltv=aov=900&orders=1");
  await studio(page, t).said("studio.link_opened");
  const expected = manner(t).shown("ltv", byHand({ aov: 900, frequency: 1 }).ltv);
  await until(() => widget(page, t).figure("ltv"), expected);
  assert.equal(await widget(page, t).field("calculator.aov").inputValue(), "900");
  for (const hash of ["#ltv=aov%3D900%26orders%3D1", "#chapter-2&ltv=aov=900&orders=1"]) {
    const other = await open(hash);
    await until(() => widget(other, t).figure("ltv"), expected, hash);
  }
  const dollars = await open("#ltv=currency=USD&aov=60");
  await until(() => widget(dollars, t).field("calculator.aov").inputValue(), "60");
  assert.equal(await currency(dollars), "USD");
});

/** Links that never were, or are no longer, what was copied. */
const payload = GOLDEN.slice("#ltv=1.".length);
const DAMAGED = {
  "cut off": GOLDEN.slice(0, 400),
  "cut off by one letter": GOLDEN.slice(0, -1),
  "cut off after the version": "#ltv=1.",
  "empty": "#ltv=",
  "with a full stop from the mail behind it": `${GOLDEN}.`,
  "reversed": `#ltv=1.${[...payload].reverse().join("")}`,
  "garbage": "#ltv=1.%00%ff<script>alert(1)</script>",
  "words": "#ltv=hello",
  "a version that never was": `#ltv=0.${payload}`,
  "huge": `#ltv=1.${"A".repeat(40_000)}`,
  "a bomb": forged("x".repeat(30_000_000)),
  "another document": forged({ hello: "world" }),
  "a list": forged([1, 2, 3]),
};
for (const [name, hash] of Object.entries(DAMAGED)) {
  test(`a damaged link, ${name}: told, the example stays, the page works`, async () => {
    const page = await open(hash);
    await studio(page, t).said("studio.link_damaged");
    assert.equal(await studio(page, t).toast.getAttribute("role"), "alert");
    const w = widget(page, t);
    assert.equal(await w.figure("ltv"), EXAMPLE);
    await w.field("calculator.aov").fill("2000");
    await until(() => w.figure("ltv"), "NT$4,279");
  });
}

test("a single letter that was changed on the way never opens as other figures", async () => {
  const page = await open("");
  const s = studio(page, t);
  await page.evaluate((hash) => { location.hash = hash; }, GOLDEN);
  await s.said("studio.link_opened");
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const opened = [];
  for (let at = 20; at < payload.length; at += 37) {
    const other = letters[letters.indexOf(payload[at]) ^ (1 << (at % 6))];
    await s.button("studio.dismiss").click();
    await s.toast.waitFor({ state: "detached" });
    await page.evaluate((hash) => { location.hash = hash; }, `#ltv=1.${payload.slice(0, at)}${other}${payload.slice(at + 1)}`);
    await s.toast.waitFor();
    if ((await s.toast.textContent()).includes(t("studio.link_opened"))) opened.push(`${at}: ${payload[at]} → ${other}`);
  }
  assert.deepEqual(opened, []);
});

test("a link forged with values out of every range opens to a page that works", async () => {
  const doc = {
    scenarios: Array.from({ length: 50 }, (_, at) => ({
      name: "<b>x</b>".repeat(40) + at,
      levers: [{ field: "churn", change: { to: 1e308 } }, { field: "averageOrderValue", change: { percent: -1e308 } }],
    })),
    spreads: [{ field: "churn", low: 5, likely: -1, high: -1e308, shape: "pert" }],
    programmes: [{
      kind: "newsletter", reach: 1e308, fixedPerMonth: -1, contactCost: 1e308, contactsPerMonth: 1e308, horizonMonths: 1e308,
      effects: [{ field: "churn", low: 3, likely: -3, high: 1e308 }],
    }],
    swing: -1e308,
    grid: ["churn", "churn"],
  };
  const page = await open(forged({ currency: "XYZ", inputs: "aov=1e400&churn=-5&margin=NaN&orders=0&nonsense=1", doc }));
  const s = studio(page, t);
  await s.said("studio.link_opened");
  assert.equal((await s.names()).length, 3, "no more than there may be");
  assert.ok((await s.names()).every((name) => name.length <= 60));
  await s.button("shell.calculator").click();
  for (const tool of ["compare", "goal", "sensitivity", "ranges", "programmes", "share"]) await s.fold(tool);
  const w = widget(page, t);
  assert.equal(await w.figure("ltv"), EXAMPLE, "what cannot be used leaves the example's value");
  await w.field("calculator.aov").fill("2000");
  await until(() => w.figure("ltv"), "NT$4,279");
  assert.doesNotMatch(await page.locator(".ltv").innerText(), /NaN|Infinity|∞/);
});

test("a link of a newer version says so", async () => {
  for (const hash of ["#ltv=2.x", `#ltv=17.${payload}`]) {
    const page = await open(hash);
    await studio(page, t).said("studio.link_newer");
    assert.equal(await widget(page, t).figure("ltv"), EXAMPLE);
  }
});

test("a link pasted into the same tab opens, and another after it", async () => {
  const page = await open();
  const s = studio(page, t);
  const w = widget(page, t);
  const go = (hash) => page.evaluate((hash) => { location.hash = hash; }, hash);
  await w.field("calculator.aov").fill("1000");
  await go("#ltv=aov=900&orders=1");
  await until(() => w.figure("ltv"), manner(t).shown("ltv", byHand({ aov: 900, frequency: 1 }).ltv));
  await go(GOLDEN);
  await until(s.names, Object.keys(GOLDEN_SCENARIOS));
  await go("#elsewhere");
  await go("#ltv=currency=TWD&aov=2000");
  await s.button("shell.calculator").click();
  await until(() => w.figure("ltv"), "NT$4,279");
  await go("#elsewhere");
  await w.field("calculator.aov").fill("1000");
  await go("#ltv=currency=TWD&aov=2000");
  await until(() => w.figure("ltv"), "NT$4,279", "the same link once more");
});

test("a damaged link pasted into the same tab leaves what stands there, and says nothing else", async () => {
  const page = await open();
  const s = studio(page, t);
  const w = widget(page, t);
  await s.toScenarios();
  await s.put("甲", { aov: "+10" });
  await s.button("shell.calculator").click();
  await w.field("calculator.aov").fill("2000");
  await page.evaluate(() => { location.hash = "#ltv=1.broken"; });
  await s.toast.waitFor();
  assert.equal(await w.figure("ltv"), "NT$4,279");
  assert.doesNotMatch(await s.toast.textContent(), /範例/, "what stands there is no example");
});

test("a currency that was chosen is undone with the amounts that came with it", async () => {
  const page = await open();
  const s = studio(page, t);
  await s.toScenarios();
  await page.getByRole("combobox", { name: t("shell.currency") }).selectOption("USD");
  await s.button("studio.undo").click();
  await s.button("shell.calculator").click();
  await until(() => widget(page, t).figure("ltv"), EXAMPLE);
  assert.equal(await currency(page), "TWD");
});

test("what a link has put in place can be undone", async () => {
  const page = await open();
  const s = studio(page, t);
  await s.toScenarios();
  await s.put("甲", { aov: "+10" });
  await page.evaluate((hash) => { location.hash = hash; }, GOLDEN);
  await until(s.names, Object.keys(GOLDEN_SCENARIOS));
  await page.later();
  await s.button("studio.undo").click();
  await until(s.names, ["甲"]);
  await until(s.results, expectedResults(t, [{}, { aov: 1298 }]));
});

/** Notes every use of what belongs to the host. */
const spy = () => {
  window.touched = [];
  const watch = (object, names, label) => {
    for (const name of names) {
      const real = object[name];
      object[name] = function (...all) {
        window.touched.push(`${label}.${name}`);
        return real.apply(this, all);
      };
    }
  };
  watch(Storage.prototype, ["getItem", "setItem", "removeItem", "clear", "key"], "storage");
  watch(History.prototype, ["pushState", "replaceState", "back", "forward", "go"], "history");
};

test("with sharing off, as it is on a page of another origin: no links, the host's address and storage untouched", async () => {
  const page = await run.blank(allowClipboard);
  await host.listen(page);
  await page.addInitScript(spy);
  await page.addInitScript(() => { if (!sessionStorage.length) Object.assign(localStorage, { own: "1", "ltv-calculator": "2025-1-1\n{}" }); });
  const hash = "#ltv=aov=900&orders=1";
  await page.goto(run.hosts.page("/page.html", host.page(run.site.origin, '<ltv-calculator mode="full"></ltv-calculator>')) + hash);
  await page.locator("[data-figure=ltv]").waitFor();
  const s = studio(page, t);
  const before = await page.evaluate(() => ({ length: history.length, state: history.state }));
  assert.equal(await widget(page, t).figure("ltv"), EXAMPLE);
  await s.fold("share");
  assert.equal(await s.button("studio.copy_link").count(), 0);
  assert.equal(await s.button("studio.keep").count(), 0);
  assert.equal(await page.locator(".bar-line").count(), 0, "nothing is offered either");
  await s.button("studio.copy_text").click();
  await s.said("studio.text_copied");
  await s.toScenarios();
  await s.put("甲", { aov: "+10" });
  await page.evaluate(() => { location.hash = "#ltv=aov=700"; });
  await s.button("shell.calculator").click();
  assert.equal(await widget(page, t).figure("ltv"), EXAMPLE, "a change of the hash is the host's own");
  assert.deepEqual(await page.evaluate(() => window.touched), []);
  assert.deepEqual(await page.evaluate(() => [location.hash, history.state, { ...localStorage }]), [
    "#ltv=aov=700", before.state, { own: "1", "ltv-calculator": "2025-1-1\n{}" },
  ]);
  assert.equal(await page.evaluate(() => history.length), before.length + 1, "only the host's own step");
});

test("with sharing on, a page of another origin gets links to itself, and keeps its own query", async () => {
  const page = await run.blank(allowClipboard);
  await page.goto(`${run.hosts.page("/page.html", host.page(run.site.origin, '<ltv-calculator mode="full" share="on"></ltv-calculator>'))}?q=1#part`);
  await page.locator("[data-figure=ltv]").waitFor();
  await widget(page, t).field("calculator.aov").fill("2000");
  const link = await studio(page, t).copyLink();
  assert.ok(link.startsWith(`${run.hosts.origin}/page.html?q=1#ltv=1.`), link);
  assert.equal(new URL(page.url()).hash, "#part");
  const other = await run.blank();
  await other.goto(link);
  await until(async () => await other.locator("[data-figure=ltv]").count() && widget(other, t).figure("ltv"), "NT$4,279");
});
