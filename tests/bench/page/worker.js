// A worker that is asked once and answers once.

/** Starts a worker of this script, which says `"ready"` when it listens. */
export async function prepare(address) {
  const worker = new Worker(address);
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
      worker.onerror = (error) => reject(new Error(error.message));
    });
  await answer();
  return {
    run(file) {
      const said = answer();
      worker.postMessage(file);
      return said;
    },
    memory: () => null,
  };
}
