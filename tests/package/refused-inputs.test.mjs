// What `calculate` refuses: the first input that stands in the way, by its name, as an error with a type.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./support/installed.mjs";

const api = await load(after);
const WHOLE = { aov: 100, orders: 2, margin: 0.5, churn: 0.1 };
const PERIODS = ["week", "month", "quarter", "year"];

function refused(inputs) {
  try {
    api.calculate(inputs);
  } catch (error) {
    assert.ok(error instanceof api.InputError && error instanceof Error && error.name === "InputError");
    assert.ok(error.message.startsWith(`${error.field}: `), error.message);
    return [error.field, error.value, error.bound];
  }
  return assert.fail("nothing was refused");
}

for (const [name, change, expected] of [
  ["missing", { aov: undefined }, ["aov", null, { kind: "missing" }]],
  ["null", { aov: null }, ["aov", null, { kind: "missing" }]],
  ["too small", { churn: 0 }, ["churn", 0, { kind: "atLeast", limit: 0.001 }]],
  ["negative", { aov: -5 }, ["aov", -5, { kind: "atLeast", limit: 0.01 }]],
  ["a percentage for a share", { margin: 45 }, ["margin", 45, { kind: "atMost", limit: 1 }]],
  ["huge", { aov: 1e300 }, ["aov", 1e300, { kind: "atMost", limit: 1e12 }]],
  ["not a number", { aov: NaN }, ["aov", NaN, { kind: "notANumber" }]],
  ["infinite", { aov: Infinity }, ["aov", Infinity, { kind: "notANumber" }]],
  ["a text for a number", { margin: "0.45" }, ["margin", "0.45", { kind: "notANumber" }]],
  ["a truth value", { aov: true }, ["aov", null, { kind: "notANumber" }]],
  ["a big integer", { aov: 5n }, ["aov", null, { kind: "notANumber" }]],
  ["an unknown word", { period: "fortnight" }, ["period", "fortnight", { kind: "notAWord", words: PERIODS }]],
  ["a number for a word", { period: 1 }, ["period", 1, { kind: "notAWord", words: PERIODS }]],
  ["a number for a text", { currency: 901 }, ["currency", 901, { kind: "notAText" }]],
  ["an unknown name", { churm: 0.1 }, ["churm", 0.1, { kind: "unknown" }]],
  ["a method of another business", { business: "subscription", method: "simple" },
    ["method", "simple", { kind: "notAWord", words: ["retention", "discounted", "horizon"] }]],
]) {
  test(name, () => assert.deepEqual(refused({ ...WHOLE, ...change }), expected));
}

test("what is no inputs at all", () => {
  for (const nothing of [undefined, null, {}, 5]) assert.equal(refused(nothing)[0], "aov");
  for (const other of ["text", [1]]) assert.deepEqual(refused(other)[2], { kind: "unknown" });
});

test("the message says what would be right", () => {
  const said = (change) => {
    try { api.calculate({ ...WHOLE, ...change }); } catch (error) { return error.message; }
  };
  assert.equal(said({ margin: 45 }), "margin: must be at most 1 (it is 45)");
  assert.equal(said({ period: "day" }), 'period: must be one of week, month, quarter, year (it is "day")');
  assert.equal(said({ aov: NaN }), "aov: must be a finite number (it is NaN)");
  assert.equal(said({ cac: -1 }).split(" (")[0], "cac: must be at least 0");
});
