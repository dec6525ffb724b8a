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
  // Not even −0, which tests for equality tell apart.
  assert.deepEqual([analysis.quality.rowsChanged, analysis.quality.rowsDropped], [0, 0]);
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

test("too little data is an answer", async () => {
  const rows = ["customer,date,amount"];
  for (let n = 1; n <= 20; n++) rows.push(`c${n},2025-01-${String(n).padStart(2, "0")},100`);
  const analysis = await api.analyze(rows.join("\n"));
  assert.equal(analysis.fitness.verdict, "insufficient");
  assert.deepEqual(analysis.models, {});
  assert.equal(analysis.forecast, null);
});
