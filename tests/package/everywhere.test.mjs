// The same models as natively: every number of `expected/models.csv`, which the engine's own tests hold, too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { load, repository } from "./support/installed.mjs";

const api = await load(after);
const rows = readFileSync(repository("tests/data/expected/models.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));

for (const file of new Set(rows.map(([file]) => file))) {
  test(file, async () => {
    const { models, forecast } = await api.analyze(readFileSync(repository(file)));
    const own = rows.filter((row) => row[0] === file);
    assert.ok(own.length > 40);
    for (const [, of, path, text] of own) {
      const found = path.split(".").reduce((at, name) => at[name], of === "forecast" ? forecast : models[of]);
      const expected = Number(text);
      assert.ok(Math.abs(found - expected) <= 1e-9 * Math.abs(expected), `${of} ${path}: ${found}, natively ${expected}`);
    }
  });
}
