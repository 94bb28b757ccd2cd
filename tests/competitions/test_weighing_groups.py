"""Weights and scales of one group, and rules of former editions."""

from datetime import date
from decimal import Decimal

import pytest

from sambut.competitions import actions, queries, sentences
from sambut.competitions.actions.scoring import criteria_of
from sambut.competitions.editions import checking
from sambut.competitions.models import Criterion, Entry, Group
from sambut.competitions.rules import Candidate, Condition, Won, weigh
from sambut.competitions.states import RuleKind
from sambut.innovations.models import Award, GoalLink
from tests.competitions.asked import refused
from tests.competitions.conftest import Contest
from tests.competitions.panel import Panel
from tests.world.cast import Cast


def test_groups_have_weights_of_their_own_and_are_counted_together(contest: Contest):
    """The group of adaptations weighs what is adapted; the others do not."""
    edition = contest.drafted()
    by = contest.who("agency_admin")
    umum, replikasi = Group.objects.filter(edition=edition).order_by("place")
    novelty = Criterion.objects.get(edition=edition, code="kebaruan")
    base = {"name": "Kebaruan", "question": novelty.question, "scale": 10, "levels": []}
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "kebaruan", "weight": Decimal(15), "group": umum},
        row_id=novelty.pk,
        by=by,
        at=contest.tick(),
    )
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "kebaruan-r", "weight": Decimal(10), "group": replikasi},
        by=by,
        at=contest.tick(),
    )
    found = {
        one.code: sentences.finding_words(one)
        for one in checking.findings(checking.laid(edition), at=contest.at)
        if one.serious
    }
    assert found == {"weights": "Bobot kriteria untuk kelompok Replikasi berjumlah 95, bukan 100."}
    actions.write_row(
        edition.pk,
        "criteria",
        {**base, "code": "asal", "name": "Yang diadaptasi", "weight": Decimal(5), "group": replikasi},
        by=by,
        at=contest.tick(),
    )
    assert [one for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious] == []
    Criterion.objects.filter(edition=edition, code="asal").update(
        question=edition.questions.get(code="asal"), group=umum
    )
    assert {one.code for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious} == {
        "weights",
        "criterion_other_group",
    }
    Criterion.objects.filter(edition=edition, code="asal").update(group=replikasi)
    row = Criterion.objects.get(edition=edition, code="kebaruan")
    row.levels.create(lowest=0, highest=50, words="x")
    assert {one.code for one in checking.findings(checking.laid(edition), at=contest.at) if one.serious} == {
        "level_above_scale"
    }
    of = {
        group.code: {
            one.code
            for one in Criterion.objects.filter(edition=edition).select_related("question")
            if checking.meets(one, group.pk)
        }
        for group in (umum, replikasi)
    }
    assert of["umum"] ^ of["replikasi"] == {"kebaruan", "kebaruan-r", "asal"}


def test_marks_on_a_scale_of_ten_are_totalled_of_a_hundred_group_by_group(db: None):
    panel = Panel(Cast())
    panel.filled(("Terang Kampung", "Antar Obat"))
    edition = panel.edition
    umum, replikasi = Group.objects.filter(edition=edition).order_by("place")
    rows = {row.code: row for row in Criterion.objects.filter(edition=edition)}
    Criterion.objects.filter(pk=rows["kebaruan"].pk).update(scale=10, group=umum)
    other = Criterion.objects.create(
        edition=edition,
        code="kebaruan-r",
        name="Kebaruan",
        weight=15,
        question=rows["kebaruan"].question,
        group=replikasi,
        position=90,
    )
    adapted = panel.entries["Antar Obat"]
    Entry.objects.filter(pk=adapted.pk).update(group=replikasi)
    adapted.refresh_from_db()
    panel.seated()
    panel.assign()
    from sambut.competitions.judging.jobs import assign_called

    assign_called(edition.events.filter(verb="call_assign").get().pk, at=panel.tick())
    for title in ("Terang Kampung", "Antar Obat"):
        for name in ("judge", "judge_ombudsman", "judge_palace"):
            reading = panel.reading(name, title)
            given = {
                row.code: actions.Given(Decimal(8 if row.scale == 10 else 60), "Ada bukti.")
                for row in criteria_of(reading.entry)
            }
            if title == "Terang Kampung" and name == "judge":
                too_high = given | {"kebaruan": actions.Given(Decimal(11), "x")}
                facts = refused(
                    "reading.score.out_of_bounds", actions.sign_reading, reading.pk, too_high, revision=0, confidence=3, by=panel.who(name), at=panel.tick(),
                )  # fmt: skip
                assert facts["scale"] == 10
            actions.sign_reading(
                reading.pk, given, revision=reading.revision, confidence=3, by=panel.who(name), at=panel.tick()
            )
    assert panel.reading("judge", "Terang Kampung").total == Decimal("63.000")  # 85 of 60 and 15 of 80
    assert panel.reading("judge", "Antar Obat").total == Decimal("60.000")
    result = panel.count()
    from sambut.competitions.science import packs

    body = packs.read_pack(result.pack)
    assert sorted(body["groups"]) == ["replikasi", "umum"]
    assert ("kebaruan" in body["groups"]["umum"], other.code in body["groups"]["replikasi"]) == (True, True)
    assert packs.recompute(body).same
    assert [(row["entry"][-1] != "", round(row["raw"], 6)) for row in body["results"]["standings"]] == [
        (True, 63.0),
        (True, 60.0),
    ]
    body["groups"]["umum"] = body["groups"]["umum"][1:]
    assert not packs.recompute(body).same


