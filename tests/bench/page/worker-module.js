// A worker module of the built site, started and spoken to as the page does (src/worker_client.rs).

import { memoryKeeper } from "./memory.js";

/**
 * Starts the module of this name by a blob that imports it. Each message is stamped with the moment
 * at which the worker posted it.
 *
 * `ask` sends a request and waits for the event that ends it; what comes before that is told to `each`.
 */
export async function start(assets, name, ends) {
  const text = `${memoryKeeper}
    const post = self.postMessage.bind(self);
    self.postMessage = (message) => post({ ...message, at: performance.timeOrigin + performance.now() });
    import("${assets}${name}.js").then(async (m) => {
      const exports = await m.default({ module_or_path: "${assets}${name}_bg.wasm" });
      keepMemory(exports);
      m.serve(self);
    }).catch((error) => self.postMessage({ id: 0, event: { kind: "unavailable", error: String(error) } }));`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  const bad = ["unavailable", "failed", "cancelled"];
  const heard = (kinds, each) =>
    new Promise((resolve, reject) => {
      worker.onerror = (error) => reject(new Error(error.message));
      worker.onmessage = ({ data }) => {
        const { kind } = data.event;
        if (kinds.includes(kind)) resolve(data);
        else if (bad.includes(kind)) reject(new Error(`${name}: ${JSON.stringify(data.event)}`));
        else each?.(data);
      };
    });
  await heard(["ready"]);
  let id = 0;
  return {
    ask(request, sources = [], each = undefined) {
      const answer = heard(ends, each);
      worker.postMessage({ id: ++id, request, sources });
      return answer;
    },
    /** Gives up what was asked last; its end is then `cancelled`, if it has not ended. */
    cancel: () => worker.postMessage({ id: id + 1_000_000, request: { kind: "cancel", target: id } }),
    end: () => worker.terminate(),
  };
}
