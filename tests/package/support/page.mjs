// A page's script that uses the package: what it found stands in `window.found`.

/** The script; `from` is how the package is imported, `csv` where the orders are. */
export const script = (from, csv) => `
import { analyze, calculate, InputError } from ${JSON.stringify(from)};
const found = { ltv: calculate({ method: "simple", period: "week", aov: 24.3, orders: 1, lifespan: 20, lifespanUnit: "year" }).ltv };
try { calculate({ method: "simple" }); } catch (error) { found.refused = error instanceof InputError && error.field; }
const bytes = new Uint8Array(await (await fetch(${JSON.stringify(csv)})).arrayBuffer());
const steps = [];
const analysis = await analyze(bytes, { asOf: "1997-09-30", models: ["bg-nbd"], onProgress: (progress) => steps.push(progress.kind) });
found.customers = analysis.summary.customers;
found.params = analysis.models["bg-nbd"].params;
found.columns = analysis.customers().pAlive.length;
found.steps = [...new Set(steps)];
window.found = found;
`;

/** What that script must find. Fader, Hardie & Lee (2005), table 2: BG/NBD of CDNOW. */
export function check(assert, found) {
  assert.ok(Math.abs(found.ltv - 25272) < 1e-9, "24.30 × 52 × 20");
  assert.equal(found.refused, "aov");
  assert.equal(found.customers, 2357);
  assert.equal(found.columns, 2357);
  const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  for (const [name, value] of Object.entries(published)) {
    assert.ok(Math.abs(found.params[name] - value) < 6e-4, `${name}: ${found.params[name]}`);
  }
  assert.deepEqual(found.steps, ["reading", "step"]);
}
