// Monthly cohorts as one would write them with PapaParse and a Map, with care for speed: no header
// objects, no type guessing, no quotes (`fastMode`), delimiter and line end given, chunk by chunk
// from the File; customers are numbered by a Map, orders kept in typed arrays.

import Papa from "papaparse";

onmessage = ({ data: file }) => {
  const ledger = { numbers: new Map(), first: [], customer: grown(Uint32Array), month: grown(Uint16Array), cents: grown(Int32Array), length: 0 };
  let header = true;
  Papa.parse(file, {
    header: false,
    dynamicTyping: false,
    fastMode: true,
    delimiter: ",",
    newline: "\n",
    chunk({ data: rows }) {
      for (let row = header ? 1 : 0; row < rows.length; row++) if (rows[row].length === 5) add(ledger, rows[row]);
      header = false;
    },
    complete: () => postMessage({ cells: cohorts(ledger) }),
    error: (error) => postMessage({ error: String(error?.message ?? error) }),
  });
};

const grown = (Kind, old) => {
  const array = new Kind(old ? old.length * 2 : 1 << 16);
  if (old) array.set(old);
  return array;
};

function add(ledger, [, id, date, amount]) {
  const { numbers, first, length } = ledger;
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  let customer = numbers.get(id);
  if (customer === undefined) {
    customer = numbers.size;
    numbers.set(id, customer);
    first.push(month);
  } else if (month < first[customer]) {
    first[customer] = month;
  }
  if (length === ledger.customer.length) {
    ledger.customer = grown(Uint32Array, ledger.customer);
    ledger.month = grown(Uint16Array, ledger.month);
    ledger.cents = grown(Int32Array, ledger.cents);
  }
  ledger.customer[length] = customer;
  ledger.month[length] = month;
  ledger.cents[length] = Math.round(Number(amount) * 100);
  ledger.length = length + 1;
}

function cohorts({ first, customer, month, cents, length }) {
  const start = first.reduce((least, value) => Math.min(least, value), Infinity);
  let months = 0;
  for (let order = 0; order < length; order++) months = Math.max(months, month[order] - start + 1);
  const tables = { active: [], orders: [], cents: [] };
  for (const name in tables) tables[name] = new Float64Array(months * months);
  const seen = new Uint8Array(first.length * months);
  for (let order = 0; order < length; order++) {
    const who = customer[order];
    const cell = (first[who] - start) * months + month[order] - first[who];
    const visit = who * months + month[order] - start;
    if (!seen[visit]) {
      seen[visit] = 1;
      tables.active[cell]++;
    }
    tables.orders[cell]++;
    tables.cents[cell] += cents[order];
  }
  return Array.from(tables.orders, (orders, cell) => ({
    cohort: start + Math.floor(cell / months), age: cell % months, active: tables.active[cell], orders, cents: tables.cents[cell],
  }));
}

postMessage("ready");
