"""Puts texts together from what was written for the demo country: a report with its place, an answer with its day."""

from dataclasses import dataclass
from random import Random
from typing import Any

from sambut.config.demo import reference
from sambut.config.demo.country import Body
from sambut.regions.models import Region

PHONE, NIK = "08120000{:04d}", "337401{:02d}0190{:02d}0000"
"""Numbers that nobody has: the exchange 0000, and a NIK whose last four digits are never given."""


@dataclass(frozen=True)
class Matter:
    """What a case is about, with everything that may be said in it. Slots are filled the same way throughout."""

    topic: str
    facts: dict[str, Any]
    unit: str
    category: str
    report: str
    place: Region
    slots: dict[str, str]
    fitting: int
    """Which of the answers fits the report."""
    number: int
    """Which of the reports it is; -1 in the speech of the place."""

    @property
    def grade(self) -> str:
        return str(self.facts.get("grade", "ordinary"))

    @property
    def picture(self) -> str:
        """A drawing of what the report tells, where one fits."""
        return str(self.facts["picture"]) if self.number in self.facts.get("pictured", ()) else ""

    @property
    def picture_after(self) -> str:
        return str(self.facts["after"]) if self.fitting in self.facts.get("shown", ()) else ""

    def answer(self, dice: Random) -> str:
        return self._said(self.facts["answers"][self.fitting], dice)

    def note(self, dice: Random) -> str:
        kind = "supervisory" if self.facts.get("subject") else "outside" if "picture" in self.facts else "inside"
        return self._said(dice.choice(reference.office()[f"notes_{kind}"]), dice)

    def dispute(self, dice: Random) -> tuple[str, str]:
        """Why the answer is rejected, and what is answered then."""
        place = self.facts["disputed"].index(self.number)
        return self._said(self.facts["rejections"][place], dice), self._said(
            self.facts["again"][min(place, len(self.facts["again"]) - 1)], dice
        )

    def _said(self, text: str, dice: Random) -> str:
        return filled(text, self.slots | {"hari": dice.choice(reference.office()["days"])})


def filled(text: str, slots: dict[str, str]) -> str:
    """Slots filled in; a sentence still begins with a capital."""
    done = text.format_map(slots)
    return done[:1].upper() + done[1:]


def topics_of(body: str) -> dict[str, dict[str, Any]]:
    return {name: facts for name, facts in reference.topics().items() if body in facts["units"]}


def matter(
    body: Body,
    topic: str,
    dice: Random,
    *,
    speech: str = "",
    number: int = -1,
    disputed: bool = False,
    local: float = 0.35,
) -> Matter:
    """A matter of that topic at that body. `speech` and `number` choose the report, `disputed` one whose answer is rejected;
    else it falls by chance, a share of `local` in the speech of the place."""
    facts = reference.topics()[topic]
    own = str(body.facts.get("speech", ""))
    if disputed:
        number = dice.choice(facts["disputed"])
    elif number < 0:
        speech = own if own in facts and dice.random() < local else ""
        number = dice.randrange(len(facts[speech or "reports"]))
    text = facts[speech or "reports"][number]
    fitting = facts[f"fits_{speech}" if speech else "fits"][number]
    place = dice.choice(body.places)
    slots = {
        "jalan": dice.choice(body.facts.get("streets", ["jalan utama"])),
        "tanda": dice.choice(body.facts.get("marks", ["di loket"])),
        "kel": place.name.title() if place.name.isupper() else place.name,
        "lama": dice.choice(reference.office()["since"]),
        "n": str(dice.randint(2, 6)),
    }
    unit, category = _unit_for(facts, body.short_name, text)
    return Matter(topic, facts, unit, category, filled(text, slots), place, slots, fitting, -1 if speech else number)


def _unit_for(facts: dict[str, Any], body: str, text: str) -> tuple[str, str]:
    wanted = facts["units"][body]
    if isinstance(wanted, str):
        return wanted, facts["category"]
    return next((unit, category) for word, unit, category in wanted if word.lower() in text.lower())


def reporter(dice: Random) -> tuple[str, str, str, str]:
    """Name, address, phone and NIK of somebody who is not."""
    people = reference.people()
    name = f"{dice.choice(people['first'])} {dice.choice(people['last'])}"
    address = f"{name.lower().replace(' ', '.')}@warga.example"
    return name, address, PHONE.format(dice.randint(1, 9999)), NIK.format(dice.randint(1, 28), dice.randint(50, 99))


def with_personal_data(text: str, person: tuple[str, str, str, str], dice: Random) -> str:
    name, email, phone, nik = person
    return f"{text} {dice.choice(reference.office()['personal']).format(name=name, email=email, phone=phone, nik=nik)}"
