// Why something cannot be done: as data, and in words for the programmer.

/** An input of `calculate` that is missing, unknown or out of range. */
export class InputError extends Error {
  constructor({ field, value, bound }) {
    super(`${field}: ${rule(bound)}${value === null ? "" : ` (it is ${typeof value === "string" ? JSON.stringify(value) : value})`}`);
    this.name = "InputError";
    this.field = field;
    this.value = value;
    this.bound = bound;
  }
}

/** Why a file or the options of `analyze` cannot be used. */
export class AnalyzeError extends Error {
  constructor(problem, options) {
    super(words(problem), options);
    this.name = "AnalyzeError";
    this.kind = problem.kind;
    this.problem = problem;
  }
}

function rule(bound) {
  switch (bound.kind) {
    case "atLeast": return `must be at least ${bound.limit}`;
    case "atMost": return `must be at most ${bound.limit}`;
    case "missing": return "is needed by this method";
    case "unknown": return "is no input";
    case "notAWord": return `must be one of ${bound.words.join(", ")}`;
    case "notAText": return "must be a text";
    default: return "must be a finite number";
  }
}

function words(problem) {
  const columns = () => problem.columns.map((name) => JSON.stringify(name)).join(", ");
  switch (problem.kind) {
    case "option": return `option ${problem.option}: ${problem.detail}`;
    case "noSuchColumn": return `there is no column ${JSON.stringify(problem.column)}; there are ${columns()}`;
    case "columnNotFound": return `no column was recognised as the ${problem.role}: name it in mapping; there are ${columns()}`;
    case "dateOrderUnknown": return `in which order day and month stand in the column ${JSON.stringify(problem.column)} is not evident: set dateOrder`;
    case "decimalMarkUnknown": return `which mark the decimals in the column ${JSON.stringify(problem.column)} have is not evident: set decimalMark`;
    case "mixedCurrencies": return `there are amounts in several currencies (${problem.currencies.map((code) => code || "none").join(", ")}): set currency to the one to keep`;
    case "noValidRow": return `no row can be used: ${problem.dropped.map(({ reason, rows }) => `${rows} ${reason}`).join(", ") || "there are no orders"}`;
    case "empty": return "there is nothing in the data";
    case "headerOnly": return "there is nothing below the header";
    case "workbook": return "this is a workbook: save the sheet as CSV";
    case "notText": return `this is no text${problem.looksLike ? ` but looks like ${problem.looksLike}` : ""}`;
    case "notData": return "data must be bytes (Uint8Array, ArrayBuffer or Blob) or a text";
    case "unreadable": return "the data cannot be read, or unpacked";
    case "tooLarge": return `too large (${problem.what})`;
    case "noWorker": return "the worker could not be started";
    default: return "the analysis broke down: out of memory, or a fault of ltv-calculator";
  }
}
