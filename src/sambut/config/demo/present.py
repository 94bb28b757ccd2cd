"""What waits on the desks of the cast on the day of loading, written by hand in `reference/present.toml`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sambut.complaints.states import ARCHIVE_REASONS, Ending, Grade, Verb
from sambut.config.demo import reference
from sambut.config.demo.country import Body, Country
from sambut.config.demo.making import SEED
from sambut.config.demo.phrasing import Matter, matter, reporter, with_personal_data
from sambut.config.demo.stories import NOBODY, Move, Story

AN_EVENING = timedelta(hours=14, minutes=25)
"""From the evening in which a report is written to the office hour in which it is forwarded."""


def stories(country: Country) -> list[Story]:
    """Everything that is waiting, with the citizen's own cases."""
    return [
        *_received(country),
        *_queue(country, "semarang", "transport"),
        *_queue(country, "semarang", "works"),
        *_queue(country, "jeneponto", "far_away"),
        *_supervised(country),
        *_back_at_the_admin(country),
        *_unplaced(country),
        *_ministry(country),
        *_citizen(country),
        *_archived(country),
        _opened(country),
    ]


def _written() -> dict[str, Any]:
    return reference.present()


def _story(about: Matter, body: Body, key: str, at: datetime, row: dict[str, Any], moves: list[Move]) -> Story:
    """A story of the table: its flags say what the reporter told."""
    dice = Random(f"{SEED}:{key}")
    who = reporter(dice)
    text = with_personal_data(about.report, who, dice) if row.get("person") else about.report
    return Story(
        f"present:{key}", text, at, body=body.short_name, place=about.place.code, category=about.category,
        anonymous=not row.get("person"), secret=bool(row.get("secret")), by=row.get("by", ""),
        reporter=who if row.get("person") else NOBODY, files=(about.picture,) if row.get("picture") and about.picture else (),
        moves=tuple(moves),
    )  # fmt: skip


def _matter(body: Body, row: dict[str, Any], key: str, topic: str = "") -> Matter:
    return matter(
        body, topic or row["topic"], Random(f"{SEED}:{key}"), speech=row.get("speech", ""), number=row["report"]
    )


def _received(country: Country) -> Iterator[Story]:
    body = country.bodies["semarang"]
    for number, row in enumerate(_written()["received"]):
        key = f"received:{number}"
        at = body.times.minutes_ago(row["minutes"]) if "minutes" in row else body.times.office(row["office"], "08.40")
        yield _story(_matter(body, row, key), body, key, at, row, [])


def _queue(country: Country, short_name: str, name: str) -> Iterator[Story]:
    body = country.bodies[short_name]
    for number, row in enumerate(_written()[name]):
        key = f"{name}:{number}"
        about = _matter(body, row, key)
        at = body.times.office(row["ago"], f"{8 + number % 6:02d}.{7 * number % 60:02d}")
        moves = [Move(Verb.FORWARD, at, text=about.category, to=about.unit, grade=Grade(row.get("grade", about.grade)))]
        moves += _lately(body, row, about, Random(f"{SEED}:{key}:moves"))
        yield _story(about, body, key, at - AN_EVENING, row, moves)


def _lately(body: Body, row: dict[str, Any], about: Matter, dice: Random) -> list[Move]:
    moves = []
    if "note" in row:
        moves.append(Move(Verb.NOTE, body.times.office(row["note"], "13.20"), text=about.note(dice)))
    if "added" in row:
        moves.append(Move(Verb.ADD, body.times.office(row["added"], "11.45"), text=reference.office()["additions"][0]))
    if "rejected" in row:
        moves.append(Move(Verb.ANSWER, body.times.office(row["rejected"] + 3, "10.15"), text=about.answer(dice)))
        moves.append(
            Move(Verb.REJECT, body.times.office(row["rejected"], "12.50"), text=reference.office()["rejected_again"][0])
        )
    return moves


def _supervised(country: Country) -> Iterator[Story]:
    body = country.bodies["semarang"]
    for number, row in enumerate(_written()["supervised"]):
        key = f"supervised:{number}"
        about = _matter(body, row, key, "pengawasan")
        at = body.times.office(row["ago"], f"{9 + number:02d}.35")
        move = Move(
            Verb.FORWARD, at, text=about.category, to=about.unit, grade=Grade.SUPERVISORY, subject=row["subject"]
        )
        yield _story(about, body, key, at - AN_EVENING, {"secret": number % 2 == 0}, [move])


def _back_at_the_admin(country: Country) -> Iterator[Story]:
    """Bounced by a unit, completed by its reporter, and waiting for reporters."""
    body, words = country.bodies["semarang"], reference.office()
    office = body.times.office
    for key, moves in {
        "bounced": [
            Move(Verb.FORWARD, office(3, "09.10"), text="pekerjaan-umum.trotoar", to="Dinas Pekerjaan Umum", grade=Grade.ORDINARY),
            Move(Verb.BOUNCE, office(1, "14.05"), text=words["bounces"][0]),
        ],
        "bounced twice": [
            Move(Verb.FORWARD, office(6, "09.30"), text="lingkungan.pohon-dan-taman", to="Dinas Lingkungan Hidup", grade=Grade.ORDINARY),
            Move(Verb.BOUNCE, office(5, "11.15"), text=words["bounces"][0]),
            Move(Verb.FORWARD, office(4, "08.50"), text="lingkungan.pohon-dan-taman", to="Dinas Pekerjaan Umum", grade=Grade.ORDINARY),
            Move(Verb.BOUNCE, office(0, "10.20"), text=words["bounces"][1]),
        ],
        "completed": [
            Move(Verb.ASK, office(4, "10.30"), text=words["questions"][0]),
            Move(Verb.COMPLETE, office(1, "12.10"), text=words["completions"][0]),
        ],
        "asked one": [Move(Verb.ASK, office(2, "13.40"), text=words["questions"][2])],
        "asked two": [Move(Verb.ASK, office(7, "09.05"), text=words["questions"][3])],
    }.items():  # fmt: skip
        topic, report = ABOUT[key]
        about = _matter(body, {"topic": topic, "report": report}, key)
        yield _story(about, body, key, moves[0].at - AN_EVENING, {}, moves)


