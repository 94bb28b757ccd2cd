/* Makes every page better; nothing depends on it. Menus close on Esc and on a click elsewhere, letters are counted,
   words are copied, pages are printed, the error summary takes the focus, a form is sent once. */

for (const part of document.querySelectorAll("[data-focus]")) part.focus();

/* menus: details[data-menu] */
const openMenus = () => document.querySelectorAll("details[data-menu][open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const within = menu.contains(document.activeElement);
    menu.open = false;
    if (within) menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

/* letters: textarea[data-count] tells how many are left */
const speech = document.documentElement.lang === "en" ? "en" : "id";
const words = {
  id: { left: (n) => `${n} huruf lagi`, over: (n) => `${n} huruf terlalu banyak` },
  en: { left: (n) => `${n} characters left`, over: (n) => `${n} characters too many` },
}[speech];
const number = new Intl.NumberFormat(speech === "en" ? "en" : "id-ID");
function count(entry) {
  const place = entry.closest(".field")?.querySelector("[data-counted]");
  if (!place) return;
  const left = Number(entry.dataset.count) - [...entry.value].length;
  place.textContent = left < 0 ? words.over(number.format(-left)) : words.left(number.format(left));
  place.toggleAttribute("data-over", left < 0);
}
for (const entry of document.querySelectorAll("[data-count]")) {
  count(entry);
  entry.addEventListener("input", () => count(entry));
}

/* copy and print: buttons that only a script can serve are hidden until it is here */
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  const label = button.querySelector("span");
  const before = label.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 2500);
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/* dialogs: a link to #id of a <dialog> opens it; without a script the same link leads to the page that asks */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); }
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
});

/* once: a second press while the first is on its way does nothing */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.sent || event.defaultPrevented) {
    if (form.dataset.sent) event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute("aria-busy"); }, 8000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-busy]")) if (!button.closest("[data-page=gaya]")) button.removeAttribute("aria-busy");
});
