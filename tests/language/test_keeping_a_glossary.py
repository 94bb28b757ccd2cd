from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.utils import DatabaseError

from sambut.kernel.refusals import Refused
from sambut.language import glossary
from sambut.language.actions import add_entry, end_entry, load_reference
from sambut.language.loading import load
from sambut.language.models import GlossaryEntry, GlossaryEvent
from sambut.language.normalising import normalise
from sambut.language.searching import query, search_text
from sambut.language.words import reference_words
from sambut.ledger.models import Outbox

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
DAY = date(2025, 3, 26)
LATER = date(2025, 4, 1)


def add(word: str, meaning: str, **more) -> GlossaryEntry:
    return add_entry(word, **{"meaning": meaning, "stays": True, "starts_on": DAY, "by": 7, "at": AT, **more})


def test_adding_leaves_one_event_one_announcement_and_no_words_in_them():
    row = add("Sidakep", "Sistem daring kependudukan")

    assert list(GlossaryEvent.objects.filter(entry=row).values("verb", "actor_id", "happened_at", "facts")) == [
        {"verb": "add", "actor_id": 7, "happened_at": AT, "facts": {"origin": "own", "region": ""}}
    ]
    event = GlossaryEvent.objects.get(entry=row)
    assert list(Outbox.objects.filter(topic="language.add", row_id=event.pk).values_list("written_at", flat=True)) == [
        AT
    ]
    assert (row.word, row.meaning) == ("sidakep", "sistem daring kependudukan")


def test_a_word_of_the_glossary_is_found_by_its_meaning_and_by_itself():
    add("sidakep", "sistem daring kependudukan")
    words = glossary.current(DAY)

    assert search_text("Sidakep macet", words) == "sidakep macet sistem daring penduduk"
    assert query("sidakep ", words).tsquery == "'sidakep'"


def test_a_spelling_replaces_the_word():
    add("njlungup", "jatuh", stays=False)
    assert normalise("motor njlungup", glossary.current(DAY)) == ["motor", "jatuh"]


def test_words_hold_from_their_first_day_to_the_day_before_the_last():
    row = add("sidakep", "sistem daring")
    end_entry(row.pk, ends_on=LATER, by=8, at=AT)

    held = [("sidakep" in glossary.current(day).acronyms) for day in (date(2025, 3, 25), DAY, date(2025, 3, 31), LATER)]
    assert held == [False, True, True, False]


def test_a_narrow_region_wins_over_a_wide_one_and_own_over_reference():
    load_reference(
        [
            {
                "word": "klampid",
                "meaning": "kios layanan",
                "stays": "yes",
                "region_code": "35.78",
                "source": "own",
            }
        ],
        at=AT,
    )
    add("klampid", "arti umum")
    add("klampid", "arti provinsi", region_code="35")

    assert [glossary.current(DAY, code).acronyms["klampid"] for code in ("", "35.15", "35.78", "11")] == [
        ("arti", "umum"),
        ("arti", "provinsi"),
        ("arti", "provinsi"),
        ("arti", "umum"),
    ]


def test_the_words_are_made_anew_only_when_something_changed(django_assert_num_queries):
    add("sidakep", "sistem daring")
    first = glossary.current(DAY)
    with django_assert_num_queries(1):
        assert glossary.current(DAY) is first
    add("lapakita", "lapak warga")
    with django_assert_num_queries(2):
        assert "lapakita" in glossary.current(DAY).acronyms


def test_a_reference_update_leaves_a_bodys_own_rows_alone():
    own = add("klampid", "milik kami")
    load_reference(
        [{"word": "klampid", "meaning": "bawaan", "stays": "yes", "region_code": "", "source": "own"}], at=AT
    )
    assert (
        load_reference(
            [
                {
                    "word": "klampid",
                    "meaning": "bawaan baru",
                    "stays": "yes",
                    "region_code": "",
                    "source": "own",
                }
            ],
            at=AT,
        )
        == 2
    )

    own.refresh_from_db()
    assert (own.meaning, own.ends_on) == ("milik kami", None)
    assert glossary.current(DAY).acronyms["klampid"] == ("milik", "kami")
    open_rows = GlossaryEntry.objects.filter(word="klampid", origin="reference", ends_on=None)
    assert list(open_rows.values_list("meaning", flat=True)) == ["bawaan baru"]


def test_loading_again_changes_nothing():
    load(at=AT)
    before = GlossaryEvent.objects.count()
    assert load(at=AT) == 0
    assert GlossaryEvent.objects.count() == before


@pytest.mark.parametrize(
    ("word", "meaning", "code", "facts"),
    [
        ("dua kata", "arti", "glossary.add.word_wrong", {"longest": 40}),
        ("", "arti", "glossary.add.word_wrong", {"longest": 40}),
        ("x" * 41, "arti", "glossary.add.word_wrong", {"longest": 40}),
        ("kata", " !? ", "glossary.add.meaning_wrong", {"most": 12}),
        ("kata", "a " * 13, "glossary.add.meaning_wrong", {"most": 12}),
        ("sidakep", "lagi", "glossary.add.exists", {}),
    ],
)
def test_what_cannot_be_a_row_is_refused_and_nothing_is_written(word, meaning, code, facts):
    add("sidakep", "sistem daring")
    before = (GlossaryEntry.objects.count(), GlossaryEvent.objects.count())

    with pytest.raises(Refused) as refused:
        add(word, meaning)

    assert (refused.value.code, refused.value.facts) == (code, facts)
    assert (GlossaryEntry.objects.count(), GlossaryEvent.objects.count()) == before


def test_a_word_is_ended_once_and_not_before_it_began():
    row = add("sidakep", "sistem daring")
    with pytest.raises(Refused, match="before_start"):
        end_entry(row.pk, ends_on=date(2025, 3, 25), by=7, at=AT)
    end_entry(row.pk, ends_on=LATER, by=7, at=AT)
    with pytest.raises(Refused, match="ended"):
        end_entry(row.pk, ends_on=LATER, by=7, at=AT)


def test_the_database_itself_refuses_two_open_rows_and_a_changed_event():
    row = add("sidakep", "sistem daring")
    with pytest.raises(IntegrityError), transaction.atomic():
        GlossaryEntry.objects.create(word="sidakep", meaning="lain", origin="own", starts_on=DAY)
    for change in (
        "update language_glossaryevent set verb = 'end'",
        "delete from language_glossaryevent",
        "truncate language_glossaryevent",
    ):
        with (
            pytest.raises((ProgrammingError, DatabaseError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
    assert list(GlossaryEvent.objects.filter(entry=row).values_list("verb", flat=True)) == ["add"]


def test_the_reference_words_never_know_what_a_body_added():
    add("sidakep", "sistem daring")
    glossary.current(DAY)
    assert "sidakep" not in reference_words().acronyms
