// Host pages that make it hard: a strict policy, no workers, hostile styles.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const breaches = (page) => page.evaluate(() => window.breaches);
const FULL = '<ltv-calculator mode="full" accent="#7b2cbf" cta-label="預約" cta-href="/contact"></ltv-calculator>';

async function sampleIsAnalysed(page) {
  const w = widget(page, t);
  await w.openSample();
  const facts = await w.facts();
  assert.equal(facts[t("data.customers")].value, "2,357");
  assert.equal(facts[t("data.revenue")].value, "US$244,091.94");
  await w.show("data.tab_cohorts");
  assert.equal((await w.heat()).length, 4);
}

test("under the strict policy of another origin: the script alone", async () => {
  const page = await run.host(host.page(run.site.origin), host.strictPolicy(run.site.origin));
  assert.equal(await widget(page, t).figure("ltv"), "NT$2,342");
  await widget(page, t).field("calculator.aov").fill("2000");
  assert.equal(await widget(page, t).figure("ltv"), "NT$4,279");
  assert.deepEqual(await breaches(page), []);
});

test("under the strict policy: styles, sliders, accent, and the analysis in a worker", async () => {
  const page = await run.host(host.page(run.site.origin, FULL), host.strictPolicy(run.site.origin));
  const slider = widget(page, t).slider("calculator.margin");
  assert.equal(await slider.evaluate((input) => getComputedStyle(input).getPropertyValue("--v").trim()), "45%");
  const display = await page.locator(".grid").evaluate((grid) => getComputedStyle(grid).display);
  assert.equal(display, "grid", "the sheet is adopted");
  const accent = await page.locator(".cta").evaluate((cta) => getComputedStyle(cta).backgroundColor);
  assert.equal(accent, "rgb(123, 44, 191)", "readable as it is, so taken as it is");
  const worker = page.waitForEvent("worker");
  await sampleIsAnalysed(page);
  assert.match((await worker).url(), /^blob:/);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await breaches(page), []);
});

test("the policy is in force: without it the same page could load more", async () => {
  const page = await run.host(host.page(run.site.origin, FULL), host.strictPolicy(run.site.origin));
  const refused = await page.evaluate(() => fetch("/anything").then(() => false, () => true));
  assert.ok(refused);
  await page.waitForFunction(() => window.breaches.length === 1);
});

test("where workers are refused, the analysis runs on the page's own thread", async () => {
  const page = await run.host(host.page(run.site.origin, FULL), host.strictPolicy(run.site.origin, "'none'"));
  await sampleIsAnalysed(page);
  assert.equal(page.workers().length, 0);
  const refused = await breaches(page);
  assert.ok(refused.length > 0 && refused.every((breach) => breach.startsWith("worker-src")), refused.join());
});

test("where only blob workers are refused their import, the analysis runs all the same", async () => {
  // The blob may start, but the module of the widget's origin may not run in it.
  const page = await run.host(host.page(run.site.origin, FULL), host.strictPolicy(run.site.origin, "blob:"));
  await sampleIsAnalysed(page);
});

/** The computed style of everything that is drawn in the widget: an element, a property and its value each. */
const computed = (page, names) =>
  page.locator(".ltv").evaluate((ltv, names) =>
    [ltv, ...ltv.querySelectorAll("*")].flatMap((node) => {
      const style = getComputedStyle(node);
      return names.map((name) => `${name}: ${style[name]}`);
    }), names);

/** What differs in the widget between a quiet page and one that styles everything so. */
async function leaks(hostile) {
  const rules = Object.entries(hostile).map(([name, value]) => `${name}:${value}!important`).join(";");
  // The room is as wide on both pages: only what leaks may differ.
  const room = ".room,ltv-calculator{position:fixed!important;inset:0!important;margin:0!important;padding:0!important;" +
    "border:0!important;width:900px!important;box-sizing:border-box!important}";
  const element = '<div class="room"><ltv-calculator></ltv-calculator></div>';
  const load = (css) => run.host(host.page(run.site.origin, element, { head: `<style>${css}${room}</style>` }));
  const page = await load(`*{${rules}} button,input,h1,.grid,.box,.tab{display:none!important}`);
  const [name, value] = Object.entries(hostile)[0];
  const outside = await page.locator(".room").evaluate((node, name) => getComputedStyle(node)[name], name);
  assert.equal(outside, value, "the host is hostile");
  const names = ["display", ...Object.keys(hostile)];
  const [expected, found] = [await computed(await load(""), names), await computed(page, names)];
  assert.equal(found.length, expected.length);
  return [...new Set(found.filter((each, at) => each !== expected[at]))];
}

test("hostile styles of the host do not leak in: colours, fonts, boxes", async () => {
  assert.deepEqual(await leaks({
    "color": "rgb(255, 0, 0)", "font-size": "40px", "font-family": "cursive", "font-weight": "900", "font-style": "italic",
    "line-height": "3", "letter-spacing": "4px", "word-spacing": "9px", "text-transform": "uppercase",
    "background-color": "lime", "border-top-style": "dotted", "padding-left": "33px", "margin-top": "17px", "opacity": "0.9",
  }), []);
});

test("hostile styles of the host do not leak in: what text inherits", async () => {
  assert.deepEqual(await leaks({
    "text-indent": "50px", "text-align": "right", "text-shadow": "1px 1px red", "white-space": "pre", "cursor": "wait",
    "word-break": "break-all", "font-variant-caps": "small-caps",
  }), []);
});
