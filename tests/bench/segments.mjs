// Measures the screens of segments in headless Chromium, and prints one line of JSON:
//
//   node segments.mjs '{"orders": "orders.csv", "members": "members.csv"}'
//
// The files are read first, and the forecast is waited for. Then, for each step, `ms` is the time from the
// press to the last painted change, by when every question of the page to its workers is answered; `pauseMs` the
// longest time the main thread was kept busy meanwhile (0 where no task took 50 ms).

import { chromium } from "playwright-core";
import { serve } from "../e2e/support/server.mjs";
import { widget } from "../e2e/support/widget.mjs";
import { words } from "../e2e/support/words.mjs";
import { LAUNCH, watched } from "./support/browser.mjs";

const VIEWS = ["segments.name", "rfm.name", "tiers.name", "top.name", "next_product.name", "tags.name", "lists.name"];
const { orders, members } = JSON.parse(process.argv[2]);
const PATIENCE = 300_000;
const t = words("en");

const site = await serve(process.env.LTV_DIST);
const browser = await chromium.launch(LAUNCH);
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const unlessGone = watched(page);
  await page.addInitScript(listen);
  await page.goto(site.origin + "/");
  await page.locator("[data-figure=ltv]").waitFor();
  console.log(JSON.stringify({ steps: await unlessGone(measured(page)), version: browser.version() }));
} finally {
  await browser.close();
  await site.close();
}

async function measured(page) {
  const w = widget(page, t);
  const steps = [];
  const step = async (name, press) => {
    await page.evaluate(() => begin());
    await press();
    const found = await page.evaluate(() => settled());
    steps.push({ name, ...found });
    console.error(`${name}: ${Math.round(found.ms)} ms`);
  };
  const turn = (view) => page.locator("nav.views").getByRole("button", { name: t(view), exact: true }).click();

  await w.speak("en");
  await w.toData();
  await w.choose([orders, members]);
  await w.button("data.import").waitFor();
  await step("both files read", async () => {
    await w.button("data.import").click();
    await w.results();
  });
  // The first screen asks for a forecast, so that a stage's value can be told.
  await step("the first screen, with the forecast", () => w.show("segments.tab"));
  for (const view of VIEWS.slice(1)) await step(t(view), () => turn(view));
  for (const view of VIEWS) await step(`${t(view)}, again`, () => turn(view));
  await turn("segments.name");
  await page.getByText(t("segments.rules_fold")).click();
  for (const [name, statistic] of [["median", "segments.median"], ["80th percentile", "segments.percentile"]]) {
    await step(`stages by the ${name}`, () => page.getByRole("button", { name: t(statistic), exact: true }).click());
  }
  const list = page.locator("table.stages tbody tr").last().getByRole("button");
  await step("the list of a stage", () => list.click());
  return steps;
}

/** In the page, before anything else: notes every question to a worker, its answer, and every change. */
function listen() {
  const open = new Map();
  let workers = 0;
  let [pressed, changed, painted, longest] = [0, 0, 0, 0];
  window.Worker = class extends Worker {
    #number = ++workers;
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        if (data?.event?.kind !== "progress") open.delete(`${this.#number} ${data?.id}`);
      });
    }
    postMessage(message, ...rest) {
      const kind = message?.request?.kind;
      if (kind && kind !== "cancel") open.set(`${this.#number} ${message.id}`, kind);
      super.postMessage(message, ...rest);
    }
    terminate() {
      for (const key of open.keys()) if (key.startsWith(`${this.#number} `)) open.delete(key);
      super.terminate();
    }
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (startTime + duration > pressed) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (painted = performance.now());
  const seen = () => {
    changed = performance.now();
    // A message that is sent in a frame arrives when that frame is painted.
    requestAnimationFrame(() => port2.postMessage(0));
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    new MutationObserver(seen).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    return root;
  };
  window.begin = () => {
    longest = changed = painted = 0;
    // By the press itself: what the test's own way to it takes is not the page's.
    addEventListener("click", ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true });
  };
  window.settled = async () => {
    const STILL = 500;
    const busy = () => [...document.querySelectorAll("ltv-calculator")].some((one) => one.shadowRoot?.querySelector("[aria-busy=true], [data-progress]"));
    while (open.size || busy() || painted < changed || performance.now() - Math.max(changed, pressed) < STILL) {
      await new Promise((done) => setTimeout(done, 50));
    }
    return { ms: painted - pressed, pauseMs: longest };
  };
}
