// Test data: the files to open, and what DuckDB computed from them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DATA = new URL("../../data/", import.meta.url);

/** The path of a file in tests/data. */
export const path = (name) => fileURLToPath(new URL(name, DATA));

/** The rows of tests/data/expected/`name`.csv: numbers, text, and null where a cell is empty. */
export function expected(name) {
  const [head, ...lines] = readFileSync(new URL(`expected/${name}.csv`, DATA), "utf8").trim().split("\n");
  const names = head.trim().split(",");
  const value = (text) => (text === "" ? null : Number.isNaN(Number(text)) ? text : Number(text));
  return lines.map((line) => Object.fromEntries(line.trim().split(",").map((cell, at) => [names[at], value(cell)])));
}

/** The cohort table as it must stand there. `measure` names the column, `say` writes a value. */
export function expectedHeat(name, measure, say, t) {
  const rows = expected(`${name}_cohorts`);
  const average = expected(`${name}_average`);
  const ages = Math.max(...rows.map((row) => row.age)) + 1;
  const cell = (row) => {
    const empty = !row || row[measure] === null;
    return empty ? { text: "", running: false } : { text: say(row[measure]), running: row.running === "true" };
  };
  const line = (title, size, of) => ({
    name: title,
    size: t.fixed(size, 0),
    cells: Array.from({ length: ages }, (_, age) => cell(of.find((row) => row.age === age))),
  });
  const cohorts = [...new Set(rows.map((row) => row.cohort))].map((cohort) => {
    const of = rows.filter((row) => row.cohort === cohort);
    return line(t.month(...cohort.split("-").map(Number)), of[0].size, of);
  });
  const customers = expected(`${name}_summary`)[0].customers;
  return [line(t("data.average"), customers, average), ...cohorts];
}

/** A small file as the file chooser takes it. */
export const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
