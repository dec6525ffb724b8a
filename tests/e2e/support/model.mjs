// The lifetime value once more, term by term as DOMAIN.md writes the sums: no closed form of the
// engine is in here, so that agreement means something.

const PER_YEAR = { week: 52, month: 12, quarter: 4, year: 1 };

/** A length, restated: 3 years are 36 months. */
export const lasting = ([length, per], period) => (length * PER_YEAR[period]) / PER_YEAR[per];
/** A share lost per period, restated so that as many are left after a year. */
export const leaving = ([share, per], period) => 1 - (1 - share) ** (PER_YEAR[per] / PER_YEAR[period]);
/** A rate of discount, restated so that a year costs as much. */
export const waiting = ([rate, per], period) => (1 + rate) ** (PER_YEAR[per] / PER_YEAR[period]) - 1;
/** A number of orders, or of money, in another period. */
export const counted = ([value, per], period) => (value * PER_YEAR[per]) / PER_YEAR[period];

/** The share of the customers who are there at the start of period `t`. */
function staying(inputs, period) {
  const { lifespan, churn } = inputs;
  if (lifespan === undefined) {
    const stay = 1 - leaving(churn, period);
    return (t) => stay ** t;
  }
  const length = lasting(lifespan, period);
  return (t) => Math.min(1, Math.max(0, length - t));
}

/** Few enough to add up one by one, and so many that the rest is dust. */
const MOST = 500_000;

/**
 * What one customer pays, payment by payment: each with its share of those who are there, its
 * discount, and the part of it that the horizon still counts.
 */
function* payments(inputs) {
  const { method, period, timing } = inputs;
  const discounts = method === "discounted" || method === "horizon";
  const d = discounts ? waiting(inputs.discount, period) : 0;
  const first = discounts && timing === "end" ? 1 : 0;
  const horizon = method === "horizon" ? lasting(inputs.horizon, period) : Infinity;
  const share = staying(inputs, period);
  const k = each(inputs);
  for (let n = 0; n < MOST; n++) {
    const t = first + n;
    const full = (k * share(t)) / (1 + d) ** t;
    yield { full, counts: full * Math.min(1, Math.max(0, horizon - n)) };
    if (n > horizon || Math.abs(full) <= 1e-17 * Math.abs(k)) return;
  }
}

/** k: what a customer brings in one payment period. */
function each({ method, period, aov, orders, margin, cost, base }) {
  if (base) return (counted(base.revenue, period) / base.payers) * (margin ?? 1);
  const perOrder = method === "simple" ? aov : aov * margin - cost;
  return perOrder * counted(orders ?? [1, period], period);
}

/** What winning a customer costs; undefined where it is not known. */
function cost({ cac, spend, base }) {
  if (base) return base.spend / base.payers;
  return spend ? spend[0] / spend[1] : cac;
}

/**
 * LTV, net, ratio and payback in months. `null`: there is none to tell; an infinite payback: never.
 *
 * `inputs`: method, period, timing; aov, orders, churn, lifespan, discount and horizon with their
 * periods as pairs; margin, cost; cac or spend as [money, customers]; or `base` with revenue (a
 * pair), payers and spend, whose loyalty is the lifespan. Shares are shares.
 */
export function reckon(given) {
  const inputs = { period: "month", timing: "start", ...given };
  const all = [...payments(inputs)];
  const ltv = sum(all.map(({ counts }) => counts));
  const cac = cost(inputs);
  const profit = inputs.method !== "simple" && (!inputs.base || inputs.margin !== undefined);
  if (!profit || cac === undefined) {
    return { ltv, cac, net: inputs.base ? ltv - cac : null, ratio: null, payback: null };
  }
  return { ltv, cac, net: ltv - cac, ratio: cac > 0 ? ltv / cac : null, payback: earnedBack(all, ltv, cac, inputs) };
}

/** Smallest first, so that the small ones count; what is beyond 14 digits is this sum's own rounding. */
function sum(terms) {
  return Number(terms.reduceRight((sum, term) => sum + term, 0).toPrecision(14));
}

function earnedBack(all, ltv, cac, { period }) {
  if (ltv <= cac) return Infinity;
  let back = 0;
  for (const [n, { full, counts }] of all.entries()) {
    if (back + counts >= cac) return ((n + (cac - back) / full) * 12) / PER_YEAR[period];
    back += counts;
  }
  return Infinity;
}

/** The three figures as the interface shows them. */
export function shown({ ltv, net, ratio, payback }, t, { base, symbol = "NT$", decimals = 0 } = {}) {
  // From a hundred million on the short form: more digits would not fit the place.
  const value = base ? short(net * base.payers, t, symbol) : Math.abs(ltv) >= 1e8 ? short(ltv, t, symbol) : money(ltv, t, symbol, decimals);
  return [
    value,
    ratio === null ? "—" : `${ratio < 0 ? "−" : ""}${t.ratio(Math.abs(ratio))} : 1`,
    payback === null ? "—" : payback === Infinity ? t("calculator.never") : `${t.upTo(payback, 1)} ${t("shell.months_unit")}`,
  ];
}

/** An amount as it stands there; what rounds to nothing carries no sign. */
export function money(amount, t, symbol = "NT$", decimals = 0) {
  const digits = t.fixed(Math.abs(amount), decimals);
  return `${amount < 0 && /[1-9]/.test(digits) ? "−" : ""}${symbol}${digits}`;
}

/** The same, in short from 100,000 on. */
export function short(amount, t, symbol = "NT$") {
  if (Math.abs(amount) < 100_000) return money(amount, t, symbol);
  return `${amount < 0 ? "−" : ""}${symbol}${t.compact(Math.abs(amount))}`;
}
