// The screen of the stages.

import { expected } from "./data.mjs";
import { atRest, becomes, put } from "./rest.mjs";
import { segments } from "./segments.mjs";

/** Opens a sample's stages; with them the forecast's values and the members are there. */
export async function stages(run, sample, locale = "en", options = {}) {
  const opened = await segments(run, sample, "segments.name", locale, options);
  await ready(opened.page);
  return opened;
}

export async function ready(page) {
  await page.locator("table.stages tbody tr").first().waitFor({ timeout: 60_000 });
  await atRest(page);
}

/** The row of a stage. */
export const row = (page, symbol) =>
  page.locator("table.stages tbody tr").filter({ has: page.locator("b", { hasText: new RegExp(`^${symbol} `) }) });

/** The same cycle for all, which is what the oracle's scope `all` is. */
export async function sameForAll(page, t, sample) {
  await page.getByText(t("segments.rules_fold")).click();
  await page.getByRole("button", { name: t("segments.cycle_of_all"), exact: true }).click();
  const { P } = await sizes(page);
  await becomes(page, sizes, { ...(P && { P }), ...oracleSizes(sample, "all", "mean") });
  await atRest(page);
}

/** People in each stage that anybody is in, by symbol. */
export async function sizes(page) {
  const rows = await page.locator("table.stages tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("b").textContent, row.querySelector("td").firstChild.textContent]));
  const number = (text) => Number(text.replaceAll(",", "").trim());
  return Object.fromEntries(rows.map(([name, count]) => [name.split(" ")[0], number(count)]).filter(([, count]) => count > 0));
}

/** The oracle's rows of the last day, by stage. */
export function oracle(name, scope, statistic) {
  const rows = expected(`${name}_stage_sizes`).filter((row) => row.scope === scope && row.statistic === statistic);
  const last = rows.map((row) => row.day).sort().at(-1);
  return Object.fromEntries(rows.filter((row) => row.day === last).map((row) => [row.stage, row]));
}

/** The oracle's people by stage, where there are any. */
export function oracleSizes(name, scope, statistic) {
  const rows = Object.entries(oracle(name, scope, statistic));
  return Object.fromEntries(rows.map(([stage, { customers }]) => [stage, customers]).filter(([, count]) => count > 0));
}

/** A number field by its label, within something; typing takes effect when it is left. */
export async function type(within, label, value) {
  await put(within.getByRole("textbox", { name: label }).first(), value);
}
