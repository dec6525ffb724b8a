// What a calculation is kept as: in this browser when asked, and on the clipboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import {
  allowClipboard, byHand, clipboard, expectedResults, openAt, studio, until,
} from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const EXAMPLE = "NT$2,342";

const open = (hash, options, prepare) => openAt(run, hash, options, prepare);

const day = (say) => new Date(Date.UTC(2025, 11, 17)).toLocaleDateString(say.locale === "en" ? "en" : "zh-Hant-TW", {
  timeZone: "UTC", year: "numeric", month: "short", day: "numeric",
});
const keys = (page) => page.evaluate(() => Object.keys(localStorage));

test("kept in this browser only when asked; offered, opened and deleted on the next visit", async () => {
  const page = await open();
  const s = studio(page, t);
  const offer = page.locator(".bar-line");
  await s.toScenarios();
  await s.put("甲", { churn: "-50" });
  await s.button("shell.calculator").click();
  await widget(page, t).field("calculator.aov").fill("2000");
  await s.fold("share");
  assert.deepEqual(await keys(page), [], "nothing is kept unasked");
  assert.equal(await s.button("studio.forget").count(), 0);
  await s.button("studio.keep").click();
  await s.said("studio.kept");
  assert.deepEqual(await keys(page), ["ltv-calculator"]);
  assert.equal(await offer.count(), 0, "not offered to whom has just kept it");

  const ready = () => page.locator("[data-figure=ltv]").waitFor();
  await page.reload();
  await ready();
  await offer.waitFor();
  assert.ok((await offer.textContent()).includes(t("studio.kept_found", { date: day(t) })), await offer.textContent());
  assert.equal(await widget(page, t).figure("ltv"), EXAMPLE, "offered, not opened");
  await offer.getByRole("button", { name: t("studio.dismiss") }).click();
  await offer.waitFor({ state: "detached" });
  assert.deepEqual(await keys(page), ["ltv-calculator"]);

  await page.reload();
  await ready();
  await offer.getByRole("button", { name: t("studio.open_kept") }).click();
  await until(s.names, ["甲"]);
  await until(s.results, expectedResults(t, [{ aov: 2000 }, { aov: 2000, churn: 0.04 }]));
  await offer.waitFor({ state: "detached" });

  await page.reload();
  await ready();
  await offer.getByRole("button", { name: t("studio.forget") }).click();
  await s.said("studio.forgotten");
  assert.deepEqual(await keys(page), []);
  assert.equal(await offer.count(), 0);
  await page.reload();
  await ready();
  await s.fold("share");
  assert.equal(await offer.count(), 0);
});

test("what another page, or another version, has put under the key does no harm", async () => {
  for (const text of ["", "nonsense", "2025-12-17\n{", "2025-12-17\n[]", "9999-99-99\n{}", "2025-12-17"]) {
    const page = await open("", {}, (page) => page.addInitScript((text) => localStorage.setItem("ltv-calculator", text), text));
    const offer = page.locator(".bar-line");
    assert.equal(await widget(page, t).figure("ltv"), EXAMPLE, text);
    const open_it = offer.getByRole("button", { name: t("studio.open_kept") });
    await studio(page, t).fold("share");
    if (await open_it.count()) {
      await open_it.click();
      await studio(page, t).toast.waitFor();
    }
    await widget(page, t).field("calculator.aov").fill("2000");
    await until(() => widget(page, t).figure("ltv"), "NT$4,279", text);
  }
});

const REFUSALS = {
  "the browser has none": () =>
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }),
  "it is full": () => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  },
};
for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`where storage is refused, that is said: ${name}`, async () => {
    const page = await open("", {}, (page) => page.addInitScript(refuse));
    const s = studio(page, t);
    await s.fold("share");
    await s.button("studio.keep").click();
    await s.said("studio.keep_refused");
    assert.equal(await s.toast.getAttribute("role"), "alert");
    assert.equal(await s.button("studio.forget").count(), 0);
    await widget(page, t).field("calculator.aov").fill("2000");
    await until(() => widget(page, t).figure("ltv"), "NT$4,279");
  });
}

