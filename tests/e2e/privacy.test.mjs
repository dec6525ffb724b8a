// "Your file is read by this page, in your browser. It is not uploaded."

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { path } from "./support/data.mjs";
import * as host from "./support/host.mjs";
import { serve } from "./support/server.mjs";
import { DIST, suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const OWN = new Set(["/", ...readdirSync(DIST, { recursive: true }).map((file) => `/${file.replaceAll("\\", "/")}`)]);

/** Everything a page may leave behind on the visitor's machine, or show in the address. */
const traces = (page) =>
  page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    history: history.length,
    state: history.state,
    address: location.href,
  }));

test("from opening to the analysed file: only GETs of the widget's own files", async () => {
  const page = await run.blank();
  const elsewhere = [];
  page.context().on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== run.site.origin && !["blob:", "data:"].includes(protocol)) elsewhere.push(request.url());
  });
  await page.goto(run.site.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  const before = await traces(page);
  const w = widget(page, t);
  await w.field("calculator.aov").fill("1777");
  await w.toData();
  await w.choose(path("cohorts24.csv"));
  await w.importChosen();
  for (const tab of ["data.tab_cohorts", "data.tab_report", "data.tab_overview"]) await w.show(tab);

  assert.deepEqual(elsewhere, []);
  assert.ok(run.site.requests.some(({ url }) => url.endsWith("/engine_bg.wasm")));
  for (const { method, url, body, headers } of run.site.requests) {
    assert.equal(method, "GET", url);
    assert.equal(body, 0, url);
    assert.equal(headers.cookie, undefined, url);
    assert.doesNotMatch(url, /[?#]/, "no query that could carry anything");
    assert.ok(OWN.has(url), `${url} is one of the widget's files`);
  }
  // What the columns were is remembered for the next file of the same heads: by a hash
  // of these, roles and styles; nothing that stands in the file.
  const { local, ...rest } = await traces(page);
  assert.deepEqual({ ...rest, local: [] }, before, "nothing else is left behind");
  assert.deepEqual(local.map(([key]) => key), ["ltv-calculator-columns"]);
  assert.deepEqual(JSON.parse(local[0][1]).map(([, choice]) => choice), [{
    kind: "orders", columns: [["customer", 0], ["date", 1], ["amount", 2]], dates: "ymd", numbers: "point", recurringIds: false, rows: "order",
  }]);
  assert.match(local[0][1], /^\[\["[0-9a-f]{16}",/);
  assert.deepEqual(before, {
    local: [], session: [], cookies: "", databases: 0, caches: 0, workers: 0,
    history: 2, state: null, address: run.site.origin + "/",
  });
  assert.deepEqual(await page.context().cookies(), []);
});

test("once the engine is there, a file is analysed without a network", async () => {
  const own = await serve(DIST);
  const page = await run.blank();
  await page.goto(own.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  const w = widget(page, t);
  await w.openSample();
  await page.context().setOffline(true);
  await own.close();
  assert.ok(await page.evaluate(() => fetch("/").then(() => false, () => true)), "the network is cut");

  await w.button("data.other_file").click();
  await w.choose(path("cohorts24.csv"));
  await w.importChosen();
  assert.equal((await w.facts())[t("data.customers")].value, "1,895");
  await w.button("data.other_file").click();
  await page.getByText(t("data.paste_title")).click();
  await page.locator("textarea").fill(readFileSync(path("cohorts24.csv"), "utf8").split("\n").slice(0, 101).join("\n"));
  await w.button("data.paste_read").click();
  await w.importChosen();
  assert.equal((await w.facts())[t("data.orders")].value, "100");
});

test("the host's globals, hash, history and head stay as they were", async () => {
  const bare = '<!doctype html><html lang="zh-Hant"><head><title>host</title></head><body></body></html>';
  const globals = () => Object.getOwnPropertyNames(window).sort();
  const page = await run.host(host.page(run.site.origin, '<ltv-calculator mode="full"></ltv-calculator>'));
  const w = widget(page, t);
  await w.openSample();
  await w.show("data.tab_cohorts");
  const found = await page.evaluate(globals);
  assert.equal(await page.locator("head").evaluate((head) => head.innerHTML), '<meta charset="utf-8"><title>host</title>');
  assert.equal(page.url(), `${run.hosts.origin}/page.html`);
  assert.equal(await page.evaluate(() => history.length), 2);
  await page.goto(run.hosts.page("/bare.html", bare));
  assert.deepEqual(found, await page.evaluate(globals), "no global is added");
});
