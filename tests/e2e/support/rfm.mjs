// The screen of RFM, and DuckDB's tables of it, which have the rules alone (tests/data/oracle/rfm_*.sql).

import { readFileSync } from "node:fs";
import { segments } from "./segments.mjs";

export const NAMES = {
  Champions: "champions", Loyal: "loyal", PotentialLoyalist: "potential", New: "new", Promising: "promising",
  NeedAttention: "attention", AboutToSleep: "to_sleep", CannotLose: "cannot_lose", AtRisk: "at_risk", Lost: "lost",
  Hibernating: "hibernating",
};

/** Opens a sample's RFM, once all of it is there. */
export async function rfm(run, sample, locale = "en", options = {}) {
  const opened = await segments(run, sample, "rfm.name", locale, options);
  await opened.page.locator("table.rfm-segments tbody tr").first().waitFor();
  return opened;
}

/** A table of DuckDB's, by rows. */
export function table(name) {
  const file = new URL(`../../data/expected/${name}.csv`, import.meta.url);
  const [heads, ...rows] = readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
}

/** Rows of DuckDB as of the last day, under one way to score. */
export function expected(name, [frequency, monetary, scoring]) {
  const rows = table(name);
  const last = rows.map((row) => row.day).sort().at(-1);
  return rows.filter((row) => row.day === last && row.frequency === frequency
    && row.monetary === monetary && row.scoring === scoring);
}

export function summed(pairs) {
  const sums = {};
  for (const [key, value] of pairs) sums[key] = (sums[key] ?? 0) + value;
  return sums;
}

export const DEFAULT = ["orderDays", "total", "quintiles"];
export const number = (text) => Number(text.replace(/[^0-9.-]/g, ""));
export const sizesOf = (rows, t) => Object.fromEntries(rows.map((row) => [t(`rfm.${NAMES[row.segment]}`), Number(row.customers)]));
export const combined = (row) => Math.floor((Number(row.f) + Number(row.m) + 1) / 2);
export const byCell = (rows, other) => summed(rows.map((row) => [`${row.r}${other(row)}`, Number(row.customers)]));

/** Customers by segment, of those that have some. */
export async function sizes(page) {
  const rows = await page.locator("table.rfm-segments tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("th b").textContent, row.querySelector("td b").textContent]));
  return Object.fromEntries(rows.map(([name, count]) => [name, number(count)]).filter(([, count]) => count > 0));
}

export async function cells(page) {
  const found = await page.locator("table.rfm-grid button").evaluateAll((buttons) =>
    buttons.map((button) => [button.dataset.cellOf, button.querySelector("b").textContent]));
  return Object.fromEntries(found.map(([cell, count]) => [cell, number(count)]));
}

export const press = (page, t, name) => page.getByRole("button", { name: t(name), exact: true }).click();
