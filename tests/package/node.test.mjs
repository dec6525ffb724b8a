// The packed package in an empty project of Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { project, run, sample } from "./support/installed.mjs";

const folder = project(after);
const api = await import(pathToFileURL(join(folder, "node_modules/ltv-calculator/node.js")));

test("an import by name is enough", () => {
  const told = run(folder, `import * as api from "ltv-calculator"; console.log(Object.keys(api).sort().join(" "));`);
  assert.equal(told.trim(), "AnalyzeError InputError analyze calculate");
});

test("the calculator is synchronous", () => {
  // The arithmetic of the widely quoted Starbucks figure: 24.30 × 52 × 20 = 25,272.
  const result = api.calculate({ method: "simple", period: "week", aov: 24.3, orders: 1, lifespan: 20, lifespanUnit: "year", currency: "USD" });
  assert.ok(Math.abs(result.ltv - 25272) < 1e-9);
  assert.deepEqual([result.basis, result.currency, result.payback], ["revenue", "USD", "unknown"]);
});

test("what an input lacks is told by its name", () => {
  const refused = (inputs) => {
    try {
      api.calculate(inputs);
    } catch (error) {
      assert.ok(error instanceof api.InputError && error instanceof Error);
      return [error.field, error.bound.kind, error.value];
    }
    return assert.fail("nothing was refused");
  };
  const whole = { aov: 100, orders: 2, margin: 0.5, churn: 0.1 };
  assert.deepEqual(refused({ ...whole, aov: undefined }), ["aov", "missing", null]);
  assert.deepEqual(refused({ ...whole, churn: 0 }), ["churn", "atLeast", 0]);
  assert.deepEqual(refused({ ...whole, margin: 45 }), ["margin", "atMost", 45]);
  assert.deepEqual(refused({ ...whole, margin: "0.45" }), ["margin", "notANumber", null]);
  assert.deepEqual(refused({ ...whole, period: "fortnight" }), ["period", "notAWord", null]);
  assert.deepEqual(refused({ ...whole, churm: 0.1 }), ["churm", "unknown", null]);
  assert.deepEqual(refused({ ...whole, business: "subscription", method: "simple" }), ["method", "notAWord", null]);
});

test("the published parameters of CDNOW", async () => {
  const analysis = await api.analyze(readFileSync(sample("cdnow.csv")), { asOf: "1997-09-30" });
  // Fader, Hardie & Lee (2005); Schmittlein et al. by the BTYD manual; BTYDplus; Fader & Hardie (2013).
  const published = {
    "bg-nbd": [{ r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, -9582.43],
    "mbg-nbd": [{ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, -9582.13],
    "pareto-nbd": [{ r: 0.5533, alpha: 10.578, s: 0.6062, beta: 11.6679 }, -9594.97],
    "gamma-gamma": [{ p: 6.25, q: 3.74, gamma: 15.44 }, -4055.92],
  };
  for (const [model, [params, logLikelihood]] of Object.entries(published)) {
    const fit = analysis.models[model];
    assert.ok(fit.converged, model);
    assert.ok(Math.abs(fit.logLikelihood - logLikelihood) < 0.02, `${model}: ${fit.logLikelihood}`);
    for (const [name, value] of Object.entries(params)) {
      assert.ok(Math.abs(fit.params[name] / value - 1) < 3e-3, `${model} ${name}: ${fit.params[name]}`);
      assert.ok(fit.standardErrors[name] > 0);
      assert.ok(fit.intervals[name][0] < fit.params[name] && fit.params[name] < fit.intervals[name][1]);
    }
  }
});

test("columns, cohorts, quality and holdout of a file", async () => {
  const analysis = await api.analyze(readFileSync(sample("cdnow.csv"), "utf8"));
  assert.equal(analysis.quality.rowsRead, analysis.quality.rowsKept + analysis.quality.rowsChanged + analysis.quality.rowsDropped);
  assert.equal(analysis.summary.customers, 2357);
  assert.equal(analysis.summary.orders, 6919);
  assert.deepEqual(analysis.cohorts.rows.map((row) => row.start), ["1997-01-01", "1997-02-01", "1997-03-01"]);
  const columns = analysis.customers();
  assert.equal(new Set(columns.id).size, 2357);
  for (const name of ["x", "tx", "t", "pAlive", "expectedOrders", "expectedValue", "clv"]) {
    assert.ok(columns[name] instanceof Float64Array && columns[name].length === 2357, name);
  }
  const sum = columns.expectedOrders.reduce((total, value) => total + value, 0);
  assert.ok(Math.abs(sum / analysis.forecast.orders.mean - 1) < 1e-9);
  assert.ok(analysis.holdout.scores.some((score) => score.contender === "mean-frequency"));
});

test("what stands in the way of a file is told as data", async () => {
  const problem = async (text, options) => {
    const error = await api.analyze(text, options).then(() => assert.fail("nothing was refused"), (error) => error);
    assert.ok(error instanceof api.AnalyzeError);
    return error.problem;
  };
  const rows = "customer,date,amount\na,03/04/2025,10\nb,05/06/2025,20\n";
  assert.deepEqual(await problem(rows), { kind: "dateOrderUnknown", column: "date" });
  assert.equal((await problem("")).kind, "empty");
  assert.equal((await problem(rows, { mapping: { amount: "total" } })).kind, "noSuchColumn");
  assert.equal((await problem(rows, { asOf: "yesterday" })).kind, "option");
  assert.equal((await problem(rows, { horizn: 3 })).kind, "option");
  assert.equal((await problem("\u0050\u004b\u0003\u0004rest")).kind, "workbook");
});

test("too little data is an answer", async () => {
  const rows = ["customer,date,amount"];
  for (let n = 1; n <= 20; n++) rows.push(`c${n},2025-01-${String(n).padStart(2, "0")},100`);
  const analysis = await api.analyze(rows.join("\n"));
  assert.equal(analysis.fitness.verdict, "insufficient");
  assert.deepEqual(analysis.models, {});
  assert.equal(analysis.forecast, null);
});

test("an abort settles at once, also in the middle of the work", async () => {
  // Long enough to be stopped: the sample's customers, forty times.
  const [head, ...lines] = readFileSync(sample("cdnow.csv"), "utf8").trim().split("\n");
  const rows = [head];
  for (let copy = 0; copy < 40; copy++) rows.push(...lines.map((line) => `${copy}-${line}`));
  for (const kind of ["reading", "step"]) {
    const stop = new AbortController();
    let at;
    const working = api.analyze(rows.join("\n"), {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.kind !== kind || at) return;
        at = performance.now();
        stop.abort();
      },
    });
    const reason = await working.then(() => assert.fail("it was not stopped"), (error) => error);
    assert.equal(reason.name, "AbortError");
    assert.ok(performance.now() - at < 100, `${kind}: ${performance.now() - at} ms`);
  }
  const stopped = AbortSignal.abort();
  await assert.rejects(api.analyze("x", { signal: stopped }), { name: "AbortError" });
});
