"""Ordinary stories: thousands of cases with the fates that cases have. The same seed and day make the same stories."""

from datetime import datetime, timedelta
from random import Random

from sambut.complaints.states import ARCHIVE_REASONS, Grade, Verb
from sambut.config.demo import reference
from sambut.config.demo.country import Body, Country
from sambut.config.demo.phrasing import Matter, matter, reporter, topics_of, with_personal_data
from sambut.config.demo.stories import NOBODY, Move, Story

SEED = "sambut"
RECENT_DAYS = 35
WALKED_DAYS = 18
"""What is younger is walked along the actions, with pictures; what is older is written in bulk."""
OLDEST_DAYS = 545
RESERVED = {("semarang", "Dinas Perhubungan")}
"""Desks whose present is written by hand (`present.py`): no recent case goes there by chance."""
QUIET, QUIET_DAYS = "semarang", 4
"""What came in there in the last days is written by hand, too."""

FATES = (
    ("answered", 62), ("rejected", 12), ("asked", 6), ("bounced", 5), ("bounced_twice", 2), ("archived", 5),
    ("withdrawn", 3), ("never_answered", 2), ("never_completed", 3),
)  # fmt: skip


def stories(country: Country, count: int) -> list[Story]:
    """Oldest first."""
    dice = Random(SEED)
    ages = sorted((_age(dice) for _ in range(count)), reverse=True)
    return [story(country, number, age) for number, age in enumerate(ages)]


def _age(dice: Random) -> int:
    """Days ago; more of them lately, as a system grows."""
    return 1 + int(OLDEST_DAYS * dice.random() ** 1.05)


def story(country: Country, number: int, days_ago: int) -> Story:
    dice = Random(f"{SEED}:{number}")
    body = _body(country, dice, days_ago)
    fate = dice.choices([name for name, _ in FATES], [weight for _, weight in FATES])[0]
    recent = days_ago <= RECENT_DAYS
    if fate == "never_answered" and not recent:
        fate = "answered"  # what waits for ever would stand on top of every queue
    about = _matter(body, dice, recent=recent, disputed=fate == "rejected")
    if about.facts.get("subject") and fate in ("bounced", "bounced_twice"):
        fate = "answered"  # what is about a unit goes to the inspectorate at once
    received = body.times.any_day(days_ago, f"{dice.choice(HOURS)}.{dice.randint(0, 59):02d}")
    anonymous, secret = dice.random() < 0.6, dice.random() < (0.6 if about.facts.get("subject") else 0.08)
    who = reporter(dice) if not anonymous or dice.random() < 0.3 else NOBODY
    text = about.report
    if dice.random() < 0.16:
        text = with_personal_data(text, who if who[0] else reporter(dice), dice)
    making = Making(body, about, dice, received, walked=days_ago <= WALKED_DAYS)
    if fate == "archived":
        text = making.archived()
    else:
        getattr(making, fate)()
    return Story(
        f"ordinary:{number}", text, received, body=body.short_name, place=about.place.code, category=about.category,
        anonymous=anonymous, secret=secret, reporter=who, files=making.pictures(),
        happened_days_before=dice.choice([None, None, 0, 1, 3]), moves=tuple(making.moves),
    )  # fmt: skip


HOURS = (6, 7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 21, 22)


def _body(country: Country, dice: Random, days_ago: int) -> Body:
    names = [name for name in country.bodies if name != QUIET or days_ago > QUIET_DAYS]
    return country.bodies[dice.choices(names, [country.bodies[name].facts["share"] for name in names])[0]]


def _matter(body: Body, dice: Random, *, recent: bool, disputed: bool) -> Matter:
    topics = topics_of(body.short_name)
    while True:
        topic = dice.choices(list(topics), [facts["weight"] for facts in topics.values()])[0]
        found = matter(body, topic, dice, disputed=disputed)
        if not recent or (body.short_name, found.unit) not in RESERVED:
            return found


