// The tools beyond the first answer, as their users see them: scenarios, folds, charts, what is saved.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { inflateSync, deflateSync } from "node:zlib";

/** The example in Taiwan dollars; churn is that of a month. */
export const EXAMPLE = { aov: 1180, frequency: 0.42, margin: 0.45, cost: 85, churn: 0.08, cac: 620 };

/**
 * The margin method by hand. The payback is counted with churn and linear inside
 * the month; null where it never comes.
 */
export function byHand(inputs) {
  const { aov, frequency, margin, cost, churn, cac } = { ...EXAMPLE, ...inputs };
  const monthly = (aov * margin - cost) * frequency;
  const ltv = monthly / churn;
  return { ltv, net: ltv - cac, ratio: ltv / cac, payback: months(monthly, churn, cac) };
}

function months(monthly, churn, cac) {
  if (monthly / churn <= cac) return null;
  let [sum, payment] = [0, monthly];
  for (let n = 0; ; n++, sum += payment, payment *= 1 - churn) {
    if (sum + payment >= cac) return n + (cac - sum) / payment;
  }
}

/** Each input's part of a change, averaged over all orders in which they could have been changed. */
export function shapley(from, to, figure) {
  const keys = Object.keys(to);
  const parts = Object.fromEntries(keys.map((key) => [key, 0]));
  const orders = permutations(keys);
  for (const order of orders) {
    const inputs = { ...from };
    for (const key of order) {
      const before = byHand(inputs)[figure];
      inputs[key] = to[key];
      parts[key] += (byHand(inputs)[figure] - before) / orders.length;
    }
  }
  return parts;
}

const permutations = (all) =>
  all.length < 2 ? [all] : all.flatMap((one, at) => permutations(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));

/** Figures as the tables say them. */
export function manner(t, { symbol = "NT$", decimals = 0 } = {}) {
  const month = (value) => (t.locale === "en" && t.upTo(value, 1) === "1" ? t("shell.one_month") : t.months(value));
  const money = (value) => symbol + t.fixed(value, decimals);
  const size = { ltv: money, net: money, ratio: (value) => `${t.ratio(value)} : 1`, payback: month };
  const shown = (figure, value) =>
    value === null ? t("calculator.never") : (value < 0 ? "−" : "") + size[figure](Math.abs(value));
  const signed = (figure, value) => (value < 0 ? "−" : "+") + size[figure](Math.abs(value));
  return {
    shown,
    signed,
    /** The change against the baseline, or nothing where one of the two is not there or they are the same. */
    delta: (figure, base, own) => {
      if (base === null || own === null || Math.abs(own - base) < 1e-9) return "";
      const change = own - base;
      const sign = change < 0 ? "−" : "+";
      return `${signed(figure, change)} (${sign}${t.percent(Math.abs(change / base), 1)})`;
    },
  };
}

export const FIGURES = ["ltv", "net", "ratio", "payback"];

/** All rows of results as they must stand there: the baseline, then the scenarios. */
export function expectedResults(t, columns, options) {
  const say = manner(t, options);
  const results = columns.map(byHand);
  return FIGURES.map((figure) =>
    results.map((own, at) => [say.shown(figure, own[figure]), at ? say.delta(figure, results[0][figure], own[figure]) : ""]));
}

/** Waits until `read` gives exactly this, and says what it gave instead if it never does. */
export async function until(read, expected, message) {
  const deadline = Date.now() + 60_000;
  let found;
  do {
    found = await read();
    try {
      assert.deepEqual(found, expected);
      return;
    } catch { /* not yet */ }
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < deadline);
  assert.deepEqual(found, expected, message);
}

/**
 * A page of the built site in a fresh profile whose clock a test moves: steps of the
 * history that follow each other at once count as one. `hash` is what the link carries.
 */
export async function openAt(run, hash = "", options = {}, prepare) {
  const page = await run.blank(options);
  let now = new Date("2025-12-17T10:00:00+08:00").getTime();
  await page.clock.setFixedTime(now);
  page.later = () => page.clock.setFixedTime((now += 5_000));
  await prepare?.(page);
  await page.goto(`${run.site.origin}/${hash}`);
  await page.locator("[data-figure=ltv], .studio").first().waitFor();
  return page;
}

