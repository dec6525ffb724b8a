// The page on which the models are measured: the engine and the models module of the built site, in
// their protocols. A model's own time is that between two steps of a forecast, as the worker posted them.

import { memoryOf } from "./memory.js";
import { start } from "./worker-module.js";

/** customer_id, order_date, amount; or those of the orders that cohorts are made of. */
const COLUMNS = { people: [["customer", 0], ["date", 1], ["amount", 2]], orders: [["customer", 1], ["date", 2], ["amount", 3]] };
const load = (shape) => ({
  kind: "load",
  files: [{
    mapping: { kind: "orders", layout: { delimiter: "comma", skip: 0, hasHeader: true }, columns: COLUMNS[shape], dates: "ymd", numbers: "point", rows: "order" },
    encoding: "utf8",
    namespace: 0,
  }],
  // 2025-01-01 in days since 1970-01-01
  options: { today: 20_089, currency: null, refunds: "net", cancelled: "drop", asOf: null },
  merge: [],
});
/** Before all orders: there is no holdout, so that nothing is worked out but the models. */
const NO_HOLDOUT = 0;
/** Fader & Hardie (2007), the "high end" customers. */
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

let assets;
let engine;
let models;
let history;

/** Starts both workers; what that takes is told apart. */
window.prepare = async (name, addresses) => {
  ({ assets } = addresses);
  const since = performance.now();
  engine = await start(assets, "engine", ["inspected", "loaded", "history"]);
  models = await start(assets, "models", ["loaded", "forecast", "cancelled", "people", "retention"]);
  return performance.now() - since;
};

const chosen = () => document.querySelector("input").files[0];

/** The history in the chosen file. The engine is no longer needed then. */
window.read = async (shape) => {
  await engine.ask({ kind: "inspect", ask: {} }, [chosen()]);
  await engine.ask(load(shape), [chosen()]);
  history = (await engine.ask({ kind: "history" })).file;
  engine.end();
};

/** Every step of a forecast with what it took, from one to the next; `until` the first for which that holds. */
async function steps(options, until = () => false) {
  const found = [];
  const since = performance.timeOrigin + performance.now();
  let last = since;
  const end = await models.ask({ kind: "forecast", options }, [], ({ at, event }) => {
    const { step } = event.news;
    if (!step) return;
    found.push({ ...step, ms: at - last });
    last = at;
    if (until(step)) models.cancel();
  });
  return { found, ms: end.at - since };
}

/** One model from the customers' histories to its maximum with standard errors. */
window.fit = async (model) => {
  await models.ask({ kind: "load" }, [history]);
  const spend = model === "gamma-gamma";
  const kinds = spend ? ["spend"] : ["fitted", "refused"];
  const options = { models: spend ? [] : [model], calibrationEnd: NO_HOLDOUT };
  const { found } = await steps(options, ({ kind }) => kinds.includes(kind));
  const { ms, fit } = found.find(({ kind }) => kinds.includes(kind));
  const { evaluations, logLikelihood, customers, distinct, converged, parameters } = fit;
  return { ms, evaluations, logLikelihood, customers, distinct, converged, parameters: parameters.map(({ value }) => value) };
};

/** All of a forecast by one model, and the first page of the table of customers: everybody is scored for it. */
window.score = async () => {
  await models.ask({ kind: "load" }, [history]);
  const { found, ms } = await steps({ models: ["bg-nbd"], calibrationEnd: NO_HOLDOUT });
  const outlook = found.find(({ kind }) => kind === "outlook");
  const since = performance.now();
  const { event } = await models.ask({ kind: "people", ask: {}, from: 0, count: 50 });
  return { ms: outlook.ms, forecastMs: ms, pageMs: performance.now() - since, customers: event.total, first: event.people[0], wasmBytes: await memoryOf() };
};

/** From the file to the end of a forecast with everything in it. The file has been looked at. */
window.forecast = async (shape) => {
  const since = performance.now();
  await engine.ask(load(shape), [chosen()]);
  const { file } = await engine.ask({ kind: "history" });
  const readMs = performance.now() - since;
  await models.ask({ kind: "load" }, [file]);
  const { found } = await steps({});
  const ms = performance.now() - since;
  return { ms, readMs, stages: found.map(({ kind, ms, fit }) => [fit?.kind ? `${kind} ${fit.kind}` : kind, ms]) };
};

/** The first look at the file, as for any import. */
window.look = () => engine.ask({ kind: "inspect", ask: {} }, [chosen()]);

/** A retention curve continued by sBG, BdW and constant churn. */
window.survivors = async () => {
  const since = performance.now();
  const { event } = await models.ask({ kind: "survivors", survivors: { kind: "counts", values: HIGH_END }, options: {} });
  const ms = performance.now() - since;
  return { ms, evaluations: event.retention.models.reduce((sum, { evaluations }) => sum + evaluations, 0) };
};
