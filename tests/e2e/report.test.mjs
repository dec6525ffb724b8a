// The report: one document, to keep, to print, to hand over; and the page that prints it.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import { byHand, expectedResults, openAt, saved, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const EVIL = "<img src=x onerror=alert(1)>";
const THREE = {
  "更忠誠的客人": { levers: { churn: "-20", aov: "+10", margin: 50 }, become: { churn: 0.064, aov: 1298, margin: 0.5 } },
  [EVIL]: { levers: { cac: 480 }, become: { cac: 480 } },
  "常回來": { levers: { frequency: "+25", cost: 100 }, become: { frequency: 0.525, cost: 100 } },
};
const columns = [{}, ...Object.values(THREE).map((each) => each.become)];

async function open(say = t, options) {
  const page = await openAt(run, "", options);
  await widget(page, t).speak(say.locale);
  await page.getByRole("heading", { name: say("shell.title") }).waitFor();
  return { page, s: studio(page, say), w: widget(page, say) };
}

async function three(say = t) {
  const opened = await open(say);
  await opened.s.toScenarios();
  for (const [name, { levers }] of Object.entries(THREE)) await opened.s.put(name, levers);
  await opened.s.button("shell.calculator").click();
  return opened;
}

/** All that a report can hold: scenarios, ranges, a programme. */
async function full(say = t) {
  const opened = await three(say);
  const { page, s } = opened;
  await s.fold("ranges");
  await s.button("tools.typical").click();
  await s.fold("programmes");
  await page.locator(".kinds button").first().click();
  const programme = page.locator("details.programme");
  await programme.getByRole("textbox", { name: say("programmes.contact_cost"), exact: true }).fill("2");
  await programme.locator(".effect").first().getByRole("textbox", { name: say("programmes.likely"), exact: true }).fill("10");
  return opened;
}

async function download({ page, s }) {
  await s.fold("share");
  const file = page.waitForEvent("download");
  await s.button("studio.download").click();
  const { name, bytes } = await saved(await file);
  await s.said("studio.downloaded");
  return { name, html: bytes.toString("utf8") };
}

const exported = (page) => page.locator("ltv-calculator").evaluate((element) => element.exportReport());

