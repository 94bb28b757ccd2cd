"""The sentence for a refusal: every room's `reasons.py` holds `REASONS`, code → sentence.

Facts stand in it as `{name}` or, as gettext writes them, `%(name)s`.
"""

import logging
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext as _

from sambut.frame import dates, numbers
from sambut.kernel.refusals import Refused

log = logging.getLogger(__name__)


@cache
def reasons() -> Mapping[str, str]:
    """Every code with its (lazy) sentence, from all rooms; a code that two rooms claim is a fault in the code."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("sambut.") or find_spec(f"{config.name}.reasons") is None:
            continue
        for code, sentence_of in import_module(f"{config.name}.reasons").REASONS.items():
            if code in found:
                raise ValueError(f"the refusal {code!r} has two sentences")
            found[code] = sentence_of
    return found


def sentence(refused: Refused) -> str:
    """What happened and what to do, with the facts filled in; an unknown code is logged and answered honestly."""
    words = reasons().get(refused.code)
    if words is None:
        log.error("no sentence for the refusal %s", refused.code)
        return fallback()
    try:
        facts = {name: spoken(fact) for name, fact in refused.facts.items()}
        return str(words) % facts if "%(" in str(words) else str(words).format_map(facts)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        log.error("the sentence of %s wants other facts than %s", refused.code, sorted(refused.facts))
        return fallback()


def fallback() -> str:
    return _(
        "Ini tidak dapat dilakukan sekarang, dan kami belum punya kalimat yang menjelaskannya. Tidak ada yang berubah. Petugas sistem sudah diberi tahu."
    )


def spoken(fact: object) -> str:
    """A fact as people read it: moments, days, lengths and numbers in their own form."""
    if isinstance(fact, bool):
        return numbers.yes_no(fact)
    if isinstance(fact, datetime):
        return dates.moment(fact)
    if isinstance(fact, date):
        return dates.day(fact)
    if isinstance(fact, timedelta):
        return dates.length(fact)
    if isinstance(fact, int | float | Decimal):
        return numbers.number(fact)
    if isinstance(fact, list | tuple):
        return ", ".join(spoken(part) for part in fact)
    return str(fact)


_STATUS = {"not_found": 404, "unknown": 404, "hidden": 404, "access": 403, "not_allowed": 403, "limit": 429}


def status_of(refused: Refused) -> int:
    """409, unless the code's first or last word says otherwise: `access.…` and `….not_allowed` 403, `….not_found`, `….unknown` and `….hidden` 404, `limit.…` 429."""
    words = refused.code.split(".")
    return _STATUS.get(words[-1]) or _STATUS.get(words[0]) or 409
