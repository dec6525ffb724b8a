// What `analyze` refuses, of the data and of the options: as data, and in words that say what to do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { load, sample } from "./support/installed.mjs";

const api = await load(after);
const cdnow = readFileSync(sample("cdnow.csv"));
const HEAD = "customer,date,amount\n";
const AMBIGUOUS = `${HEAD}a,03/04/2025,10\nb,05/06/2025,20\n`;
const CURRENCIES = "customer,date,amount,currency\na,2025-01-02,10,USD\nb,2025-02-03,20,EUR\nc,2025-02-04,20,EUR\n";
const bytes = (...all) => new Uint8Array(all);

async function refused(data, options) {
  const error = await api.analyze(data, options).then(() => assert.fail("nothing was refused"), (error) => error);
  assert.ok(error instanceof api.AnalyzeError && error.name === "AnalyzeError", error.stack);
  assert.equal(error.kind, error.problem.kind);
  return error;
}

for (const [name, data, problem, message] of [
  ["nothing", "", { kind: "empty" }, /nothing in the data/],
  ["blank lines", "\n\n\n", { kind: "empty" }],
  ["a header alone", HEAD, { kind: "headerOnly" }, /below the header/],
  ["random bytes", bytes(...Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)), { kind: "notText", looksLike: null }],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), { kind: "notText", looksLike: "image" }, /looks like image/],
  ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), { kind: "notText", looksLike: "ole" }],
  ["a workbook", "PK\u0003\u0004rest", { kind: "workbook" }, /save the sheet as CSV/],
  ["a damaged archive", bytes(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2), { kind: "unreadable" }],
  ["prose", "hello world, this is text\nsecond, line", { kind: "columnNotFound", role: "date", columns: ["hello world", "this is text"] }, /name it in mapping/],
  ["dates that may be read in two ways", AMBIGUOUS, { kind: "dateOrderUnknown", column: "date" }, /set dateOrder/],
  ["decimals that may be read in two ways", "customer;date;amount\na;2025-01-02;1.234\nb;2025-02-03;2.345\n", { kind: "decimalMarkUnknown", column: "amount" }, /set decimalMark/],
  ["several currencies", CURRENCIES, { kind: "mixedCurrencies", currencies: ["EUR", "USD"] }, /set currency/],
]) {
  test(name, async () => {
    const error = await refused(data);
    assert.deepEqual(error.problem, problem);
    if (message) assert.match(error.message, message);
  });
}

test("rows of which none can be used, with the reasons", async () => {
  const { problem, message } = await refused(`${HEAD}a,2025-99-02,10\n,2025-02-03,20\n`);
  assert.equal(problem.kind, "noValidRow");
  assert.deepEqual(problem.dropped.map(({ rows, examples }) => [rows, examples]).sort(), [[1, [2]], [1, [3]]]);
  assert.match(message, /no row can be used: 1 \w+, 1 \w+/);
});

test("what is neither bytes nor a text", async () => {
  for (const other of [null, undefined, 5, true, {}, [1, 2], () => {}]) {
    assert.deepEqual((await refused(other)).problem, { kind: "notData" });
  }
});

test("bytes in every form", async () => {
  const rows = AMBIGUOUS.replaceAll("/2025", "/25").replaceAll(/(\d\d)\/(\d\d)\/25/g, "2025-$1-$2");
  const encoded = new TextEncoder().encode(rows);
  for (const data of [rows, encoded, encoded.buffer, Buffer.from(rows), new DataView(encoded.buffer), new Blob([rows]), new File([rows], "orders.csv")]) {
    assert.equal((await api.analyze(data)).summary.orders, 2, Object.prototype.toString.call(data));
  }
});

for (const [name, options, option, detail] of [
  ["an unknown option", { horizn: 3 }, "horizn", /no such option; there are mapping, /],
  ["a date for a day", { asOf: new Date() }, "asOf", /expected a string/],
  ["a day in another form", { asOf: "1997-9-30" }, "asOf", /2025-12-31/],
  ["an unknown word", { cohortBy: "day" }, "cohortBy", /expected one of `week`, `month`/],
  ["an unknown model", { models: ["bgnbd"] }, "models", /expected one of `nbd`, `bg-nbd`/],
  ["one model without its list", { models: "bg-nbd" }, "models", /another type/],
  ["no model", { models: [] }, "models", /one at least/],
  ["a text for a number", { horizon: "52" }, "horizon", /expected f64/],
  ["no number", { horizon: NaN }, "horizon", /1 to 3650 days/],
  ["no time", { horizon: 0 }, "horizon", /1 to 3650 days/],
  ["a percentage for a share", { margin: 45 }, "margin", /between/],
  ["a rate that is none", { discountRate: NaN }, "discountRate", /between 0 and 1/],
  ["a currency's name", { currency: "dollars" }, "currency", /three letters/],
  ["another order of dates", { dateOrder: "ydm" }, "dateOrder", /expected one of `ymd`/],
  ["a place below 0", { mapping: { customer: -1 } }, "mapping", /name, or its place from 0/],
  ["an unknown role", { mapping: { kunde: "x" } }, "mapping.kunde", /there are customer, date/],
  ["a text for a mapping", { mapping: "x" }, "mapping", /x/],
  ["a trial before the data", { calibrationEnd: "1990-01-01" }, "calibrationEnd", /between 1997-01-01 and 1998-06-30/],
  ["a trial after the data", { calibrationEnd: "2020-01-01" }, "calibrationEnd", /between 1997-01-01 and 1998-06-30/],
  ["a function among the options", { asOf: () => 1 }, "options", /plain data/],
  ["no signal", { signal: {} }, "signal", /AbortSignal/],
  ["no listener", { onProgress: 5 }, "onProgress", /function/],
]) {
  test(`options: ${name}`, async () => {
    const { problem, message } = await refused(cdnow, options);
    assert.deepEqual([problem.kind, problem.option], ["option", option]);
    assert.match(problem.detail, detail);
    assert.equal(message, `option ${option}: ${problem.detail}`);
  });
}

test("options that are none", async () => {
  for (const other of ["text", 5, [1]]) assert.equal((await refused(cdnow, other)).problem.option, "options");
  assert.equal((await api.analyze(cdnow, null)).summary.orders, 6919);
});

test("columns that are not there", async () => {
  const columns = ["customer_id", "date", "cds", "amount"];
  assert.deepEqual((await refused(cdnow, { mapping: { amount: "total" } })).problem, { kind: "noSuchColumn", column: "total", columns });
  const far = await refused(cdnow, { mapping: { customer: 99 } });
  assert.deepEqual(far.problem, { kind: "noSuchColumn", column: "99", columns });
  assert.equal(far.message, 'there is no column "99"; there are "customer_id", "date", "cds", "amount"');
});

test("what was left open can be answered", async () => {
  const read = async (data, options) => (await api.analyze(data, options)).summary;
  assert.equal((await read(AMBIGUOUS, { dateOrder: "dmy" })).firstDay, "2025-04-03");
  assert.equal((await read(AMBIGUOUS, { dateOrder: "mdy" })).firstDay, "2025-03-04");
  const { currency, orders, revenue } = await read(CURRENCIES, { currency: "EUR" });
  assert.deepEqual([currency, orders, revenue], ["EUR", 2, 40]);
  const named = "Wer;Wann;Wieviel;Vorher\na;2025-01-02;10;1\nb;2025-02-03;20;2\n";
  assert.equal((await read(named, { mapping: { customer: "Wer", date: 1, amount: "Vorher" } })).revenue, 3);
});
