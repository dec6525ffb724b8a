// The page on which everything is measured. It starts a contender, and then takes the time from
// the file's being there until the cohort table is.

import * as duckdb from "./duckdb.js";
import * as ours from "./ours.js";
import { watchMainThread } from "./main-thread.js";
import { prepare as worker } from "./worker.js";

const CONTENDERS = {
  floor: () => worker("/bench/floor.worker.js"),
  ours: ours.prepare,
  papaparse: () => worker("/bench/papa.worker.js"),
  duckdb: duckdb.prepare,
};

/** Loads and starts a contender; what that takes is told apart. */
window.prepare = async (name, addresses) => {
  const start = performance.now();
  window.contender = await CONTENDERS[name](addresses);
  return performance.now() - start;
};

/** Measures the contender on the chosen file. */
window.measure = async () => {
  const [file] = document.querySelector("input").files;
  const thread = watchMainThread();
  const start = performance.now();
  const { cells, stages, lines } = await window.contender.run(file);
  const ms = performance.now() - start;
  return { ms, stages, lines, bytes: file.size, mainThread: await thread.stop(), wasmBytes: await window.contender.memory(), table: cells && written(cells) };
};

/** The table as text, the same whoever computed it: one line a cell with orders. */
function written(cells) {
  const lines = cells
    .filter(({ orders }) => orders > 0)
    .sort((a, b) => a.cohort - b.cohort || a.age - b.age)
    .map(({ cohort, age, active, orders, cents }) =>
      `${Math.floor(cohort / 12)}-${String((cohort % 12) + 1).padStart(2, "0")},${age},${active},${orders},${cents}`);
  return lines.join("\n") + "\n";
}
