/* Two who write at once. `drafts.js` keeps the text and passes on the answer; here the page takes in what others wrote:
   a field that was not touched takes their words, one that was touched keeps its own and shows theirs above it.
   What a dropped line left in this browser is handed to the server with the revision it was written on, never thrown away. */

const speech = document.documentElement.lang === "en" ? "en" : "id";
const said = {
  id: { other: "Orang lain mengubah bagian ini. Tulisan Anda tetap tersimpan; gabungkan, lalu simpan.", empty: "(dikosongkan)" },
  en: { other: "Somebody else changed this part. Your text is kept; put both together, then save.", empty: "(emptied)" },
}[speech];

const form = document.getElementById("tulisan");
if (form) {
  const shown = new Map([...form.elements].filter((one) => one.name).map((one) => [one.name, one.value]));
  form.addEventListener("kept", (event) => take(event.detail));
  hand_over();

  function take({ theirs = {}, conflicts = [] }) {
    for (const [name, text] of Object.entries(theirs)) {
      const field = form.elements.namedItem(name);
      if (!field || !("value" in field)) continue;
      if (!conflicts.includes(name) && field.value === shown.get(name) && field !== document.activeElement) {
        field.value = text;
        shown.set(name, text);
      } else if (conflicts.includes(name)) tell(field, text);
    }
  }

  function tell(field, text) {
    const id = `${field.id}-lain`;
    const note = document.getElementById(id) || document.createElement("div");
    note.id = id;
    note.className = "notice";
    note.dataset.kind = "warn";
    note.setAttribute("role", "status");
    const words = document.createElement("div"), line = document.createElement("p"), theirs = document.createElement("blockquote");
    line.textContent = said.other;
    theirs.className = "word";
    theirs.textContent = text || said.empty;
    words.append(line, theirs);
    note.replaceChildren(words);
    field.before(note);
  }

  /* what drafts.js found from an older revision: the server puts it together with what stands, or keeps it beside */
  async function hand_over() {
    const left = form.older;
    if (!left) return;
    const place = `draf:${form.dataset.draft}`;
    const body = new FormData();
    for (const [name, value] of left.fields) body.append(name, value);
    body.set("revisi", left.revision);
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    try {
      localStorage.setItem(place, JSON.stringify(left));
      const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (answer.ok) { localStorage.removeItem(place); location.reload(); }
    } catch { /* no line: it stays here and is handed over at the next visit */ }
  }
}