export function studio(root, t) {
  const page = root.page?.() ?? root;
  const button = (name, values) => root.getByRole("button", { name: t(name, values), exact: true });
  const own = (field, name) => t("studio.lever_of", { field: t(`calculator.${field}`), scenario: name });
  const self = {
    button,
    toast: root.locator(".toast"),
    place: root.locator(".studio"),
    name: (name) => root.getByRole("textbox", { name: t("studio.name_of", { name }), exact: true }),
    lever: (field, name) => root.getByRole("textbox", { name: own(field, name), exact: true }),
    kind: (field, name) => root.getByRole("combobox", { name: t("studio.lever_kind", { lever: own(field, name) }), exact: true }),
    cell: (field, name) => root.locator(".lever").filter({ has: self.lever(field, name) }),

    toScenarios: async () => {
      await button("shell.scenarios").click();
      await button("studio.add").waitFor();
    },
    /** Adds a scenario with a name and levers: a number is a new value, a text like "+10" percent. */
    put: async (name, levers) => {
      await button("studio.add").click();
      // The others have names of their own, so the first letter is free.
      await self.name(t("studio.new_name", { letter: "A" })).fill(name);
      for (const [field, change] of Object.entries(levers)) {
        if (typeof change === "number") await self.kind(field, name).selectOption("value");
        await self.lever(field, name).fill(String(change));
      }
      await page.later?.();
    },
    names: () => root.locator("table.scenarios input.name").evaluateAll((all) => all.map((each) => each.value)),
    /** What stands in the levers' cells, by row: text and kind of each scenario. */
    levers: () =>
      root.locator("table.scenarios tbody:not(.results) tr").evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll(".lever")].map((cell) => [
          cell.querySelector("input").value, cell.querySelector("select").value,
        ]))),
    /** The results by row: of each column the figure and what changed. */
    results: () =>
      root.locator("table.scenarios tbody.results tr").evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => [
          (cell.querySelector("b") ?? cell).textContent.trim(), cell.querySelector(".delta")?.textContent.trim() ?? "",
        ]))),

    /** Opens a tool below the answer and waits for its inside. */
    fold: async (tool) => {
      const fold = root.locator(`[data-grow=tool-${tool}]`);
      if ((await fold.getAttribute("aria-expanded")) !== "true") await fold.click();
      await root.locator(".tool").filter({ has: root.locator(`[data-grow=tool-${tool}]`) }).locator(".inside").waitFor();
    },
    said: async (name, values) => {
      await self.toast.filter({ hasText: t(name, values) }).waitFor();
    },
    copyLink: async () => {
      await self.fold("share");
      await button("studio.copy_link").click();
      await self.said("studio.link_copied");
      return clipboard(page);
    },

    /** A chart by the name that its files bear. */
    chart: (id) => chart(root.locator("figure.chart").filter({ has: root.locator(`[data-grow=save-${id}-svg]`) })),
  };
  return self;
}

/** A chart: its words, the table behind, and its files. */
function chart(figure) {
  const text = (selector) => async () => (await figure.locator(selector).first().textContent()).trim();
  return {
    figure,
    title: text("figcaption h2"),
    subtitle: text("figcaption .sub"),
    rows: () =>
      figure.locator(".behind tbody tr").evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()))),
    save: async (kind) => {
      const page = figure.page();
      const download = page.waitForEvent("download");
      await figure.locator(`.chart-save[data-grow$="-${kind}"]`).click();
      return saved(await download);
    },
  };
}

/** A download: its name and bytes. */
export async function saved(download) {
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Lets the page read and write the clipboard. */
export const allowClipboard = { permissions: ["clipboard-read", "clipboard-write"] };
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** What a link carries, read as anybody could. */
export function linkInside(url) {
  const [, version, payload] = url.match(/#ltv=(\d+)\.([\w-]*)$/) ?? assert.fail(`no link: ${url}`);
  return { version, ...JSON.parse(inflateSync(Buffer.from(payload, "base64url")).toString()) };
}

/** A fragment that carries this, as nobody but a forger would write it. */
export const forged = (inside) => `#ltv=1.${deflateSync(JSON.stringify(inside)).toString("base64url")}`;

/** The keyboard alone: where the focus is, and Tab until it is where it should be. */
export function keyboard(page) {
  const focused = () =>
    page.evaluate(() => {
      let node = document.activeElement;
      while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
      const label = node.id && node.getRootNode().querySelector(`label[for="${node.id}"]`)?.textContent;
      return { tag: node.localName, name: (node.getAttribute("aria-label") || label || node.textContent).trim() };
    });
  return {
    focused,
    press: (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve()),
    type: (text) => page.keyboard.type(text),
    /** At most once round the page. */
    to: async (name, key = "Tab") => {
      const stops = [];
      for (let press = 0; press < 150; press++) {
        const stop = await focused();
        if (stop.name === name) return;
        stops.push(stop.name || stop.tag);
        await page.keyboard.press(key);
      }
      assert.fail(`“${name}” is not reached by ${key}: ${stops.slice(0, 80).join(" → ")}`);
    },
  };
}
