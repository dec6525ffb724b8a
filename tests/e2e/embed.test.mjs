// A site owner pastes one line into a page of another origin: placement and attributes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as host from "./support/host.mjs";
import { serve } from "./support/server.mjs";
import { DIST, suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
let mirror;
before(async () => (mirror = await serve(DIST)));
after(() => mirror.close());

/** A host page with one element of these attributes, as HTML writes them. */
const placed = (attributes = "") => run.host(host.page(run.site.origin, `<ltv-calculator ${attributes}></ltv-calculator>`));
const set = (page, name, value) =>
  page.locator("ltv-calculator").evaluate((element, [name, value]) =>
    value === null ? element.removeAttribute(name) : element.setAttribute(name, value), [name, value]);
const style = (locator, property) => locator.evaluate((node, property) => getComputedStyle(node)[property], property);
const title = (page) => page.locator(".title");

test("the script alone puts one element where it stands, with its data attributes", async () => {
  const data = 'data-locale="en" data-currency="EUR"';
  const page = await run.host(host.page(run.site.origin, "<h2>Before</h2>", { data }));
  const order = await page.locator("body > main").evaluate((main) => [...main.children].map((child) => child.localName));
  assert.deepEqual(order, ["h2", "script", "ltv-calculator"]);
  assert.equal(await widget(page, en).figure("ltv"), "€95.03");
});

test("an element placed by hand is the only one, wherever the script stands", async () => {
  const head = `<script async src="${run.site.origin}/embed.js"></script>`;
  const page = await run.host(host.page(run.site.origin, '<ltv-calculator locale="en"></ltv-calculator>', { head }));
  assert.equal(await page.locator("ltv-calculator").count(), 1);
  const module = `<script type="module" src="${run.site.origin}/embed.js"></script>`;
  const other = await run.host(`<!doctype html><html lang="en"><body><p>a</p>${module}<p>b</p></body></html>`);
  const order = await other.locator("body").evaluate((body) => [...body.children].map((child) => child.localName));
  assert.deepEqual(order, ["p", "script", "ltv-calculator", "p"], "as a module it finds its own tag");
});

test("locale: the page's, else its own, and live", async () => {
  const page = await placed();
  await says(title(page), t("shell.title"));
  await set(page, "locale", "en");
  await says(title(page), en("shell.title"));
  assert.equal(await page.locator(".ltv").getAttribute("lang"), "en");
  await set(page, "locale", null);
  await says(title(page), t("shell.title"));
});

test("currency and prefill, and live", async () => {
  const prefill = "aov=60&amp;cost=2&amp;orders=1&amp;margin=0.5&amp;churn=0.1&amp;cac=70";
  const page = await placed(`currency="USD" prefill="${prefill}"`);
  const w = widget(page, t);
  // (60 × 50 % − 2) × 1 a month over a churn of 10 %; 1 − 0.9ⁿ = 70 × 10 % ÷ 28 after 2.7 months.
  assert.deepEqual(await w.figures(), ["US$280.00", "4 : 1", `2.7 ${t("shell.months_unit")}`]);
  await set(page, "currency", "EUR");
  assert.equal(await w.figure("ltv"), "€280.00");
  await set(page, "prefill", "aov=100");
  assert.equal(await w.figure("ltv"), "€480.00", "what it does not name stays");
});

test("theme, and live", async () => {
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(22, 28, 28)"];
  const page = await placed('theme="dark"');
  const shell = page.locator(".shell");
  assert.equal(await style(shell, "backgroundColor"), dark);
  await set(page, "theme", "light");
  assert.equal(await style(shell, "backgroundColor"), light);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await style(shell, "backgroundColor"), light, "light whatever the system is");
  await set(page, "theme", "auto");
  assert.equal(await style(shell, "backgroundColor"), dark);
});

