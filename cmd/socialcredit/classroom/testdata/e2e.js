// What the tests of the page look at it with. It is put into each page before the page's own scripts.
// computedRole and computedName are what a screen reader is told (--enable-blink-features=ComputedAccessibilityInfo).
window.e2e = (() => {
  const candidates = {
    button: "button, summary, [role=button]",
    tab: "[role=tab]",
    textbox: "input, textarea",
    searchbox: "input",
    spinbutton: "input",
    slider: "input[type=range], [role=slider]",
    checkbox: "input[type=checkbox]",
    switch: "input[type=checkbox], [role=switch]",
    radio: "input[type=radio]",
    combobox: "select",
    link: "a[href]",
    heading: "h1, h2, h3, h4, h5, h6",
    image: "canvas, svg[role=img], [role=img]",
    dialog: "dialog, [role=dialog]",
    region: "section, [role=region]",
    alert: "[role=alert]",
    status: "[role=status], output",
    group: "fieldset, [role=group], details",
    table: "table",
    article: "article",
  };
  const roles = { DisclosureTriangle: "button", img: "image", ComboBoxSelect: "combobox" };

  const shown = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0;
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const roleOf = (el) => roles[el.computedRole] ?? el.computedRole;
  const called = (el, name) => (name.startsWith("~") ? plain(el.computedName).includes(name.slice(1)) : plain(el.computedName) === name);

  /** may says whether a thing could be called that, which is soon known; what it is called takes the browser a while. */
  const bare = (text) => text.replace(/[\s~]+/g, "");
  const may = (el, name) => name === "" || [el.getAttribute("aria-label"), el.title, el.textContent, ...[...(el.labels ?? [])].map((l) => l.textContent)]
    .some((text) => text && bare(text).includes(bare(name)));

  /** all lists what is shown of a role and name within an element; a name that begins with ~ is a part of it. */
  const all = (role, name, within) => {
    const root = within ? document.querySelector(within) : document;
    if (!root) return [];
    return [...root.querySelectorAll(candidates[role] ?? `[role=${role}]`)].filter((el) => may(el, name) && shown(el) && (role === "button" && el.tagName === "SUMMARY" || roleOf(el) === role) && (name === "" || called(el, plain(name))));
  };
  const one = (role, name, within) => all(role, name, within)[0] ?? null;
  const text = (within) => {
    const el = document.querySelector(within);
    return el ? plain(el.innerText) : null;
  };

  const spots = new WeakMap(); // where things were when they were last asked for

  /** spot is a point of an element that a click reaches; null while something covers it, or it is not where it was. */
  const spot = (el) => {
    if (!el || el.disabled) return null;
    el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = el.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const [top, was] = [document.elementFromPoint(x, y), spots.get(el)];
    spots.set(el, [x, y]);
    if (was?.[0] !== x || was[1] !== y) return null;
    return top && (el.contains(top) || top.contains(el)) ? { x, y } : null;
  };

  /** choose picks an option of a list by its words or its value. */
  const choose = (el, option) => {
    const found = [...el.options].find((o) => plain(o.textContent) === option || o.value === option);
    if (!found) return false;
    el.focus();
    el.value = found.value;
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };

  /** slide drags a slider to a value, as the browser tells the page of it. */
  const slide = (el, value) => {
    el.focus();
    el.value = String(value);
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
    return el.value;
  };

  /** picture is a hash of what the worlds show, pixel by pixel. */
  const picture = () => [...document.querySelectorAll(".canvas canvas")].map((c) => {
    const { data } = c.getContext("2d").getImageData(0, 0, c.width || 1, c.height || 1);
    let h = 0x811c9dc5;
    for (const word of new Uint32Array(data.buffer)) h = Math.imul(h ^ word, 0x01000193);
    return `${c.width}x${c.height} ${h >>> 0}`;
  }).join(", ");

  /** numbers is what the page tells of the worlds in words: when it is, the two of them, and in how much they differ. */
  const numbers = () => [text(".timeline"), ...[...document.querySelectorAll(".monitor")].map((m) => plain(m.innerText)), text(".differences") ?? ""].join(" | ");

  const frames = (n) => new Promise((done) => {
    const next = () => (n-- > 0 ? requestAnimationFrame(next) : done());
    next();
  });

  /** still is the picture once it has been the same for some frames; it asks for as many as it needs. */
  const still = async () => {
    for (let [last, same] = ["", 0]; ; ) {
      await frames(3);
      const now = picture();
      same = now === last ? same + 1 : 0;
      last = now;
      if (same >= 4 && now !== "") return now;
    }
  };

  /** inked says how many different colours an image has, at least: 1 = it is empty. */
  const inked = (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };

  /** raw lists texts on the page that no person should see: keys of texts, and places that nothing was filled into. */
  const raw = (sections) => {
    const key = new RegExp(`(^|[^\\w./-])((${sections.join("|")})\\.[a-z_][\\w.]*)`);
    const bad = [];
    const look = (text, where) => {
      if (key.test(text) || /\{\w+\}/.test(text) || /\bNaN\b|\[object |\bundefined\b(?!$)/.test(text)) bad.push(`${where}: ${plain(text).slice(0, 120)}`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const el = node.parentElement;
      if (el.closest("code, pre, script, style, [data-e2e-skip]")) continue;
      look(node.textContent, el.tagName.toLowerCase() + (el.className ? "." + el.className : ""));
    }
    for (const el of document.querySelectorAll("[aria-label], [title], [aria-valuetext], [placeholder]")) {
      for (const name of ["aria-label", "title", "aria-valuetext", "placeholder"]) if (el.hasAttribute(name) && !el.closest(".changes")) look(el.getAttribute(name), name);
    }
    return [...new Set(bad)];
  };

  const broken = [];
  document.addEventListener("securitypolicyviolation", (e) => broken.push(`CSP ${e.violatedDirective}: ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
  return { all, one, text, plain, spot, choose, slide, picture, numbers, still, frames, inked, raw, shown, broken };
})();
