// Pages of site owners, on another origin than the widget's.

/** The policy that the documentation spells out for strict sites. */
export const strictPolicy = (widget, workers = `blob: ${widget}`) => ({
  "Content-Security-Policy": [
    "default-src 'none'",
    `script-src ${widget} 'wasm-unsafe-eval'`,
    `worker-src ${workers}`,
    `connect-src ${widget}`,
    "style-src 'none'",
    `img-src ${widget}`,
  ].join("; "),
});

/** A page with the one line that a site owner copies, and whatever else stands in its body. */
export const page = (origin, body = "", { lang = "zh-Hant", head = "", data = "" } = {}) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>host</title>${head}</head>` +
  `<body><main>${body}<script async src="${origin}/embed.js" ${data}></script></main></body></html>`;

/** Notes every event of the widget that reaches the document, and every breach of the policy. */
export function listen(target) {
  return target.addInitScript(() => {
    window.heard = [];
    window.breaches = [];
    for (const name of ["ltv-ready", "ltv-result", "ltv-import", "ltv-cta", "ltv-error"]) {
      document.addEventListener(name, ({ detail, bubbles, composed, cancelable, target }) =>
        heard.push({ name, detail, bubbles, composed, cancelable, from: target.localName, id: target.id }));
    }
    document.addEventListener("securitypolicyviolation", (event) =>
      breaches.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
}
