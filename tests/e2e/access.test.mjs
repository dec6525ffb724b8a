// Every screen, both languages, both themes: no violation of WCAG 2.2 AA that axe can see.

import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { walk } from "./support/screens.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What is wrong, short enough to read: the rule, in how many places, and the first of them. */
const told = (violations) =>
  violations.map(({ id, nodes }) => {
    const why = [...nodes[0].any, ...nodes[0].all, ...nodes[0].none].map((check) => check.message).join("; ");
    return `${id} in ${nodes.length} places, ${nodes.slice(0, 3).map((node) => node.target.flat().at(-1)).join(", ")}: ${why}`;
  });

for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${locale}, ${colorScheme}: axe finds nothing on any screen`, async () => {
      const t = words(locale);
      const page = await run.open({ colorScheme });
      const w = widget(page, t);
      await w.speak(locale);
      await says(page.locator(".title"), t("shell.title"));
      const found = {};
      let rules = 0;
      await walk(page, w, async (screen, part) => {
        const axe = new AxeBuilder({ page }).withTags(TAGS);
        if (part) axe.include({ fromShadowDom: ["ltv-calculator", part] });
        const { violations, passes } = await axe.analyze();
        rules += passes.length;
        if (violations.length) found[screen] = told(violations);
      });
      assert.ok(rules > 100, "axe saw into the shadow root");
      assert.deepEqual(found, {});
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: nor where a part cannot be loaded`, async () => {
    run.site.fail(/full\.js/);
    const page = await run.open({ colorScheme });
    await widget(page, words("zh-Hant")).grower("tool-goal").click();
    await page.getByRole("alert").waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    assert.deepEqual(told(violations), []);
  });
}
