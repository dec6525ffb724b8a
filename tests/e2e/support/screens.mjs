// Every screen of the widget, in the order of one walk through all of them.

import { csv, path } from "./data.mjs";

/**
 * Takes the page from screen to screen; `look` is called at each with its name and, where only a
 * part is new, what that part is.
 */
export async function walk(page, w, look) {
  await calculator(page, w, look);
  await methods(page, w, look);
  await tools(page, w, look);
  await scenarios(page, w, look);
  await data(page, w, look);
}

async function calculator(page, w, look) {
  await look("the first answer");
  await w.method("simple");
  await look("the first answer, revenue only");
  await w.method("margin");
  await w.explain.click();
  await w.steps.first().waitFor();
  for (const table of await page.locator(".behind > summary").all()) await table.click();
  await w.more.locator("summary").click();
  await look("everything unfolded");
  await w.more.locator("summary").click();
  await w.field("calculator.churn").fill("0");
  await look("a problem at a field", ".inputs");
  await w.field("calculator.churn").fill("8");
  await w.field("calculator.cac").fill("9000");
  await look("never pays back");
  await w.field("calculator.cac").fill("620");
  await w.button("calculator.use_spend").click();
  await w.button("calculator.use_lifespan").click();
  await w.field("calculator.lifespan").fill("5");
  await page.locator(".conflict:not(:empty)").waitFor();
  await look("lifespan against churn, CAC from spend", ".inputs");
  await w.button("calculator.use_cost").click();
  await w.button("calculator.use_churn").click();
  await w.method("horizon");
  await look("repeat purchases, a set horizon", ".inputs");
}

async function methods(page, w, look) {
  await w.business("subscription");
  await look("subscription, until they leave", ".inputs");
  await w.method("discounted");
  await look("subscription, discounted, paid at once", ".inputs");
  await w.menu("calculator.timing").selectOption("end");
  await look("subscription, discounted, paid at the end", ".inputs");
  await w.method("horizon");
  await look("subscription, a set horizon", ".inputs");
  await w.business("base");
  await look("all customers");
  await w.field("calculator.margin").fill("");
  await look("all customers, without a margin");
  await tool(w, "compare", look, "all customers");
  await w.field("calculator.margin").fill("45");
  await w.button("calculator.business_repeat").click();
  await w.method("margin");
}

/** Opens a tool, looks, and folds it again. */
async function tool(w, name, look, more = "", use = async () => {}) {
  const inside = await w.openTool(name);
  await look(["tool", name, more].filter(Boolean).join(", "), ".inside");
  await use(inside);
  await w.grower(`tool-${name}`).click();
  await inside.waitFor({ state: "detached" });
}

async function tools(page, w, look) {
  await tool(w, "compare", look);
  await tool(w, "goal", look, "", async (inside) => {
    await inside.getByRole("textbox").fill("nothing");
    await look("tool, goal, a problem at the target", ".inside");
    await inside.getByRole("textbox").fill("99999999999");
    await look("tool, goal, out of reach", ".inside");
    await inside.getByRole("textbox").fill("2500");
    await inside.locator("table.levers button").first().click();
    await inside.locator(".status [role=status]:not(:empty)").waitFor();
    await look("tool, goal, applied", ".inside");
    await inside.locator(".status button").click();
  });
  await tool(w, "sensitivity", look, "", async (inside) => {
    await inside.locator(".chips").first().getByRole("button").last().click();
    await look("tool, sensitivity of the payback", ".inside");
  });
  await tool(w, "ranges", look, "", async (inside) => {
    await w.button("tools.typical").click();
    await inside.locator("figure.chart").first().waitFor();
    await look("tool, ranges, typical", ".inside");
    await inside.locator(".three input").first().fill("99999");
    await inside.locator(".n.wrong .note").waitFor();
    await look("tool, ranges, a problem at a field", ".inside");
    await w.button("tools.clear").click();
  });
  await tool(w, "programmes", look, "", async (inside) => {
    await inside.locator(".kinds button").first().click();
    await inside.locator("details.programme").waitFor();
    await look("tool, programmes, one added", ".inside");
    await w.field("programmes.fixed").fill("3000");
    await inside.getByRole("textbox", { name: w.words("programmes.likely"), exact: true }).first().fill("20");
    await look("tool, programmes, one estimated", ".inside");
    await w.button("programmes.add").click();
    await inside.locator(".kinds button").nth(2).click();
    await inside.locator("details.programme").nth(1).waitFor();
    await look("tool, programmes, two", ".inside");
  });
  await tool(w, "share", look);
}