class Making:
    """The moves of one story, one after the other; each verb knows how long people take for it."""

    def __init__(self, body: Body, about: Matter, dice: Random, received: datetime, *, walked: bool) -> None:
        self.body, self.about, self.dice, self.at, self.walked = body, about, dice, received, walked
        self.moves: list[Move] = []
        self.long = {Grade.SUPERVISORY: 45, Grade.INFORMATION: 4}.get(Grade(about.grade), 13)

    # -- fates

    def answered(self) -> None:
        self._forward()
        self._meanwhile()
        self._answer(self.about.answer(self.dice))
        self._react(accept=0.66)

    def rejected(self) -> None:
        self._forward()
        self._answer(self.about.answer(self.dice))
        rejection, again = self.about.dispute(self.dice)
        self._citizen(Verb.REJECT, rejection, days=4)
        self._answer(again)
        self._react(accept=0.72)

    def asked(self) -> None:
        self._office(Verb.ASK, self.dice.choice(reference.office()["questions"]), days=2)
        self._citizen(Verb.COMPLETE, self.dice.choice(reference.office()["completions"]), days=5)
        self.answered()

    def bounced(self) -> None:
        others = [unit for unit in self.body.facts["units"] if unit not in (self.about.unit, "Inspektorat")]
        self._forward(self.dice.choice(others))
        self._office(Verb.BOUNCE, self.dice.choice(reference.office()["bounces"]), days=2)
        self.answered()

    def bounced_twice(self) -> None:
        others = [unit for unit in self.body.facts["units"] if unit not in (self.about.unit, "Inspektorat")]
        self._forward(self.dice.choice(others))
        self._office(Verb.BOUNCE, reference.office()["bounces"][0], days=2)
        self.bounced()

    def withdrawn(self) -> None:
        self._forward()
        self._citizen(Verb.WITHDRAW, "", days=5)

    def never_answered(self) -> None:
        self._forward()
        self._office(Verb.NOTE, self.about.note(self.dice), days=4)

    def never_completed(self) -> None:
        self._office(Verb.ASK, self.dice.choice(reference.office()["questions"]), days=2)

    def archived(self) -> str:
        """Gives the text of the report: it fits the reason."""
        reason = self.dice.choice(ARCHIVE_REASONS)
        words = reference.office()
        self._office(Verb.ARCHIVE, self.dice.choice(words["archive"][reason.value]), days=2, reason=reason)
        return self.dice.choice(words["archived_reports"][reason.value]).format_map(self.about.slots)

    def pictures(self) -> tuple[str, ...]:
        """Only lately: what is old was told in words."""
        wanted = self.about.picture and self.walked and self.dice.random() < 0.4
        return (self.about.picture,) if wanted else ()

    # -- verbs

    def _forward(self, unit: str = "") -> None:
        late = self.dice.random() < 0.08
        days = self.dice.randint(4, 6) if late else self.dice.choice((0, 0, 1, 1, 2))
        subject = self._accused() if self.about.facts.get("subject") else ""
        self.at = self.body.times.next_office(self.at, days, self.dice.randint(5, 430))
        self.moves.append(
            Move(
                Verb.FORWARD,
                self.at,
                text=self.about.category,
                to=unit or self.about.unit,
                grade=Grade(self.about.grade),
                subject=subject,
            )
        )

    def _accused(self) -> str:
        return self.dice.choice([unit for unit in self.body.facts["units"] if unit != self.about.unit])

    def _meanwhile(self) -> None:
        if self.dice.random() < 0.06:
            self._office(Verb.OPEN_TEXT, "", days=1)
        if self.dice.random() < 0.15:
            self._office(Verb.NOTE, self.about.note(self.dice), days=2)
        if self.dice.random() < 0.08:
            self._citizen(Verb.ADD, self.dice.choice(reference.office()["additions"]), days=2)

    def _answer(self, text: str) -> None:
        late = self.dice.random() < 0.09
        days = self.long + self.dice.randint(2, 9) if late else max(1, int(self.long * self.dice.random() ** 1.6))
        shown = (
            (self.about.picture_after,) if self.walked and self.about.picture_after and self.dice.random() < 0.4 else ()
        )
        self._office(Verb.ANSWER, text, days=days, exactly=True, files=shown)

    def _react(self, *, accept: float) -> None:
        if self.dice.random() < accept:
            self._citizen(Verb.ACCEPT, "", days=8)

    def _office(self, verb: Verb, text: str, *, days: int, exactly: bool = False, **facts: object) -> None:
        waited = days if exactly else self.dice.randint(0, days)
        self.at = self.body.times.next_office(self.at, waited, self.dice.randint(5, 450))
        self.moves.append(Move(verb, self.at, text=text, **facts))  # type: ignore[arg-type]

    def _citizen(self, verb: Verb, text: str, *, days: int) -> None:
        self.at += timedelta(
            days=self.dice.randint(0, days), hours=self.dice.randint(1, 11), minutes=self.dice.randint(0, 59)
        )
        self.moves.append(Move(verb, self.at, text=text))
