// A page at rest: every question to a worker has its answer, and the answers are on the screen.
//
// What a screen shows comes in several answers: its own first, then the forecast's values, the members,
// what was bought; each may reorder a table or change its figures. How long each takes is the machine's
// to say. Whoever reads more than one thing, or compares, or saves, waits until the page is at rest.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

const WORK = "ltv-tests-work";

/** Counts, in every page of the context, what workers were asked and have not answered. */
export const watchWork = (context) => context.addInitScript((key) => {
  const workers = new Set();
  // Under a symbol: no name of the page's own is taken.
  window[Symbol.for(key)] = workers;
  window.Worker = class extends window.Worker {
    #asked = { ready: false, ids: new Set() };
    constructor(...given) {
      super(...given);
      workers.add(this.#asked);
      // Heard before the page hears it; what the page asks thereupon is counted in the same turn.
      this.addEventListener("message", ({ data }) => {
        const kind = data?.event?.kind;
        if (kind === "ready") this.#asked.ready = true;
        else if (kind !== "progress") this.#asked.ids.delete(data?.id);
      });
    }
    postMessage(message, ...rest) {
      if (message?.request && message.request.kind !== "cancel") this.#asked.ids.add(message.id);
      super.postMessage(message, ...rest);
    }
    terminate() {
      workers.delete(this.#asked);
      super.terminate();
    }
  };
}, WORK);

/** Looks at so many frames in a row; what moves, or nothing. */
async function moving({ frames, key }) {
  const roots = [...document.querySelectorAll("ltv-calculator")].map((element) => element.shadowRoot).filter(Boolean);
  let changed = 0;
  const observer = new MutationObserver((changes) => (changed += changes.length));
  for (const root of roots) observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  const work = () => [...(window[Symbol.for(key)] ?? [])].map(({ ready, ids }) => (ready ? ids.size : Math.max(1, ids.size)));
  const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime ?? Infinity);
  const look = () => {
    const asked = work().reduce((sum, count) => sum + count, 0);
    if (asked) return `${asked} questions without an answer`;
    const busy = roots.map((root) => root.querySelector("[aria-busy=true]")).find(Boolean);
    if (busy) return `${busy.localName}.${busy.className} is busy`;
    const runs = roots.flatMap((root) => root.getAnimations()).find((one) => one.playState === "running" && ends(one));
    if (runs) return "something fades";
    return changed ? `${changed} changes within ${frames} frames` : null;
  };
  try {
    for (let frame = 0; frame < frames; frame += 1) {
      await new Promise((done) => requestAnimationFrame(done));
      const found = look();
      if (found) return found;
    }
  } finally {
    observer.disconnect();
  }
  return null;
}

/** Waits until nothing is on its way, nothing fades and nothing has changed for some frames in a row. */
export async function atRest(page, { frames = 8, seconds = 120 } = {}) {
  for (const end = Date.now() + seconds * 1000; ;) {
    const found = await page.evaluate(moving, { frames, key: WORK });
    if (!found) return;
    assert.ok(Date.now() < end, `the page comes to no rest: ${found}`);
  }
}

/** The next frame. */
export const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));

/** Waits until `look` finds something, and gives it. */
export async function until(page, look, what = "it") {
  for (const end = Date.now() + 60_000; ;) {
    const found = await look();
    if (found) return found;
    assert.ok(Date.now() < end, `${what} never came`);
    await frame(page);
  }
}

/** Waits until `find` finds exactly this, and says what it found instead if it never does. */
export async function becomes(page, find, wanted) {
  for (const end = Date.now() + 60_000; ;) {
    const found = await find(page);
    if (isDeepStrictEqual(found, wanted)) return;
    if (Date.now() > end) assert.deepEqual(found, wanted);
    await frame(page);
  }
}

/** Types into a field, at rest: what is told anew of it would write over what is typed. */
export async function put(field, value) {
  const page = field.page();
  await atRest(page);
  await field.fill(value);
  await field.blur();
  await frame(page);
  assert.equal((await field.inputValue()).replaceAll(",", ""), value.replaceAll(",", ""), "what was typed stays");
}
