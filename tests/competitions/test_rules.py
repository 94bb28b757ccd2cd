"""Rules of who may take part, and what contradicts itself."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sambut.competitions import actions, eligibility, queries, sentences
from sambut.competitions.editions import checking
from sambut.competitions.models import Cluster, Criterion, Edition, Period
from sambut.competitions.rules import Candidate, Condition, Says, Won, weigh
from sambut.competitions.states import RuleKind, Stage
from sambut.innovations.models import Award
from sambut.kernel.refusals import Refused
from tests.competitions.conftest import Contest

CLOSING = date(2025, 4, 25)


def said(kind: RuleKind, candidate: Candidate, **rule: object) -> str:
    return weigh(Condition(kind, **rule), candidate).says.value  # type: ignore[arg-type]


def one(**facts: object) -> Candidate:
    return Candidate(**{"closing_on": CLOSING, "stage": "running", **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begun", "year_only", "says"),
    [
        (date(2024, 4, 25), False, "met"),
        (date(2024, 4, 26), False, "unmet"),
        (date(2023, 1, 1), True, "met"),
        (date(2024, 1, 1), True, "unknown"),
        (date(2025, 1, 1), True, "unmet"),
        (None, False, "unknown"),
    ],
)
def test_the_age_is_counted_back_from_the_closing_day(begun, year_only, says):
    assert said(RuleKind.YOUNGEST, one(started_on=begun, year_only=year_only), number=12) == says


@pytest.mark.parametrize(
    ("won", "says"),
    [
        ([], "met"),
        ([Won("Top 99", 2019, True)], "met"),
        ([Won("Top 9", 2014, True)], "unmet"),
        ([Won("Top 45", 2019, False)], "unknown"),
        ([Won("Top 45", 2013, True)], "met"),
    ],
)
def test_an_award_bars_when_its_source_states_it_and_the_year_counts(won, says):
    assert said(RuleKind.NOT_AWARDED, one(awards=won), levels=("Top 45", "Top 9"), since=2014) == says


def test_a_finalist_may_stand_once_more_until_the_rule_is_full():
    twice = [Won("Top 99", 2018, True), Won("Top 99", 2019, True)]
    assert said(RuleKind.FINALIST_AT_MOST, one(awards=twice[:1]), number=2, levels=("Top 99",)) == "met"
    assert said(RuleKind.FINALIST_AT_MOST, one(awards=twice), number=2, levels=("Top 99",)) == "unmet"


def test_an_entry_reads_each_rule_with_its_source_and_what_to_do(contest: Contest):
    contest.opened()
    entry = contest.begun(baseline=False, begun=date(2024, 12, 1))
    told = {
        ruling.rule.kind: (ruling.says, sentences.ruling_words(ruling), ruling.rule.source)
        for ruling in eligibility.of_entry(entry, at=contest.at).rulings
    }

    assert told["youngest"][:2] == (Says.UNMET, "Umurnya 4 bulan pada hari penutupan.")
    assert told["baseline"][:2] == (Says.UNMET, "Tulis satu indikator dengan nilai awalnya pada catatan inovasi.")
    assert {kind for kind, (says, _words, _source) in told.items() if says == Says.MET} == {
        "inside", "running", "category", "title_once", "not_adapted"
    }  # fmt: skip
    assert all(source for _says, _words, source in told.values())


def test_an_entry_that_a_rule_bars_is_not_submitted_and_names_the_rule(contest: Contest):
    contest.opened()
    entry = contest.sent(baseline=False)

    with pytest.raises(Refused) as refused:
        actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=contest.tick())

    assert refused.value.code == "entry.submit.not_eligible"
    assert refused.value.facts["rules"] == ["Ada angka dari sebelum inovasi dimulai."]


def test_no_body_submits_more_than_its_number(contest: Contest):
    edition = contest.drafted()
    values = {"kind": RuleKind.MOST_PER_BODY, "number": 1, "group_id": None, "words": "", "since": None, "source": "SK"}
    actions.write_row(edition.pk, "rules", values, by=contest.who("agency_admin"), at=contest.at)
    actions.open_edition(edition.pk, by=contest.who("agency_admin"), at=contest.at)
    contest.submitted()
    second = contest.sent(title="Terang Desa")

    with pytest.raises(Refused) as refused:
        actions.submit_entry(second.pk, by=contest.who("local_admin"), at=contest.tick())
    assert refused.value.facts["rules"] == ["Paling banyak 1 entri dari satu instansi."]


def test_if_we_applied_today_asks_a_fixed_number_of_questions(contest: Contest, django_assert_num_queries):
    contest.opened()
    contest.known()
    Award.objects.create(
        innovation=contest.innovation,
        innovation_name="x",
        level="Top 45",
        edition="KIPP 2019",
        year=2019,
        source="x",
        confidence="stated",
    )
    editions, person = queries.open_editions(contest.at), contest.who("innovator")
    innovations = list(queries.own_innovations(person))
    with django_assert_num_queries(8):
        few = queries.applying(innovations, editions, at=contest.at)
    for number in range(4):
        contest.known(title=f"Terang {number}")
    innovations = list(queries.own_innovations(person))
    with django_assert_num_queries(8):
        many = queries.applying(innovations, editions, at=contest.at)

    assert [len(few), len(many)] == [2, 10]
    assert {(weighed.case.group.code, weighed.may) for weighed in many} == {("umum", True), ("replikasi", False)}
    told = {sentences.ruling_words(ruling) for weighed in many for ruling in weighed.unknown}
    assert told == {"Dipilih ketika entri dimulai."}


# -- the checker ---------------------------------------------------------------------------------------------


def codes(edition: Edition, contest: Contest) -> set[str]:
    return {finding.code for finding in checking.findings(checking.laid(edition), at=contest.at)}


@pytest.mark.parametrize("template", ["district", "kipp-2023"])
def test_a_template_contradicts_itself_nowhere_but_lacks_its_guideline(contest: Contest, template):
    edition = contest.drafted(template=template, by="agency_admin" if template == "district" else "secretariat")

    assert codes(edition, contest) == {"no_guideline"}


@pytest.mark.parametrize("opens_on", [date(1, 1, 1), date(2023, 12, 31), date(2027, 1, 1), date.max])
def test_nothing_is_drafted_whose_registration_opens_in_another_year(contest: Contest, opens_on: date):
    text = actions.EditionText("Lomba Kota", 2025, opens_on)
    by, host = contest.who("agency_admin"), contest.city

    with pytest.raises(Refused) as refused:
        actions.draft_edition(text, host=host, by=by, at=contest.at, template="district")

    assert refused.value.code == "edition.draft.year_elsewhere"


def test_a_year_far_from_its_calendar_is_named_but_hinders_nothing(contest: Contest):
    edition = contest.drafted()
    Edition.objects.filter(pk=edition.pk).update(year=edition.year - 3)
    edition.refresh_from_db()

    found = {finding.code: finding for finding in checking.findings(checking.laid(edition), at=contest.at)}
    assert found.keys() == {"no_guideline", "year_elsewhere"}
    assert found["year_elsewhere"].serious is False
    words = sentences.finding_words(found["year_elsewhere"])
    assert words.startswith(f"Edisi ini bertahun {edition.year}, tetapi pendaftarannya dibuka pada ")


def test_every_contradiction_is_named_and_stops_the_opening(contest: Contest):
    edition = contest.drafted()
    Criterion.objects.filter(edition=edition, code="hasil").update(weight=Decimal("29.5"))
    Criterion.objects.filter(edition=edition, code="ditiru").update(question=None)
    Cluster.objects.filter(edition=edition, code="desa").update(quota=0)
    Cluster.objects.filter(edition=edition, code="bumd").update(kinds=["school"])
    desk = Period.objects.get(edition=edition, stage=Stage.DESK)
    Period.objects.filter(pk=desk.pk).update(starts_at=desk.starts_at - timedelta(days=3))
    Period.objects.filter(edition=edition, stage=Stage.CHOOSING).delete()

    found = checking.findings(checking.laid(edition), at=contest.at)
    assert {finding.code for finding in found} == {
        "weights", "criterion_without_question", "quota_zero", "kind_twice", "overlap", "no_period", "no_guideline",
    }  # fmt: skip
    words = {finding.code: sentences.finding_words(finding) for finding in found}
    assert words["weights"] == "Bobot kriteria untuk kelompok Replikasi berjumlah 99,5, bukan 100."
    assert words["overlap"] == "Penilaian berkas mulai sebelum Seleksi administrasi selesai. Geser salah satunya."
    with pytest.raises(Refused) as refused:
        actions.open_edition(edition.pk, by=contest.who("agency_admin"), at=contest.at)
    assert (refused.value.code, refused.value.facts["count"]) == ("edition.open.contradicts", 7)
