// Data that say little: a few lines each, made here, in the columns that people export.

import { csv } from "./data.mjs";

const day = (count) => new Date(Date.UTC(2025, 0, 1 + count)).toISOString().slice(0, 10);
const file = (name, head, rows) => csv(name, [head, ...rows].join("\n"));
const count = (many) => Array.from({ length: many }, (_, at) => at);
const id = (customer) => `C${String(customer).padStart(3, "0")}`;

/**
 * Orders of so many customers: each first orders on a day of its own and comes back as often as `again`
 * says, every `pace` days; `amount`, `product` and `channel` are told by customer and turn.
 */
export function orders(many, { again = (at) => at % 4, pace = (at) => 20 + (at % 5) * 6, first = (at) => (at * 7) % 60,
  amount = (at, turn) => 120 + ((at * 37 + turn * 53) % 400), product, channel, name = "orders.csv" } = {}) {
  const named = [product && "product", channel && "channel"].filter(Boolean);
  const rows = count(many).flatMap((at) => count(1 + again(at)).map((turn) => [
    id(at), day(first(at) + turn * pace(at)), amount(at, turn),
    ...[product?.(at, turn), channel?.(at, turn)].filter((cell) => cell !== undefined),
  ].join(",")));
  return file(name, ["customer_id", "order_date", "amount", ...named].join(","), rows);
}

/** Members: the customers, and some who have not ordered. `consent` tells a cell by member. */
export function members(many, { consent, line = false, name = "members.csv" } = {}) {
  const head = ["customer_id", "name", "email", line && "line_id", consent && "email opt in"].filter(Boolean);
  const rows = count(many).map((at) => [
    id(at), `Member ${at}`, `m${at}@example.com`,
    ...(line ? [`U${String(at).padStart(32, "0")}`] : []), ...(consent ? [consent(at)] : []),
  ].join(","));
  return file(name, head.join(","), rows);
}

const PRODUCTS = ["Beans", "Filter paper", "Cup"];
const CHANNELS = ["LINE", "Web", "Shop"];
const usual = {
  product: (at, turn) => PRODUCTS[(at + turn) % 3],
  channel: (at) => CHANNELS[at % 3],
};

/** The cases by what they lack; each the files to choose. */
export const CASES = {
  twelve: [orders(12, usual)],
  oneProduct: [orders(60, { ...usual, product: () => "Beans" })],
  bare: [orders(60)],
  once: [orders(60, { ...usual, again: () => 0 })],
  sameAmount: [orders(60, { ...usual, amount: () => 100 })],
  // Everybody comes back every ten days, to the end.
  oneStage: [orders(60, { ...usual, first: (at) => at % 5, again: () => 6, pace: () => 10 })],
  onePerson: [orders(1, { ...usual, again: () => 3 })],
  noConsents: [orders(60, usual), members(70)],
  someConsents: [orders(60, usual), members(70, { line: true, consent: (at) => ["yes", "no", ""][at % 3] })],
};
