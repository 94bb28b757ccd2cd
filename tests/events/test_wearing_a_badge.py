"""What somebody wears at a forum: printed by who sees the delegation, gone with the name."""

from io import BytesIO

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from sambut.events.models import Delegate
from sambut.kernel.numbers import spoken
from tests.events.conftest import STARTS, Forum
from tests.world.cast import signed_in


def test_a_badge_names_the_person_and_only_who_sees_the_delegation_prints_it(running: Forum):
    delegation = running.confirm()
    one = running.name(delegation)
    address = reverse("events:badge", args=[one.uuid])

    answer = signed_in(running.cast.regent).get(address)

    file = PdfReader(BytesIO(answer.content))
    words = " ".join(file.pages[0].extract_text().split())
    assert len(file.pages) == 1
    assert "private" in answer["Cache-Control"]
    for said in (one.name, delegation.body.name, spoken(one.code), running.event.name):
        assert said in words
    assert signed_in(running.cast.innovator).get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/masuk/")
    Delegate.objects.filter(pk=one.pk).update(erased_at=STARTS, name="", role_line="")
    assert signed_in(running.cast.regent).get(address).status_code == 404
