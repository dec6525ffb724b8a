// How long the main thread was kept busy at a stretch, while something else should work.

/** Watches from now on; `stop` tells the worst. */
export function watchMainThread() {
  const longTasks = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  // Timers of the browser come every 4 ms at best.
  let last = performance.now();
  let worstGap = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    worstGap = Math.max(worstGap, now - last);
    last = now;
  }, 4);
  return {
    async stop() {
      worstGap = Math.max(worstGap, performance.now() - last);
      clearInterval(timer);
      await new Promise((resolve) => setTimeout(resolve, 50)); // entries come with a delay
      observer.disconnect();
      return { longestTask: Math.max(0, ...longTasks), worstGap };
    },
  };
}
