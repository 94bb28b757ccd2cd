"""Who was chosen, as open data: CSV and JSON, with licence and the meaning of every column. After the decree, for everybody."""

import csv
import io
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.competitions.models import Edition, Entry
from sambut.competitions.papers.around import address, site
from sambut.competitions.papers.counts import DEFINITIONS, counted, stages_of
from sambut.competitions.papers.standing import Decrees, chosen, provinces
from sambut.competitions.states import EntryState
from sambut.innovations.states import State
from sambut.kernel.numbers import spoken
from sambut.kernel.spreadsheets import harmless

LICENCE, LICENCE_ADDRESS = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"


def columns() -> dict[str, str]:
    """Column → what it means, in the language of the moment."""
    return {
        "entry": _("Nomor entri"), "title": _("Judul inovasi ketika dikirim"), "award": _("winner: pemenang, finalist: finalis"),
        "category": _("Kategori menurut lomba"), "group": _("Kelompok menurut lomba"), "cluster": _("Klaster kuota"),
        "unit": _("Unit penyelenggara pelayanan"), "body": _("Instansi peserta"), "body_kind": _("Jenis instansi"),
        "region": _("Wilayah"), "region_code": _("Kode wilayah Kemendagri"), "province": _("Provinsi"),
        "decree": _("Nomor SK penetapan"), "decree_on": _("Tanggal SK"), "innovation": _("Alamat catatan inovasi, bila terbit"),
    }  # fmt: skip


def rows(edition: Edition) -> list[dict[str, str]]:
    """Three queries at any size."""
    found = list(chosen(edition).order_by("category__place", "title", "pk"))
    decrees = Decrees(edition)
    names = provinces(row.region.code for row in found if row.region)
    return [_row(row, decrees, names) for row in found]


def _row(entry: Entry, decrees: Decrees, names: dict[str, str]) -> dict[str, str]:
    number, on = decrees.of(entry)
    region, innovation = entry.region, entry.innovation
    public = innovation is not None and innovation.state == State.PUBLIC
    return {
        "entry": spoken(entry.number), "title": entry.title, "award": "winner" if entry.state == EntryState.WINNER else "finalist",
        "category": entry.category.name if entry.category else "", "group": entry.group.name if entry.group else "",
        "cluster": entry.cluster.name if entry.cluster else "", "unit": entry.unit.name, "body": entry.body.name,
        "body_kind": entry.body.kind_id, "region": region.name if region else "", "region_code": region.code if region else "",
        "province": names.get(region.code[:2], "") if region else "", "decree": number, "decree_on": on.isoformat() if on else "",
        "innovation": site(reverse("innovations:innovation", args=[innovation.uuid])) if innovation and public else "",
    }  # fmt: skip


def as_csv(edition: Edition) -> str:
    """The first row names the columns; their meaning and the licence stand in the JSON beside it."""
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(columns()))
    writer.writeheader()
    for row in rows(edition):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return file.getvalue()


def as_json(edition: Edition) -> dict[str, Any]:
    found = counted(edition)
    return {
        "contest": {
            "id": str(edition.uuid), "name": edition.name, "year": edition.year, "host": edition.host.name, "state": edition.state,
            "address": address("public_result", edition.uuid),
        },
        "licence": {"name": LICENCE, "address": LICENCE_ADDRESS},
        "definitions": {"columns": columns(), "counts": {stage: str(DEFINITIONS[stage]) for stage in stages_of(edition)}},
        "counts": {stage: found.whole[stage] for stage in stages_of(edition)} | {"bodies": found.bodies},
        "rows": rows(edition),
    }  # fmt: skip
