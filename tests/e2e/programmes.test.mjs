// A programme to keep customers: what it brings, costs and takes, by the numbers that the user gives it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, byHand, manner, openAt, studio, until } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const en = words("en");
const kindOf = (name) => t(`programmes.${name}`);

async function open(options) {
  const page = await openAt(run, "", options);
  const s = studio(page, t);
  await s.fold("programmes");
  const inside = page.locator(".inside").filter({ has: page.locator(".programmes") });
  const card = (name) => page.locator("details.programme").filter({ has: page.locator("summary b", { hasText: new RegExp(`^${kindOf(name)}$`) }) });
  const self = {
    page, s, inside, card,
    lead: inside.locator(".says").first(),
    add: async (name) => {
      const kinds = page.locator(".kinds");
      if (await kinds.isHidden()) await s.button("programmes.add").click();
      await kinds.getByRole("button").filter({ has: page.locator("b", { hasText: new RegExp(`^${kindOf(name)}$`) }) }).click();
      await card(name).waitFor();
      return card(name);
    },
    unfold: async (name) => {
      if ((await card(name).getAttribute("open")) === null) await card(name).locator("summary").click();
    },
    set: async (name, settings) => {
      for (const [key, value] of Object.entries(settings)) {
        await card(name).getByRole("textbox", { name: t(`programmes.${key}`), exact: true }).fill(String(value));
      }
    },
    effect: (name, field) => card(name).locator(".effect").filter({ has: page.locator(".name b", { hasText: new RegExp(`^${t(`calculator.${field}`)}`) }) }),
    estimate: async (name, field, steps) => {
      for (const [step, value] of Object.entries(steps)) {
        await self.effect(name, field).getByRole("textbox", { name: t(`programmes.${step}`), exact: true }).fill(String(value));
      }
    },
    rows: () => page.locator("table.programme-table tbody tr").evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => [...cell.childNodes].filter((node) => node.nodeName !== "SMALL").map((node) => node.textContent).join("").trim()))),
  };
  return self;
}

/** The contribution of one customer in the first months, linear inside each, under the margin method. */
function earned(inputs, months) {
  const { aov, frequency, margin, cost, churn } = { ...EXAMPLE, ...inputs };
  const monthly = (aov * margin - cost) * frequency;
  const whole = Math.floor(months);
  let sum = 0;
  for (let n = 0; n < whole; n++) sum += monthly * (1 - churn) ** n;
  return sum + (months - whole) * monthly * (1 - churn) ** whole;
}

/** A programme by hand, at the likely effects. `moves` are the relative changes of inputs. */
function byHandOf({ reach = 500, fixed = 0, contact_cost = 0, contacts = 1, horizon = 12, moves }) {
  const changed = (factor) =>
    Object.fromEntries(Object.entries(moves).map(([field, change]) => [field, EXAMPLE[field] * (1 + change * factor)]));
  // Less is paid for each new customer: that counts at once.
  const saving = (factor) => EXAMPLE.cac - (changed(factor).cac ?? EXAMPLE.cac);
  const brings = (months, factor = 1) => reach * (earned(changed(factor), months) - earned({}, months) + saving(factor));
  const cost = (months) => months * (fixed + reach * contacts * contact_cost);
  const net = (months, factor) => brings(months, factor) - cost(months);
  let payback = null;
  for (let month = 1; month <= horizon; month++) {
    if (net(month) < 0) continue;
    const before = net(month - 1);
    payback = month - 1 + (before < 0 ? before / (before - net(month)) : 0);
    break;
  }
  let [low, high] = [0, 10];
  if (net(horizon, 10) < 0) high = null;
  else for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (net(horizon, middle) >= 0) high = middle;
    else low = middle;
  }
  return { brings: brings(horizon), cost: cost(horizon), net: net(horizon), payback, even: high, ltv: byHand(changed(1)).ltv - byHand({}).ltv };
}

const NEWSLETTER = { reach: 800, fixed: 3000, contact_cost: 4, contacts: 2, horizon: 12 };
const money = (value) => manner(t).shown("ltv", value);
const share = (factor) => t.percent(Math.ceil(factor * 100 - 1e-9) / 100, 0);

