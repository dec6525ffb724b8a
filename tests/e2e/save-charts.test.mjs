// Every chart is taken along as a picture: as SVG and as PNG, looking as it does on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as host from "./support/host.mjs";
import { openAt, studio } from "./support/studio.mjs";
import { suite } from "./support/suite.mjs";
import { widget } from "./support/widget.mjs";
import { words } from "./support/words.mjs";

const run = suite();
const t = words("zh-Hant");
const TODAY = "2025-12-17";

/** How a user comes to each chart, by the name that its files bear. */
const WAYS = {
  "break-even": async () => {},
  "waterfall": async () => {},
  "compare": (page, s) => s.fold("compare"),
  "goal": (page, s) => s.fold("goal"),
  "tornado": (page, s) => s.fold("sensitivity"),
  "pair": (page, s) => s.fold("sensitivity"),
  "ranges": ranges,
  "drivers": ranges,
  "scenarios": scenarios,
  "attribution": scenarios,
  "monthly-revenue": (page) => widget(page, t).openSample(),
  "cohort-curves": async (page) => {
    await widget(page, t).openSample();
    await widget(page, t).show("data.tab_cohorts");
  },
};

async function ranges(page, s) {
  await s.fold("ranges");
  await s.button("tools.typical").click();
}

async function scenarios(page, s) {
  await s.toScenarios();
  await s.put("更忠誠 <b> & \"大\"", { churn: "-20", aov: "+10", cac: 500 });
  await s.put("便宜獲客", { cac: 480 });
}

/** What a reader of SVG sees in the file: opened by itself, as an image, in a page that knows nothing of ours. */
async function readSvg(text) {
  const page = await run.blank();
  return page.evaluate(async (text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const all = [...parsed.querySelectorAll("*")];
    const attributes = all.flatMap((node) => [...node.attributes].map(({ name, value }) => ({ tag: node.localName, name, value })));
    const words = (tag) => parsed.querySelector(tag)?.textContent ?? null;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return {
      wrong: parsed.querySelector("parsererror")?.textContent ?? null,
      root: parsed.documentElement.localName,
      tags: [...new Set(all.map((node) => node.localName))],
      attributes,
      title: words("title"),
      description: words("desc"),
      texts: [...parsed.querySelectorAll("text")].map((node) => node.textContent),
      unpainted: [...parsed.querySelectorAll("path, rect, circle, line, text")]
        .filter((node) => !node.hasAttribute("fill") && !node.hasAttribute("stroke")).map((node) => node.outerHTML),
      width: image.naturalWidth,
      height: image.naturalHeight,
      colours: new Set(new Uint32Array(data.buffer)).size,
    };
  }, text);
}

async function readPng(bytes) {
  const page = await run.blank();
  return page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      colours: counts.size,
      ground: Math.max(...counts.values()) / pixels.length,
      corner: `rgb(${data[0]}, ${data[1]}, ${data[2]})`,
    };
  }, `data:image/png;base64,${bytes.toString("base64")}`);
}

