"""Keeping machines from flooding open forms without asking a citizen anything.

A page hands out a small riddle; the browser solves it while somebody types and sends the proof along. Whoever proves work
gets a wide limit, whoever does not (no JavaScript, an old phone) a narrower one: nobody is shut out for lack of a script.
No third party is involved.
"""

import hashlib
import json
from base64 import b64decode
from datetime import datetime, timedelta
from typing import Any

import altcha
from django import forms
from django.conf import settings
from django.http import HttpRequest

from sambut.accounts import limits
from sambut.accounts.addresses import address_mark
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

FIELD = "bukti"
WORK = 40_000
"""The highest number to try: about a second on a cheap phone."""
VALID_FOR = timedelta(hours=3)
"""A page may be open for long while somebody looks for words."""
AN_HOUR = timedelta(hours=1)


def riddle(at: datetime) -> dict[str, Any]:
    options = altcha.ChallengeOptions(hmac_key=_key(), max_number=WORK, expires=at + VALID_FOR)
    made = altcha.create_challenge(options)
    return {
        "algorithm": made.algorithm,
        "challenge": made.challenge,
        "maxnumber": WORK,
        "salt": made.salt,
        "signature": made.signature,
    }


def is_proven(proof: str, at: datetime) -> bool:
    """Was the work done, in time, and not used before? A proof counts once, across all processes."""
    try:
        parts = json.loads(b64decode(proof, validate=True))
        solved, _error = altcha.verify_solution(parts, _key(), check_expires=True)
    except (ValueError, TypeError, KeyError, AttributeError, UnicodeError):
        return False
    if not solved:
        return False
    used = hashlib.sha256(str(parts["challenge"]).encode()).hexdigest()
    try:
        limits.count(f"proof:{used}", limit=1, window=VALID_FOR, at=at)
    except Refused:
        return False
    return True


def admit(request: HttpRequest, purpose: str, *, proven: int, unproven: int, at: datetime) -> None:
    """Counts one use of an open form by this household; refuses with `limit.reached` beyond `proven` or `unproven` an hour.

    Call it at the edge before the action, outside a transaction. The proof is read from the field `bukti` of the form.
    """
    mark = address_mark(request, at)
    if is_proven(str(request.POST.get(FIELD, "")), at):
        limits.count(f"{purpose}:proven:{mark}", limit=proven, window=AN_HOUR, at=at)
    else:
        limits.count(f"{purpose}:unproven:{mark}", limit=unproven, window=AN_HOUR, at=at)


class ProofWidget(forms.HiddenInput):
    """A hidden entry with a fresh riddle; `accounts/humans.js` fills it. Never echoes a used proof."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, "", {**(attrs or {}), "data-riddle": json.dumps(riddle(now()))})


class ProofField(forms.CharField):
    """`bukti = ProofField()` in a form; `{{ form.bukti }}` in its template, and `accounts/humans.js` in its scripts block."""

    widget = ProofWidget

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 2000, **options})


def _key() -> str:
    return hashlib.sha256(b"sambut proof of work " + settings.SECRET_KEY.encode()).hexdigest()
