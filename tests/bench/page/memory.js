// How much a worker's WebAssembly memory has grown to. It never shrinks, so afterwards it is the peak.

const CHANNEL = "bench-memory";

/** Script that a worker starts with: `keepMemory` has the memory among exports, or the given one, answer for its size. */
export const memoryKeeper = `
  function keepMemory(exports, given) {
    const memory = [given, ...Object.values(exports)].find((value) => value instanceof WebAssembly.Memory);
    const channel = new BroadcastChannel("${CHANNEL}");
    channel.onmessage = ({ data }) => data === "size" && channel.postMessage(memory?.buffer.byteLength ?? null);
  }`;

/** The bytes of that memory. */
export function memoryOf() {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      channel.close();
      resolve(data);
    };
    channel.postMessage("size");
  });
}
