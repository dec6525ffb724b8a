// A large file of orders, the same every time, and what must be counted in it.

import { createWriteStream } from "node:fs";
import { once } from "node:events";

/** Writes `orders` rows (41 MB for a million) of at most `customers` customers to `path`. */
export async function writeOrders(path, orders, customers) {
  const file = createWriteStream(path);
  const seen = new Uint8Array(customers);
  const expected = { orders, customers: 0, cents: 0 };
  let state = 20251217;
  // The generator of "Numerical Recipes": enough for a spread, and the same everywhere.
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const start = Date.UTC(2023, 0, 1);
  let block = ["order_id,customer_id,order_date,amount"];
  for (let row = 0; row < orders; row++) {
    const customer = Math.floor(random() * customers);
    const day = new Date(start + Math.floor(random() * 730) * 86_400_000).toISOString().slice(0, 10);
    const cents = Math.floor(random() * 500_000);
    expected.customers += seen[customer] ? 0 : 1;
    seen[customer] = 1;
    expected.cents += cents;
    block.push(`R${1_000_000 + row},C-${100_000 + customer},${day},${(cents / 100).toFixed(2)}`);
    if (block.length === 10_000) {
      if (!file.write(block.join("\n") + "\n")) await once(file, "drain");
      block = [];
    }
  }
  file.end(block.length ? block.join("\n") + "\n" : "");
  await once(file, "finish");
  return expected;
}