test("copied as text: the headline, the figures, the inputs", async () => {
  for (const say of [t, en]) {
    const page = await open("", allowClipboard);
    const w = widget(page, say);
    await w.speak(say.locale);
    await w.field("calculator.aov").fill("2000");
    const s = studio(page, say);
    await s.fold("share");
    await s.button("studio.copy_text").click();
    await s.said("studio.text_copied");
    const text = await clipboard(page);
    const { ltv, payback } = byHand({ aov: 2000 });
    const lines = text.split("\n");
    assert.equal(lines[0], say("calculator.verdict_within", {
      target: "3", allowed: `NT$${say.fixed(Math.floor(ltv / 3), 0)}`, cost: "NT$620", months: say.upTo(payback, 1),
    }).replaceAll("\u2060", ""));
    assert.ok(text.includes("NT$4,279") && text.includes("NT$2,000"), text);
    assert.ok(text.includes(say("calculator.aov")) && text.includes(say("calculator.churn")), text);
    assert.doesNotMatch(text, /[*_\u2060]|\{\{/);
  }
});

test("copied as a table: numbers stay numbers, and a name is no formula", async () => {
  const page = await open("", allowClipboard);
  const s = studio(page, t);
  await s.toScenarios();
  const names = ['=HYPERLINK("http://x")', "+1", "@SUM(A1)"];
  for (const [at, name] of names.entries()) await s.put(name, [{ aov: "+10" }, { churn: 0.5 }, { cac: 3000 }][at]);
  await s.button("shell.calculator").click();
  await s.fold("share");
  await s.button("studio.copy_table").click();
  await s.said("studio.table_copied");
  const rows = (await clipboard(page)).split("\n").map((line) => line.split("\t"));
  const [heads, ...body] = rows;
  assert.ok(rows.every((row) => row.length === heads.length), "as many cells in each row");
  assert.deepEqual(heads.slice(-3), names.map((name) => `'${name}`));
  const row = (name) => body.find(([head]) => head === t(`calculator.${name}`)) ?? assert.fail(`no row ${name}`);
  // Item, value, unit, then one column for each scenario.
  const numbers = (name) => [row(name)[1], ...row(name).slice(3)];
  assert.deepEqual(numbers("aov"), ["1180", "1298", "1180", "1180"]);
  assert.deepEqual(numbers("churn"), ["8", "8", "0.5", "8"]);
  const columns = [{}, { aov: 1298 }, { churn: 0.005 }, { cac: 3000 }].map(byHand);
  for (const figure of ["ltv", "net", "ratio"]) {
    for (const [at, text] of numbers(figure).entries()) {
      assert.match(text, /^-?\d+(\.\d+)?$/);
      assert.ok(Math.abs(Number(text) - columns[at][figure]) < 1e-5, `${figure}: ${text}`);
    }
  }
  const paybacks = numbers("payback");
  assert.equal(paybacks.pop(), t("calculator.never"));
  paybacks.forEach((text, at) => assert.ok(Math.abs(Number(text) - columns[at].payback) < 1e-5, text));
  const cells = body.flat().filter((cell) => /^[=+@＝＋＠]/.test(cell) || (/^[-－]/.test(cell) && !/^-\d/.test(cell)));
  assert.deepEqual(cells, [], "no cell begins a formula");
});

const NO_CLIPBOARD = {
  "refused": () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError")); },
  "missing, as on a page without https": () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }),
};
for (const [name, prepare] of Object.entries(NO_CLIPBOARD)) {
  test(`where the clipboard is ${name}, the text stands there to be copied by hand`, async () => {
    const page = await open("", {}, (page) => page.addInitScript(prepare));
    const s = studio(page, t);
    await s.fold("share");
    const byHandText = page.getByRole("textbox", { name: t("studio.copy_by_hand"), exact: true });
    await s.button("studio.copy_link").click();
    await s.said("studio.copy_refused");
    assert.match(await byHandText.inputValue(), /#ltv=1\.[\w-]+$/);
    await s.button("studio.copy_table").click();
    await until(async () => (await byHandText.inputValue()).split("\n").length > 5, true);
  });
}
