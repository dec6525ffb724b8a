// What the README and the examples show, as it stands there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { programs, project, run, sample } from "./support/installed.mjs";

const folder = project(after);
copyFileSync(sample("cdnow.csv"), join(folder, "orders.csv"));
const readme = readFileSync(join(folder, "node_modules/ltv-calculator/README.md"), "utf8");
const snippets = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, source]) => source);

for (const [at, expected] of [
  /^25920 28\.8 0\.694/,
  /^margin 45 \{ kind: 'atMost', limit: 1 \}$/m,
  /rowsRead: 6919[^]*0\.4832[^]*converged: true[^]*mean: /,
  /^\{ kind: 'dateOrderUnknown', column: 'date' \}\n2025-04-03$/m,
  /kind: 'reading'[^]*step: 'done'[^]*2357/,
].entries()) {
  test(`example ${at + 1} of the README`, () => assert.match(run(folder, snippets[at]), expected));
}

test("there is no other example in the README", () => assert.equal(snippets.length, 5));

test("the examples run", () => {
  cpSync(join(folder, "node_modules/ltv-calculator/examples"), join(folder, "examples"), { recursive: true });
  symlinkSync(fileURLToPath(new URL("node_modules/@types", import.meta.url)), join(folder, "node_modules/@types"));
  const compilerOptions = { strict: true, module: "nodenext", target: "es2022", lib: ["es2023", "dom"], types: ["node"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["examples"] }));
  execFileSync(process.execPath, [join(programs, "tsc"), "-p", "."], { cwd: folder, stdio: "pipe" });
  const told = (...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", timeout: 60_000 });
  assert.equal(told("examples/calculate.js"), "LTV 25920, LTV:CAC 28.8\nearned back after 0.7 months\nchurn 0.001\n");
  assert.match(told("examples/analyze.js", "orders.csv"), /2357 customers, 48\.3 % bought again[^]*pareto-nbd[^]*orders in 364 days/);
});
