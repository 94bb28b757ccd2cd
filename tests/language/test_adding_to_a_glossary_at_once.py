from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from sambut.kernel.refusals import Refused
from sambut.language import glossary
from sambut.language.actions import add_entry
from sambut.language.models import GlossaryEntry

pytestmark = pytest.mark.own_database
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def _add(word: str) -> str:
    try:
        add_entry(word, meaning="arti kata", stays=True, starts_on=AT.date(), by=7, at=AT)
    except Refused as refused:
        return refused.code
    finally:
        connection.close()
    return "added"


def test_two_who_add_the_same_word_at_once_make_one_row():
    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(_add, ["sidakep"] * 4))

    assert answers == ["added"] + ["glossary.add.exists"] * 3
    assert GlossaryEntry.objects.filter(word="sidakep").count() == 1


def test_words_added_at_once_are_all_known_afterwards():
    names = [f"kata{letter}" for letter in "abcdefgh"]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_add, names)) == ["added"] * 8
    assert set(names) <= glossary.current(date(2025, 3, 26)).acronyms.keys()
