// Node: the module's bytes are read from the package.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import * as module from "./ltv.js";
import { analyzer, calculator } from "./core.js";

export { AnalyzeError, InputError } from "./core.js";

module.initSync({ module: readFileSync(new URL("./ltv_bg.wasm", import.meta.url)) });

export const calculate = calculator(module);

export const analyze = analyzer((on) => {
  // Arguments of the program (--input-type, loaders) are not the worker's.
  const worker = new Worker(new URL("./worker-node.js", import.meta.url), { execArgv: [] });
  worker.on("message", on.message);
  worker.on("messageerror", on.error);
  worker.on("error", on.error);
  worker.on("exit", (code) => on.error(new Error(`the worker ended with code ${code}`)));
  return { post: (message) => worker.postMessage(message), stop: () => void worker.terminate() };
});
