// Browsers and bundlers. The module is awaited here, so that `calculate` is synchronous.
import init, * as module from "./ltv.js";
import { analyzer, calculator } from "./core.js";

export { AnalyzeError, InputError } from "./core.js";

await init({ module_or_path: new URL("./ltv_bg.wasm", import.meta.url) });

export const calculate = calculator(module);

export const analyze = analyzer((on) => {
  const worker = started();
  worker.onmessage = (event) => on.message(event.data);
  worker.onmessageerror = () => on.error(new Error("the worker's answer cannot be read"));
  worker.onerror = (event) => on.error(event.error ?? new Error(event.message || "the worker could not be started"));
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate() };
});

function started() {
  try {
    // Written so that bundlers see it.
    return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  } catch {
    // From another origin, a content delivery network for instance, a worker must not be
    // started, but may be imported by one of our own.
    const url = new URL("./worker.js", import.meta.url).href;
    const source = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" }));
    const worker = new Worker(source, { type: "module" });
    URL.revokeObjectURL(source);
    return worker;
  }
}
