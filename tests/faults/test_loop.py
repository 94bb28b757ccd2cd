"""Every page of services, surveys, innovations, forums, agreements and figures that has rows: each form and each address with dirt."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from sambut.events import loading as events
from sambut.replication import loading as replication
from sambut.surveys import loading as surveys
from tests.browser import loop
from tests.browser.loop_addresses import LOOP
from tests.browser.pages import VISITOR
from tests.faults.test_addresses import _fault, questions
from tests.faults.test_forms import FULL, _faults
from tests.faults.walking import read
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
LONGEST = 200_000
"""The longest questions are asked of every page elsewhere."""
STEP = 12 if FULL else 24
"""Each form gets every twenty-fourth kind of dirt (with FULL=1 every twelfth); the forms beside it get the others."""
ASKED = 24 if FULL else 48
"""Each page is asked every forty-eighth question (with FULL=1 every twenty-fourth); the pages beside it are asked the others."""


@pytest.fixture
def facts(law: None, cast: Cast) -> dict[str, Any]:
    for room in (surveys, events, replication):
        room.load()
    made: dict[str, Any] = {"city_id": cast.agency_admin.organisation.pk}
    loop.build(made, cast)
    return made


def clients(cast: Cast) -> dict[str, Client]:
    return {who: Client() if who == VISITOR else signed_in(getattr(cast, who)) for who in {page.who for page in LOOP}}


def test_every_form_around_an_innovation_answers_dirt_with_a_sentence(facts: dict[str, Any], cast: Cast) -> None:
    tried: set[tuple[object, ...]] = set()
    faults: list[str] = []
    browsers = clients(cast)
    for page in LOOP:
        client, address = browsers[page.who], page.address(facts, "id")
        answer = client.get(address)
        assert answer.status_code == 200, address
        for form in read(address, answer).forms:
            key = (form.view, form.method, tuple(form.entries))
            if form.method == "post" and key not in tried:
                tried.add(key)
                faults += _faults(client, form, len(tried), STEP)
    assert len(tried) > 60
    assert not faults, "\n".join(faults)


def test_no_question_breaks_a_page_around_an_innovation(facts: dict[str, Any], cast: Cast) -> None:
    asked, browsers, faults = [one for one in questions() if len(one) < LONGEST], clients(cast), []
    for place, page in enumerate(LOOP):
        with override("id"):
            address = page.address(facts, "id").partition("?")[0]
        for question in asked[place % min(ASKED, len(asked)) :: min(ASKED, len(asked))]:
            faults += _fault(browsers[page.who], f"{address}?{question}")
    assert not faults, "\n".join(faults)
