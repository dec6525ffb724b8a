// The screen of the stages.

import { expected } from "./data.mjs";
import { segments } from "./segments.mjs";

/** Opens a sample's stages, once they are there. */
export async function stages(run, sample, locale = "en", options = {}) {
  const opened = await segments(run, sample, "segments.name", locale, options);
  await ready(opened.page);
  return opened;
}

export async function ready(page) {
  await page.locator("table.stages tbody tr").first().waitFor({ timeout: 60_000 });
}

/** The row of a stage. */
export const row = (page, symbol) =>
  page.locator("table.stages tbody tr").filter({ has: page.locator("b", { hasText: new RegExp(`^${symbol} `) }) });

/** The same cycle for all, which is what the oracle's scope `all` is. */
export async function sameForAll(page, t, sample) {
  await page.getByText(t("segments.rules_fold")).click();
  await page.getByRole("button", { name: t("segments.cycle_of_all"), exact: true }).click();
  const wanted = oracle(sample, "all", "mean");
  await until(page, async () => {
    const { P, ...found } = await sizes(page);
    return Object.entries(found).every(([stage, count]) => wanted[stage]?.customers === count);
  });
}

/** People in each stage that anybody is in, by symbol. */
export async function sizes(page) {
  const rows = await page.locator("table.stages tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("b").textContent, row.querySelector("td").firstChild.textContent]));
  const number = (text) => Number(text.replaceAll(",", "").trim());
  return Object.fromEntries(rows.map(([name, count]) => [name.split(" ")[0], number(count)]).filter(([, count]) => count > 0));
}

/** Waits until `look` finds something, and gives it. */
export async function until(page, look, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; ;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error("it never came to that");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/** The oracle's rows of the last day, by stage. */
export function oracle(name, scope, statistic) {
  const rows = expected(`${name}_stage_sizes`).filter((row) => row.scope === scope && row.statistic === statistic);
  const last = rows.map((row) => row.day).sort().at(-1);
  return Object.fromEntries(rows.filter((row) => row.day === last).map((row) => [row.stage, row]));
}

/** A number field by its label, within something; typing takes effect when it is left. */
export async function type(within, label, value) {
  await put(within.getByRole("textbox", { name: label }).first(), value);
}

/** Types into a field what stays there: what is told anew of another field may be on its way. */
export async function put(field, value) {
  for (let turn = 0; turn < 5; turn += 1) {
    await field.fill(value);
    await field.blur();
    await field.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if ((await field.inputValue()).replaceAll(",", "") === value) return;
  }
  throw new Error(`${value} does not stay`);
}
