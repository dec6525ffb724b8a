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

/**
 * What nobody is quicker than between choosing a file and asking for its analysis: the columns
 * that were recognised have to be looked at.
 */
const LOOK = 1000;
/** Bytes of the file's beginning, as our engine looks at them. */
const HEAD = 256 * 1024;

/** Loads and starts a contender; what that takes is told apart. */
window.prepare = async (name, addresses) => {
  const start = performance.now();
  window.contender = await CONTENDERS[name](addresses);
  return performance.now() - start;
};

/**
 * The time in which the user looks at the columns. Ours is asked what it asks for by itself, and
 * left alone then; the others may read the file's beginning over and over, so that their code is
 * compiled as well as ours.
 */
window.look = async () => {
  const [file] = document.querySelector("input").files;
  const { contender } = window;
  const until = performance.now() + LOOK;
  if (contender.look) {
    await contender.look(file);
  } else {
    const head = await beginning(file);
    while (performance.now() < until) await contender.run(head);
  }
  await new Promise((resolve) => setTimeout(resolve, until - performance.now()));
};

/** The first whole lines as a file of its own. */
async function beginning(file) {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return new File([bytes.subarray(0, bytes.lastIndexOf(10) + 1)], "head.csv");
}

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