/** The document opened by itself, from a file; `asked` is all that it asked for beyond it. */
async function read(html) {
  const folder = await mkdtemp(join(tmpdir(), "ltv-report-"));
  const path = join(folder, "report.html");
  await writeFile(path, html);
  const page = await run.blank();
  page.asked = [];
  page.on("request", (request) => { if (!request.url().endsWith("/report.html")) page.asked.push(request.url()); });
  page.on("dialog", (dialog) => { page.asked.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(pathToFileURL(path).href);
  await rm(folder, { recursive: true });
  return page;
}

const day = (say) => new Date(Date.UTC(2025, 11, 17)).toLocaleDateString(say.locale === "en" ? "en" : "zh-Hant-TW", {
  timeZone: "UTC", year: "numeric", month: "short", day: "numeric",
});
const plain = (text) => text.replaceAll("\u2060", "").replaceAll(/\s+/g, " ");

for (const say of [t, en]) {
  test(`one file holds it all and asks for nothing, in ${say.locale}`, async () => {
    const { name, html } = await download(await full(say));
    assert.equal(name, "ltv-report-2025-12-17.html");
    const page = await read(html);
    assert.equal(await page.title(), say("report.title"));
    assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), say.locale.slice(0, 2));
    const found = await page.evaluate(() => ({
      scripts: document.querySelectorAll("script, iframe, object, embed, form, base").length,
      handlers: [...document.querySelectorAll("*")].flatMap((node) => [...node.attributes]).filter(({ name }) => name.startsWith("on")).length,
      addresses: [...document.querySelectorAll("[src], [href]")].map((node) => node.outerHTML),
      policy: document.querySelector("meta[http-equiv=Content-Security-Policy]")?.content,
      svgs: [...document.querySelectorAll("svg")].map((svg) => {
        const { width, height } = svg.getBoundingClientRect();
        return { width, height, title: svg.querySelector("title")?.textContent };
      }),
    }));
    assert.deepEqual([found.scripts, found.handlers, found.addresses], [0, 0, []]);
    assert.match(found.policy, /default-src 'none'/);
    assert.ok(found.svgs.length >= 6, `${found.svgs.length} drawings`);
    for (const { width, height, title } of found.svgs) assert.ok(width > 100 && height > 60 && title, `${title}: ${width} × ${height}`);
    assert.deepEqual(page.asked, []);

    const text = plain(await page.locator("body").innerText());
    const has = (wanted) => assert.ok(text.includes(plain(wanted)), `“${plain(wanted)}” is not in\n${text}`);
    const { ltv, payback } = byHand({});
    has(say("calculator.verdict_within", {
      target: "3", allowed: `NT$${say.fixed(Math.floor(ltv / 3), 0)}`, cost: "NT$620", months: say.upTo(payback, 1),
    }));
    has(say("report.made", { date: day(say) }));
    has("NT$2,342");
    for (const field of ["aov", "frequency", "margin", "cost", "churn", "cac"]) has(say(`calculator.${field}`));
    for (const value of ["NT$1,180", "0.42", "45%", "NT$85", "8%", "NT$620"]) has(value);
    for (const key of ["inputs", "money_flow", "compare", "steps", "scenarios", "ranges", "programmes", "assumptions", "sources"]) has(say(`report.${key}`));
    for (const key of ["all_example", "assume_constant", "assume_average", "assume_shapley", "source_geometric", "privacy"]) has(say(`report.${key}`));
    has(say("calculator.formula_order"));
    has(say("programmes.newsletter"));
    for (const name of Object.keys(THREE)) has(name);
    for (const row of expectedResults(say, columns)) for (const [value, change] of row) [value, change].forEach(has);
    if (say === en) {
      const left = text.split(" ").filter((word) => /[\u4e00-\u9fff]/.test(word));
      assert.deepEqual(left.filter((word) => !Object.keys(THREE).some((name) => word.includes(name))), []);
    }
    assert.doesNotMatch(text, /\{\{|NaN|undefined|Infinity/);
  });
}

test("a name that looks like markup stays text", async () => {
  const { html } = await download(await full());
  assert.ok(!html.includes("<img"), "no element of it");
  const page = await read(html);
  assert.equal(await page.locator("img").count(), 0);
  assert.ok((await page.locator("thead th").allTextContents()).some((head) => head.trim() === EVIL));
  assert.deepEqual(page.asked, []);
});

test("a colour of the host that is none stays out", async () => {
  const { page } = await open();
  await page.locator("ltv-calculator").evaluate((element) => element.style.setProperty("--ltv-accent", "red}</style><script>alert(1)</script>"));
  assert.doesNotMatch(await exported(page), /<script|alert\(1\)/);
});

/** What the document comes to on paper. */
async function printed(html) {
  const page = await read(html);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([\d. ]+)\]/g)].map(([, box]) => box.trim().split(/\s+/).map(Number));
  return { pages: pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g).length, boxes };
}

