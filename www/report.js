// Shows and prints the report that the page which opened this one hands over.
// That page may be anybody's: what it sends is text for a frame without scripts, and nothing else.
(() => {
  const opener = window.opener;
  const [empty, bar, name, button] = ["empty", "bar", "name", "print"].map((id) => document.getElementById(id));
  // Replaced by the build with locales/*/embed.json.
  const MESSAGES = __LTV_MESSAGES__;
  const text = (value) => (typeof value === "string" ? value : "");

  const show = (report) => {
    empty.hidden = true;
    document.documentElement.lang = /^en\b/.test(text(report.lang)) ? "en" : "zh-Hant";
    const title = text(report.title).slice(0, 120);
    document.title = title;
    name.textContent = title;
    button.textContent = text(report.print).slice(0, 40);
    const frame = document.createElement("iframe");
    // Of this origin, so that it can be printed from here; no scripts, forms, popups or way out of the frame.
    frame.setAttribute("sandbox", "allow-same-origin allow-modals");
    frame.title = title;
    const print = () => {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    };
    // The keys would print the bar and the visible part of the frame.
    const keys = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
      event.preventDefault();
      print();
    };
    addEventListener("keydown", keys);
    // From the menu it is this page that is printed: the frame is made as high as its document,
    // which is three quarters as large on paper.
    addEventListener("beforeprint", () => {
      const height = Math.ceil(frame.contentDocument.documentElement.scrollHeight * 0.75);
      frame.style.setProperty("--report", `${height}px`);
    });
    frame.addEventListener("load", () => {
      frame.contentWindow.addEventListener("keydown", keys);
      bar.hidden = false;
      button.focus();
      print();
    }, { once: true });
    button.addEventListener("click", print);
    frame.srcdoc = report.html;
    document.body.append(frame);
  };

  // Nobody has said which language is wanted: both are given.
  for (const [lang, words] of Object.entries(MESSAGES)) {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = words.no_report;
    empty.append(line);
  }
  if (!opener) {
    empty.hidden = false;
    return;
  }
  // Nobody answers when the opener is gone or was never a calculator.
  const patience = setTimeout(() => { empty.hidden = false; }, 5000);
  addEventListener("message", function take(event) {
    const report = event.data;
    if (event.source !== opener || report?.ltv !== "report" || typeof report.html !== "string") return;
    // One document for each opening: what is being read cannot be swapped.
    removeEventListener("message", take);
    clearTimeout(patience);
    show(report);
    opener.postMessage({ ltv: "report-taken" }, event.origin);
  });
  // Says only that this page is here; the opener's address is not known yet.
  opener.postMessage({ ltv: "report-ready" }, "*");
})();
