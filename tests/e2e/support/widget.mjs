// The widget as its users see it. `root` is a page, or one element of several on it.

import assert from "node:assert/strict";
import { atRest } from "./rest.mjs";

export function widget(root, t) {
  const page = root.page?.() ?? root;
  const button = (name) => root.getByRole("button", { name: t(name), exact: true });
  const self = {
    words: t,
    button,
    field: (name) => root.getByRole("textbox", { name: t(name), exact: true }),
    menu: (name) => root.getByRole("combobox", { name: t(name), exact: true }),
    slider: (name) => root.getByRole("slider", { name: t(name), exact: true }),
    period: (name) => root.getByRole("combobox", { name: t("calculator.period_of", { field: t(name) }), exact: true }),
    problem: root.locator(".problem"),
    progress: root.locator("[data-progress]"),
    says: root.locator(".says"),
    /** What the larger module answers for, under the name by which the small one asks for it. */
    grower: (key) => root.locator(`[data-grow="${key}"]`),
    explain: root.locator('[data-grow="explain"]'),
    steps: root.locator(".explain .numbers"),
    more: root.locator("details.more"),
    toast: root.locator(".toast"),
    report: root.locator(".page"),
    fileCounts: root.locator(".file > span").first(),

    figure: async (name) => (await root.locator(`[data-figure=${name}]`).textContent()).trim(),
    figures: async () => (await root.locator("[data-figure]").allTextContents()).map((text) => text.trim()),

    /** The card of a file: what it is, how far it is, its questions and columns. */
    card: (name) => root.locator(".file-card").filter({ has: page.getByRole("heading", { name, exact: true }) }),
    /** How far the files are, in their order. */
    statuses: async () => (await root.locator("[data-status]").allTextContents()).map((text) => text.trim()),

    /** What the columns ask about: its menu, the note below, and a choice by how its words begin. */
    column: (name, within = root) => {
      const label = within.locator(".choose label").filter({ hasText: new RegExp(`^\\s*${t(name)}`) }).first();
      const menu = label.locator("select");
      const choose = async (words) => {
        const all = await menu.locator("option").evaluateAll((options) =>
          options.map((option) => ({ value: option.value, text: option.textContent.trim() })));
        const found = all.find(({ text }) => text.startsWith(words));
        assert.ok(found, `“${words}” among ${all.map(({ text }) => text).join(" | ")}`);
        await menu.selectOption(found.value);
      };
      return { menu, note: label.locator(".note"), choose };
    },

    /** Has the larger module come, whatever it was asked for: the form with all its methods. */
    grow: async () => {
      if (!(await self.more.count())) await self.grower("more").click();
      await self.more.waitFor();
    },
    business: async (name) => {
      await button(`calculator.business_${name}`).click();
      await self.more.waitFor();
    },
    /** Chooses the method: by a button, which may be among the further ones, or by the menu. */
    method: async (name) => {
      const few = button(`calculator.method_${name}`);
      const ways = root.locator("details.ways");
      const further = ways.locator(`button[value=${name}]`);
      if ((await further.count()) && !(await ways.evaluate((node) => node.open))) await ways.locator("summary").click();
      if (await few.count()) await few.click();
      else await self.menu("calculator.method_label").selectOption(name);
    },
    /** The method in force, by its name in a query string. */
    chosenMethod: async () => {
      const pressed = root.locator(".inputs .kind button[value][aria-pressed=true]");
      if (await pressed.count()) return pressed.getAttribute("value");
      return self.menu("calculator.method_label").inputValue();
    },
    /** Opens a tool below the answer; its work. */
    openTool: async (name) => {
      const fold = self.grower(`tool-${name}`);
      if ((await fold.getAttribute("aria-expanded")) !== "true") await fold.click();
      const inside = root.locator(".tool").filter({ has: fold }).locator(".inside");
      await inside.waitFor();
      return inside;
    },
    toScenarios: async () => {
      await button("shell.scenarios").click();
      await root.locator(".studio").waitFor();
    },

    speak: (locale) => root.locator(`.languages [lang="${locale}"]`).click(),
    toCalculator: () => button("shell.calculator").click(),
    toData: () => button("shell.data").click(),
    show: (tab) => button(tab).click(),
    results: () => root.locator(".subnav").waitFor(),

    openSample: async () => {
      await self.toData();
      await button("data.open_sample").click();
      await self.results();
    },
    choose: async (file) => {
      const chooser = page.waitForEvent("filechooser");
      await button("data.choose_file").and(root.locator("button")).click();
      await (await chooser).setFiles(file);
    },
    importChosen: async () => {
      await button("data.import").click();
      await self.results();
    },

    /** The overview's figures by name: what stands large, and the note below. */
    facts: async () => {
      await atRest(page);
      return Object.fromEntries(
        await root.locator(".facts > div").evaluateAll((facts) =>
          facts.map((fact) => {
            const note = fact.querySelector(".note").textContent.trim();
            const all = fact.querySelector("dd").textContent.trim();
            const value = all.slice(0, all.length - note.length).trim();
            return [fact.querySelector("dt").textContent.trim(), { value, note }];
          }),
        ),
      );
    },

    /** The cohort table by rows: name, customers, and each cell's text and whether its month still runs. */
    heat: async () => {
      await atRest(page);
      return root.locator("table.heat tbody tr").evaluateAll((rows) =>
        rows.map((row) => {
          const [size, ...cells] = [...row.querySelectorAll("td")];
          const drawn = (cell) => [...cell.childNodes].filter((node) => !node.classList?.contains("sr"));
          const seen = (cell) => drawn(cell).map((node) => node.textContent).join("").trim();
          return {
            name: row.querySelector("th").textContent.trim(),
            size: size.textContent.trim(),
            cells: cells.map((cell) => ({ text: seen(cell), running: cell.classList.contains("run") })),
          };
        }),
      );
    },
  };
  return self;
}

/** Waits until a locator says exactly this, and says what stood there instead if it never does. */
export async function says(locator, expected) {
  const deadline = Date.now() + 60_000;
  let found;
  do {
    found = (await locator.textContent())?.trim();
    if (found === expected) return;
    await locator.page().evaluate(() => new Promise(requestAnimationFrame));
  } while (Date.now() < deadline);
  assert.equal(found, expected);
}
