"""What a contest needs before it begins: people with offices in real bodies, and records of innovations. Written in bulk, all of it made up."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex

from sambut.accounts.models import User
from sambut.competitions.editions.blueprint import of_template
from sambut.innovations.models import Innovation, Manuscript
from sambut.innovations.states import Stage as Life
from sambut.innovations.states import State as Publication
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

NAME = "Gladi"
TEMPLATE = "kipp-2023"
OPENS = date(2026, 2, 2)
BEFORE = datetime(2025, 1, 6, 2, tzinfo=UTC)
RUNNING_SINCE = date(2022, 6, 1)
HOST = "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
UNIVERSITIES = 20
OF_PROVINCES = 3
"""Every so many-th judge comes from a government of a province; the others from universities."""
COPIED = 0.01
"""So many of the records take half of another body's words."""
LENGTHS = {
    "summary": 60, "problem": 120, "solution": 100, "novelty": 80, "resources": 60, "prerequisites": 90, "sustaining": 110,
}  # fmt: skip
RESULT_WORDS = 150


@dataclass
class World:
    """Ids only, so that it can be handed to other processes. Lists that belong together have the same order."""

    seed: int
    host: int
    clerks: list[int] = field(default_factory=list)
    """Two of the secretariat: one who counts, one who decides."""
    innovations: list[int] = field(default_factory=list)
    innovators: list[int] = field(default_factory=list)
    local_admins: list[int] = field(default_factory=list)
    judges: list[int] = field(default_factory=list)
    institutions: list[tuple[int | None, str]] = field(default_factory=list)
    copies: list[tuple[int, int]] = field(default_factory=list)
    """Places of a copy and of its original."""


def build(entries: int, judges: int, *, seed: int) -> World:
    chance = random.Random(seed)
    host = Organisation.objects.get(name=HOST, parent=None)
    world = World(seed, host.pk)
    kinds = {kind for row in of_template(TEMPLATE).rows["clusters"] for kind in row["kinds"]}
    bodies = list(Organisation.objects.running().filter(parent=None, kind__in=kinds).exclude(pk=host.pk).order_by("pk"))
    bodies = bodies[:: max(1, len(bodies) // entries)][:entries]
    units = _units(bodies)
    writers = _people([f"Inovator {place}" for place in range(len(units))])
    admins = _people([f"Admin Lokal {place}" for place in range(len(bodies))])
    clerks = _people(["Sekretariat Hitung", "Sekretariat Pleno"])
    jury = _people([f"Juri {place}" for place in range(judges)])
    Appointment.objects.bulk_create(
        [
            *(_office(who, Role.INNOVATOR, unit.pk) for who, unit in zip(writers, units, strict=True)),
            *(_office(who, Role.LOCAL_ADMIN, body.pk) for who, body in zip(admins, bodies, strict=True)),
            *(_office(who, Role.SECRETARIAT, host.pk) for who in clerks),
            *(_office(who, Role.JUDGE, host.pk) for who in jury),
        ],
        batch_size=2000,
    )
    world.clerks, world.judges = [who.pk for who in clerks], [who.pk for who in jury]
    provinces = list(Organisation.objects.running().filter(parent=None, kind="province_government").order_by("pk"))
    for place in range(judges):
        away = place % OF_PROVINCES == 0 and provinces
        chosen = provinces[place % len(provinces)].pk if away else None
        world.institutions.append((chosen, "" if chosen else f"Universitas {place % UNIVERSITIES}"))
    own = [place % len(units) for place in range(entries)]
    world.innovators = [writers[place].pk for place in own]
    at_body = {body.pk: admin.pk for body, admin in zip(bodies, admins, strict=True)}
    world.local_admins = [at_body[units[place].body_id] for place in own]
    _records(world, [units[place] for place in own], chance)
    return world


def person_words(chance: random.Random, count: int) -> str:
    """Words by Zipf's law, so that texts share the common ones and hardly a row of three."""
    known = _known()
    return " ".join(known[int(len(known) * chance.random() ** 3)] for _ in range(count))


_KNOWN: list[str] = []


def _known() -> list[str]:
    if not _KNOWN:
        from sambut.language.words import roots

        _KNOWN.extend(
            sorted((word for word in roots() if word.isalpha() and len(word) > 2), key=lambda word: word[::-1])[:8000]
        )
    return _KNOWN


def _units(bodies: list[Organisation]) -> list[Organisation]:
    """One new unit in each body; the database writes their paths."""
    made = Organisation.objects.bulk_create(
        [
            Organisation(kind_id="unit", parent=body, name="Unit gladi", region_id=body.region_id, zone=body.zone)
            for body in bodies
        ]
    )
    return list(Organisation.objects.filter(pk__in=[unit.pk for unit in made]).order_by("pk"))


def _people(names: list[str]) -> list[User]:
    rows, run = [], token_hex(4)  # a second contest in the same database has its own people
    for name in names:
        row = User(
            email=f"{name.lower().replace(' ', '.')}.{run}@gladi.sambut.example",
            name=f"{name} (gladi)",
            joined_at=BEFORE,
        )
        row.password = "!"  # nobody signs in
        rows.append(row)
    return User.objects.bulk_create(rows, batch_size=2000)


def _office(who: User, role: Role, organisation: int) -> Appointment:
    return Appointment(user=who, role=role, organisation_id=organisation, starts_at=BEFORE)


def _records(world: World, units: list[Organisation], chance: random.Random) -> None:
    texts = [
        {name: person_words(chance, length) for name, length in LENGTHS.items()} | {"title": f"Gladi {place:05d}"}
        for place in range(len(units))
    ]
    for place in chance.sample(range(len(units)), int(len(units) * COPIED)):
        original = chance.choice([other for other in range(len(units)) if units[other].body_id != units[place].body_id])
        if place in {one for pair in world.copies for one in pair} or original in {copy for copy, _ in world.copies}:
            continue
        texts[place] |= {name: texts[original][name] for name in ("problem", "solution", "sustaining")}
        world.copies.append((place, original))
    began = BEFORE + timedelta(days=1)
    rows = Innovation.objects.bulk_create(
        [
            Innovation(
                title=words["title"], **{name: words[name] for name in LENGTHS}, unit=unit, body_id=unit.body_id, region_id=unit.region_id,
                stage=Life.RUNNING, started_on=RUNNING_SINCE, state=Publication.PRIVATE, begun_at=began, changed_at=began,
            )
            for unit, words in zip(units, texts, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    Manuscript.objects.bulk_create(
        [
            Manuscript(innovation=row, content=words, revision=1, changed_at=began)
            for row, words in zip(rows, texts, strict=True)
        ],
        batch_size=500,
    )
    world.innovations = [row.pk for row in rows]
