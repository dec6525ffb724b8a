// Lists taken along: choosing, saving, and reading what was saved, not by the engine's reader.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readBook } from "./book.mjs";

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

/** The panel by which a list is taken along, on the screen or in a dialog. */
export function take(root, t) {
  const files = root.locator("table.file-list tbody tr, .take-files li");
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
      const settled = root.locator(".cohort-work[aria-busy=false]");
      const named = parts.reduce((rows, part) => rows.filter({ hasText: part }), files);
      await named.first().waitFor({ timeout: 60_000 });
      await settled.waitFor({ timeout: 60_000 });
    },
    names: async () => files.locator(".file-name").allTextContents(),
    /** Saves a file by its place: its name and its bytes. */
    save: async (at = 0) => {
      const page = root.page?.() ?? root;
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
