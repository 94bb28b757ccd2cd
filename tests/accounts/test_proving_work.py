import json
from base64 import b64encode
from datetime import timedelta

import altcha
import pytest
from django.test import RequestFactory

from sambut.accounts import humans
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


def proof_of(riddle: dict[str, object]) -> str:
    """What `humans.js` does."""
    solved = altcha.solve_challenge(riddle["challenge"], riddle["salt"], riddle["algorithm"], riddle["maxnumber"], 0)
    parts = {name: riddle[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return b64encode(json.dumps({**parts, "number": solved.number}).encode()).decode()


def sent(proof: str = "", address: str = "203.0.113.1"):
    return RequestFactory().post("/", {humans.FIELD: proof}, REMOTE_ADDR=address)


def test_a_solved_riddle_counts_once():
    proof = proof_of(humans.riddle(now()))

    assert humans.is_proven(proof, now())
    assert not humans.is_proven(proof, now())


@pytest.mark.parametrize("proof", ["", "x", "e30=", "bnVsbA==", "W10=", "MQ==", "eyJjaGFsbGVuZ2UiOjF9", "\x00", "é"])
def test_rubbish_proves_nothing(proof: str):
    assert not humans.is_proven(proof, now())


@pytest.mark.parametrize(
    "change",
    [
        {"number": -1},
        {"number": "1"},
        {"salt": "abc"},
        {"salt": None},
        {"signature": "0"},
        {"algorithm": "MD5"},
        {"challenge": []},
    ],
)
def test_a_changed_proof_proves_nothing(change: dict[str, object]):
    import base64

    parts = json.loads(base64.b64decode(proof_of(humans.riddle(now()))))
    assert not humans.is_proven(b64encode(json.dumps({**parts, **change}).encode()).decode(), now())


def test_an_old_riddle_proves_nothing():
    assert not humans.is_proven(proof_of(humans.riddle(now() - humans.VALID_FOR - timedelta(seconds=2))), now())


def test_without_a_script_the_form_works_with_the_narrow_limit_and_with_proof_with_the_wide_one():
    def admitted(request) -> bool:
        try:
            humans.admit(request, "test", proven=4, unproven=2, at=now())
        except Refused:
            return False
        return True

    assert [admitted(sent()) for _ in range(3)] == [True, True, False]
    assert [admitted(sent(proof_of(humans.riddle(now())))) for _ in range(5)] == [True] * 4 + [False]
    assert admitted(sent(address="203.0.113.2"))


def test_the_page_carries_a_fresh_riddle_and_never_a_used_proof(client):
    pages = [client.get("/daftar/").text, client.post("/daftar/", {"email": "x", "bukti": "a-used-proof"}).text]

    assert all('name="bukti"' in page and "data-riddle=" in page for page in pages)
    assert "a-used-proof" not in pages[1]
