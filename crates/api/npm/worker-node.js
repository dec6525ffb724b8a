// The worker of Node.
import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import * as module from "./ltv.js";
import { serve } from "./core.js";

module.initSync({ module: readFileSync(new URL("./ltv_bg.wasm", import.meta.url)) });

parentPort.on("message", (message) => {
  serve(module, message, (answer, transferred = []) => parentPort.postMessage(answer, transferred))
    .catch((error) => { setImmediate(() => { throw error; }); });
});
