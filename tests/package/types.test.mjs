// The declarations: the examples keep to them, and they hold what is promised.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { programs, project } from "./support/installed.mjs";

const folder = project(after);

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
  execFileSync(process.execPath, [join(programs, "tsc"), "-p", "."], { cwd: folder, stdio: "pipe" });
});

test("a wrong name does not compile", () => {
  writeFileSync(join(folder, "wrong.ts"), `import { calculate } from "ltv-calculator"; calculate({ churm: 0.1 });`);
  writeFileSync(join(folder, "tsconfig.wrong.json"), JSON.stringify({ extends: "./tsconfig.json", include: ["wrong.ts"] }));
  const compile = () => execFileSync(process.execPath, [join(programs, "tsc"), "-p", "tsconfig.wrong.json"], { cwd: folder, stdio: "pipe" });
  assert.throws(compile, (error) => /TS2(353|561)[^]*churm/.test(String(error.stdout)));
});

test("the exported names and fields are these", () => {
  const text = readFileSync(join(folder, "node_modules/ltv-calculator/index.d.ts"), "utf8");
  const plain = text.replace(/\/\*[^]*?\*\//g, "");
  const names = [...plain.matchAll(/export (?:type|interface|class|function) (\w+)/g)].map((match) => match[1]).sort();
  const fields = [...plain.matchAll(/export type (\w+) = ([^]*?);\s*(?=export|$)/g)].map(([, name, body]) =>
    `${name}: ${[...body.matchAll(/["]?([\w-]+)["]?\??:/g)].map((match) => match[1]).join(" ")}`.trim()).sort();
  const pinned = JSON.parse(readFileSync(new URL("names.json", import.meta.url), "utf8"));
  assert.deepEqual({ names, fields }, pinned);
});
