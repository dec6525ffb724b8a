// Progress, abort, several at once, and how it ends.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { load, project, run, sample } from "./support/installed.mjs";

const api = await load(after);
const cdnow = readFileSync(sample("cdnow.csv"), "utf8");
// Long enough to be stopped: the sample's customers, forty times.
const [head, ...lines] = cdnow.trim().split("\n");
const long = [head, ...Array.from({ length: 40 }, (_, copy) => lines.map((line) => `${copy}-${line}`)).flat(), ""].join("\n");
const failure = (working) => working.then(() => assert.fail("it was not stopped"), (error) => error);

test("progress only grows", async () => {
  const seen = [];
  await api.analyze(long, { models: ["bg-nbd"], onProgress: (progress) => seen.push(progress) });
  const reading = seen.filter(({ kind }) => kind === "reading");
  assert.ok(reading.length > 3, `${reading.length} times`);
  for (const [at, { rows, done }] of reading.entries()) {
    const before = reading[at - 1] ?? { rows: 0, done: 0 };
    assert.ok(rows >= before.rows && done >= before.done && done <= 1, JSON.stringify(reading));
  }
  assert.deepEqual(reading.at(-1), { kind: "reading", rows: 6919 * 40, done: 1 });
  const steps = seen.slice(reading.length).map(({ kind, step }) => [kind, step].join(" "));
  assert.deepEqual(steps, ["fitness", "fitted", "spend", "calibrated", "scorecard", "tracking", "outlook", "done"].map((step) => `step ${step}`));
});

test("an abort settles at once, also in the middle of the work", async () => {
  for (const kind of ["reading", "step"]) {
    const stop = new AbortController();
    let at;
    let late = 0;
    const working = api.analyze(long, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (at) late += 1;
        if (progress.kind !== kind || at) return;
        at = performance.now();
        stop.abort();
      },
    });
    const reason = await failure(working);
    assert.equal(reason.name, "AbortError");
    assert.ok(performance.now() - at < 100, `${kind}: ${performance.now() - at} ms`);
    assert.equal(late, 0, "nothing is told afterwards");
  }
});

test("an abort before, with a reason of one's own, by time, and after", async () => {
  assert.equal((await failure(api.analyze("x", { signal: AbortSignal.abort() }))).name, "AbortError");
  assert.equal(await failure(api.analyze("x", { signal: AbortSignal.abort("enough") })), "enough");
  assert.equal((await failure(api.analyze(long, { signal: AbortSignal.timeout(5) }))).name, "TimeoutError");
  const stop = new AbortController();
  const analysis = await api.analyze(cdnow, { signal: stop.signal, models: ["bg-nbd"] });
  stop.abort();
  assert.equal(analysis.customers().id.length, 2357);
});

test("what a listener throws ends the analysis", async () => {
  const thrown = new RangeError("of the listener");
  assert.equal(await failure(api.analyze(cdnow, { onProgress: () => { throw thrown; } })), thrown);
});

test("two at once do not mix", async () => {
  const [one, other] = await Promise.all([api.analyze(long, { models: ["bg-nbd"] }), api.analyze(cdnow, { models: ["bg-nbd"] })]);
  assert.deepEqual([one.summary.customers, other.summary.customers], [2357 * 40, 2357]);
  assert.deepEqual(other, { ...(await api.analyze(cdnow, { models: ["bg-nbd"] })), customers: other.customers });
});

test("a model of spend alone says nothing against the data", async () => {
  const analysis = await api.analyze(cdnow, { models: ["gamma-gamma"] });
  assert.deepEqual([analysis.fitness.verdict, Object.keys(analysis.models), analysis.forecast], ["enough", ["gamma-gamma"], null]);
});

test("a process ends by itself, and its arguments are its own", () => {
  const folder = project(after);
  const source = `import { analyze } from "ltv-calculator"; console.log((await analyze(${JSON.stringify("c,date,amount\na,2025-01-02,3\n")}, { mapping: { customer: 0 } })).summary.orders);`;
  assert.equal(run(folder, source).trim(), "1");
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", source], { cwd: folder, encoding: "utf8", timeout: 60_000 });
  assert.equal(told.trim(), "1");
});
