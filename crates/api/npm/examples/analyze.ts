// Orders to the customers who will be worth most. Usage: node analyze.ts orders.csv (Node 22.18 or later; else compile it).
import { readFile } from "node:fs/promises";
import { analyze, AnalyzeError, type Analysis } from "ltv-calculator";

const file = process.argv[2];
if (!file) throw new Error("name a file of orders");

let analysis: Analysis;
try {
  analysis = await analyze(await readFile(file), {
    cohortBy: "month",
    unit: "week",
    horizon: 52,
    discountRate: 0.1,
    onProgress: (progress) => console.log(progress.kind === "reading" ? `${progress.rows} rows` : progress.step),
  });
} catch (error) {
  if (error instanceof AnalyzeError && error.problem.kind === "dateOrderUnknown") {
    console.log(`Are the dates in ${error.problem.column} day/month or month/day? Set dateOrder.`);
  }
  throw error;
}

const { quality, summary, fitness, models, forecast } = analysis;
console.log(`${quality.rowsDropped} of ${quality.rowsRead} rows dropped`);
console.log(`${summary.customers} customers, ${(summary.repeatRate * 100).toFixed(1)} % bought again`);
console.log(`fit for a forecast: ${fitness.verdict}`);
for (const [name, model] of Object.entries(models)) {
  if (model) console.log(name, model.params, model.converged ? "" : `not converged: ${model.reason}`);
}
if (forecast) {
  const { mean, low, high } = forecast.orders;
  console.log(`${mean.toFixed(0)} orders in ${forecast.horizonDays} days (${low?.toFixed(0)} to ${high?.toFixed(0)})`);
}

const { id, clv } = analysis.customers();
const best = id.map((name, at) => ({ name, clv: clv[at] ?? NaN })).sort((one, other) => other.clv - one.clv);
console.table(best.slice(0, 10));
