"""One record in the layout of other forms: what is filled, what is too long, what is missing; an edition's form too."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from sambut.competitions.models import Edition
from sambut.competitions.models import Question as Asked
from sambut.competitions.states import Scheme
from sambut.innovations import actions, layouts, pieces
from sambut.innovations.layouts import Question
from sambut.innovations.states import Block, Direction, Grade
from tests.innovations.conftest import LAMP
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db


def known(way) -> None:
    way.begin()
    way.write(**{**LAMP, "summary": "kata " * 203, "law": "Perwal 12/2023", "form": "service"})
    pk, facts = way.innovation.pk, {"by": way.innovator, "at": way.tick()}
    way.run()
    actions.add_part(pk, "staffing", year=2024, people=12, note="", **facts)
    actions.add_part(
        pk, "beneficiary", who="warga", count=501, unit="orang", on=date(2025, 1, 31), source="Buku", **facts
    )
    actions.choose_goals(pk, goals=[11], **facts)
    actions.prove_innovation(pk, Block.EFFECT, text="Lampu menyala lagi.", grade=Grade.TOLD, **facts)
    actions.name_indicator(
        pk, name="Waktu tunggu", unit="hari", direction=Direction.DOWN, baseline=Decimal("14.5"), baseline_on=date(2024, 3, 1), **facts
    )  # fmt: skip


def test_a_form_is_filled_from_the_record_and_says_what_is_too_long(way, cast):
    known(way)
    midwife, desk = signed_in(cast.innovator), f"/meja/inovasi/{way.innovation.uuid}/formulir/"
    listed = midwife.get(desk).content.decode()
    assert "Indeks Inovasi Daerah" in listed
    page = midwife.get(f"{desk}kipp-2023/").content.decode()
    assert "203 dari paling banyak 200 kata" in page
    assert "lebih 3 kata" in page
    assert "Waktu tunggu (hari): sebelum 14,5 (1\xa0Maret\xa02024)" in page
    rows = list(csv.DictReader(io.StringIO(midwife.get(f"{desk}iid/csv/").content.decode())))
    told = {row["code"]: (row["level"], row["answer"]) for row in rows}
    assert told["i17"] == ("2", "2024: 12 orang")
    assert told["i33"][0] == "3"
    assert told["i31"] == ("0", "")
    assert (told["i16"][1], told["bentuk"][1], told["i24"][1]) == ("Perwal 12/2023", "pelayanan publik", "")
    english = midwife.get(f"/en{desk}kipp-2021/teks/").content.decode()
    assert "11. Kota dan Permukiman yang Berkelanjutan" in english, "what is handed in stays Indonesian"
    assert "Lampu menyala lagi." in english
    assert midwife.get(f"{desk}tidak-ada/").status_code == 404
    for other in (signed_in(cast.officer_far_away), signed_in(cast.citizen)):
        assert other.get(f"{desk}iid/csv/").status_code == 404
    assert Client().get(f"{desk}iid/").status_code == 302


def test_every_question_of_every_form_asks_for_what_a_record_has(way):
    known(way)
    texts, _counts = pieces.of(way.innovation)
    names = set(texts) | {
        "novelty",
        "steps",
        "resources",
        "sustaining",
        "aim",
        "partners",
        "contribution",
        "initiator",
        "kind",
    }
    names |= {"trial_on", "spendings", "awards", "team", "files", "copies", "sustainability", "speed"}
    for key, questions in layouts._reference().items():
        for question in questions:
            assert set(question.pieces) <= names, (key, question.code)
            assert question.source, (key, question.code)
        assert len({question.code for question in questions}) == len(questions), key


@pytest.mark.parametrize(
    ("levels", "counts", "level"),
    [
        (("people", "1", "11", "31"), {"people": 31}, 3), (("people", "1", "11", "31"), {"people": 0}, 0),
        (("people", "1", "11", "31"), {}, None), (("-months", "9", "5", "1"), {"months": 9}, 1), (("-months", "9", "5", "1"), {"months": 8}, 2),
        (("-months", "9", "5", "1"), {"months": 4}, 3),
    ],
)  # fmt: skip
def test_levels_are_counted_as_the_form_says(levels, counts, level):
    assert layouts.level(levels, counts) == level


def test_an_open_edition_brings_its_own_form_and_its_limits(way, cast):
    known(way)
    assert not [one for one in layouts.all_of(way.innovation, way.innovator) if one.key.startswith("lomba-")]
    edition = Edition.objects.create(
        scheme=Scheme.values[0],
        name="Lomba Kota",
        year=2025,
        host=cast.agency_admin.organisation,
        state="draft",
        drafted_at=way.at,
    )
    Asked.objects.create(edition=edition, position=1, code="ringkasan", title="Ringkasan", field="summary", words=150)
    assert not [one for one in layouts.all_of(way.innovation, way.innovator) if one.key.startswith("lomba-")], (
        "a draft is its host's"
    )
    Edition.objects.filter(pk=edition.pk).update(state="open", opened_at=way.at)
    found = next(one for one in layouts.all_of(way.innovation, way.innovator) if one.key == f"lomba-{edition.uuid}")
    assert found.questions == (Question("ringkasan", "Ringkasan", 150, ("summary",)),)
    answer = layouts.filled(found, *pieces.of(way.innovation))[0]
    assert (answer.state, answer.words, answer.over) == ("over", 203, 53)
