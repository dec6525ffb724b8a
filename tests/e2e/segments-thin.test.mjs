// Data that say little, files and workers that fail: every screen of the segments says in words what it
// needs and what it can still say.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { atRest } from "./support/rest.mjs";
import { turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { CASES, orders } from "./support/thin.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const VIEWS = ["segments", "rfm", "tiers", "top", "next_product", "tags", "lists"];
let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), "thin-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What must stand on the screens of a case: messages, with their values. */
const SAID = {
  twelve: {
    segments: [["segments.few_customers", { customers: "12" }]],
    rfm: [["rfm.few_customers", { customers: "12" }]],
    tiers: [["tiers.few_customers", { customers: "12" }]],
    top: [["top.few_customers", { customers: "12" }]],
    next_product: [["next_product.lead_no_pair"], ["next_product.few_customers", { customers: "12" }]],
    lists: [["lists.lacks_do"], ["lists.lacks_other"]],
  },
  oneProduct: { next_product: [["next_product.lead_one_product"]] },
  bare: {
    top: [["top.needs_channel"], ["top.needs_product"]],
    next_product: [["next_product.lead_no_products"]],
    tags: [["tags.needs_products"], ["tags.needs_consents"]],
  },
  once: {
    segments: [["segments.lead_refused"], ["segments.no_cycle", { customers: "60" }]],
    next_product: [["next_product.lead_nobody"]],
  },
  sameAmount: { tiers: [["tiers.fewer_proposed", { asked: "3", found: "2" }]] },
  oneStage: { segments: [["segments.one_stage"]], next_product: [["next_product.lead_chance"]] },
  onePerson: { rfm: [["rfm.few_customers", { customers: "1" }]], top: [["top.no_rest"]] },
  noConsents: {},
  someConsents: {},
};

