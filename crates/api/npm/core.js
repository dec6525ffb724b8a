// What browsers and Node share: the functions, given the module and a way to start a worker.

/** An input of `calculate` that is missing, unknown or out of range. */
export class InputError extends Error {
  constructor({ field, value, bound }) {
    super(`${field}: ${words(bound)}${value === null ? "" : ` (it is ${value})`}`);
    this.name = "InputError";
    this.field = field;
    this.value = value;
    this.bound = bound;
  }
}

/** Why a file or the options of `analyze` cannot be used. */
export class AnalyzeError extends Error {
  constructor(problem) {
    super(`${problem.kind}: ${JSON.stringify(problem)}`);
    this.name = "AnalyzeError";
    this.kind = problem.kind;
    this.problem = problem;
  }
}

function words(bound) {
  switch (bound.kind) {
    case "atLeast": return `must be at least ${bound.limit}`;
    case "atMost": return `must be at most ${bound.limit}`;
    case "missing": return "is needed by this method";
    case "unknown": return "is no input";
    case "notAWord": return "is not one of its words";
    default: return "must be a finite number";
  }
}

export function calculator(module) {
  return function calculate(inputs) {
    try {
      return module.calculate(Object(inputs));
    } catch (error) {
      throw error?.bound ? new InputError(error) : error;
    }
  };
}

/**
 * `start(on)` starts a worker, calls `on.message(data)` and `on.error(error)`, and returns
 * `{ post(message), stop() }`. One worker an analysis: ending it is what makes an abort
 * immediate, in the middle of a fit, too.
 */
export function analyzer(start) {
  return function analyze(data, options = {}) {
    const { signal, onProgress, ...asked } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      let worker;
      const settle = (how, value) => {
        worker?.stop();
        signal?.removeEventListener("abort", aborted);
        how(value);
      };
      const aborted = () => settle(reject, signal.reason);
      signal?.addEventListener("abort", aborted, { once: true });
      const today = new Date();
      const day = Math.floor((today.getTime() - today.getTimezoneOffset() * 60_000) / 86_400_000);
      try {
        worker = start({
          error: (error) => settle(reject, error),
          message: (message) => {
            if (message.progress) onProgress?.(message.progress);
            else if (message.problem) settle(reject, new AnalyzeError(message.problem));
            else settle(resolve, opened(message.analysis));
          },
        });
        worker.post({ data, options: asked, today: day });
      } catch (error) {
        settle(reject, error);
      }
    });
  };
}

// The columns come beside the plain part, because they may be large.
function opened({ columns, ...analysis }) {
  return { ...analysis, customers: () => columns };
}

/** The worker's side: `say(message, transferred)` answers. */
export async function serve(module, { data, options, today }, say) {
  try {
    const analysis = await module.analyze(new Blob([data]), options, today, (progress) => say({ progress }));
    say({ analysis }, Object.values(analysis.columns ?? {}).map((column) => column.buffer).filter(Boolean));
  } catch (problem) {
    if (problem?.kind) say({ problem });
    else throw problem;
  }
}
