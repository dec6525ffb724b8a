// What axe finds on a screen at rest, short enough to read.

import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { atRest } from "./rest.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Violations of WCAG 2.2 AA, one line for each rule: its name, in how many places, the first of them, and
 * why. `part` is a selector within the widget that is looked at alone.
 */
export async function violations(page, { part } = {}) {
  await atRest(page);
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  if (part) axe.include({ fromShadowDom: ["ltv-calculator", part] });
  const found = await axe.analyze();
  assert.ok(found.passes.length > (part ? 1 : 10), "axe saw into the shadow root");
  return found.violations
    .map(({ id, nodes }) => `${id} in ${nodes.length} places: ${nodes.slice(0, 3).map(told).join(" | ")}`);
}

function told({ html, any, all, none }) {
  const checks = [...any, ...all, ...none];
  const contrast = checks.map(({ data }) => data).find((data) => data?.contrastRatio);
  const why = contrast
    ? `${contrast.fgColor} on ${contrast.bgColor} is ${contrast.contrastRatio}, not ${contrast.expectedContrastRatio}`
    : checks.map(({ message }) => message).join("; ");
  return `${html.slice(0, 160)} (${why})`;
}
