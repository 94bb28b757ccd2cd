/* Text is never lost. A form with data-draft="address" is kept while it is written: one second after the last letter it
   goes to that address by POST (the form's fields plus `revisi`), and the answer {"revision": n} is the next number.
   409 means that a newer text stands on the server (another tab): then nothing is overwritten and the page says so.
   429 and 503 mean that the server takes nothing now: the page tries again by itself after `Retry-After` seconds.
   Until then, and while the line is down, the fields stay in this browser under the draft's address: a tab that is killed
   loses nothing. Where nobody answers the page asks again every half minute. Without a line the form is not sent, so that no
   empty page of the browser takes its place. */

const speech = document.documentElement.lang === "en" ? "en" : "id";
const said = {
  id: { kept: (t) => `Tersimpan pukul ${t}`, here: "Sambungan terputus; tulisan tersimpan di perangkat ini", waits: "Tersimpan di perangkat ini; sebentar lagi dikirim", newer: "Ada tulisan yang lebih baru di tab lain. Muat ulang halaman ini untuk melihatnya." },
  en: { kept: (t) => `Saved at ${t}`, here: "The line is down; your text is kept on this device", waits: "Kept on this device; it will be sent in a moment", newer: "A newer text was written in another tab. Reload this page to see it." },
}[speech];
const clock = () => new Date().toLocaleTimeString(speech === "en" ? "en-GB" : "id-ID", { hour: "2-digit", minute: "2-digit" });
const never = /csrf|sandi|password|token/i;

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);

function keep(form) {
  const place = `draf:${form.dataset.draft}`;
  let revision = Number(form.dataset.revision) || 0;
  let timer = null, busy = false, again = false, stopped = false, away = false;

  const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !never.test(name));
  const say = (words) => { for (const spot of form.querySelectorAll("[data-kept]")) (spot.querySelector("span") || spot).textContent = words; };
  const remember = () => { try { localStorage.setItem(place, JSON.stringify({ revision, fields: fields() })); } catch { /* full or forbidden: the server's copy stands */ } };
  const forget = () => { try { localStorage.removeItem(place); } catch { /* nothing was kept */ } };

  async function send(leaving = false) {
    if (busy) { again = true; return; }
    busy = true;
    let pause = 0, answer = null;
    const body = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    body.set("revisi", revision);
    try {
      answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin", keepalive: leaving });
      if (answer.status === 409) { stopped = true; remember(); say(said.newer); return; }
      if (answer.status === 429 || answer.status === 503) {
        pause = 1000 * (Number(answer.headers.get("Retry-After")) || 30);
        remember();
        say(said.waits);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      away = false;
      revision = told.revision;
      form.dispatchEvent(new CustomEvent("kept", { detail: told }));
      form.dataset.revision = revision;
      const hidden = form.querySelector("input[name=revisi]");
      if (hidden) hidden.value = revision;
      forget();
      say(said.kept(clock()));
    } catch {
      away = !answer || answer.status >= 500; /* whoever must sign in again, or is refused, hears it when the form is sent */
      if (away) pause = 30_000;
      remember();
      say(said.here);
    } finally {
      busy = false;
      if (pause) later(pause);
      else if (again && !stopped) { again = false; later(0); }
    }
  }

  /* the last text did not arrive: the form is sent only if its own address answers */
  async function reach(submitter) {
    try { await fetch(form.action, { method: "HEAD", credentials: "same-origin" }); } catch { return; }
    away = false;
    form.requestSubmit(submitter);
  }

  function later(wait) {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => { timer = null; send(); }, wait);
  }

  /* what was left here when the line dropped comes back, if the server has nothing newer and the field is empty or older */
  try {
    const left = JSON.parse(localStorage.getItem(place) || "null");
    if (left && left.revision >= revision) {
      for (const [name, value] of left.fields) {
        const field = form.elements.namedItem(name);
        if (field && "value" in field && field.type !== "hidden" && field.type !== "checkbox" && field.type !== "radio") field.value = value;
      }
      later(0);
    } else { form.older = left; forget(); } /* a page that can put two texts together takes it from here */
  } catch { forget(); }

  form.addEventListener("input", () => { remember(); later(1000); });
  form.addEventListener("change", () => later(200));
  form.addEventListener("submit", (event) => {
    if (away || !navigator.onLine) {
      event.preventDefault();
      remember();
      say(said.here);
      if (navigator.onLine) reach(event.submitter);
      return;
    }
    clearTimeout(timer); timer = null; stopped = true; forget();
  });
  window.addEventListener("online", () => later(0));
  window.addEventListener("pagehide", () => { if (timer) { clearTimeout(timer); timer = null; send(true); } });
}
