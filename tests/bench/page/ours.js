// This calculator's engine worker, spoken to in its protocol.

import { memoryOf } from "./memory.js";
import { start } from "./worker-module.js";

/** order_id, customer_id, order_date, amount, channel */
const MAPPING = {
  kind: "orders",
  layout: { delimiter: "comma", skip: 0, hasHeader: true },
  columns: [["customer", 1], ["date", 2], ["amount", 3]],
  dates: "ymd",
  numbers: "point",
  rows: "order",
};
const LOAD = {
  kind: "load",
  files: [{ mapping: MAPPING, encoding: "utf8", namespace: 0 }],
  // 2025-01-01 in days since 1970-01-01
  options: { today: 20_089, currency: null, refunds: "net", cancelled: "drop", asOf: null },
  merge: [],
};
const INSPECT = { kind: "inspect", ask: {} };
const COHORTS = { kind: "analyse", ask: { kind: "cohorts", ask: {} } };
const rowsOf = (event) => event.analysis.cohorts.table.rows;

/** Months since the year 0 of a day since 1970-01-01. */
function month(day) {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Starts the engine's worker. */
export async function prepare({ assets }) {
  const engine = await start(assets, "engine", ["inspected", "loaded", "analysed"]);
  return {
    /** The first look at a file. What the engine does after its answer is its own affair. */
    look: (file) => engine.ask(INSPECT, [file]),
    async run(file) {
      const since = performance.now();
      let read = since;
      await engine.ask(LOAD, [file], () => (read = performance.now()));
      const { event } = await engine.ask(COHORTS);
      return {
        // The last word of progress comes when the last slice has been parsed.
        stages: { read: read - since, analyse: performance.now() - read },
        cells: rowsOf(event).flatMap(({ key, cells }) =>
          cells.map(({ active, orders, revenue }, age) => ({
            cohort: month(key.start), age, active, orders, cents: Math.round(revenue * 100),
          }))),
      };
    },
    memory: memoryOf,
  };
}
