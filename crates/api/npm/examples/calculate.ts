// What may a customer cost?
import { calculate, InputError, type CalculatorInputs } from "ltv-calculator";

const inputs: CalculatorInputs = {
  method: "margin",
  period: "month",
  aov: 1200,
  orders: 2.4,
  margin: 0.45,
  churn: 0.05,
  cac: 900,
  currency: "TWD",
};

const result = calculate(inputs);
console.log(`LTV ${result.ltv.toFixed(0)}, LTV:CAC ${result.ratio?.toFixed(1) ?? "unknown"}`);
if (result.payback === "after") console.log(`earned back after ${result.paybackMonths?.toFixed(1)} months`);

try {
  calculate({ ...inputs, churn: 0 });
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.log(error.field, error.bound.kind === "atLeast" ? error.bound.limit : error.bound.kind);
}
