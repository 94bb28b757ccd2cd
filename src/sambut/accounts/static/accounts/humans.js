/* Solves the small riddle of an open form while somebody types; without it the form works too, with a narrower limit. */

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

async function solve(riddle) {
  const encoder = new TextEncoder();
  for (let number = 0; number <= riddle.maxnumber; number += 1) {
    const digest = await crypto.subtle.digest(riddle.algorithm, encoder.encode(riddle.salt + number));
    if (hex(digest) === riddle.challenge) return number;
    if (number % 500 === 499) await pause();
  }
  return null;
}

for (const entry of document.querySelectorAll("[data-riddle]")) {
  if (!globalThis.crypto?.subtle) break;
  const { algorithm, challenge, maxnumber, salt, signature } = JSON.parse(entry.dataset.riddle);
  const number = await solve({ algorithm, challenge, maxnumber, salt });
  if (number !== null) entry.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}
