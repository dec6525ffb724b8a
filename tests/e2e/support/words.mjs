// What the interface says, read from the files that it is built from, and numbers in its manner.

import { readFileSync } from "node:fs";

const FOLDER = new URL("../../../locales/", import.meta.url);
const FILES = ["calculator", "cohorts", "data", "embed", "errors", "files", "forecast", "lists", "next_product", "programmes", "report", "rfm", "segments", "shell", "studio", "tags", "tiers", "tools", "top"];
export const LOCALES = ["zh-Hant", "en"];

/**
 * The messages of a language: `t("data.progress", { rows: "1", percent: "2%" })`.
 * Marks of emphasis are taken away, as they are on the screen.
 */
export function words(locale) {
  const messages = Object.fromEntries(
    FILES.map((file) => [file, JSON.parse(readFileSync(new URL(`${locale}/${file}.json`, FOLDER)))]),
  );
  const t = (name, values = {}) => {
    const [file, key] = name.split(".");
    const message = messages[file][key];
    if (message === undefined) throw new Error(`no message ${name}`);
    const filled = message.replace(/[*_]/g, "").replace(/\{\{ ?(\w+) ?\}\}/g, (_, value) => values[value]);
    // The first word where the count is 1, else the second.
    return filled.replace(/\{\{ ?(\w+) ?\| ?([^|}]+?) ?\| ?([^|}]+?) ?\}\}/g, (_, value, one, other) => (String(values[value]) === "1" ? one : other));
  };
  const tag = locale === "en" ? "en" : "zh-Hant-TW";
  return Object.assign(t, {
    locale,
    fixed: (value, decimals) =>
      value.toLocaleString(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    upTo: (value, decimals) => value.toLocaleString(tag, { maximumFractionDigits: decimals }),
    /** To one: two decimals below ten, one from there on. */
    ratio: (value) => value.toLocaleString(tag, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 }),
    /** In short: 1.2M, 120萬. */
    compact: (value) => value.toLocaleString(tag, { notation: "compact", maximumFractionDigits: 1 }),
    percent: (share, decimals) => share.toLocaleString(tag, { style: "percent", maximumFractionDigits: decimals }),
    /** In columns, where the points stand below each other. */
    percentFixed: (share, decimals) =>
      share.toLocaleString(tag, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    month: (year, month) =>
      new Date(Date.UTC(year, month - 1, 1)).toLocaleDateString(tag, { timeZone: "UTC", year: "numeric", month: "short" }),
    months: (value) => t("shell.months", { value: value.toLocaleString(tag, { maximumFractionDigits: 1 }) }),
  });
}
