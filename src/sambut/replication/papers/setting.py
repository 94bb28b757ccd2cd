"""The PDF of an agreement: its frozen words, a QR code to the page that checks it, and both signatures on the copy."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from sambut.frame import dates, papers
from sambut.kernel.numbers import spoken
from sambut.replication import signatories
from sambut.replication.models import Agreement
from sambut.replication.states import PaperKind, Side
from sambut.replication.wording import CALLED

PAPER = "replication/papers/agreement.typ"


def pdf(agreement: Agreement, kind: PaperKind, *, at: datetime) -> bytes:
    """The same agreement at the same freezing gives the same bytes."""
    with translation.override("id"):
        return papers.typeset(PAPER, facts_of(agreement, kind), at=at)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def facts_of(agreement: Agreement, kind: PaperKind) -> dict[str, Any]:
    address = check_address(agreement)
    return {
        "words": agreement.frozen,
        "number": spoken(agreement.number),
        "digest": agreement.digest,
        "address": address,
        "qr": papers.qr(address),
        "signed": _signatures(agreement) if kind == PaperKind.COPY else [],
    }


def check_address(agreement: Agreement) -> str:
    """Where everybody can check the paper; what its QR code holds."""
    environment = settings.ENVIRONMENT
    origin = environment.origin or f"http://{environment.host}:{environment.port}"
    return origin + reverse("replication:verify", args=[spoken(agreement.number)])


def _signatures(agreement: Agreement) -> list[dict[str, str]]:
    rows = agreement.parties.select_related("body__region", "signatory", "appointment", "letter").order_by("side")
    return [
        {
            "called": CALLED[Side(row.side)],
            "name": row.signatory.name if row.signatory else "",
            "office": signatories.capacity_words(row),
            "at": dates.moment(row.signed_at, row.body.zone) if row.signed_at else "",
            "digest": row.signed_digest,
        }
        for row in rows
    ]
