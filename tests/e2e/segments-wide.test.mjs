// On a wide screen what can be done with a group stands in sight beside it: no table has to be
// scrolled sideways for its lists.

import assert from "node:assert/strict";
import { test } from "node:test";
import { segments, turn } from "./support/segments.mjs";
import { suite } from "./support/suite.mjs";
import { LOCALES } from "./support/words.mjs";

const run = suite();

/** Screens by their names, and a row of each that is there once it is told. */
const SCREENS = {
  "segments.name": "table.stages tbody tr",
  "rfm.name": "table.rfm-segments tbody tr",
  "tiers.name": "table.tier-near tbody tr",
  "top.name": "table.top-plays tbody tr",
  "next_product.name": "table.next-pairs tbody tr",
};

for (const locale of LOCALES) {
  test(`${locale}: every list is in sight at 1,280 px`, async () => {
    const { page, t } = await segments(run, "coffee", "segments.name", locale, { viewport: { width: 1280, height: 900 } });
    const hidden = {};
    for (const [name, row] of Object.entries(SCREENS)) {
      await turn(page, t, name);
      await page.locator(row).first().waitFor({ timeout: 60_000 });
      const found = await page.locator(".shell").evaluate((shell) =>
        [...shell.querySelectorAll(".scroll table button")]
          .filter((button) => button.checkVisibility())
          .filter((button) => button.getBoundingClientRect().right > button.closest(".scroll").getBoundingClientRect().right + 0.5)
          .map((button) => button.getAttribute("aria-label") ?? button.textContent));
      if (found.length) hidden[name] = found;
    }
    assert.deepEqual(hidden, {});
  });
}
