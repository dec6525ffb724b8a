// The package as its users have it: packed, then installed into a project of its own.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder that `cargo xtask package` made. */
export const built = process.env.LTV_PACKAGE ?? fileURLToPath(new URL("../../../pkg", import.meta.url));

/** The folder of the built site, for what the element says. */
export const site = process.env.LTV_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

/** The programs of this folder's own packages. */
export const programs = fileURLToPath(new URL("../node_modules/.bin/", import.meta.url));

/** A file of the repository. */
export const repository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** A file of the project's samples. */
export const sample = (name) => repository(`www/samples/${name}`);

/** An empty project with the package in it, removed after the tests of `t`. */
export function project(after) {
  const folder = mkdtempSync(join(tmpdir(), "ltv-package-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  npm(["pack", built, "--pack-destination", folder], folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  // It has no dependencies, so nothing is asked of a registry.
  npm(["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`], folder);
  return folder;
}

/** The installed package, imported. */
export async function load(after) {
  return import(pathToFileURL(join(project(after), "node_modules/ltv-calculator/node.js")));
}

/** Runs a module's source in the project; what it prints. */
export function run(folder, source) {
  const file = join(folder, `run-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, source);
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8", timeout: 60_000 });
}

function npm(args, folder) {
  execFileSync("npm", args, { cwd: folder, stdio: "pipe" });
}
