// Files that cannot be read, or not all of them: clear words, and nothing else is harmed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { path } from "./support/data.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();

/** The built page in a language, with the sample analysed and an amount typed: what must survive. */
async function busy(t) {
  const page = await run.open();
  await page.clock.setFixedTime("2025-12-17T12:00:00"); // the fixtures' today
  await widget(page, t).speak(t.locale);
  await says(page.locator(".title"), t("shell.title"));
  const w = widget(page, t);
  await w.field("calculator.aov").fill("2000");
  const before = await w.figures();
  await w.openSample();
  const facts = await w.facts();
  const alive = async () => {
    await w.button("data.back_to_results").click();
    assert.deepEqual(await w.facts(), facts, "the earlier results are there");
    await w.toCalculator();
    assert.deepEqual(await w.figures(), before);
    await w.field("calculator.aov").fill("2001");
    assert.notDeepEqual(await w.figures(), before, "the calculator answers");
    await w.field("calculator.aov").fill("2000");
    await w.toData();
    await w.button("data.other_file").click();
  };
  await w.button("data.other_file").click();
  return { page, w, alive };
}

/** The report's reasons: name, count, and the row and content of each example. */
const reasons = (scope) =>
  scope.locator(".report-list > li").evaluateAll((items) =>
    items.map((item) => ({
      name: item.querySelector("b")?.textContent ?? item.textContent.trim(),
      count: Number(item.textContent.match(/·\s*([\d,]+)/)?.[1].replace(",", "") ?? 0),
      rows: [...item.querySelectorAll("tbody tr")].map((row) => {
        const [number, , content] = row.children;
        return `${number.textContent}: ${content.textContent}`;
      }),
    })));

for (const locale of LOCALES) {
  const t = words(locale);

  test(`${locale}: files that hold no orders at all`, async () => {
    const { page, w, alive } = await busy(t);
    const cases = { empty: "errors.empty", header_only: "errors.header_only", binary_renamed: "errors.damaged_book" };
    for (const [file, message] of Object.entries(cases)) {
      await w.choose(path(`bad/${file}.csv`));
      await says(w.problem.locator("p"), t(message, { name: `${file}.csv` }));
      await says(page.locator("[data-status]"), t("files.status_failed"));
      await alive();
    }
  });

  test(`${locale}: a file without a column of dates`, async () => {
    const { page, w } = await busy(t);
    await w.choose(path("bad/no_date_column.csv"));
    await says(w.column("data.column_date").note, t("data.not_recognised"));
    await says(page.locator(".file-card > p[role=status].hint"), t("files.missing_role", { role: t("data.column_date") }));
    assert.ok(await w.button("data.import").isDisabled());
  });

  test(`${locale}: a file none of whose rows can be used`, async () => {
    const { w, alive } = await busy(t);
    await w.choose(path("bad/no_valid_row.csv"));
    await w.button("data.import").click();
    await says(w.problem.locator("p").first(), t("errors.no_valid_row", { name: "no_valid_row.csv", rows: "5" }));
    const found = await reasons(w.problem);
    const expected = [
      ["data.drop_customer", `4: ${t("cohorts.unlabelled")}`], ["data.drop_date", "5: soon"], ["data.drop_impossible", "2: 2025-02-30"],
      ["data.drop_amount", "3: n/a"], ["data.drop_unmatched", "6: -15"],
    ].map(([name, row]) => ({ name: t(name), count: 1, rows: [row] }));
    const byName = (a, b) => a.name.localeCompare(b.name);
    assert.deepEqual(found.sort(byName), expected.sort(byName));
    await alive();
  });

  test(`${locale}: files some of whose rows can be used; the report says which not, and why`, async () => {
    const { w } = await busy(t);
    const cases = {
      huge_amount: { kept: 2, dropped: 6, why: [["data.drop_amount", 2], ["data.drop_amount_range", 4]] },
      ragged: { kept: 4, dropped: 2, why: [["data.drop_fields", 2]] },
      sentinel_dates: { kept: 2, dropped: 6, why: [["data.drop_date_range", 5], ["data.drop_future", 1]] },
      unbalanced_quote: { kept: 6, dropped: 2, why: [["data.drop_quote", 2]] },
      markup: { kept: 3, dropped: 1, why: [["data.drop_amount", 1]] },
    };
    for (const [file, { kept, dropped, why }] of Object.entries(cases)) {
      await w.choose(path(`bad/${file}.csv`));
      await w.importChosen();
      await says(w.fileCounts, t("data.file_counts", { kept, dropped }));
      await w.show("data.tab_report");
      const found = (await reasons(w.report)).filter(({ name }) => why.some(([reason]) => t(reason) === name));
      assert.deepEqual(found.map(({ name, count }) => [name, count]), why.map(([name, count]) => [t(name), count]), file);
      await w.button("data.other_file").click();
    }
  });
}

test("markup in a file is text: no element, no dialog, no request", async () => {
  const t = words("en");
  const { page, w } = await busy(t);
  page.on("dialog", (dialog) => assert.fail(`a dialog: ${dialog.message()}`));
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await w.choose(path("bad/markup.csv"));
  await page.locator("table.preview").getByText("<script>alert(1)</script>", { exact: true }).waitFor();
  await page.locator("table.preview").getByText('<img src="x" onerror="alert(1)">', { exact: true }).waitFor();
  await w.importChosen();
  await w.show("data.tab_report");
  await page.locator(".report-list").getByText(t("files.same_examples")).first().click();
  await page.locator(".report-list").getByText("<b>30</b>", { exact: true }).waitFor();
  await w.button("data.other_file").click();
  await w.choose({ name: "<img src=x onerror=alert(1)>.csv", mimeType: "text/csv", buffer: Buffer.from("") });
  await says(w.problem.locator("p"), t("errors.empty", { name: "<img src=x onerror=alert(1)>.csv" }));
  assert.equal(await page.locator(".ltv").locator("img, script, iframe").count(), 0);
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), []);
});
