/* The queue by keyboard: j and k move, Enter opens, x ticks, Shift x ticks a run, ? shows the keys, Esc unticks.
   A key of a button (data-key) presses it when nothing is being typed. Everything works without this file. */

const rows = () => [...document.querySelectorAll(".queue-row")];
const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
let last = null;

function here() { return rows().findIndex((row) => row.hasAttribute("data-here")); }

function go(place) {
  const all = rows();
  if (!all.length) return;
  const next = Math.max(0, Math.min(place, all.length - 1));
  for (const row of all) row.toggleAttribute("data-here", row === all[next]);
  all[next].querySelector(".queue-title a").focus({ preventScroll: true });
  all[next].scrollIntoView({ block: "nearest" });
}

function tick(row, run) {
  const box = row?.querySelector(".queue-tick input");
  if (!box) return;
  box.checked = !box.checked;
  const all = rows();
  if (run && last !== null) {
    const [from, to] = [last, all.indexOf(row)].sort((a, b) => a - b);
    for (const between of all.slice(from, to + 1)) between.querySelector(".queue-tick input").checked = box.checked;
  }
  last = all.indexOf(row);
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function counted() {
  for (const form of document.querySelectorAll("[data-queue]")) {
    const bar = form.querySelector("[data-bulk-count]");
    if (bar) bar.textContent = form.querySelectorAll(".queue-tick input:checked").length;
  }
}
document.addEventListener("change", counted);
document.addEventListener("reset", () => setTimeout(counted));
counted();

function keyed(key) {
  const found = [...document.querySelectorAll("[data-key]")].find((button) => button.dataset.key === key && button.offsetParent);
  if (found) found.click();
  return Boolean(found);
}

const keys = {
  j: () => go(here() + 1),
  k: () => go(here() - 1),
  x: () => tick(rows()[here()], false),
  X: () => tick(rows()[here()], true),
  "?": () => document.querySelector("[data-keys]")?.scrollIntoView({ block: "center" }),
  "/": () => document.querySelector("input[type=search]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && typing(event.target)) {
    const form = event.target.closest("form");
    form?.querySelector("button[data-key^='Ctrl']")?.click();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    const form = document.querySelector("[data-queue]:has(.queue-tick input:checked)");
    if (form) { event.preventDefault(); form.reset(); }
    return;
  }
  if (event.key === "Enter" && document.activeElement === document.body && here() >= 0) {
    rows()[here()].querySelector(".queue-title a").click();
    return;
  }
  if (keys[event.key] && (rows().length || event.key === "/" || event.key === "?")) {
    event.preventDefault();
    keys[event.key]();
  } else if (keyed(event.key)) {
    event.preventDefault();
  }
});