function standsAlone(svg) {
  assert.equal(svg.wrong, null);
  assert.equal(svg.root, "svg");
  for (const tag of ["script", "style", "foreignObject", "image", "use", "a", "animate", "set"]) {
    assert.ok(!svg.tags.includes(tag), `no <${tag}>`);
  }
  const foreign = svg.attributes.filter(({ name, value }) =>
    /^on/i.test(name) || /href|^class$|^style$|^id$/.test(name) || (name !== "xmlns" && /https?:|url\(|var\(|javascript:|light-dark|color-mix/.test(value)));
  assert.deepEqual(foreign, [], "no handler, no reference, no style that lies elsewhere");
  assert.deepEqual(svg.unpainted, [], "every mark brings its own paint");
  assert.deepEqual(svg.attributes.filter(({ value }) => /NaN|undefined|Infinity/.test(value)), []);
}

for (const [id, way] of Object.entries(WAYS)) {
  test(`the chart ${id} as SVG and PNG`, async () => {
    const page = await openAt(run);
    const s = studio(page, t);
    await way(page, s);
    const chart = s.chart(id);
    await chart.figure.waitFor();
    const title = await chart.title();
    assert.ok(title.length > 0);

    const file = await chart.save("svg");
    assert.equal(file.name, `ltv-${id}-${TODAY}.svg`);
    const text = file.bytes.toString("utf8");
    const svg = await readSvg(text);
    standsAlone(svg);
    assert.equal(svg.title, title);
    assert.equal(svg.description, await chart.figure.locator(".plot").getAttribute("aria-label"));
    const flat = (words) => words.replaceAll(/\s/g, "");
    const heading = title + await chart.subtitle();
    assert.ok(flat(svg.texts.join("")).startsWith(flat(heading)), `${svg.texts.join(" | ")}\nbegins with ${heading}`);
    const { width: room } = await chart.figure.boundingBox();
    assert.ok(svg.width >= room * 0.8 && svg.width <= room * 1.3, `as wide as on the page (${room}): ${svg.width}`);
    assert.ok(svg.height > 80 && svg.height < 4000, `${svg.height} high`);
    assert.ok(svg.colours > 8, `${svg.colours} colours`);
    assert.match(await chart.figure.locator(".chart-said").textContent(), new RegExp(`ltv-${id}-${TODAY}\\.svg`));

    const { name, bytes } = await chart.save("png");
    assert.equal(name, `ltv-${id}-${TODAY}.png`);
    assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [svg.width * 2, svg.height * 2], "two pixels for one");
    const png = await readPng(bytes);
    assert.ok(png.colours > 8, `${png.colours} colours`);
    assert.ok(png.ground < 0.995, "something is drawn");
    assert.ok(bytes.length > 4_000 && bytes.length < 2_000_000, `${bytes.length} bytes`);
  });
}

test("a save that is pressed before the larger module is there is kept", async () => {
  const page = await openAt(run);
  const release = run.site.hold(/full_bg\.wasm$/);
  const download = page.waitForEvent("download");
  await page.locator("[data-grow=save-break-even-png]").click();
  await page.locator(".toast").waitFor();
  release();
  assert.equal((await download).suggestedFilename(), `ltv-break-even-${TODAY}.png`);
});

test("in the dark a picture is dark, as on the page; in English it is English", async () => {
  const en = words("en");
  const page = await openAt(run, "", { colorScheme: "dark" });
  await widget(page, t).speak("en");
  const s = studio(page, en);
  await page.getByRole("heading", { name: en("shell.title") }).waitFor();
  const chart = s.chart("break-even");
  const ground = await page.locator(".shell").evaluate((shell) => getComputedStyle(shell).backgroundColor);
  const svg = await readSvg((await chart.save("svg")).bytes.toString());
  standsAlone(svg);
  const first = svg.attributes.find(({ tag, name }) => tag === "rect" && name === "fill");
  assert.equal(first.value, ground);
  assert.equal((await readPng((await chart.save("png")).bytes)).corner, ground);
  assert.equal(svg.title, await chart.title());
  assert.doesNotMatch(svg.texts.join(), /[\u4e00-\u9fff]/);
});

test("on a phone the title breaks into lines and stays within the picture", async () => {
  const page = await openAt(run, "", { viewport: { width: 360, height: 740 } });
  const s = studio(page, t);
  await ranges(page, s);
  const chart = s.chart("drivers");
  const text = (await chart.save("svg")).bytes.toString();
  const svg = await readSvg(text);
  standsAlone(svg);
  const blank = await run.blank();
  const over = await blank.evaluate((text) => {
    document.body.innerHTML = text.replace(/^<\?xml.*?\?>/, "");
    const root = document.querySelector("svg");
    const { right } = root.getBoundingClientRect();
    return [...root.querySelectorAll("text")].filter((node) => node.getBoundingClientRect().right > right + 1).map((node) => node.textContent);
  }, text);
  assert.deepEqual(over, []);
});

test("under the strict policy of another origin both kinds are saved, and nothing is breached", async () => {
  const page = await run.host(
    host.page(run.site.origin, '<ltv-calculator mode="full"></ltv-calculator>'), host.strictPolicy(run.site.origin), { acceptDownloads: true });
  const s = studio(page, t);
  for (const [id, way] of [["break-even", WAYS["break-even"]], ["pair", WAYS.pair], ["ranges", ranges], ["scenarios", scenarios]]) {
    await way(page, s);
    const chart = s.chart(id);
    await chart.figure.waitFor();
    standsAlone(await readSvg((await chart.save("svg")).bytes.toString()));
    assert.ok((await readPng((await chart.save("png")).bytes)).colours > 8, id);
  }
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
});

test("a browser without a canvas says what else there is", async () => {
  const page = await openAt(run, "", {}, (page) => page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; }));
  const chart = studio(page, t).chart("break-even");
  await chart.figure.locator("[data-grow$=-png]").click();
  await chart.figure.getByText(t("shell.save_failed")).waitFor();
  assert.equal((await chart.save("svg")).name, `ltv-break-even-${TODAY}.svg`, "SVG is saved all the same");
});
