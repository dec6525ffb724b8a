// Every screen, both languages, both themes: no violation of WCAG 2.2 AA that axe can see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { walk } from "./support/screens.mjs";
import { suite } from "./support/suite.mjs";
import { says, widget } from "./support/widget.mjs";
import { LOCALES, words } from "./support/words.mjs";

const run = suite();
for (const locale of LOCALES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${locale}, ${colorScheme}: axe finds nothing on any screen`, async () => {
      const t = words(locale);
      const page = await run.open({ colorScheme });
      const w = widget(page, t);
      await w.speak(locale);
      await says(page.locator(".title"), t("shell.title"));
      const found = {};
      await walk(page, w, async (screen, part) => {
        const told = await violations(page, { part });
        if (told.length) found[screen] = told;
      });
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
    assert.deepEqual(await violations(page), []);
  });
}
