/** What a customer is worth. Throws {@link InputError}. */
export function calculate(inputs: CalculatorInputs): CalculatorResult;

/** An input of {@link calculate} that is missing, unknown or out of range. */
export class InputError extends Error implements Refused {
  readonly name: "InputError";
  readonly field: string;
  readonly value: Given | null;
  readonly bound: Bound;
}

/** What {@link analyze} is asked, and how it is watched. */
export interface AnalyzeOptions extends AnalyzeAsked {
  /** Told now and then while the file is read and models are fitted. */
  onProgress?: (progress: AnalyzeProgress) => void;
  /** Ends the analysis at once; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** The analysis of a file of orders. */
export interface Analysis extends AnalysisResult {
  /** Every customer's figures, as columns. */
  customers(): CustomerColumns;
}

/**
 * Reads orders (CSV, TSV and their like, also gzip-compressed; bytes in any encoding that the
 * widget reads, or text), and analyses them in a worker. Rejects with {@link AnalyzeError} where
 * the file or the options cannot be used, with the reason of the signal where that ended it, and
 * with what `onProgress` threw.
 */
export function analyze(data: Uint8Array | ArrayBuffer | Blob | string, options?: AnalyzeOptions): Promise<Analysis>;

/** Why a file or the options of {@link analyze} cannot be used. The message says it in English. */
export class AnalyzeError extends Error {
  readonly name: "AnalyzeError";
  readonly kind: AnalyzeProblem["kind"];
  readonly problem: AnalyzeProblem;
}

/**
 * Every customer's figures, one entry a customer in each column. Ages are in the asked unit of
 * time. What a model would be needed for is NaN where there is none.
 */
export interface CustomerColumns {
  /** As it stands in the file. */
  id: string[];
  /** Repeat purchases: days with an order but for the first. */
  x: Float64Array;
  /** Age at the last purchase. */
  tx: Float64Array;
  /** Age at the analysis date. */
  t: Float64Array;
  /** Chance that the customer will buy again at all. */
  pAlive: Float64Array;
  /** Expected orders within the horizon. */
  expectedOrders: Float64Array;
  /** Expected mean spend per purchase. */
  expectedValue: Float64Array;
  /** Discounted contribution within the horizon (revenue where no margin is given). */
  clv: Float64Array;
}

/**
 * What `getResult()` of the element `<ltv-calculator>` returns: the answer of its calculator, and
 * once orders were read into it the analysis as far as the visitor has gone.
 */
export interface ElementResult extends CalculatorResult {
  analysis?: ElementAnalysis;
}
