/* Passkeys and security keys. Buttons stand hidden in the page until a browser that knows keys shows them:
   data-key-ask (options in the page), data-key-fetch (options from an address), data-key-make (a new key). */

const known = globalThis.PublicKeyCredential && globalThis.webauthnJSON;

async function optionsOf(place) {
  if (place.dataset.keyAsk) return JSON.parse(place.dataset.keyAsk).request_options;
  if (place.dataset.keyMake) return JSON.parse(place.dataset.keyMake).creation_options;
  const answer = await fetch(place.dataset.keyFetch, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

function withoutPassword(options, form) {
  const wanted = form.elements.passwordless?.checked ?? false;
  const choice = options.publicKey.authenticatorSelection;
  choice.residentKey = wanted ? "required" : "discouraged";
  choice.requireResidentKey = wanted;
  if (wanted) choice.userVerification = "required";
  return options;
}

async function use(place, form) {
  const options = await optionsOf(place);
  const credential = place.dataset.keyMake
    ? await webauthnJSON.create(withoutPassword(options, form))
    : await webauthnJSON.get(options);
  form.elements.credential.value = JSON.stringify(credential);
  form.submit();
}

for (const place of document.querySelectorAll("[data-key-ask], [data-key-fetch], [data-key-make]")) {
  if (!known) break;
  place.hidden = false;
  const form = place.closest("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    use(place, form).catch(() => { form.querySelector("[data-key-fault]").hidden = false; });
  });
}
