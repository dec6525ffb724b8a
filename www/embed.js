// Defines <ltv-calculator>. One classic script, also valid as a module: no imports, no globals.
(() => {
  const TAG = "ltv-calculator";
  const VERSION = "__LTV_VERSION__";
  // Replaced by the build with locales/*/embed.json: what must be said before the module is there.
  const MESSAGES = __LTV_MESSAGES__;
  const ATTRIBUTES = ["locale", "currency", "theme", "accent", "mode", "prefill", "cta-label", "cta-href", "share", "base-url"];

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
    Promise.all((name === "full" ? ["widget", "data", "segments", "studio"] : ["widget"]).map((sheet) => styles(base, sheet)));

  // Inputs that the first answer has no fields for: the larger module takes them.
  const FIRST = ["method", "period", "aov", "orders", "margin", "cost", "churn", "lifespan", "cac", "target", "orders-per", "churn-per", "lifespan-unit"];
  const beyond = (query) => {
    const given = new URLSearchParams(query ?? "");
    return [...given.keys()].some((key) => !FIRST.includes(key)) || !["simple", "margin", null].includes(given.get("method")) || (given.has("churn") && given.has("lifespan"));
  };

  // What a link carries, or this browser was asked to keep. Storage may be refused: then nothing is kept.
  const kept = () => {
    try {
      return /[#&]ltv=/.test(location.hash) || localStorage.getItem("ltv-calculator") !== null;
    } catch { return false; }
  };

  class LtvCalculator extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    #root = this.attachShadow({ mode: "open" });
    #app = null; // { glue, handle, name, base } once mounted
    #boot = 0; // the latest start wins: earlier ones that finish later are dropped
    #ready = false; // ltv-ready was sent for this stay on the page
    #kept = null; // state carried from one module to the other, or across a retry
    #waiting = []; // calls made before the module was there
    #opened = null; // the link that was opened last
    #grown = false; // the larger module was asked for, and stays
    #pressed = null; // the control that waits for the larger module
    #toast = null; // what is said while it loads, or fails to
    #warned = new Set(); // a value that cannot be used is told once, whichever module finds it

    constructor() {
      super();
      // Controls that only the larger module can answer carry data-grow: it is fetched when
      // one is pressed (or about to be), takes over in place, and the press is repeated there.
      const control = (event) => this.#app?.name === "calculator" && event.target.closest?.("[data-grow]");
      this.#root.addEventListener("click", (event) => {
        const pressed = control(event);
        if (!pressed) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.#grow(pressed);
      }, true);
      for (const about of ["pointerover", "focusin"]) {
        this.#root.addEventListener(about, (event) => { if (control(event)) this.#fetch("full").catch(() => { attempt++; }); });
      }
    }

    connectedCallback() {
      if (!this.#app) this.#start();
      window.addEventListener("hashchange", this.#moved);
    }

    #moved = () => {
      if (this.getAttribute("share") !== "on") return;
      if (!/[#&]ltv=/.test(location.hash)) { this.#opened = null; return; }
      if (this.#app?.name !== "full") { this.#start(); return; }
      const link = this.#link();
      if (link) this.#app.glue.open_link(this.#app.handle, link);
    };

    disconnectedCallback() {
      // Moving an element removes and inserts it in one task: only what stays out is freed.
      queueMicrotask(() => {
        if (this.isConnected) return;
        window.removeEventListener("hashchange", this.#moved);
        this.#stop();
      });
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.isConnected) return;
      if (!this.#app) { if (name === "mode" || name === "base-url") this.#start(); return; }
      // The larger module answers for the smaller: it is never given back.
      if (name === "base-url" || (this.#module() === "full" && this.#app.name !== "full")) {
        this.#start();
        if (name !== "base-url") this.#app.glue.update(this.#app.handle, name, after ?? undefined);
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
      if (this.#app && !this.#waiting.length && (this.#app.name === "full" || !beyond(query))) return this.#app.glue.set_inputs(this.#app.handle, query);
      this.#waiting.push(query);
      if (!this.#app) return;
      this.#grown = true;
      this.#start();
    }

    #warn(name, value) {
      const text = `${TAG}: attribute ${name} has a value that cannot be used: ${value}`;
      if (!this.#warned.has(text)) console.warn(text);
      this.#warned.add(text);
    }

    // The first answer needs the small module only. A shared link or a kept state holds more than that.
    #module() {
      const more = ["data", "scenarios"].includes(this.getAttribute("mode")) || beyond(this.getAttribute("prefill"));
      return this.#grown || more || (this.getAttribute("share") === "on" && kept()) ? "full" : "calculator";
    }

    #fetch(name) {
      const base = this.#base();
      return Promise.all([module(base, name), sheets(base, name)]);
    }

    async #grow(pressed) {
      const key = pressed.dataset.grow;
      this.#grown = true;
      this.#say("opening");
      pressed.setAttribute("aria-busy", "true");
      this.#pressed = pressed;
      await this.#start();
      pressed.removeAttribute("aria-busy");
      // Of several presses the last counts, and it counts once.
      if (this.#app?.name !== "full" || this.#pressed !== pressed) return;
      this.#pressed = null;
      const same = this.#root.querySelector(`[data-grow="${key}"]`);
      same?.focus({ preventScroll: true });
      same?.click();
    }

    #say(kind) {
      this.#toast?.remove();
      this.#toast = null;
      if (!kind) return;
      const toast = this.#toast = document.createElement("p");
      toast.className = "toast";
      toast.setAttribute("role", kind === "opening" ? "status" : "alert");
      toast.textContent = this.#words()[kind];
      // Inside, the page's text styles stay out and the language is said.
      (this.#root.querySelector(".ltv") ?? this.#root).append(toast);
    }

    #words() {
      const wanted = this.getAttribute("locale") || document.documentElement.lang || navigator.language || "";
      const shown = this.#root.querySelector("[lang]")?.lang;
      return MESSAGES[/^zh/i.test(shown || wanted) ? "zh-Hant" : "en"];
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
        const [glue, adopted] = await this.#fetch(name);
        if (turn !== this.#boot || !this.isConnected) return;
        // The tables behind the pictures; what else folds is the larger module's own.
        const folds = () => [...this.#root.querySelectorAll(".behind")];
        const open = folds().map((fold) => fold.open);
        this.#keep();
        this.#unmount();
        this.#root.adoptedStyleSheets = adopted;
        const attributes = Object.fromEntries(ATTRIBUTES.map((key) => [key, this.getAttribute(key)]).filter(([, value]) => value !== null));
        const handle = glue.mount(this, this.#root, attributes, {
          assets: assetsOf(base),
          home: base,
          load: (url) => import(url),
          warn: (name, value) => this.#warn(name, value),
          kept: this.#kept ?? undefined,
          link: name === "full" ? this.#link() : undefined,
        });
        this.#kept = this.#toast = null;
        this.#app = { glue, handle, name, base };
        if (open.length === folds().length) folds().forEach((fold, at) => { fold.open = open[at]; });
        for (const query of this.#waiting.splice(0)) glue.set_inputs(handle, query);
        if (!this.#ready) this.dispatchEvent(new CustomEvent("ltv-ready", { bubbles: true, composed: true, detail: { version: VERSION, mode: this.getAttribute("mode") ?? "calculator" } }));
        this.#ready = true;
      } catch (error) {
        if (turn !== this.#boot) return;
        // A retry asks for another address; what is on the page goes on working.
        attempt++;
        this.#grown = this.#app?.name === "full";
        if (this.#app) this.#say("part");
        else this.#notice("failed");
        this.dispatchEvent(new CustomEvent("ltv-error", { bubbles: true, composed: true, detail: { kind: "module", message: String(error && error.message || error) } }));
      }
    }

    // What the address carries for us: opened once, and again when it changes.
    #link() {
      const link = this.getAttribute("share") === "on" && /[#&]ltv=/.test(location.hash) ? location.hash : null;
      const fresh = link !== this.#opened ? link : null;
      this.#opened = link;
      return fresh ?? undefined;
    }

    /** The report as one self-contained HTML document. */
    async exportReport() {
      if (this.#app?.name !== "full") {
        this.#grown = true;
        await this.#start();
      }
      return this.#app?.glue.report?.(this.#app.handle) ?? null;
    }

    #keep() {
      if (this.#app) this.#kept = this.#app.glue.snapshot(this.#app.handle);
    }

    #stop() {
      this.#boot++;
      this.#ready = false;
      this.#keep();
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
      const words = this.#words();
      const box = document.createElement("div");
      box.setAttribute("role", kind === "failed" ? "alert" : "status");
      const text = document.createElement("p");
      text.textContent = words[kind];
      box.append(text);
      if (kind === "failed") {
        const retry = document.createElement("button");
        retry.type = "button";
        retry.textContent = words.retry;
        retry.addEventListener("click", () => this.#start());
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
