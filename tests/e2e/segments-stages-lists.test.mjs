// Lists of the stages: members without orders, who moved, and who is left out to test the play.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csv } from "./support/data.mjs";
import { atRest } from "./support/rest.mjs";
import { oracle, ready, row, sameForAll, sizes, stages, type } from "./support/stages.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();

async function list(page, t, symbol, name) {
  const button = row(page, symbol).getByRole("button", { name: t("segments.list_of", { group: `${symbol} · ${t(name)}` }) });
  await button.click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await atRest(page);
  return dialog;
}

async function saved(page, dialog) {
  await atRest(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: /CSV/ }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8").replace("\ufeff", "").trim().split("\r\n");
  return { name: download.suggestedFilename(), heads: lines[0].split(","), rows: lines.slice(1).map((line) => line.split(",")) };
}

test("members without an order are listed with what is known of them, once it is known who they are", async () => {
  const { page, t } = await stages(run, "coffee");
  const { P } = await sizes(page);
  assert.ok(P > 0);
  const dialog = await list(page, t, "P", "segments.stage_p");
  const heads = await dialog.locator("thead th").allTextContents();
  assert.deepEqual(heads.slice(1, 4), ["segments.person_name", "segments.person_contact", "segments.person_channel"].map((key) => t(key)));
  assert.match(await dialog.locator("tbody tr td:nth-child(3)").first().textContent(), /@|09/);
  const file = await saved(page, dialog);
  assert.match(file.name, /stage-P/);
  assert.equal(file.rows.length, P);
  assert.equal(new Set(file.rows.map((cells) => cells[0])).size, P, "everybody once");
});

test("revenue of each stage is that of the rules alone", async () => {
  const { page, t } = await stages(run, "cdnow");
  await sameForAll(page, t, "cdnow");
  const wanted = oracle("cdnow", "all", "mean");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("section.evidence").filter({ has: page.locator("table.stages") }).getByRole("button", { name: /CSV/ }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n").slice(1).map((line) => line.split(","));
  for (const [stage, row] of Object.entries(wanted)) {
    const cells = lines.find((cells) => cells[0] === stage);
    assert.ok(cells, stage);
    const numbers = cells.map(Number);
    assert.ok(numbers.includes(row.customers) && numbers.includes(row.orders), cells.join());
    assert.ok(numbers.some((number) => Math.abs(number * 1e4 - row.revenue_scaled) < 1), cells.join());
  }
  await page.getByRole("columnheader", { name: t("cohorts.member_revenue"), exact: true }).first().waitFor();
});

test("a share of the list is left out by chance: the same every time, none when asked for none", async () => {
  const { page, t } = await stages(run, "cdnow");
  const { S3 } = await sizes(page);
  const dialog = await list(page, t, "S3", "segments.stage_s3");
  const first = await saved(page, dialog);
  await dialog.locator(".hold-fold > summary").click();
  // Who, not in which order or column: the list stands by value, which the forecast tells in columns of its own.
  const out = ({ heads, rows }) => {
    const at = heads.indexOf(t("segments.test_group"));
    return rows.filter((cells) => cells[at] === t("segments.test_out")).map(([id]) => id).sort();
  };
  // 10 %, give or take five standard deviations.
  const held = out(first).length;
  assert.ok(Math.abs(held - S3 * 0.1) < 5 * Math.sqrt(S3 * 0.09), `${held} of ${S3}`);
  assert.deepEqual(out(await saved(page, dialog)), out(first));
  await type(dialog, t("segments.hold_out"), "30");
  const more = out(await saved(page, dialog));
  assert.ok(more.length > held && out(first).every((id) => more.includes(id)), "more are left out, nobody comes back");
  await type(dialog, t("segments.hold_out"), "60");
  await dialog.getByRole("alert").filter({ hasText: "50" }).waitFor();
  await type(dialog, t("segments.hold_out"), "0");
  assert.equal((await saved(page, dialog)).heads.indexOf(t("segments.test_group")), -1);
});

test("a number among the moves opens the list of just those", async () => {
  const { page, t } = await stages(run, "cdnow");
  const button = page.locator("table.moves tbody tr").nth(1).locator("button").first();
  const count = (await button.textContent()).trim();
  await button.click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  await dialog.getByRole("status").filter({ hasText: new RegExp(`\\b${count}\\b`) }).first().waitFor();
  const file = await saved(page, dialog);
  assert.equal(String(file.rows.length), count.replaceAll(",", ""));
  assert.match(file.name, /moved-E0-to-/);
});

test("files without members say nothing of P and wait for nothing", async () => {
  const t = words("en");
  const page = await run.open();
  const w = widget(page, t);
  await w.speak("en");
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  const lines = Array.from({ length: 60 }, (_, at) => `C${at % 20},2025-0${1 + (at % 6)}-${String(1 + at % 27).padStart(2, "0")},${100 + at}`);
  await w.choose(csv("orders.csv", ["customer,date,amount", ...lines].join("\n")));
  await w.importChosen();
  await w.show("segments.tab");
  await ready(page);
  assert.equal((await sizes(page)).P, undefined);
  assert.equal(await page.getByText(t("segments.roster_waiting")).count(), 0);
  await page.locator(".callout").filter({ hasText: "20" }).first().waitFor();
});
