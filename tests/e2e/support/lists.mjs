// Lists taken along: choosing, saving, and reading what was saved, not by the engine's reader.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readBook } from "./book.mjs";
import { atRest } from "./rest.mjs";
import { segments } from "./segments.mjs";

/** The records of a CSV text (RFC 4180), by heads; a mark before the first head is taken away. */
export function readCsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; at++) {
    const [char, row] = [text[at], rows.at(-1)];
    if (quoted) {
      if (char !== '"') row[row.length - 1] += char;
      else if (text[at + 1] === '"') row[row.length - 1] += text[at++];
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ",") row.push("");
    else if (char === "\n") rows.push([""]);
    else if (char !== "\r") row[row.length - 1] += char;
  }
  const [heads, ...lines] = rows.filter((row) => row.length > 1 || row[0] !== "");
  for (const line of lines) assert.equal(line.length, heads.length, `as many cells as heads: ${line}`);
  return { heads, rows: lines.map((line) => Object.fromEntries(line.map((cell, at) => [heads[at], cell]))) };
}

/** The members of the sample, from its own file, by their numbers. */
export function members() {
  const file = new URL("../../../www/samples/coffee/members.xlsx", import.meta.url);
  const [, heads, ...rows] = readBook(readFileSync(file)).map((row) => row.map(({ value }) => value ?? ""));
  const named = rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, String(row[at] ?? "")])));
  return new Map(named.map((row) => [row["會員編號"], {
    email: row["電子郵件"].trim().toLowerCase(),
    line: row["LINE UID"].trim(),
    agreed: row["同意行銷"] === "是",
  }]));
}

/** The sample's orders, from its own file, by their numbers: the first row of each that is no refund. */
export function orders() {
  const file = new URL("../../../www/samples/coffee/orders.csv", import.meta.url);
  const lines = new TextDecoder("big5", { fatal: true }).decode(readFileSync(file)).split(/\r?\n/);
  const width = (text) => text.normalize("NFKC").trim();
  const found = new Map();
  for (const row of readCsv(lines.slice(2).join("\n").replace(/合計.*/, "")).rows) {
    const amount = Number(width(row["實付金額"]).replace(/NT\$|,/g, ""));
    const [year, ...day] = width(row["訂單日期"]).split("/");
    if (!(amount >= 0) || found.has(row["訂單編號"])) continue;
    found.set(row["訂單編號"], {
      customer: row["會員編號"].trim(),
      day: [1911 + Number(year), ...day].join("-"),
      amount,
      product: row["商品名稱"],
      channel: row["通路"],
    });
  }
  return found;
}

/** A name as names are matched: case, width and spaces do not count. */
export const folded = (name) => name.normalize("NFKC").toLowerCase().replace(/\s/g, "");

/** What the sample holds, as DuckDB counts it. */
export const EXPECTED = JSON.parse(readFileSync(new URL("../../data/expected/coffee.json", import.meta.url)));

/** A day in a file's name. */
export const DATE = String.raw`\d{4}-\d\d-\d\d`;

export const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** A stage by its symbol and name. */
export const stage = (t, symbol) => `${symbol} · ${t(`segments.stage_${symbol.toLowerCase()}`)}`;

/** The screen of lists, on which the sample is open. */
export async function lists(run, locale = "en", options = {}) {
  const opened = await segments(run, "coffee", "lists.name", locale, options);
  const panel = take(opened.page, opened.t);
  // With what the forecast expects, which comes a moment later than the rest.
  const [expects] = opened.t("lists.worth_expected", { value: "|" }).split("|");
  await opened.page.getByText(expects).waitFor();
  await panel.ready("mailchimp");
  return { ...opened, panel };
}

/** The panel by which a list is taken along, on the screen or in a dialog. */
export function take(root, t) {
  const files = root.locator("table.file-list tbody tr, .take-files li");
  const page = root.page?.() ?? root;
  const self = {
    files,
    lead: root.locator(".lead[aria-live]"),
    reason: async (key) => {
      const row = root.locator("table.ledger tbody tr").filter({ hasText: t(`lists.${key}`) });
      if (!(await row.count())) return 0;
      return Number((await row.locator("td").textContent()).replaceAll(",", ""));
    },
    whom: (label) => root.getByRole("combobox", { name: t("lists.whom"), exact: true }).selectOption({ label }),
    tool: (name) => root.getByRole("button", { name: t(`lists.tool_${name}`), exact: true }).click(),
    hold: (on) => root.getByRole("button", { name: t(on ? "lists.hold_on" : "lists.hold_off"), exact: true }).click(),
    /** Waits until the files are those of a tool (a part of their names), and nothing is under way. */
    ready: async (...parts) => {
      const named = parts.reduce((rows, part) => rows.filter({ hasText: part }), files);
      await named.first().waitFor({ timeout: 60_000 });
      await atRest(page);
      await named.first().waitFor();
    },
    names: async () => files.locator(".file-name").allTextContents(),
    /** Saves a file by its place: its name and its bytes. */
    save: async (at = 0) => {
      const waiting = page.waitForEvent("download");
      await files.nth(at).getByRole("button").click();
      const download = await waiting;
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    text: async (at) => {
      const { name, bytes } = await self.save(at);
      return { name, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
    },
    csv: async (at) => {
      const { name, text } = await self.text(at);
      return { name, text, ...readCsv(text) };
    },
    all: async (read = self.csv) => {
      const found = [];
      for (let at = 0; at < (await files.count()); at++) found.push(await read(at));
      return found;
    },
  };
  return self;
}
