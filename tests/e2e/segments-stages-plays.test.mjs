// A play for each stage: what it costs, what it may bring, and how many customers a fair test needs
// (numbers from statsmodels: tests/data/expected/power.csv).

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { expected } from "./support/data.mjs";
import { atRest, becomes, put, until } from "./support/rest.mjs";
import { sizes, stages, type } from "./support/stages.mjs";
import { suite } from "./support/suite.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();

async function play(page, symbol) {
  const card = page.locator("details.stage-play").filter({ has: page.locator("summary b", { hasText: `${symbol} ·` }) });
  await card.locator("summary").click();
  return card;
}

async function three(card, legend, values) {
  const group = card.getByRole("group", { name: legend });
  for (const [at, value] of values.entries()) {
    await put(group.getByRole("textbox").nth(at), String(value));
  }
}

test("the expected gain is reach × uplift × value less cost, and its range that of all combinations", async () => {
  const { page, t } = await stages(run, "cdnow");
  const { S2 } = await sizes(page);
  const card = await play(page, "S2");
  const outcome = card.locator(".outcome");
  // Before anything is entered: no cost is made up.
  await outcome.filter({ hasText: /before what it costs/ }).waitFor();
  await type(card, t("segments.hold_out"), "20");
  await type(card, t("segments.fixed_cost"), "100");
  await type(card, t("segments.contact_cost"), "0.5");
  await three(card, t("segments.uplift"), [1, 2, 4]);
  await three(card, t("segments.buyer_value"), [40, 50, 60]);
  const reached = S2 * 0.8;
  const cost = 100 + 0.5 * reached;
  const gain = (uplift, value) => reached * uplift * value - cost;
  const whole = (value) => Math.round(Math.abs(value));
  const text = await until(page, async () => {
    const text = (await outcome.textContent()).replaceAll(",", "");
    return text.includes(String(Math.round(reached))) && text.includes(String(whole(cost))) && text;
  }, `${reached} and ${cost}`);
  for (const amount of [gain(0.02, 50), gain(0.01, 40), gain(0.04, 60)]) {
    const near = [...text.matchAll(/\d+(?:\.\d+)?/g)].some(([digits]) => Math.abs(Number(digits) - Math.abs(amount)) < 1);
    assert.ok(near, `${amount} in “${text}”`);
  }
  const even = t("segments.points", { n: t.upTo((cost / (reached * 50)) * 100, 2) });
  assert.ok(text.includes(even), `${even} in “${text}”`);
});

test("a fair test needs as many as statsmodels says", async () => {
  const { page, t } = await stages(run, "cdnow");
  const card = await play(page, "S3");
  const rows = expected("power").filter((row) =>
    row.alpha === 0.05 && row.power === 0.8 && row.hold_out >= 0.05 && row.hold_out <= 0.5 && row.baseline >= 0.01);
  assert.ok(rows.length > 2);
  for (const row of rows.filter((_, at) => at % Math.ceil(rows.length / 4) === 0)) {
    await type(card, t("segments.hold_out"), String(+(row.hold_out * 100).toFixed(6)));
    await type(card, t("segments.baseline"), String(+(row.baseline * 100).toFixed(6)));
    const likely = +(row.uplift * 100).toFixed(6);
    await three(card, t("segments.uplift"), [0, likely, likely]);
    const treated = Math.ceil(row.treated).toLocaleString("en");
    await card.getByText(treated, { exact: false }).first().waitFor();
  }
  // Enough or not is said.
  await type(card, t("segments.baseline"), "30");
  await three(card, t("segments.uplift"), [0, 40, 60]);
  await card.getByText(/enough\./).first().waitFor();
  await three(card, t("segments.uplift"), [0, 0.1, 60]);
  await card.getByText(/too few/).first().waitFor();
});

test("what cannot be is said where it is entered, and the last that could be told stays", async () => {
  const { page, t } = await stages(run, "cdnow");
  const card = await play(page, "S1");
  await three(card, t("segments.uplift"), [0, 1, 2]);
  await atRest(page);
  const before = await card.locator(".outcome").textContent();
  await three(card, t("segments.uplift"), [3]);
  await card.getByRole("alert").filter({ hasText: t("segments.wrong_uplift") }).waitFor();
  await atRest(page);
  assert.equal(await card.locator(".outcome").textContent(), before);
  await card.locator(".outcome.stale").waitFor();
  await type(card, t("segments.fixed_cost"), "-5");
  await card.getByRole("alert").nth(1).waitFor();
});

test("a play becomes one of the calculator's programmes, with its reach", async () => {
  const { page, w, t } = await stages(run, "coffee");
  const { S3 } = await sizes(page);
  const card = await play(page, "S3");
  await type(card, t("segments.fixed_cost"), "6000");
  await card.getByRole("button", { name: t("segments.add_programme") }).click();
  await card.getByText(t("programmes.win_back")).last().waitFor();
  await card.getByRole("button", { name: t("segments.to_calculator") }).click();
  const inside = await w.openTool("programmes");
  const reach = inside.getByRole("textbox", { name: t("programmes.reach"), exact: true });
  const typed = async (field) => Number((await field.inputValue()).replaceAll(",", ""));
  await becomes(page, () => typed(reach), +(S3 * 0.9).toFixed(4));
  const fixed = inside.getByRole("textbox", { name: t("programmes.fixed"), exact: true });
  await becomes(page, () => typed(fixed), 500);
});

test("what to do is in one's own words, on the card and in the table", async () => {
  const { page, t } = await stages(run, "cdnow");
  const card = await play(page, "E0");
  const field = card.getByRole("textbox", { name: t("segments.what_to_do") });
  await put(field, "Call them on Monday");
  await page.locator("table.stages").getByText("Call them on Monday").waitFor();
});

test("members without orders: nothing is made up of how many buy anyway", async () => {
  const { page, t } = await stages(run, "coffee");
  const card = await play(page, "P");
  await card.getByText(t("segments.baseline_p")).waitFor();
  await card.getByText(t("segments.gain_open")).waitFor();
  await three(card, t("segments.uplift"), [0, 1, 2]);
  await card.locator(".outcome em").first().waitFor();
  await type(card, t("segments.baseline"), "2");
  await card.getByText(/fair test needs/).waitFor();
});

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`no axe violation among the plays and the lists (${locale}, ${colorScheme})`, async () => {
      const { page, t } = await stages(run, "coffee", locale, { colorScheme });
      await play(page, "P");
      await play(page, "S2");
      assert.deepEqual(await violations(page), []);
      await page.locator("table.stages tbody tr").nth(2).getByRole("button").click();
      await page.getByRole("dialog").locator("tbody tr").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
}

for (const locale of LOCALES) {
  test(`on a phone every stage is a card, and nothing scrolls sideways (${locale})`, async () => {
    const { page, t } = await stages(run, "coffee", locale, { viewport: { width: 360, height: 800 } });
    const table = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: t("segments.at_stake") }) });
    await table.getByRole("rowheader").first().waitFor();
    await atRest(page);
    const room = await page.locator(".scroll:has(> table.stages)").evaluate((box) => [box.scrollWidth, box.clientWidth]);
    assert.ok(room[0] <= room[1], room.join(" > "));
    await play(page, "S1");
    await atRest(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  });
}