ABOUT = {
    "bounced": ("sampah", 4),
    "bounced twice": ("sampah", 7),
    "completed": ("jalan", 7),
    "asked one": ("jalan", 8),
    "asked two": ("kependudukan", 5),
}


def _unplaced(country: Country) -> Iterator[Story]:
    places = list(country.regions)
    for number, row in enumerate(_written()["unplaced"]):
        yield Story(
            f"present:unplaced:{number}", row["text"], country.at - timedelta(minutes=row["minutes"]),
            place=places[number * 37 % len(places)], secret=row.get("secret", False),
        )  # fmt: skip


def _ministry(country: Country) -> Iterator[Story]:
    office = country.home.office
    for number, text in enumerate(_written()["ministry"]["reports"]):
        at = office(number + 1, "09.45")
        grade = Grade.ASPIRATION if number == 3 else Grade.ORDINARY
        yield Story(
            f"present:ministry:{number}", text, at - AN_EVENING, place=country.bodies["panrb"].places[number].code,
            moves=(Move(Verb.FORWARD, at, text="sistem.saran", by="nation", to="body:panrb", grade=grade),),
        )  # fmt: skip


def _citizen(country: Country) -> Iterator[Story]:
    body, words = country.bodies["semarang"], _written()["citizen"]
    office, place = body.times.office, body.places[0].code
    dishub, lamp, sign = (
        "Dinas Perhubungan",
        "pekerjaan-umum.penerangan-jalan",
        "perhubungan.rambu-dan-lampu-lalu-lintas",
    )

    def forward(ago: int, to: str = dishub, category: str = sign, **more: Any) -> Move:
        return Move(
            Verb.FORWARD, office(ago, "08.55"), text=category, to=to, grade=more.pop("grade", Grade.ORDINARY), **more
        )

    def answer(ago: int, text: str, *files: str) -> Move:
        return Move(Verb.ANSWER, office(ago, "14.10"), text=words[text], files=files)

    told: dict[str, list[Move]] = {
        "fresh": [],
        "asked": [Move(Verb.ASK, office(1, "10.05"), text=words["asked_question"])],
        "answered": [forward(8), answer(1, "answered_answer", "rambu-baru")],
        "accepted": [forward(30, category=lamp), answer(26, "accepted_answer", "lampu-menyala", "surat"), Move(Verb.ACCEPT, office(25, "12.15"))],
        "timed": [forward(44), answer(40, "timed_answer")],
        "withdrawn": [forward(20), Move(Verb.WITHDRAW, office(18, "12.40"))],
        "rejected": [
            forward(14, "Dinas Pekerjaan Umum", "pekerjaan-umum.trotoar"), answer(6, "rejected_answer"),
            Move(Verb.REJECT, office(4, "12.05"), text=words["rejected_reason"], files=("lubang",)),
        ],
        "secret": [forward(9, "Inspektorat", "hukum.pungutan-liar", grade=Grade.SUPERVISORY, subject="Dinas Kesehatan")],
        "waiting": [forward(16, "Dinas Lingkungan Hidup", "lingkungan.sampah")],
        "archived": [Move(Verb.ARCHIVE, office(33, "09.20"), text=words["archived_reason"], reason=Ending.UNCLEAR)],
    }  # fmt: skip
    for name, moves in told.items():
        at = moves[0].at - AN_EVENING if moves else body.times.minutes_ago(175)
        yield Story(
            f"present:citizen:{name}", words[name], at, body="semarang", place=place, anonymous=name != "fresh",
            secret=name == "secret", by="citizen", reporter=("Sekar Wulandari", "", "", "") if name == "fresh" else NOBODY,
            files=("lampu",) if name == "fresh" else (), moves=tuple(moves),
        )  # fmt: skip


def _archived(country: Country) -> Iterator[Story]:
    """One of each reason, so that every page about ends has something to say."""
    body, words = country.bodies["semarang"], reference.office()
    for number, reason in enumerate(ARCHIVE_REASONS):
        at = body.times.office(28 + 3 * number, "11.10")
        text = words["archived_reports"][reason.value][0].format(n=3, kel=body.places[number].name)
        move = Move(Verb.ARCHIVE, at, text=words["archive"][reason.value][0], reason=reason)
        yield Story(
            f"present:archived:{reason.value}",
            text,
            at - AN_EVENING,
            body="semarang",
            place=body.places[number].code,
            moves=(move,),
        )


def _opened(country: Country) -> Story:
    """A reporter who let the office see the name, and was called."""
    body = country.bodies["semarang"]
    about = matter(body, "lampu", Random(f"{SEED}:opened"), number=5)
    office = body.times.office
    moves = [
        Move(Verb.FORWARD, office(26, "09.15"), text=about.category, to=about.unit, grade=Grade.ORDINARY),
        Move(Verb.OPEN_TEXT, office(25, "10.05")),
        Move(Verb.OPEN_REPORTER, office(25, "10.10")),
        Move(Verb.ANSWER, office(22, "13.30"), text=about.answer(Random(f"{SEED}:opened"))),
        Move(Verb.ACCEPT, office(21, "12.20")),
    ]
    return _story(about, body, "opened", moves[0].at - AN_EVENING, {"person": True}, moves)
