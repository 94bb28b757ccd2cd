/* Levels and numbers go together: a level that is chosen sets its middle unless the number lies in it; a number chooses its level.
   The aspect's head tells its score at once. Everything is sent without this file too: a level without a number counts as its middle. */

for (const aspect of document.querySelectorAll(".rubric .aspect")) {
  const score = aspect.querySelector(".score-line input");
  const levels = [...aspect.querySelectorAll(".level input")];
  const value = () => (/^\d{1,3}([.,]\d{1,2})?$/.test(score.value.trim()) ? Number(score.value.trim().replace(",", ".")) : null);
  const within = (level, number) => number !== null && number >= Number(level.dataset.low) && number < Number(level.dataset.high) + 1;

  for (const level of levels) level.addEventListener("change", () => {
    if (within(level, value())) return;
    score.value = Math.floor((Number(level.dataset.low) + Number(level.dataset.high)) / 2);
    score.dispatchEvent(new Event("input", { bubbles: true }));
  });
  score?.addEventListener("input", () => {
    const number = value();
    for (const level of levels) level.checked = within(level, number);
  });
}