@pytest.mark.parametrize(
    ("kind", "rule", "facts", "says"),
    [
        ("awarded", {"levels": ("Terpuji",), "since": 2014, "until": 2021}, {"awards": [Won("Terpuji", 2022, True)]}, "unmet"),
        ("awarded", {"levels": ("Terpuji",), "since": 2014, "until": 2021}, {"awards": [Won("Terpuji", 2021, True)]}, "met"),
        ("adapted_awarded", {"levels": ("Top 99",)}, {"adapted": False}, "unmet"),
        ("adapted_awarded", {"levels": ("Top 99",), "until": 2019}, {"adapted": True, "origin_awards": [Won("Top 99", 2018, True)]}, "met"),
        ("adapted_awarded", {"levels": ("Top 99",), "until": 2019}, {"adapted": True, "origin_awards": [Won("Top 99", 2020, True)]}, "unknown"),
        ("adapted_awarded", {"levels": ("Top 99",)}, {"adapted": True, "origin_awards": None}, "unknown"),
        ("invited", {}, {}, "unknown"),
        ("goals", {"number": 1}, {"goals": 0}, "unmet"),
        ("goals", {}, {"goals": 2}, "met"),
        ("goals", {}, {}, "unknown"),
        ("most_per_body", {"number": 2, "of_all": True}, {"of_body": 1, "of_body_in_all": 2}, "unmet"),
        ("most_per_body", {"number": 2}, {"of_body": 1, "of_body_in_all": 2}, "met"),
    ],
)  # fmt: skip
def test_rules_of_former_editions_are_weighed(kind, rule, facts, says):
    candidate = Candidate(closing_on=date(2025, 4, 25), stage="running", **facts)
    assert weigh(Condition(RuleKind(kind), **rule), candidate).says.value == says


def test_goals_and_the_awards_of_the_origin_are_read_from_the_record(contest: Contest):
    edition = contest.drafted()
    by = contest.who("agency_admin")
    for kind, words in (("goals", ""), ("adapted_awarded", "Top 99"), ("invited", "")):
        values = {
            "kind": kind,
            "number": None,
            "words": words,
            "since": None,
            "until": 2019 if words else None,
            "group": None,
            "source": "Pedoman",
        }
        actions.write_row(edition.pk, "rules", values, by=by, at=contest.tick())
    contest.edition = actions.open_edition(edition.pk, by=by, at=contest.tick())
    origin = contest.known(title="Asal")
    Award.objects.create(
        innovation=origin,
        innovation_name="Asal",
        level="Top 99",
        edition="KIPP 2018",
        year=2018,
        source="x",
        confidence="stated",
    )
    entry = contest.begun(title="Turunan")

    def said():  # type: ignore[no-untyped-def]
        return {
            one.rule.kind: one
            for one in queries.applying([entry.innovation], [contest.edition], at=contest.at)[0].rulings
        }

    told = {
        kind: (ruling.says.value, sentences.rule_words(ruling.rule), sentences.ruling_words(ruling))
        for kind, ruling in said().items()
    }
    assert told["goals"] == (
        "unmet",
        "Menyebut tujuan pembangunan berkelanjutan (TPB/SDGs) yang dilayani.",
        "Pilih paling sedikit satu tujuan pada catatan inovasi.",
    )
    assert told["adapted_awarded"] == (
        "unmet",
        "Mengadaptasi inovasi yang meraih Top 99, sampai 2019.",
        "Catatan inovasinya tidak menyebut asal adaptasi.",
    )
    assert told["invited"][0] == "unknown"
    GoalLink.objects.create(innovation=entry.innovation, goal=3)
    entry.innovation.parent = entry.innovation.root = origin
    entry.innovation.save()
    assert {kind: ruling.says.value for kind, ruling in said().items() if kind in ("goals", "adapted_awarded")} == {
        "goals": "met",
        "adapted_awarded": "met",
    }
