"""What is not even the shape of an input, in sentences: the libraries speak English and repeat what was sent."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _


def told(faults: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Field → sentences; `__all__` where no field can be named."""
    found: dict[str, list[str]] = {}
    for fault in faults:
        place, *rest = (str(part) for part in fault["loc"])
        name = ".".join(rest[1:] if place == "body" else rest)
        found.setdefault(name or "__all__", []).append(sentence(str(fault["type"]), fault.get("ctx", {})))
    return found


def sentence(kind: str, facts: Mapping[str, Any]) -> str:
    """The sentence for a kind of mistake as pydantic names it."""
    if kind == "missing":
        return _("Isian ini wajib ada.")
    if kind == "extra_forbidden":
        return _("Isian ini tidak dikenal. Periksa ejaannya; daftar isian ada di dokumen OpenAPI.")
    if kind == "string_too_long":
        return _("Terlalu panjang: paling banyak %(most)s huruf.") % {"most": facts.get("max_length")}
    if kind == "string_too_short":
        return _("Isian ini kosong. Isilah, atau jangan ikut dikirim.")
    if kind in ("enum", "literal_error"):
        return _("Pilihan ini tidak dikenal. Yang ada: %(choices)s.") % {"choices": facts.get("expected")}
    for beginning, words in _kinds().items():
        if kind.startswith(beginning):
            return words
    return _("Nilai ini tidak dapat dibaca. Bentuk yang diminta ada di dokumen OpenAPI.")


def _kinds() -> dict[str, str]:
    return {
        "string": _("Isinya harus teks."),
        "int": _("Isinya harus bilangan bulat."),
        "bool": _("Isinya harus true atau false."),
        "uuid": _("Isinya harus UUID, misalnya 7d2a4c1e-5f36-4b8a-9c0d-1e2f3a4b5c6d."),
        "list": _("Isinya harus daftar."),
        "model": _("Isinya harus objek JSON."),
        "dict": _("Isinya harus objek JSON."),
    }


def unreadable() -> str:
    return _("Isi permintaan bukan JSON dalam UTF-8. Tidak ada yang disimpan.")