async function scenarios(page, w, look) {
  await w.toScenarios();
  await look("scenarios, none yet");
  await w.button("studio.example_loyal").click();
  await page.locator("table.scenarios").waitFor();
  await look("scenarios, one");
  await w.button("studio.add").click();
  const lever = page.locator("table.scenarios tbody .lever");
  // The second scenario's order value and margin; between them stands the frequency.
  await lever.nth(1).locator("input").fill("+10");
  await lever.nth(5).locator("input").fill("5");
  await look("scenarios, two with levers");
  await lever.nth(5).locator("input").fill("nothing");
  await page.locator(".lever.wrong").waitFor();
  await look("scenarios, a lever that is no number");
  await lever.nth(5).locator("input").fill("999");
  await page.locator(".lever.wrong").waitFor();
  await look("scenarios, a lever out of range");
  await lever.nth(5).locator("input").fill("");
  await w.button("studio.present").click();
  await page.locator("dialog[open]").waitFor();
  await look("scenarios, presented", "dialog");
  await w.button("studio.two").click();
  await look("scenarios, presented two at a time", "dialog");
  await w.button("studio.close").click();
}

async function data(page, w, look) {
  await w.toData();
  await page.locator(".paste-box > summary").click();
  await look("data, start");
  await w.choose([path("bad/no_date_column.csv"), path("bad/empty.csv")]);
  await page.locator(".file-card .problem").waitFor();
  await page.locator(".file-card .choose .asks").first().waitFor();
  await look("data, a file that asks and one that failed");
  await w.button("data.other_file").click();
  await w.choose(path("cohorts24.csv"));
  await page.locator("table.preview").waitFor();
  await look("data, columns");
  for (const fold of await page.locator(".file-card .paste-box > summary").all()) await fold.click();
  await page.getByText(w.words("files.for_all")).click();
  await look("data, columns, everything unfolded");
  await w.importChosen();
  await page.locator(".behind > summary").first().click();
  await look("data, overview");
  await w.show("data.tab_cohorts");
  await look("data, cohorts");
  await w.show("data.cumulative");
  await look("data, cohorts, cumulative");
  await page.locator(".more-ways > summary").click();
  await page.getByRole("group", { name: w.words("cohorts.project"), exact: true }).getByRole("button").nth(2).click();
  await page.locator("table.heat td.ahead").first().waitFor();
  await look("data, cohorts, every way and a projection");
  await page.locator(".more-ways > summary").click();
  await page.locator("td[data-cell='2:1']").click();
  await page.locator(".members tbody tr").first().waitFor();
  await look("data, the customers of a cell", ".members");
  await page.keyboard.press("Escape");
  await w.show("cohorts.tab_trend");
  await page.locator("figure.chart").nth(3).waitFor();
  await look("data, trend");
  await w.show("forecast.tab");
  await page.locator("table.rows tbody button").first().waitFor({ timeout: 60_000 });
  await page.locator(".making").waitFor({ state: "hidden" });
  await page.locator(".how > summary").click();
  await look("data, forecast");
  await page.locator("table.rows tbody button").first().click();
  await page.locator("dialog.customer[open] dl.facts").waitFor();
  await look("data, a customer", "dialog");
  await page.keyboard.press("Escape");
  await page.locator(".retention > summary").click();
  await w.button("forecast.ret_example").click();
  await page.locator(".retention table.scores").waitFor();
  await look("data, retention of subscriptions", ".retention");
  await w.show("data.tab_report");
  for (const fold of await page.locator(".examples > summary").all()) await fold.click();
  await look("data, report");
  await questions(page, w, look);
  await w.choose(path("bad/no_valid_row.csv"));
  await w.button("data.import").click();
  await w.problem.waitFor();
  await look("data, a problem");
}

/** What is asked of files: styles, encodings, currencies, who is who. */
async function questions(page, w, look) {
  const anew = () => w.button("data.other_file").click();
  const bytes = Buffer.from("customer,date,amount\nZ\xfcrich,2025-01-05,1\n", "latin1");
  await anew();
  await w.choose([
    csv("both.csv", "customer,date,amount\nA,03/04/2025,1.500\nB,05/04/2025,2.250\n"),
    csv("names.csv", "customer,date,amount\nZoé,2025-01-05,100\n"),
    { name: "unknown.csv", mimeType: "text/csv", buffer: bytes },
  ]);
  await page.locator(".readings").waitFor();
  await page.locator(".file-card .problem select").waitFor();
  await look("data, questions");
  await anew();
  await w.choose(csv("mixed.csv", "customer,date,amount,currency\nA,2025-01-05,100,TWD\nB,2025-01-06,20,USD\n"));
  await w.button("data.import").click();
  await page.locator(".problem.question").waitFor();
  await look("data, several currencies", ".problem");
  await anew();
  const rows = ["1,A1,amy@example.com,2025-01-05,100", "2,A2,amy@example.com,2025-02-05,200", "3,A1,Amy@example.com,2025-03-05,300", "4,A2,AMY@example.com,2025-04-05,400"];
  await w.choose(csv("same.csv", ["訂單編號,會員編號,電子郵件,訂單日期,訂單金額", ...rows].join("\n")));
  await w.importChosen();
  await w.show("data.tab_report");
  await page.locator(".same summary").click();
  await look("data, the same person");
  await anew();
}
