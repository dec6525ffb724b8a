// How stages are told: groups with a cycle in common, interactions, names of one's own, and what
// is said where nothing can be told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "./support/data.mjs";
import { atRest, becomes, put } from "./support/rest.mjs";
import { ready, row, sizes, stages, type } from "./support/stages.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();

async function opened(files, locale = "en") {
  const t = words(locale);
  const page = await run.open();
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.choose(files);
  await w.importChosen();
  await w.show("segments.tab");
  return { page, w, t };
}

const day = (at) => new Date(Date.UTC(2024, 0, 1) + at * 864e5).toISOString().slice(0, 10);

/** 40 customers of two channels: on the web every 10 days, in the shop every 60. */
function twoChannels() {
  const rows = [];
  for (let who = 0; who < 40; who += 1) {
    const [channel, gap] = who % 2 ? ["web", 10] : ["shop", 60];
    // Three orders: too few for a cycle of one's own. The last 25 days before the end.
    for (const back of [2, 1, 0]) rows.push(`${channel}${who},${day(175 - back * gap)},100,${channel}`);
  }
  rows.push(`last,${day(200)},100,web`);
  return csv("orders.csv", ["customer,date,amount,channel", ...rows].join("\n"));
}

test("who has no cycle of their own may have that of their channel", async () => {
  const { page, t } = await opened(twoChannels());
  await ready(page);
  await page.getByText(t("segments.rules_fold")).click();
  // The cycle of all is 35 days: everybody is on time.
  assert.deepEqual(await sizes(page), { N: 1, E0: 40 });
  await page.getByRole("button", { name: t("segments.own_then_segment"), exact: true }).click();
  // On the web 25 days are between two and three cycles.
  await becomes(page, sizes, { N: 1, E0: 20, S2: 20 });
  await atRest(page);
  await page.getByRole("combobox", { name: t("segments.segment_by") }).selectOption("1");
  await page.locator(".callout").filter({ hasText: t("segments.no_segments") }).waitFor();
  await becomes(page, sizes, { N: 1, E0: 40 });
});

test("any interaction ends a silence, where it is chosen and known", async () => {
  const orders = twoChannels();
  const mails = ["會員編號,互動日期,互動種類", ...Array.from({ length: 10 }, (_, at) => `web${at * 4 + 1},${day(195 + (at % 3))},開信`)];
  const { page, t } = await opened([orders, csv("interactions.csv", mails.join("\n"))]);
  await ready(page);
  await page.getByText(t("segments.rules_fold")).click();
  await type(page, t("segments.fixed_cycle"), "10");
  await becomes(page, sizes, { N: 1, S2: 40 });
  await page.getByRole("button", { name: t("segments.recency_contact"), exact: true }).click();
  await becomes(page, sizes, { N: 1, E0: 10, S2: 30 });
  await row(page, "S2").getByText(t("segments.rule_between_contact", { from: "20 days", to: "30 days" })).waitFor();
});

test("without interactions nothing of them is asked", async () => {
  const { page, t } = await stages(run, "cdnow");
  await page.getByText(t("segments.rules_fold")).click();
  assert.equal(await page.getByRole("button", { name: t("segments.recency_contact"), exact: true }).count(), 0);
});

test("names of one's own are used everywhere, and the usual one comes back", async () => {
  const { page, t } = await stages(run, "cdnow");
  await page.getByText(t("segments.rules_fold")).click();
  const field = page.getByRole("textbox", { name: "E0", exact: true });
  await put(field, "regulars");
  await row(page, "E0").getByText("E0 · regulars").waitFor();
  await page.getByRole("heading", { name: /regulars/ }).first().waitFor();
  await page.locator("table.moves").getByRole("rowheader", { name: "E0 · regulars" }).waitFor();
  await put(field, "");
  await row(page, "E0").getByText(`E0 · ${t("segments.stage_e0")}`).waitFor();
});

test("ends that do not grow are refused at once, and what was there stays", async () => {
  const { page, t } = await stages(run, "cdnow");
  await page.getByText(t("segments.rules_fold")).click();
  const before = await sizes(page);
  await type(page, t("segments.ends_s0"), "5");
  await page.getByRole("alert").filter({ hasText: t("segments.wrong_multiples") }).waitFor();
  await atRest(page);
  assert.deepEqual(await sizes(page), before);
  await type(page, t("segments.ends_s2"), "7");
  await atRest(page);
  assert.equal(await page.locator(".problem").count(), 0);
});

test("nobody has come back: it says so, and a cycle to try brings the stages", async () => {
  const rows = Array.from({ length: 45 }, (_, at) => `C${at},${day(at * 4)},100`);
  const { page, t } = await opened(csv("orders.csv", ["customer,date,amount", ...rows].join("\n")));
  await page.getByRole("alert").filter({ hasText: "45" }).waitFor();
  await page.getByText(t("segments.lead_refused")).waitFor();
  await page.getByRole("button", { name: t("segments.try_cycle", { days: "30" }) }).click();
  await ready(page);
  assert.deepEqual(Object.keys(await sizes(page)).sort(), ["N", "S1", "S2", "S3"]);
});

test("a handful of customers in one stage: said, and nothing breaks", async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `C${at % 6},${day(100 + (at < 6 ? at : at + 30))},100`);
  const { page, t } = await opened(csv("orders.csv", ["customer,date,amount", ...rows].join("\n")));
  await ready(page);
  await page.locator(".callout").filter({ hasText: t("segments.few_customers", { customers: "6" }) }).waitFor();
  await page.locator(".callout").filter({ hasText: t("segments.one_stage") }).waitFor();
  assert.deepEqual(await sizes(page), { E0: 6 });
});