test("accent: the host's hue, made readable in both themes, and live", async () => {
  const page = await placed();
  const stressed = page.locator(".says em").first();
  const own = await style(stressed, "color");
  for (const [theme, ground] of [["light", [255, 255, 255]], ["dark", [22, 28, 28]]]) {
    await set(page, "theme", theme);
    for (const accent of ["#ffee00", "#000080", "#f00"]) {
      await set(page, "accent", accent);
      const colour = await style(stressed, "color");
      assert.notEqual(colour, own);
      const channels = colour.match(/\d+/g).map(Number);
      assert.ok(contrast(channels, ground) >= 4.5, `${accent} on ${theme}: ${colour}`);
      const [r, g, b] = channels;
      const same = { "#ffee00": r > b && g > b, "#000080": b > r, "#f00": r > g }[accent];
      assert.ok(same, `${accent} keeps its hue: ${colour}`);
    }
  }
  await set(page, "theme", "light");
  await set(page, "accent", null);
  assert.equal(await style(stressed, "color"), own);
});

test("mode, and live", async () => {
  const page = await placed('mode="data"');
  const zone = page.locator(".drop-zone");
  await zone.waitFor();
  await set(page, "mode", "full");
  await widget(page, t).toCalculator();
  await zone.waitFor({ state: "detached" });
  await set(page, "mode", "calculator");
  await page.locator("nav").waitFor({ state: "detached" });
  assert.ok(await page.locator("[data-figure=ltv]").isVisible());
});

test("call to action: a link, a button, none, and live; never a script", async () => {
  const page = await placed('cta-label="預約諮詢" cta-href="/contact"');
  const cta = page.locator(".cta");
  await says(cta, "預約諮詢");
  assert.equal(await cta.getAttribute("href"), "/contact");
  const scripts = ["javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)"];
  for (const bad of [...scripts, "data:text/html,x"]) {
    await set(page, "cta-href", "/contact");
    await set(page, "cta-href", bad);
    assert.equal(await cta.evaluate((node) => node.localName), "button", JSON.stringify(bad));
  }
  await set(page, "cta-href", "https://example.com/book");
  assert.equal(await page.getByRole("link", { name: "預約諮詢" }).getAttribute("href"), "https://example.com/book");
  await set(page, "cta-label", null);
  await cta.waitFor({ state: "detached" });
});

test("base-url: the modules come from there, and live", async () => {
  const page = await placed(`base-url="${mirror.origin}"`);
  const modules = () => run.site.requests.filter(({ url }) => url.startsWith("/v/"));
  assert.deepEqual(modules(), []);
  assert.ok(mirror.requests.some(({ url }) => url.endsWith("calculator_bg.wasm")));
  await widget(page, t).field("calculator.aov").fill("1500");
  const first = await page.locator(".ltv").elementHandle();
  await set(page, "base-url", null);
  await page.waitForFunction((first) => !first.isConnected, first);
  assert.ok(modules().some(({ url }) => url.endsWith("calculator_bg.wasm")));
  assert.equal(await widget(page, t).figure("ltv"), "NT$3,098", "the inputs stay");
});

const BAD = {
  locale: "xx", currency: "BTC", theme: "purple", accent: "reddish", mode: "everything",
  prefill: "aov=1500&churn=7&colour=red", "cta-href": "javascript:alert(1)", "base-url": "ftp://example.com",
};

test("a bad value falls back, with one warning that names its attribute", async () => {
  const attributes = Object.entries(BAD).map(([name, value]) => `${name}="${value.replaceAll("&", "&amp;")}"`);
  const page = await placed(attributes.join(" "));
  const w = widget(page, t);
  assert.equal(await w.figure("ltv"), "NT$3,098", "Chinese, NT$, and the usable part of prefill");
  assert.equal(await page.locator("nav").count(), 0, "a calculator");
  for (const name of Object.keys(BAD)) {
    assert.equal(page.warnings.filter((text) => text.includes(`attribute ${name} `)).length, 1, name);
  }
  assert.equal(page.warnings.length, Object.keys(BAD).length);
});

test("one warning also where the element starts anew with another module", async () => {
  const page = await placed('theme="purple" base-url="ftp://example.com"');
  await set(page, "mode", "full");
  await widget(page, t).toData();
  await page.locator(".drop-zone").waitFor();
  assert.deepEqual(page.warnings.filter((text) => text.includes("attribute theme ")).length, 1);
  assert.deepEqual(page.warnings.filter((text) => text.includes("attribute base-url ")).length, 1);
});

/** Contrast of two sRGB colours (WCAG 2.2). */
function contrast(a, b) {
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