test("adding a programme applies nothing by itself", async () => {
  const p = await open();
  await says(p.lead, t("programmes.lead_none"));
  const before = await widget(p.page, t).figures();
  const kinds = await p.page.locator(".kinds b").allTextContents();
  assert.equal(kinds.length, 11);
  const card = await p.add("newsletter");
  await says(p.lead, t("programmes.no_effect_free", { name: kindOf("newsletter") }));
  assert.ok((await card.locator("summary").textContent()).includes(t("programmes.not_yet")));
  const effects = await card.locator(".effect input").evaluateAll((all) => all.map((each) => each.value));
  assert.ok(effects.length > 0 && effects.every((value) => value === ""), "every effect is the user's to say");
  assert.deepEqual(await widget(p.page, t).figures(), before, "the calculation is as it was");
  assert.equal(await p.page.evaluate(() => {
    let node = document.activeElement;
    while (node.shadowRoot) node = node.shadowRoot.activeElement;
    return node.localName;
  }), "summary", "the focus is on the new card");
});

test("a quoted figure stands there with its source and is not applied", async () => {
  const p = await open();
  const cart = await p.add("abandoned_cart");
  const quote = cart.locator(".quote");
  await says(quote.locator("p"), t("programmes.quote_lost_sales", { range: t("programmes.range", { low: "5%", high: "11%" }) }));
  assert.match(await quote.textContent(), /Econsultancy/);
  assert.equal(await quote.getByRole("button").count(), 0, "of lost sales nothing is known here: nothing to take over");
  assert.ok((await cart.locator(".effect input").evaluateAll((all) => all.map((each) => each.value))).every((value) => value === ""));

  const best = await p.add("high_value");
  await says(best.locator(".quote p"), t("programmes.quote_ltv", { range: "20%" }));
  assert.ok((await best.locator(".effect input").evaluateAll((all) => all.map((each) => each.value))).every((value) => value === ""));
  assert.ok((await best.locator("summary").textContent()).includes(t("programmes.not_yet")));
  // Only on request does it become an estimate.
  await best.locator(".quote").getByRole("button").click();
  const likely = p.effect("high_value", "frequency").getByRole("textbox", { name: t("programmes.likely"), exact: true });
  await until(() => likely.inputValue(), "20");
  assert.equal(await (await p.add("newsletter")).locator(".quote").count(), 0, "nothing is quoted for it");
});

test("what a programme comes to, recomputed by hand at the likely values", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.set("newsletter", NEWSLETTER);
  await says(p.lead, t("programmes.no_effect", { name: kindOf("newsletter"), cost: money(12 * (3000 + 800 * 8)), months: t.months(12) }));
  await p.estimate("newsletter", "frequency", { likely: 4 });
  await p.estimate("newsletter", "churn", { likely: 20 });
  const comesTo = async (moves, pays) => {
    const found = byHandOf({ ...NEWSLETTER, moves });
    assert.ok(found.net > 0 && found.even < 1, JSON.stringify(found));
    await says(p.lead, [
      t("programmes.brings_exactly", { who: t("programmes.customers", { n: "800" }), months: t.months(12), gain: money(found.brings) }),
      pays(money(found.cost), found.payback),
      t("programmes.even_below", { share: share(found.even) }),
    ].join(""));
    assert.ok((await p.card("newsletter").locator("summary").textContent()).includes(`${t("programmes.column_net")} ${money(found.net)}`));
  };
  await comesTo({ frequency: 0.04, churn: -0.2 }, (cost, payback) => {
    assert.ok(payback >= 1);
    return t("programmes.pays", { cost, months: t.months(payback) });
  });
  const becomes = (field) => p.effect("newsletter", field).locator(".name .hint");
  await says(becomes("frequency"), t("programmes.becomes", { from: "0.42", to: "0.437" }));
  await says(becomes("churn"), t("programmes.becomes", { from: "8%", to: "6.4%" }));
  await p.estimate("newsletter", "frequency", { likely: 15 });
  await comesTo({ frequency: 0.15, churn: -0.2 }, (cost, payback) => {
    assert.ok(payback < 1);
    return t("programmes.pays_first", { cost });
  });
});

