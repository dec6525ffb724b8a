// The way to the screens of the segments.

import { atRest } from "./rest.mjs";
import { says, widget } from "./widget.mjs";
import { words } from "./words.mjs";

export const SAMPLES = { cdnow: "data.open_sample", coffee: "files.open_coffee" };

/** Opens a sample and one of the screens, by the message that names it ("rfm.name"); all is there then. */
export async function segments(run, sample, view, locale = "en", options = {}) {
  const t = words(locale);
  const page = await run.open(options);
  const w = widget(page, t);
  await w.speak(locale);
  await says(page.locator(".title"), t("shell.title"));
  await w.toData();
  await w.button(SAMPLES[sample]).click();
  await w.results();
  await w.show("segments.tab");
  await turn(page, t, view);
  return { page, w, t };
}

/** Turns to another of the screens, and waits until all of it is there. */
export async function turn(page, t, view) {
  const button = page.locator("nav.views").getByRole("button", { name: t(view), exact: true });
  await button.click();
  await atRest(page);
}
