// The worker of browsers.
import init, * as module from "./ltv.js";
import { serve } from "./core.js";

// Before the module is there: a message that comes meanwhile waits for it.
const ready = init({ module_or_path: new URL("./ltv_bg.wasm", import.meta.url) });

globalThis.onmessage = async (event) => {
  try {
    await ready;
    await serve(module, event.data, (message, transferred = []) => globalThis.postMessage(message, transferred));
  } catch (error) {
    // Told as an error of the worker, with its own words.
    setTimeout(() => { throw error; });
  }
};
