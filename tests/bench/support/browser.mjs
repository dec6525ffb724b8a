// The browser that everything is measured in.

export const LAUNCH = {
  executablePath: process.env.LTV_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
  ],
  timeout: 60_000,
};
const PATIENCE = 15 * 60_000;

/** Waits for something of the page, but not for ever: its process may end, a worker fail unheard. */
export function watched(page) {
  const gone = new Promise((_, reject) => {
    page.on("crash", () => reject(new Error("the page's process ended")));
    page.on("pageerror", (error) => reject(error));
    setTimeout(() => reject(new Error(`not done after ${PATIENCE / 60_000} minutes`)), PATIENCE).unref();
  });
  gone.catch(() => {}); // nobody may be waiting
  return (wanted) => Promise.race([wanted, gone]);
}
