// This calculator's engine worker, spoken to as the page speaks to it (src/worker_client.rs).
// What the protocol says stands in this file alone.

import { memoryKeeper, memoryOf } from "./memory.js";

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

/** Starts a worker as the page does: a blob module that imports the real one. */
export async function prepare({ assets }) {
  const text = `${memoryKeeper}
    import("${assets}engine.js").then(async (m) => {
      const exports = await m.default({ module_or_path: "${assets}engine_bg.wasm" });
      keepMemory(exports);
      m.serve(self);
    }).catch((error) => self.postMessage({ id: 0, event: { kind: "unavailable", error: String(error) } }));`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  const events = new EventTarget();
  worker.onmessage = ({ data }) => events.dispatchEvent(new CustomEvent("event", { detail: data.event }));
  worker.onerror = (error) => events.dispatchEvent(new CustomEvent("event", { detail: { kind: "failed", failure: error.message } }));
  const heard = (kinds, each) =>
    new Promise((resolve) => {
      events.addEventListener("event", function hear({ detail }) {
        if (!kinds.includes(detail.kind)) return each?.(detail);
        events.removeEventListener("event", hear);
        resolve(detail);
      });
    });
  const ready = await heard(["ready", "unavailable", "failed"]);
  if (ready.kind !== "ready") throw new Error(JSON.stringify(ready));

  return {
    /** The first look at a file. What the engine does after its answer is its own affair. */
    async look(file) {
      const inspected = heard(["inspected", "failed"]);
      worker.postMessage({ id: 1, request: INSPECT, sources: [file] });
      const event = await inspected;
      if (event.kind !== "inspected") throw new Error(JSON.stringify(event));
    },
    async run(file) {
      const start = performance.now();
      let read = start;
      const loaded = heard(["loaded", "failed", "cancelled"], () => (read = performance.now()));
      worker.postMessage({ id: 1, request: LOAD, sources: [file] });
      const first = await loaded;
      if (first.kind !== "loaded") throw new Error(JSON.stringify(first));
      const analysed = heard(["analysed", "failed", "cancelled"]);
      worker.postMessage({ id: 2, request: COHORTS });
      const event = await analysed;
      if (event.kind !== "analysed") throw new Error(JSON.stringify(event));
      return {
        // The last word of progress comes when the last slice has been parsed.
        stages: { read: read - start, analyse: performance.now() - read },
        cells: rowsOf(event).flatMap(({ key, cells }) =>
          cells.map(({ active, orders, revenue }, age) => ({
            cohort: month(key.start), age, active, orders, cents: Math.round(revenue * 100),
          }))),
      };
    },
    memory: memoryOf,
  };
}