/** The files, read; the segments, opened. */
async function opened(files, locale, options = {}, before = async () => {}) {
  const t = words(locale);
  const page = await run.blank(options);
  await before(page);
  await page.goto(run.site.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose(files);
  await w.importChosen();
  return { page, w, t };
}

/** Waits until the page is at rest; the words that stand there. */
async function still(page) {
  await atRest(page);
  return plain(await page.locator(".shell").innerText());
}

/** Without marks that join words, in single spaces. */
const plain = (text) => text.replace(/\u2060/g, "").replace(/\s+/g, " ");

/** Nothing that a program says by mistake; no table without rows; a sentence that leads. */
async function sound(page, where) {
  const text = await still(page);
  assert.doesNotMatch(text, /\b(NaN|undefined|Infinity|null)\b|\{\{|\}\}|∞/, where);
  const { empty, broken, several } = await page.locator("ltv-calculator").evaluate((element) => {
    const root = element.shadowRoot;
    const bare = (table) => table.checkVisibility() && !table.tBodies[0]?.rows.length;
    return {
      empty: [...root.querySelectorAll("table")].filter(bare).map((table) => table.className),
      broken: root.innerHTML.match(/.{0,60}(?:NaN|undefined).{0,20}/)?.[0],
      // "1 customers": labels are read, too.
      several: root.innerHTML.match(/[^>]{0,60}(?<![\d.,:–-])\b1(?: |<\/\w+> )(?:customers|orders|days|months|members|people|buyers|rows|gaps|points)\b/)?.[0],
    };
  });
  assert.deepEqual(empty, [], `${where}: tables without rows`);
  assert.equal(broken, undefined, where);
  assert.equal(several, undefined, where);
  const lead = await page.locator("h2.lead").first().innerText();
  assert.ok(lead.trim().length > 5, `${where}: ${lead}`);
  return text;
}

async function accessible(page, where) {
  assert.deepEqual(await violations(page), [], where);
}

for (const locale of LOCALES) {
  // In Chinese light and wide, in English dark and narrow.
  const options = locale === "en" ? { colorScheme: "dark", viewport: { width: 360, height: 800 } } : {};
  for (const [name, files] of Object.entries(CASES)) {
    test(`${name}, ${locale}: every screen says what it can, and what it needs`, async () => {
      const { page, w, t } = await opened(files, locale, options);
      await w.show("segments.tab");
      for (const view of VIEWS) {
        await turn(page, t, `${view}.name`);
        const where = `${name}, ${view}, ${locale}`;
        const text = await sound(page, where);
        for (const [message, values] of SAID[name][view] ?? []) {
          const wanted = plain(t(message, values));
          assert.ok(text.includes(wanted), `${where}: “${wanted}” in ${text}`);
        }
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where}: nothing scrolls sideways`);
        if (["twelve", "bare", "once"].includes(name)) await accessible(page, where);
      }
    });
  }

  test(`where nobody came back, a cycle of one's own tells the stages (${locale})`, async () => {
    const { page, w, t } = await opened(CASES.once, locale, options);
    await w.show("segments.tab");
    await page.getByRole("button", { name: t("segments.try_cycle", { days: "30" }), exact: true }).click();
    const rows = page.locator("table.stages tbody tr");
    await rows.first().waitFor();
    await sound(page, "a cycle of 30 days");
    const counts = await rows.evaluateAll((rows) => rows.map((row) => parseInt(row.querySelector("td").textContent, 10)));
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 60, `${counts}`);
  });

  test(`consents: a list says whom it leaves out, or that nobody could be (${locale})`, async () => {
    const whole = async (files) => {
      const { page, w, t } = await opened(files, locale, options);
      await w.show("segments.tab");
      await turn(page, t, "lists.name");
      await page.getByLabel(t("lists.whom")).selectOption({ label: t("lists.whom_everybody") });
      return { text: await sound(page, "a list of everybody"), t };
    };
    const channel = (t) => ({ channel: t("lists.channel_email") });
    const none = await whole(CASES.noConsents);
    assert.ok(none.text.includes(plain(none.t("lists.consent_none", channel(none.t)))), none.text);
    // Of 70 every third agreed, every third refused, every third said nothing.
    const some = await whole(CASES.someConsents);
    assert.ok(some.text.includes(plain(some.t("lists.consent_channel", channel(some.t)))), some.text);
    assert.match(some.text, /\b24\b/);
    assert.match(some.text, /\b46\b/);
  });
}

test("a file that was changed since is noticed where it is read again; all else is told", async () => {
  const files = CASES.someConsents.map(({ name, buffer }) => {
    const path = join(folder, name);
    writeFileSync(path, buffer);
    return path;
  });
  const { page, w, t } = await opened(files, "en");
  for (const path of files) writeFileSync(path, orders(3).buffer);
  await w.show("segments.tab");
  const changed = plain(t("errors.changed_since", { name: "orders.csv" }));
  for (const view of VIEWS) {
    await turn(page, t, `${view}.name`);
    const text = await sound(page, `${view}, of changed files`);
    if (["rfm", "tiers"].includes(view)) assert.ok(!text.includes(changed), `${view} needs no more than was read`);
    else if (view === "tags") assert.ok(text.includes(plain(t("tags.reading_failed"))), text);
    else assert.ok(text.includes(changed), `${view}: ${text}`);
  }
  // What says that a column is missing must have looked.
  await turn(page, t, "lists.name");
  const lists = await still(page);
  assert.ok(!lists.includes(plain(t("lists.lead_lacks", { tool: t("lists.tool_mailchimp"), what: t("lists.lacks_email") }))), lists);
  await turn(page, t, "segments.name");
  assert.ok((await page.locator("table.stages tbody tr").count()) >= 5, "the stages of those who ordered");
});

for (const locale of LOCALES) {
  test(`without the segments module every screen says so, all else goes on, and a press tries again (${locale})`, async () => {
    const { page, w, t } = await opened(CASES.someConsents, locale);
    const restore = run.site.fail(/segments(_bg)?\.(js|wasm)/);
    await w.show("segments.tab");
    for (const view of VIEWS) {
      await turn(page, t, `${view}.name`);
      const text = await sound(page, `${view}, without the module`);
      assert.ok(text.includes(plain(t("errors.unavailable"))), `${view}: ${text}`);
      assert.ok(!text.includes("…"), `${view} waits for nothing: ${text}`);
    }
    await accessible(page, "without the module");
    await w.show("data.tab_overview");
    assert.ok(Object.keys(await w.facts()).length > 5);
    await w.show("segments.tab");
    await turn(page, t, "segments.name");
    await still(page);
    restore();
    await w.button("data.retry").click();
    await page.locator("table.stages tbody tr").first().waitFor();
    await sound(page, "after another try");
  });
}

/** The next question to the segments module stops its worker, as running out of memory does. */
const crashing = (page) => page.addInitScript(() => {
  window.crash = false;
  window.Worker = class extends Worker {
    #stopped = false;
    postMessage(message, ...rest) {
      if (this.#stopped) return;
      if (!window.crash || !message?.request?.ask || !message.request.data) return super.postMessage(message, ...rest);
      this.#stopped = true;
      setTimeout(() => this.dispatchEvent(new ErrorEvent("error")));
    }
  };
});

test("a segments module that stops in the middle loses nothing else", async () => {
  const { page, w, t } = await opened(CASES.someConsents, "en", {}, crashing);
  await w.show("segments.tab");
  await page.locator("table.stages tbody tr").first().waitFor();
  await still(page);
  await page.evaluate(() => (window.crash = true));
  for (const view of VIEWS.slice(1)) {
    await turn(page, t, `${view}.name`);
    const text = await sound(page, `${view}, stopped`);
    assert.ok(text.includes(plain(t("errors.crashed"))), `${view}: ${text}`);
  }
  await page.evaluate(() => (window.crash = false));
  for (const view of VIEWS) {
    await turn(page, t, `${view}.name`);
    const text = await sound(page, `${view}, started again`);
    assert.ok(!text.includes(plain(t("errors.crashed"))), `${view}: ${text}`);
  }
  await w.show("forecast.tab");
  await still(page);
});
