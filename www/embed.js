// Defines <ltv-calculator>. One classic script, also valid as a module: no imports, no globals.
(() => {
  const TAG = "ltv-calculator";
  const VERSION = "__LTV_VERSION__";
  // Replaced by the build with locales/*/embed.json: what must be said before the module is there.
  const MESSAGES = __LTV_MESSAGES__;
  const ATTRIBUTES = ["locale", "currency", "theme", "accent", "mode", "prefill", "cta-label", "cta-href", "base-url"];

  // currentScript is null in a module: then the own tag is found by its address.
  const tag = document.currentScript ||
    [...document.scripts].find((script) => /\/embed\.js(\?|$)/.test(script.src));
  const home = new URL(".", tag ? tag.src : location.href).href;

  // One copy of each resource for all elements of the page; a failed one is forgotten, so that retry tries again.
  const cache = new Map();
  const once = (key, load) => {
    if (!cache.has(key)) cache.set(key, load().catch((error) => { cache.delete(key); throw error; }));
    return cache.get(key);
  };

  let attempt = 0;
  const assetsOf = (base) => new URL(`v/${VERSION}/`, base).href;
  const module = (base, name) => once(base + name, async () => {
    const assets = assetsOf(base);
    // A browser may remember a failed module by its address: a retry asks under another one.
    const again = attempt ? `?retry=${attempt}` : "";
    const glue = await import(`${assets}${name}.js${again}`);
    await glue.default({ module_or_path: `${assets}${name}_bg.wasm${again}` });
    return glue;
  });
  const styles = (base, name) => once(base + name + ".css", async () => {
    const answer = await fetch(`${assetsOf(base)}${name}.css`);
    if (!answer.ok) throw new Error(`${name}.css: ${answer.status}`);
    return new CSSStyleSheet().replace(await answer.text());
  });
  const sheets = (base, name) =>
    Promise.all((name === "full" ? ["widget", "data"] : ["widget"]).map((sheet) => styles(base, sheet)));

  class LtvCalculator extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #root = this.attachShadow({ mode: "open" });
    #app = null; // { glue, handle, name, base } once mounted
    #boot = 0; // the latest start wins: earlier ones that finish later are dropped
    #kept = null; // state carried from one module to the other, or across a retry
    #waiting = []; // calls made before the module was there
    #warned = new Set(); // a value that cannot be used is told once, whichever module finds it

    connectedCallback() {
      if (!this.#app) this.#start();
    }

    disconnectedCallback() {
      // Moving an element removes and inserts it in one task: only what stays out is freed.
      queueMicrotask(() => { if (!this.isConnected) this.#stop(); });
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.isConnected) return;
      if (!this.#app) { if (name === "mode" || name === "base-url") this.#start(); return; }
      if (name === "base-url" || this.#module() !== this.#app.name) {
        this.#kept = this.#app.glue.snapshot(this.#app.handle);
        this.#start();
        return;
      }
      this.#app.glue.update(this.#app.handle, name, after ?? undefined);
    }

    /** The latest result as plain data, or null before the first one. */
    getResult() {
      return this.#app ? this.#app.glue.result(this.#app.handle) : null;
    }

    /** Sets inputs by the names of `prefill`: an object or a query string. */
    setInputs(inputs) {
      const query = typeof inputs === "string" ? inputs : new URLSearchParams(inputs).toString();
      if (this.#app) this.#app.glue.set_inputs(this.#app.handle, query);
      else this.#waiting.push(query);
    }

    #warn(name, value) {
      const text = `${TAG}: attribute ${name} has a value that cannot be used: ${value}`;
      if (!this.#warned.has(text)) console.warn(text);
      this.#warned.add(text);
    }

    #module() {
      const mode = this.getAttribute("mode") ?? "calculator";
      return ["data", "scenarios", "full"].includes(mode) ? "full" : "calculator";
    }

    #base() {
      const given = this.getAttribute("base-url");
      if (!given) return home;
      try {
        const url = new URL(given.endsWith("/") ? given : `${given}/`, document.baseURI);
        if (/^https?:$/.test(url.protocol)) return url.href;
      } catch { /* told below */ }
      this.#warn("base-url", given);
      return home;
    }

    async #start() {
      const turn = ++this.#boot;
      const [base, name] = [this.#base(), this.#module()];
      if (!this.#app) this.#notice("loading");
      try {
        const [glue, adopted] = await Promise.all([module(base, name), sheets(base, name)]);
        if (turn !== this.#boot || !this.isConnected) return;
        this.#unmount();
        this.#root.adoptedStyleSheets = adopted;
        const attributes = Object.fromEntries(ATTRIBUTES.map((key) => [key, this.getAttribute(key)]).filter(([, value]) => value !== null));
        const handle = glue.mount(this, this.#root, attributes, {
          assets: assetsOf(base),
          load: (url) => import(url),
          warn: (name, value) => this.#warn(name, value),
          kept: this.#kept ?? undefined,
        });
        this.#kept = null;
        this.#app = { glue, handle, name, base };
        for (const query of this.#waiting.splice(0)) glue.set_inputs(handle, query);
        this.dispatchEvent(new CustomEvent("ltv-ready", { bubbles: true, composed: true, detail: { version: VERSION, mode: this.getAttribute("mode") ?? "calculator" } }));
      } catch (error) {
        if (turn !== this.#boot) return;
        if (!this.#app) this.#notice("failed");
        this.dispatchEvent(new CustomEvent("ltv-error", { bubbles: true, composed: true, detail: { kind: "module", message: String(error && error.message || error) } }));
      }
    }

    #stop() {
      this.#boot++;
      if (this.#app) this.#kept = this.#app.glue.snapshot(this.#app.handle);
      this.#unmount();
      this.#root.replaceChildren();
    }

    #unmount() {
      if (!this.#app) return;
      this.#app.glue.unmount(this.#app.handle);
      this.#app = null;
    }

    // Before the module is there the element speaks for itself, in the page's language.
    #notice(kind) {
      const wanted = this.getAttribute("locale") || document.documentElement.lang || navigator.language || "";
      const words = MESSAGES[/^zh/i.test(wanted) ? "zh-Hant" : "en"];
      const box = document.createElement("div");
      box.setAttribute("role", kind === "failed" ? "alert" : "status");
      const text = document.createElement("p");
      text.textContent = words[kind];
      box.append(text);
      if (kind === "failed") {
        const retry = document.createElement("button");
        retry.type = "button";
        retry.textContent = words.retry;
        retry.addEventListener("click", () => { attempt++; this.#start(); });
        box.append(retry);
      }
      // CSSOM properties only: a strict policy refuses style attributes.
      Object.assign(box.style, { font: "16px/1.5 system-ui, sans-serif", padding: "24px", textAlign: "center", minHeight: "320px" });
      this.#root.replaceChildren(box);
    }
  }

  if (!customElements.get(TAG)) customElements.define(TAG, LtvCalculator);

  // The script alone: once the page is parsed and holds no element, one is put where the script stands.
  const place = () => {
    if (!tag || !tag.isConnected || document.querySelector(TAG)) return;
    const element = document.createElement(TAG);
    for (const name of ATTRIBUTES) {
      const value = tag.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    // A script in the head has no place on the page: then the element goes to the end of the body.
    if (document.body.contains(tag)) tag.after(element);
    else document.body.append(element);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place, { once: true });
  else place();
})();