test("three estimates give an interval around the likely value, the same each time", async () => {
  const sentences = [];
  for (let time = 0; time < 2; time++) {
    const p = await open();
    await p.add("newsletter");
    await p.set("newsletter", NEWSLETTER);
    await p.estimate("newsletter", "churn", { cautious: 10, likely: 20, optimistic: 30 });
    const found = byHandOf({ ...NEWSLETTER, moves: { churn: -0.2 } });
    await until(async () => (await p.lead.textContent()).includes(share(found.even)), true);
    sentences.push(await p.lead.textContent());
    const [low, high] = [...sentences[time].matchAll(/NT\$([\d,]+)/g)].map(([, digits]) => Number(digits.replaceAll(",", "")));
    assert.ok(low < found.brings && found.brings < high, `${low} < ${found.brings} < ${high}`);
    const ends = [0.1, 0.3].map((churn) => byHandOf({ ...NEWSLETTER, moves: { churn: -churn } }).brings);
    assert.ok(ends[0] < low && high < ends[1], "inside what is possible at all");
  }
  assert.equal(sentences[0], sentences[1]);
});

test("a programme that never earns back its cost says so, and what it would take", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.set("newsletter", { ...NEWSLETTER, fixed: 12000 });
  await p.estimate("newsletter", "frequency", { likely: 5 });
  const found = byHandOf({ ...NEWSLETTER, fixed: 12000, moves: { frequency: 0.05 } });
  assert.ok(found.payback === null && found.even > 1 && found.even < 10, JSON.stringify(found));
  const brings = (gain) => t("programmes.brings_exactly", { who: t("programmes.customers", { n: "800" }), months: t.months(12), gain: money(gain) });
  const never = (cost) => t("programmes.pays_never", { cost: money(cost), months: t.months(12) });
  await says(p.lead, [brings(found.brings), never(found.cost), t("programmes.even_above", { share: share(found.even) })].join(""));
  await p.set("newsletter", { fixed: 900000 });
  const hopeless = byHandOf({ ...NEWSLETTER, fixed: 900000, moves: { frequency: 0.05 } });
  assert.equal(hopeless.even, null);
  await says(p.lead, [brings(hopeless.brings), never(hopeless.cost), t("programmes.even_never")].join(""));
});

test("several programmes side by side, the largest net gain first; the ones without an estimate last", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.set("newsletter", NEWSLETTER);
  await p.estimate("newsletter", "frequency", { likely: 10 });
  await p.add("after_sales");
  await p.add("bundles");
  for (const name of ["after_sales", "bundles"]) await p.unfold(name);
  await p.set("bundles", { reach: 1000, fixed: 2000 });
  await p.estimate("bundles", "aov", { likely: 8 });
  const found = {
    newsletter: byHandOf({ ...NEWSLETTER, moves: { frequency: 0.1 } }),
    bundles: byHandOf({ reach: 1000, fixed: 2000, moves: { aov: 0.08 } }),
  };
  const row = (name) => {
    const { net, brings, cost, payback, even, ltv } = found[name];
    const pays = payback === null ? t("programmes.not_within", { months: t.months(12) }) : payback < 1 ? t("programmes.within_first") : t.months(payback);
    return [kindOf(name), money(net), t("programmes.no_range"), money(brings), money(cost), pays, share(even), money(ltv)];
  };
  const dashes = Array(7).fill("—");
  dashes[0] = t("programmes.not_yet");
  dashes[3] = money(0);
  const sorted = Object.keys(found).sort((a, b) => found[b].net - found[a].net);
  assert.equal(sorted[0], "bundles");
  await until(p.rows, [...sorted.map(row), [kindOf("after_sales"), ...dashes]]);
  const best = () => t("programmes.lead_best", { name: kindOf(sorted[0]), net: money(found[sorted[0]].net), months: t.months(12) });
  await says(p.lead, best());
  // Another figure, another order.
  await p.unfold("newsletter");
  await p.estimate("newsletter", "frequency", { likely: 60 });
  found.newsletter = byHandOf({ ...NEWSLETTER, moves: { frequency: 0.6 } });
  sorted.reverse();
  assert.ok(found.newsletter.net > found.bundles.net);
  await until(p.rows, [...sorted.map(row), [kindOf("after_sales"), ...dashes]]);
  await says(p.lead, best());
});

