// Every screen of the widget, in the order of one walk through all of them.

import { path } from "./data.mjs";

/** Takes the page from screen to screen; `look` is called at each with its name. */
export async function walk(page, w, look) {
  await look("calculator");
  await w.explain.click();
  await page.locator(".behind > summary").first().click();
  await look("calculator, everything unfolded");
  await w.button("calculator.method_simple").click();
  await look("revenue only");
  await w.button("calculator.method_margin").click();
  await w.field("calculator.churn").fill("0");
  await look("a problem at a field");
  await w.field("calculator.churn").fill("8");
  await w.field("calculator.cac").fill("9000");
  await look("never pays back");

  await w.toData();
  await page.locator(".paste-box > summary").click();
  await look("data, start");
  await w.choose(path("cohorts24.csv"));
  await w.button("data.import").waitFor();
  await look("data, columns");
  await w.importChosen();
  await page.locator(".behind > summary").first().click();
  await look("data, overview");
  await w.show("data.tab_cohorts");
  await look("data, cohorts");
  await w.show("data.cumulative");
  await look("data, cohorts, cumulative");
  await w.show("data.tab_report");
  await look("data, report");
  await w.button("data.other_file").click();
  await w.choose(path("bad/no_valid_row.csv"));
  await w.button("data.import").click();
  await w.problem.waitFor();
  await look("data, a problem");
}
