// Modules and files that cannot be fetched: the words, the way to try again, and what goes on working.

import assert from "node:assert/strict";
import { test } from "node:test";
import { path } from "./support/data.mjs";
import * as host from "./support/host.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const errors = (page) => page.evaluate(() => heard.filter(({ name }) => name === "ltv-error").map(({ detail }) => detail));

for (const locale of LOCALES) {
  for (const file of ["calculator.js", "calculator_bg.wasm", "widget.css"]) {
    test(`${locale}: without ${file} the element says so in the page's language, and can try again`, async () => {
      const say = words(locale);
      const restore = run.site.fail(new RegExp(file));
      const page = await run.blank();
      await host.listen(page);
      await page.goto(run.hosts.page("/broken.html", host.page(run.site.origin, "", { lang: locale })));
      const notice = page.getByRole("alert");
      await says(notice.locator("p"), say("embed.failed"));
      const [detail, ...more] = await errors(page);
      assert.deepEqual(more, []);
      assert.equal(detail.kind, "module");
      assert.ok(detail.message.length > 0);

      await notice.getByRole("button", { name: say("embed.retry") }).click();
      await page.waitForFunction(() => heard.filter(({ name }) => name === "ltv-error").length === 2);
      await says(notice.locator("p"), say("embed.failed"));
      restore();
      await notice.getByRole("button", { name: say("embed.retry") }).click();
      await says(page.locator(".title"), say("shell.title"));
    });
  }
}

test("while the module is on its way, the element says that it loads", async () => {
  const release = run.site.hold(/calculator_bg\.wasm$/);
  const page = await run.blank();
  await page.goto(run.hosts.page("/slow.html", host.page(run.site.origin)));
  await says(page.getByRole("status"), t("embed.loading"));
  release();
  await page.locator("[data-figure=ltv]").waitFor();
});

test("where the larger module cannot be had, the calculator stays as it is", async () => {
  const restore = run.site.fail(/full\.js/);
  const page = await run.host(host.page(run.site.origin, "<ltv-calculator></ltv-calculator>"));
  const w = widget(page, t);
  await w.field("calculator.aov").fill("2000");
  const element = page.locator("ltv-calculator");
  // Of the modes, those without the calculator need the larger module at once.
  const mode = (value) => element.evaluate((element, value) => element.setAttribute("mode", value), value);
  await mode("data");
  await page.waitForFunction(() => heard.some(({ name }) => name === "ltv-error"));
  await says(page.getByRole("alert"), t("embed.part"));
  assert.equal(await w.figure("ltv"), "NT$4,279");
  await w.field("calculator.aov").fill("1500");
  assert.equal(await w.figure("ltv"), "NT$3,098");
  restore();
  await mode("full");
  await mode("data");
  await page.locator(".drop-zone").waitFor();
  await mode("full");
  await w.toCalculator();
  assert.equal(await w.figure("ltv"), "NT$3,098", "with what was typed since");
});

for (const file of ["engine.js", "engine_bg.wasm"]) {
  test(`without ${file} a file is refused in words, and read once it is there`, async () => {
    const restore = run.site.fail(new RegExp(file));
    const page = await run.open();
    const w = widget(page, t);
    await w.toData();
    await w.choose(path("cohorts24.csv"));
    await says(w.problem.locator("p"), t("errors.unavailable"));
    await w.toCalculator();
    await w.field("calculator.aov").fill("2000");
    assert.equal(await w.figure("ltv"), "NT$4,279");
    await w.toData();
    await w.button("data.retry").click();
    await says(w.problem.locator("p"), t("errors.unavailable"));
    restore();
    await w.button("data.retry").click();
    await w.importChosen();
    assert.equal((await w.facts())[t("data.customers")].value, "1,895");
  });
}

test("the sample after the engine came late: still in US dollars", async () => {
  const restore = run.site.fail(/engine\.js/);
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.button("data.open_sample").click();
  await says(w.problem.locator("p"), t("errors.unavailable"));
  restore();
  await w.button("data.retry").click();
  await w.results();
  assert.equal((await w.facts())[t("data.revenue")].value, "US$244,091.94");
});

test("without the sample's file: the words, and a press tries again", async () => {
  const restore = run.site.fail(/cdnow\.csv/);
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.button("data.open_sample").click();
  await says(w.problem.locator("p"), t("errors.sample"));
  restore();
  await w.button("data.open_sample").click();
  await w.results();
});

test("a sample that is slow to come can be given up, and does not come back later", async () => {
  const release = run.site.hold(/cdnow\.csv/);
  const page = await run.open();
  const w = widget(page, t);
  await w.toData();
  await w.button("data.open_sample").click();
  // Where the request itself is given up, it fails at once.
  const ended = Promise.race(["requestfinished", "requestfailed"].map((event) =>
    page.waitForEvent(event, (request) => request.url().endsWith("cdnow.csv"))));
  await w.button("data.cancel").click();
  try {
    await w.button("data.open_sample").waitFor();
    await w.choose(path("cohorts24.csv"));
    await w.importChosen();
  } finally {
    release();
  }
  await ended;
  assert.equal((await w.facts())[t("data.customers")].value, "1,895");
});

test("an element taken away while the sample is on its way leaves no error behind", async () => {
  const release = run.site.hold(/cdnow\.csv/);
  const page = await run.host(host.page(run.site.origin,
    '<ltv-calculator mode="full"></ltv-calculator><ltv-calculator id="other"></ltv-calculator>'));
  const w = widget(page.locator("ltv-calculator").first(), t);
  const asked = page.waitForRequest(/cdnow\.csv/);
  await w.toData();
  await w.button("data.open_sample").click();
  const arrived = page.waitForEvent("requestfinished", (request) => request.url().endsWith("cdnow.csv"));
  await asked;
  await page.locator("ltv-calculator").first().evaluate((element) => element.remove());
  release();
  await arrived;
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const other = widget(page.locator("#other"), t);
  await other.field("calculator.aov").fill("2000");
  assert.equal(await other.figure("ltv"), "NT$4,279");
  await page.locator("#other").evaluate((element) => element.setAttribute("mode", "full"));
  await other.openSample();
});