test("a referral programme counts what it saves on each new customer", async () => {
  const p = await open();
  await p.add("referral");
  await p.set("referral", { fixed: 5000 });
  await p.estimate("referral", "cac", { likely: 10 });
  const found = byHandOf({ fixed: 5000, moves: { cac: -0.1 } });
  assert.ok(Math.abs(found.brings - 500 * 62) < 1e-6);
  await until(async () => (await p.lead.textContent()).startsWith(
    t("programmes.brings_exactly", { who: t("programmes.customers_new", { n: "500" }), months: t.months(12), gain: money(found.brings) })), true);
  await p.card("referral").getByText(t("programmes.new_counted")).waitFor();
  assert.equal(await p.card("referral").getByRole("textbox", { name: t("programmes.reach_new"), exact: true }).count(), 1);
});

test("what cannot be is told at its field, and the last result stays", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.set("newsletter", NEWSLETTER);
  await p.estimate("newsletter", "churn", { likely: 20 });
  await until(async () => (await p.lead.textContent()).includes(money(byHandOf({ ...NEWSLETTER, moves: { churn: -0.2 } }).brings)), true);
  const before = await p.lead.textContent();
  const row = p.effect("newsletter", "churn");
  await p.estimate("newsletter", "churn", { cautious: 30 });
  await row.getByText(t("programmes.order_cautious")).waitFor();
  assert.equal(await row.getByRole("textbox", { name: t("programmes.cautious"), exact: true }).getAttribute("aria-invalid"), "true");
  assert.equal(await p.lead.textContent(), before);
  await p.estimate("newsletter", "churn", { cautious: 20 });
  await row.getByText(t("programmes.order_cautious")).waitFor({ state: "detached" });
  await p.set("newsletter", { horizon: "0" });
  await p.card("newsletter").getByText(t("calculator.problem_low", { limit: "1" })).waitFor();
  assert.equal(await p.lead.textContent(), before);
});

test("counted by revenue alone, a programme asks for the margin first", async () => {
  const p = await open();
  await p.page.getByRole("button", { name: t("calculator.method_simple"), exact: true }).click();
  await says(p.lead, t("programmes.needs_margin"));
  await p.s.button("programmes.enter_margin").click();
  await says(p.lead, t("programmes.lead_none"));
  assert.equal(await widget(p.page, t).figure("ltv"), "NT$2,342");
});

test("removed is gone, and the focus is where another can be added", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.add("birthday");
  await p.page.locator("table.programme-table").waitFor();
  const remove = (name) => p.card(name).getByRole("button", { name: t("programmes.remove_of", { name: kindOf(name) }), exact: true });
  await p.unfold("newsletter");
  await remove("newsletter").focus();
  await p.page.keyboard.press("Enter");
  await until(() => p.page.locator("details.programme summary b").allTextContents(), [kindOf("birthday")]);
  await p.page.locator("table.programme-table").waitFor({ state: "detached" });
  const focused = () => p.page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node.textContent;
  });
  assert.equal(await focused(), t("programmes.add"));
  await remove("birthday").focus();
  await p.page.keyboard.press("Enter");
  await says(p.lead, t("programmes.lead_none"));
  assert.ok(await p.page.locator(".kinds").isVisible(), "the kinds lie open again");
  await until(focused, await p.page.locator(".kinds button").first().textContent());
});

test("another language keeps the programme and says the same of it", async () => {
  const p = await open();
  await p.add("newsletter");
  await p.set("newsletter", NEWSLETTER);
  await p.estimate("newsletter", "churn", { likely: 20 });
  await widget(p.page, t).speak("en");
  const found = byHandOf({ ...NEWSLETTER, moves: { churn: -0.2 } });
  await until(async () => (await p.lead.textContent()).startsWith(
    en("programmes.brings_exactly", { who: en("programmes.customers", { n: "800" }), months: en.months(12), gain: `NT$${en.fixed(found.brings, 0)}` })), true);
  assert.doesNotMatch(await p.inside.innerText(), /[\u4e00-\u9fff]/);
});
