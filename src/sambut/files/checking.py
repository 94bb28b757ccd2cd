"""Is the file in somebody's hands the one that was issued? A browser works out the digest itself and sends only that; without a script the
file is read, compared by the room that knows the paper, and forgotten.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sambut.accounts import addresses, limits
from sambut.frame import refusals
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused

DIGEST = re.compile(r"^[0-9a-f]{64}$")
CHECKED_HOURLY, HOUR = 120, timedelta(hours=1)
"""Files that one address may have read in an hour; a digest costs nothing."""
PIECE = 65_536


class CheckForm(forms.Form):
    """The file itself, or its SHA-256 when a browser has worked it out."""

    berkas = forms.FileField(label=_("Pilih berkas PDF"), required=False)
    sidik = forms.CharField(label=_("Atau sidiknya (SHA-256)"), max_length=100, required=False)


@dataclass(frozen=True)
class Asked:
    """What a request asks to be checked. `digest` is empty where nothing was given or it was refused: `form` says why, `status` how."""

    form: CheckForm
    digest: str
    status: int = 200


def asked(request: HttpRequest, *, at: datetime) -> Asked:
    """The digest in the address (`sidik`), typed, or worked out from a file that is not kept."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    try:
        return Asked(form, _given(request, form, at))
    except Refused as refusal:
        if not form.is_bound:
            form = CheckForm({"sidik": request.GET.get("sidik", "")[:100]})
        form.add_error(None, str(refusals.sentence(refusal)))
        return Asked(form, "", refusals.status_of(refusal))


def typed(form: forms.Form, known: Callable[[str], object], *, unknown: str) -> str | None:
    """The number of a paper as somebody typed it into `form` (field `nomor`), in its spoken form. None where it is none, or `known` knows
    none such (`unknown` says so): the form tells."""
    if not form.is_valid():
        return None
    try:
        number = parse_number(form.cleaned_data["nomor"])
    except Refused as refusal:
        form.add_error("nomor", str(refusals.sentence(refusal)))
        return None
    if not known(number):
        form.add_error("nomor", unknown)
        return None
    return spoken(number)


def _given(request: HttpRequest, form: CheckForm, at: datetime) -> str:
    if request.method != "POST":
        return _digest(request.GET.get("sidik", ""))
    if not form.is_valid():
        raise Refused("file.check.no_file")
    if upload := form.cleaned_data["berkas"]:
        limits.count(f"verify:{addresses.address_mark(request, at)}", limit=CHECKED_HOURLY, window=HOUR, at=at)
        worked = hashlib.sha256()
        for piece in upload.chunks(PIECE):
            worked.update(piece)
        return worked.hexdigest()
    if digest := _digest(form.cleaned_data["sidik"]):
        return digest
    raise Refused("file.check.no_file")


def _digest(text: str) -> str:
    plain = "".join(text.split()).lower()
    if plain and not DIGEST.match(plain):
        raise Refused("file.check.no_hash")
    return plain
