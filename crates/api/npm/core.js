// What browsers and Node share: the functions, given the module and a way to start a worker.
import { AnalyzeError, InputError } from "./errors.js";

export { AnalyzeError, InputError };

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
  return function analyze(data, options) {
    return new Promise((resolve, reject) => {
      const { signal, onProgress, ...asked } = checked(data, options);
      if (signal?.aborted) return reject(signal.reason);
      let worker;
      let started = false;
      let settled = false;
      const settle = (how, value) => {
        if (settled) return;
        settled = true;
        worker?.stop();
        signal?.removeEventListener("abort", aborted);
        how(value);
      };
      const aborted = () => settle(reject, signal.reason);
      const broken = (cause) => settle(reject, new AnalyzeError({ kind: started ? "crashed" : "noWorker" }, { cause }));
      const told = (progress) => {
        try {
          onProgress?.(progress);
        } catch (error) {
          settle(reject, error);
        }
      };
      signal?.addEventListener("abort", aborted, { once: true });
      try {
        worker = start({
          error: broken,
          message: (message) => {
            if (settled) return;
            started = true;
            if (message.progress) told(message.progress);
            else if (message.problem) settle(reject, new AnalyzeError(message.problem));
            else if (message.analysis) settle(resolve, opened(message.analysis));
          },
        });
      } catch (error) {
        return broken(error);
      }
      try {
        worker.post({ data, options: asked, today: today() });
      } catch (error) {
        settle(reject, refused("options", "they must be plain data", error));
      }
    });
  };
}

/** The options, where they and the data are what they must be. */
function checked(data, options) {
  const kind = Object.prototype.toString.call(data).slice(8, -1);
  if (!ArrayBuffer.isView(data) && !["String", "ArrayBuffer", "Blob", "File"].includes(kind)) throw new AnalyzeError({ kind: "notData" });
  if (typeof (options ?? {}) !== "object" || Array.isArray(options)) throw refused("options", "they are an object");
  const { signal, onProgress } = options ?? {};
  if (signal && typeof signal.addEventListener !== "function") throw refused("signal", "it is an AbortSignal");
  if (onProgress && typeof onProgress !== "function") throw refused("onProgress", "it is a function");
  return { ...options };
}

function refused(option, detail, cause) {
  return new AnalyzeError({ kind: "option", option, detail }, { cause });
}

/** The day where the caller is, counted from 1970-01-01. */
function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
}

// The columns come beside the plain part, because they may be large.
function opened({ columns, ...analysis }) {
  return { ...analysis, customers: () => columns };
}

/** The worker's side: `say(message, transferred)` answers. */
export async function serve(module, { data, options, today }, say) {
  say({ started: true });
  try {
    const analysis = await module.analyze(new Blob([data]), options, today, (progress) => say({ progress }));
    say({ analysis }, Object.values(analysis.columns ?? {}).map((column) => column.buffer).filter(Boolean));
  } catch (problem) {
    if (problem?.kind) say({ problem });
    else throw problem;
  }
}
