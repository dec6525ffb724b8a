// The declarations: the examples keep to them, and they hold what is promised.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { programs, project, sample } from "./support/installed.mjs";

const folder = project(after);

function compile(config) {
  const { status, stdout } = spawnSync(process.execPath, [join(programs, "tsc"), "-p", config], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
}

test("the examples compile, strictly", () => {
  const from = join(folder, "node_modules/ltv-calculator/examples");
  const examples = readdirSync(from).filter((name) => name.endsWith(".ts"));
  assert.ok(examples.length >= 2);
  cpSync(from, join(folder, "examples"), { recursive: true });
  symlinkSync(fileURLToPath(new URL("node_modules/@types", import.meta.url)), join(folder, "node_modules/@types"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2023", "dom"], types: ["node"], skipLibCheck: false },
    include: ["examples"],
  }));
  compile("tsconfig.json");
});

test("a wrong name does not compile", () => {
  writeFileSync(join(folder, "wrong.ts"), `import { calculate } from "ltv-calculator"; calculate({ churm: 0.1 });`);
  writeFileSync(join(folder, "tsconfig.wrong.json"), JSON.stringify({ extends: "./tsconfig.json", include: ["wrong.ts"] }));
  assert.throws(() => compile("tsconfig.wrong.json"), /TS2(353|561)[^]*churm/);
});

test("the exported names and fields are these", () => {
  const text = readFileSync(join(folder, "node_modules/ltv-calculator/index.d.ts"), "utf8");
  const plain = text.replace(/\/\*[^]*?\*\/|^\/\/.*$/gm, "").replace(/\s+/g, " ");
  const declared = plain.split(/ ?export /).slice(1).map((one) => one.replace(/[;,\s]*$/, "")).sort();
  const pinned = JSON.parse(readFileSync(new URL("names.json", import.meta.url), "utf8"));
  assert.deepEqual(declared, pinned);
});

test("real results are of the declared types, without a field too many", async () => {
  const api = await import(pathToFileURL(join(folder, "node_modules/ltv-calculator/node.js")));
  const inputs = { method: "margin", aov: 100, orders: 2, margin: 0.5, churn: 0.1, cac: 80, currency: "USD" };
  const { customers, ...analysis } = await api.analyze(readFileSync(sample("cdnow.csv")));
  const coffee = await api.analyze(readFileSync(sample("coffee/orders.csv")), { cohortBy: "quarter", unit: "month", margin: 0.4 });
  const thin = await api.analyze("customer,date,amount\na,2025-01-02,10\nb,2025-02-03,20\n");
  const refusedInputs = [{}, { ...inputs, aov: -1 }, { ...inputs, aov: "1" }, { ...inputs, period: "day" }, { x: 1 }].map((inputs) => {
    try { return api.calculate(inputs); } catch ({ field, value, bound }) { return { field, value, bound }; }
  });
  const refusedData = await Promise.all(["", "a\n", "PK\u0003\u0004", 5, "a,b\nc,d\n", "id,date,amount\na,03/04/2025,1\n", "id,date,amount\n,2025-01-02,1\n"].map((data) =>
    api.analyze(data).then(assert.fail, ({ problem }) => problem)));
  const written = (name, type, value) => `export const ${name}: ${type} = ${JSON.stringify(value)};`;
  writeFileSync(join(folder, "results.ts"), [
    `import type { AnalysisResult, AnalyzeProblem, CalculatorInputs, CalculatorResult, CustomerColumns, Refused } from "ltv-calculator";`,
    written("inputs", "CalculatorInputs", inputs),
    written("result", "CalculatorResult", api.calculate(inputs)),
    written("analyses", "AnalysisResult[]", [analysis, JSON.parse(JSON.stringify(coffee)), JSON.parse(JSON.stringify(thin))]),
    written("refused", "Refused[]", refusedInputs),
    written("problems", "AnalyzeProblem[]", refusedData),
    written("columns", "Record<keyof CustomerColumns, 0>", Object.fromEntries(Object.keys(customers()).map((name) => [name, 0]))),
  ].join("\n"));
  writeFileSync(join(folder, "tsconfig.results.json"), JSON.stringify({ extends: "./tsconfig.json", include: ["results.ts"] }));
  compile("tsconfig.results.json");
});

for (const [name, options] of Object.entries({
  "node16": { module: "node16" },
  "a bundler's": { module: "esnext", moduleResolution: "bundler", types: [] },
  "every strictness": { module: "nodenext", exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitAny: true, verbatimModuleSyntax: true, isolatedModules: true },
})) {
  test(`the examples compile with the module resolution of others: ${name}`, () => {
    const config = `tsconfig.${name.replace(/\W/g, "")}.json`;
    writeFileSync(join(folder, config), JSON.stringify({ extends: "./tsconfig.json", compilerOptions: options, include: [options.types ? "examples/calculate.ts" : "examples"] }));
    compile(config);
  });
}
