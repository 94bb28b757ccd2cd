/* Finding while it is typed: a form with data-finds="id" asks for its own address a third of a second after the last letter and puts
   the part of the answer with that id into the page. Without this file the button does the same. */

for (const form of document.querySelectorAll("form[data-finds]")) {
  let timer = null, turn = 0;
  const find = async () => {
    const mine = (turn += 1);
    const address = new URL(form.action, location.href);
    address.search = new URLSearchParams(new FormData(form)).toString();
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok || mine !== turn) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(form.dataset.finds);
      if (found && mine === turn) document.getElementById(form.dataset.finds).replaceChildren(...found.childNodes);
      address.hash = "";
      history.replaceState(null, "", address);
    } catch { /* the line is down: the button is still there */ }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(find, 300); });
}
