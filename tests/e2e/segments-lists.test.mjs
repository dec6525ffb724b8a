// Lists for the tools people write with: from the sample to the file, held against what each tool's
// documentation asks for and against the sample's own list of members.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { DATE, EXPECTED, lists, members, readCsv, stage, sum, take } from "./support/lists.mjs";
import { segments, turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();
const symbols = ["P", "N", "E0", "S1", "S2", "S3"];

test("a new user: sample, stages, the list of S2, Mailchimp; and only who agreed is in the file", async () => {
  const { page, w, t } = await segments(run, "coffee", "segments.name", "zh-Hant");
  const name = stage(t, "S2");
  await page.getByRole("button", { name: t("segments.list_of", { group: name }), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("tbody tr").first().waitFor();
  // Who is in S2, from the list itself.
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: `${t("shell.save_as")} CSV`, exact: true }).click();
  const listed = readCsv(readFileSync(await (await waiting).path(), "utf8"));
  const ids = listed.rows.map((row) => row[listed.heads[0]]);
  assert.ok(ids.length > 30, `${ids.length}`);

  await dialog.getByRole("button", { name: t("lists.open_panel"), exact: true }).click();
  const panel = take(dialog, t);
  await panel.ready("mailchimp");
  const files = await panel.all();
  const send = files.filter(({ name }) => !name.includes(t("lists.cell_held")));
  const held = files.filter(({ name }) => name.includes(t("lists.cell_held")));
  assert.match(send[0].name, new RegExp(`^ltv-mailchimp-S2-${t("segments.stage_s2")}-${DATE}\\.csv$`));
  // Format guidelines: these heads are Mailchimp's own, UTF-8 without a mark.
  for (const file of files) {
    assert.deepEqual(file.heads.slice(0, 5), ["Email Address", "First Name", "Last Name", "Phone Number", "Tags"]);
    assert.notEqual(file.text.codePointAt(0), 0xfeff);
  }

  // By the sample's own file: no address, or not agreed (by any row with the address), or there already.
  const known = members();
  const refused = new Set([...known.values()].filter((one) => one.email && !one.agreed).map((one) => one.email));
  const [wanted, counts] = [new Set(), { why_no_email: 0, why_opted_out: 0, why_duplicate: 0 }];
  for (const id of ids) {
    const one = known.get(id);
    if (!one?.email) counts.why_no_email += 1;
    else if (refused.has(one.email)) counts.why_opted_out += 1;
    else if (wanted.has(one.email)) counts.why_duplicate += 1;
    else wanted.add(one.email);
  }
  assert.ok(counts.why_opted_out > 10, JSON.stringify(counts));
  const mails = files.flatMap((file) => file.rows.map((row) => row["Email Address"]));
  assert.deepEqual([...mails].sort(), [...wanted].sort());
  for (const [key, count] of Object.entries(counts)) assert.equal(await panel.reason(key), count, key);
  assert.equal(await panel.reason("account_written"), wanted.size);
  // Those kept back are in a file of their own, as many as the account says.
  const kept = sum(held.map((file) => file.rows.length));
  assert.equal(await panel.reason("account_held"), kept);
  assert.ok(kept > 0 && kept < wanted.size / 3, `${kept} of ${wanted.size}`);
  for (const row of files.flatMap((file) => file.rows)) {
    assert.ok(row.Tags.split(",").includes(name), row.Tags);
  }
  assert.match(await panel.lead.textContent(), new RegExp(String(wanted.size)));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.ok(await w.button("segments.name").isVisible());
});

test("HubSpot: its heads, those kept back marked, and the same ones in every list and again later", async () => {
  const { t, panel } = await lists(run, "en");
  await panel.hold(true);
  await panel.tool("hubspot");
  await panel.ready("hubspot");
  const { name, heads, rows } = await panel.csv();
  assert.match(name, new RegExp(`^ltv-hubspot-S2-half-asleep-${DATE}\\.csv$`));
  assert.deepEqual(heads.slice(0, 4), ["Email", "First Name", "Last Name", "Phone Number"]);
  assert.ok(!heads.some((head) => head === t("lists.head_tier")), "no tiers are set, so there is no column");
  const column = t("lists.head_held");
  assert.ok(rows.every((row) => ["true", "false"].includes(row[column])));
  const held = rows.filter((row) => row[column] === "true").map((row) => row.Email);
  assert.equal(await panel.reason("account_held"), held.length);
  assert.ok(held.length > 0.05 * rows.length && held.length < 0.4 * rows.length, `${held.length} of ${rows.length}`);
  for (const row of rows) assert.match(row[t("lists.head_last")], new RegExp(`^${DATE}$`));

  await panel.tool("mailchimp");
  await panel.ready("mailchimp", t("lists.cell_held"));
  const files = await panel.all();
  const apart = files.find((file) => file.name.includes(t("lists.cell_held")));
  assert.deepEqual(apart.rows.map((row) => row["Email Address"]).sort(), [...held].sort());
  // Nobody: then there is one file and no column of it.
  await panel.hold(false);
  await panel.files.filter({ hasText: t("lists.cell_held") }).first().waitFor({ state: "hidden" });
  await panel.ready("mailchimp");
  const [whole, ...none] = await panel.all();
  assert.deepEqual([none.length, whole.heads.includes(column)], [0, false]);
  assert.equal(whole.rows.length, rows.length);
});

test("Zoho and monday: the columns they require, in every row", async () => {
  const { t, panel } = await lists(run, "zh-Hant");
  await panel.tool("zoho");
  await panel.ready("zoho");
  const zoho = await panel.csv();
  assert.deepEqual(zoho.heads.slice(0, 5), ["Last Name", "First Name", "Email", "Mobile", "Tag"]);
  for (const row of zoho.rows) {
    assert.ok(row["Last Name"] && (row.Email || row.Mobile), JSON.stringify(row));
    // What Zoho's checklist forbids within the data.
    assert.ok(!/["|<>]/.test(Object.values(row).join("")), JSON.stringify(row));
    assert.ok(row.Tag.split(",").every((tag) => tag.length <= 25) && row.Tag.split(",").length <= 10, row.Tag);
  }
  await panel.tool("monday");
  await panel.ready("monday");
  const monday = await panel.csv();
  assert.deepEqual(monday.heads.slice(0, 3), ["Name", "Email", "Phone"]);
  assert.ok(monday.rows.every((row) => row.Name && (row.Email || row.Phone)));
  assert.equal(monday.rows.length, zoho.rows.length);
  assert.ok(await panel.lead.textContent().then((text) => text.includes(t("lists.tool_monday"))));
});

test("LINE: a file for each stage, nothing but user ids of those who agreed", async () => {
  const { t, panel } = await lists(run, "zh-Hant");
  await panel.whom(t("lists.each_stage"));
  await panel.tool("line");
  await panel.hold(false);
  await panel.ready("line", "S3");
  await panel.files.filter({ hasText: t("lists.cell_held") }).first().waitFor({ state: "hidden" });
  const files = await panel.all((at) => panel.text(at));
  assert.deepEqual(files.map(({ name }) => name.match(/^ltv-line-([A-Z]\d?)-.*\.txt$/)[1]), symbols);
  const known = members();
  const refused = new Set([...known.values()].filter((one) => one.line && !one.agreed).map((one) => one.line));
  const wanted = [...known.values()].map((one) => one.line).filter((id) => id && !refused.has(id));
  const found = files.flatMap(({ text }) => {
    assert.ok(text.endsWith("\n") && !text.includes("\r"));
    return text.trimEnd().split("\n");
  });
  for (const id of found) assert.match(id, /^U[0-9a-f]{32}$/);
  assert.deepEqual([...found].sort(), [...new Set(wanted)].sort());
  assert.equal(new Set(found).size, found.length, "nobody is in two stages");
});

test("Google Analytics: ids that agreed, and no personal data", async () => {
  const { t, panel } = await lists(run, "en");
  await panel.whom(t("lists.whom_customers"));
  await panel.tool("ga4");
  await panel.ready("ga4");
  const { heads, rows } = await panel.csv();
  assert.equal(heads[0], "user_id");
  assert.ok(heads.every((head) => /^(user_id|ltv_[a-z_]+)$/.test(head)), `${heads}`);
  const known = members();
  for (const row of rows) {
    assert.ok(known.get(row.user_id)?.agreed, row.user_id);
    assert.ok(!Object.values(row).some((cell) => /@|^09|U[0-9a-f]{32}/.test(cell)), JSON.stringify(row));
    assert.ok(Object.values(row).every((cell) => [...cell].length <= 36));
  }
  assert.equal(new Set(rows.map((row) => row.user_id)).size, rows.length);
  const left = (await panel.reason("why_opted_out")) + (await panel.reason("why_consent_unknown"));
  assert.equal(rows.length + left, EXPECTED.ledger.customers);
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation where lists are taken along (${locale}, ${colorScheme})`, async () => {
      const { page, t, panel } = await lists(run, locale, { colorScheme });
      await panel.hold(true);
      await panel.ready("mailchimp", t("lists.cell_held"));
      assert.deepEqual(await violations(page), []);
      await turn(page, t, "segments.name");
      await page.getByRole("button", { name: t("segments.list_of", { group: stage(t, "S1") }), exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: t("lists.open_panel"), exact: true }).click();
      await take(dialog, t).ready("S1");
      assert.deepEqual(await violations(page), []);
    });
  }
}
