// What the processes of pages and their workers occupy, as Linux counts it.

import { readFile, writeFile } from "node:fs/promises";

/**
 * Notes what the renderers occupy now. `memory` tells the same later and the peak in between, all
 * renderers together: a browser has a spare one besides the page's, which does not change.
 */
export async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const all = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  };
  const before = await occupied(await all());
  // From here on the peak is that of the measurement.
  for (const id of await all()) await writeFile(`/proc/${id}/clear_refs`, "5").catch(() => {});
  return {
    memory: async () => {
      const after = await occupied(await all());
      if (!before.rss) return {};
      return { cpuMs: after.cpu - before.cpu, rss: { before: before.rss, after: after.rss, peak: after.peak } };
    },
  };
}

/** Bytes of memory now, and at most, and milliseconds of the processor; 0 where there is no /proc. */
async function occupied(ids) {
  const sum = { rss: 0, peak: 0, cpu: 0 };
  for (const id of ids) {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    const bytes = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB`, "m"))?.[1] ?? 0) * 1024;
    sum.rss += bytes("VmRSS");
    sum.peak += bytes("VmHWM");
    const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
    // After the name in parentheses; user and system time are fields 14 and 15, in hundredths.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    sum.cpu += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }
  return sum;
}
