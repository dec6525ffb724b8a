// Node: the module's bytes are read from the package.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import * as module from "./ltv.js";
import { analyzer, calculator } from "./core.js";

export { AnalyzeError, InputError } from "./core.js";

module.initSync({ module: readFileSync(new URL("./ltv_bg.wasm", import.meta.url)) });

export const calculate = calculator(module);

export const analyze = analyzer((on) => {
  const worker = new Worker(new URL("./worker-node.js", import.meta.url));
  worker.on("message", on.message);
  worker.on("error", on.error);
  return { post: (message) => worker.postMessage(message), stop: () => void worker.terminate() };
});
