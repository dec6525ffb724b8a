// A new build never runs with an old module: neither from the browser's cache, nor half and half.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { listen } from "./support/host.mjs";
import { serve } from "./support/server.mjs";
import { DIST, LAUNCH, versionFolder } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const t = words("zh-Hant");
const FIRST = "v/first0000000";
const SECOND = "v/second000000";
let folder;

/** The build under another version, as a later deploy of the site would be. */
async function deploy(version) {
  const copy = await mkdtemp(join(folder, "site-"));
  const built = versionFolder();
  await cp(DIST, copy, { recursive: true });
  await rename(join(copy, built), join(copy, version));
  const script = await readFile(join(copy, "embed.js"), "utf8");
  assert.ok(script.includes(`"${built.slice(2)}"`), "embed.js names its version");
  await writeFile(join(copy, "embed.js"), script.replaceAll(built.slice(2), version.slice(2)));
  return copy;
}

before(async () => (folder = await mkdtemp(join(tmpdir(), "ltv-versions-"))));
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

/** One profile that stays between visits, as a visitor's does. */
async function profile() {
  const context = await chromium.launchPersistentContext(await mkdtemp(join(folder, "profile-")), LAUNCH);
  context.setDefaultTimeout(15_000);
  return context;
}

/** A visit that uses every module; the addresses asked for, from the network or from the cache. */
async function visit(context, site) {
  const page = await context.newPage();
  await listen(page);
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  await widget(page, t).openSample();
  const ready = await page.evaluate(() => heard.find(({ name }) => name === "ltv-ready").detail.version);
  await page.close();
  return { ready, modules: asked.filter((path) => path.startsWith("/v/")) };
}

test("the visit after a deploy loads nothing of the version before", async () => {
  const site = await serve(await deploy(FIRST));
  const context = await profile();
  try {
    const before = await visit(context, site);
    assert.equal(before.ready, FIRST.slice(2));
    for (const name of ["full.js", "full_bg.wasm", "widget.css", "samples/cdnow.csv"]) {
      assert.ok(before.modules.includes(`/${FIRST}/${name}`), name);
    }
    assert.ok(site.requests.some(({ url }) => url === `/${FIRST}/engine_bg.wasm`), "the engine too");

    site.requests.length = 0;
    const again = await visit(context, site);
    assert.equal(again.ready, FIRST.slice(2));
    assert.ok(!site.requests.some(({ url }) => url.startsWith(`/${FIRST}/full`)), "the cache does keep modules");

    site.folder = await deploy(SECOND);
    site.requests.length = 0;
    const after = await visit(context, site);
    assert.equal(after.ready, SECOND.slice(2));
    assert.deepEqual(after.modules.filter((path) => !path.startsWith(`/${SECOND}/`)), []);
    const sent = site.requests.map(({ url }) => url).filter((url) => url.startsWith("/v/"));
    assert.deepEqual(sent.filter((url) => !url.startsWith(`/${SECOND}/`)), []);
    for (const name of ["full.js", "full_bg.wasm", "widget.css", "engine.js", "engine_bg.wasm", "samples/cdnow.csv"]) {
      assert.ok(sent.includes(`/${SECOND}/${name}`), name);
    }
  } finally {
    await context.close();
    await site.close();
  }
});

test("a page that was open during the deploy says so, and does not mix", async () => {
  const site = await serve(await deploy(FIRST));
  const context = await profile();
  try {
    const page = await context.newPage();
    await page.goto(site.origin + "/");
    await page.locator("[data-figure=ltv]").waitFor();
    const w = widget(page, t);
    await w.grow();
    site.folder = await deploy(SECOND);
    await w.toData();
    await w.choose({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("customer,date,amount\nA,2025-01-01,1\n") });
    await says(w.problem.locator("p"), t("errors.unavailable"));
    assert.deepEqual(site.requests.filter(({ url }) => url.startsWith(`/${SECOND}/`)), []);
    await w.toCalculator();
    await w.field("calculator.aov").fill("2000");
    assert.equal(await w.figure("ltv"), "NT$4,279");
  } finally {
    await context.close();
    await site.close();
  }
});

test("a page that had only the first answer at the deploy says so too, and goes on", async () => {
  const site = await serve(await deploy(FIRST));
  const context = await profile();
  try {
    const page = await context.newPage();
    await page.goto(site.origin + "/");
    await page.locator("[data-figure=ltv]").waitFor();
    site.folder = await deploy(SECOND);
    const w = widget(page, t);
    await w.toData();
    await says(page.getByRole("alert"), t("embed.part"));
    assert.deepEqual(site.requests.filter(({ url }) => url.startsWith(`/${SECOND}/`)), []);
    await w.field("calculator.aov").fill("2000");
    assert.equal(await w.figure("ltv"), "NT$4,279");
  } finally {
    await context.close();
    await site.close();
  }
});
