// What every file of tests starts with: one browser, the built site on one origin, host pages on
// another, and the promise that no page threw an error that nobody expected.

import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { listen } from "./host.mjs";
import { watchWork } from "./rest.mjs";
import { serve } from "./server.mjs";

export const DIST = process.env.LTV_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const EXECUTABLE = process.env.LTV_CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
export const LAUNCH = { executablePath: EXECUTABLE, args: ARGUMENTS, timeout: 60_000 };

/** The folder of the built modules, as it stands in addresses: `v/0123abc`. */
export function versionFolder(dist = DIST) {
  const folders = existsSync(join(dist, "v")) ? readdirSync(join(dist, "v")) : [];
  assert.equal(folders.length, 1, `${dist} holds one built version`);
  return `v/${folders[0]}`;
}

/** Registers the hooks of a file. Its members are there once a test runs. */
export function suite() {
  const run = { browser: null, site: null, hosts: null, errors: [], contexts: [] };

  before(async () => {
    run.version = versionFolder();
    run.site = await serve(DIST);
    run.hosts = await serve(null);
    run.browser = await chromium.launch(LAUNCH);
  });
  after(async () => {
    await run.browser?.close();
    await run.site?.close();
    await run.hosts?.close();
  });
  afterEach(async () => {
    await Promise.all(run.contexts.splice(0).map((context) => context.close()));
    run.site.reset();
    run.hosts.reset();
    assert.deepEqual(run.errors.splice(0), [], "no uncaught error on any page");
  });

  /** A fresh profile with one empty page; options are Playwright's. */
  run.blank = async (options = {}) => {
    const context = await run.browser.newContext({ locale: "zh-TW", ...options });
    run.contexts.push(context);
    // Ample: a worker computes on whatever machine there is, and what is there is not waited for.
    context.setDefaultTimeout(60_000);
    await watchWork(context);
    const page = await context.newPage();
    watch(page, run);
    return page;
  };

  /** The built site's own page, with the calculator's first answer on it. */
  run.open = async (options) => {
    const page = await run.blank(options);
    await page.goto(run.site.origin + "/");
    await page.locator("[data-figure=ltv]").waitFor();
    return page;
  };

  /** A page of another origin, as `hosts.page` takes it, once its first widget is there. */
  run.host = async (html, headers, options) => {
    const page = await run.blank(options);
    await listen(page);
    await page.goto(run.hosts.page("/page.html", html, headers));
    await page.locator(".shell").first().waitFor();
    return page;
  };
  return run;
}

function watch(page, run) {
  page.warnings = [];
  page.on("pageerror", (error) => run.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "warning") page.warnings.push(message.text());
  });
}