for (const [name, make] of [["the example alone", open], ["a report with three scenarios", three], ["everything that a report can hold", full]]) {
  for (const say of [t, en]) {
    test(`printed, ${name}: one to three pages of A4, in ${say.locale}`, async () => {
      const { html } = await download(await make(say));
      const { pages, boxes } = await printed(html);
      assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
      for (const [, , width, height] of boxes) {
        assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height} points`);
      }
    });
  }
}

test("nothing of the document is wider than its page", async () => {
  const page = await read((await download(await full())).html);
  for (const width of [1000, 680, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
  }
});

test("exportReport() gives the same document, also from the small module", async () => {
  const { page, s } = await open();
  const early = await exported(page);
  assert.match(early, /^<!doctype html>/);
  const { html } = await download({ page, s });
  assert.equal(html, early);
  const { page: other, ...rest } = await full();
  assert.equal(await exported(other), (await download({ page: other, ...rest })).html);
});

test("a report of inputs that cannot be used says with what it counts", async () => {
  const { page, w } = await open();
  await w.field("calculator.aov").fill("2000");
  await w.field("calculator.churn").fill("abc");
  const text = plain(await (await read(await exported(page))).locator("body").innerText());
  assert.ok(text.includes(plain(t("report.stale"))), text);
  assert.ok(text.includes(plain(t("report.some_example"))), text);
  assert.ok(text.includes("NT$4,279"));
});

/** Counts what a page prints, and what the frames in it do. */
const noPrinter = () => {
  window.prints = [];
  window.print = () => window.prints.push("page");
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
  Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
    get() {
      const inside = get.call(this);
      if (inside) inside.print = () => window.prints.push(inside.document.title);
      return inside;
    },
  });
};

async function press(page, s) {
  await page.context().addInitScript(noPrinter);
  await s.fold("share");
  const opened = page.waitForEvent("popup");
  await s.button("studio.print").click();
  const popup = await opened;
  popup.on("pageerror", (error) => run.errors.push(String(error)));
  return popup;
}
const prints = (popup) => popup.evaluate(() => window.prints);
const inFrame = (popup) => popup.evaluate(() => document.querySelector("iframe").contentDocument.body.innerText);

test("the report is printed from the page that is made for it", async () => {
  const { page, s, w } = await open();
  await w.field("calculator.aov").fill("2000");
  const popup = await press(page, s);
  await until(() => prints(popup), [t("report.title")]);
  assert.equal(new URL(popup.url()).href, `${run.site.origin}/report.html`);
  assert.equal(await popup.title(), t("report.title"));
  assert.ok((await inFrame(popup)).includes("NT$4,279"));
  const button = popup.getByRole("button", { name: t("report.print"), exact: true });
  await button.click();
  await until(() => prints(popup), [t("report.title"), t("report.title")]);
  await popup.keyboard.press("Control+p");
  await until(async () => (await prints(popup)).length, 3);
  assert.ok(!(await prints(popup)).includes("page"), "the document, never the bar around it");
  assert.equal(await popup.locator("#empty").isHidden(), true);
});

test("printed from another origin under the strict policy, in English, with nothing breached", async () => {
  const element = '<ltv-calculator mode="full" locale="en" currency="TWD"></ltv-calculator>';
  const page = await run.host(host.page(run.site.origin, element), host.strictPolicy(run.site.origin));
  const popup = await press(page, studio(page, en));
  await until(() => prints(popup), [en("report.title")]);
  assert.equal(new URL(popup.url()).origin, run.site.origin);
  assert.ok((await inFrame(popup)).includes("NT$2,342"));
  const size = await popup.evaluate(() => {
    const { contentDocument } = document.querySelector("iframe");
    return getComputedStyle(contentDocument.querySelector("h1")).fontSize;
  });
  assert.equal(size, "21px", "it has its styles");
  await popup.getByRole("button", { name: en("report.print"), exact: true }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
});

test("a popup that the browser blocks: said, with what to do instead", async () => {
  const { page, s } = await open();
  await page.evaluate(() => { window.open = () => null; });
  await s.fold("share");
  await s.button("studio.print").click();
  await s.said("studio.print_blocked");
  assert.equal(await s.toast.getAttribute("role"), "alert");
});

test("the page for printing, opened by itself, says so", async () => {
  const page = await run.blank();
  await page.goto(`${run.site.origin}/report.html`);
  await page.locator("#empty").waitFor();
  assert.ok(await page.locator("#bar").isHidden());
});

/** A stranger opens the page for printing and hands it what it likes. */
async function stranger(...reports) {
  const page = await run.blank();
  await page.context().addInitScript(noPrinter);
  await page.goto(run.hosts.page("/stranger.html", "<!doctype html><title>stranger</title>"));
  const opened = page.waitForEvent("popup");
  await page.evaluate(([address, reports]) => {
    window.heard = [];
    const popup = window.open(address);
    window.addEventListener("message", (event) => {
      window.heard.push(event.data);
      if (event.data?.ltv === "report-ready") for (const report of reports) popup.postMessage(report, "*");
    });
  }, [`${run.site.origin}/report.html`, reports]);
  const popup = await opened;
  popup.on("dialog", (dialog) => { run.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  return { page, popup };
}

test("a stranger's document is shown, but nothing in it runs or is fetched", async () => {
  const away = `${run.hosts.origin}/away`;
  const html = `<title>theirs</title><p id="there">here</p>
    <script>parent.pwned = "script"; fetch("${away}/fetch")</script>
    <img src="${away}/image" onerror="parent.pwned = 'image'"><img src=x onerror="parent.pwned = 'handler'">
    <svg onload="parent.pwned = 'svg'"></svg><link rel="stylesheet" href="${away}/style.css">
    <style>@import url(${away}/import.css); body { background: url(${away}/background) }</style>
    <iframe src="${away}/frame" onload="parent.parent.pwned = 'frame'"></iframe>
    <iframe srcdoc="<script>top.pwned = 'inner'</script>"></iframe>
    <meta http-equiv="refresh" content="0;url=${away}/refresh">
    <form action="${away}/form"><button id="send">send</button></form>
    <object data="${away}/object"></object><video src="${away}/video" autoplay></video>`;
  const { popup } = await stranger({ ltv: "report", html, title: `${EVIL}`, print: `${EVIL}`, lang: "xx" });
  await until(() => prints(popup), ["theirs"]);
  await popup.evaluate(() => document.querySelector("iframe").contentDocument.querySelector("#send").click());
  await popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.equal(await popup.evaluate(() => document.querySelector("iframe").contentDocument.querySelector("#there").textContent), "here");
  assert.equal(await popup.evaluate(() => window.pwned), undefined);
  assert.deepEqual(run.hosts.requests.map(({ url }) => url).filter((url) => url.startsWith("/away")), []);
  assert.deepEqual(run.site.requests.map(({ url }) => url).filter((url) => !/^\/(report|favicon)/.test(url)), []);
  assert.equal(await popup.locator("body > :not(iframe) img").count(), 0, "the title is text");
  assert.equal(await popup.locator("#name").textContent(), EVIL);
});

test("the page for printing takes one report, of its shape, from who opened it", async () => {
  const { page, popup } = await stranger(
    null, "report", { ltv: "report" }, { ltv: "report", html: { toString: 1 } },
    { ltv: "report", html: "<p>first</p>", title: "one", print: "Print" },
    { ltv: "report", html: "<p>second</p>", title: "two", print: "Print" },
  );
  await until(() => page.evaluate(() => window.heard), [{ ltv: "report-ready" }, { ltv: "report-taken" }]);
  await until(() => inFrame(popup), "first");
  await popup.evaluate(() => window.postMessage({ ltv: "report", html: "<p>third</p>" }, "*"));
  await popup.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  assert.equal(await popup.locator("iframe").count(), 1);
  assert.equal(await inFrame(popup), "first");
});

test("the calculator hands its report only to the window that it opened, at its own origin", async () => {
  const page = await run.host(host.page(run.site.origin, '<ltv-calculator mode="full"></ltv-calculator>'));
  const s = studio(page, t);
  // A frame of the host asks, too: it gets nothing.
  await page.evaluate(() => {
    window.got = [];
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.srcdoc = `<script>addEventListener("message", (event) => parent.got.push(event.data)); setInterval(() => parent.postMessage({ ltv: "report-ready" }, "*"), 5)</script>`;
  });
  const popup = await press(page, s);
  await until(() => prints(popup), [t("report.title")]);
  assert.deepEqual(await page.evaluate(() => window.got), []);
});
