"""How well the readers do on rows that somebody labelled: figures only, nothing is stored and no text is printed.

A label tells what a person read: the kind and value of the time, the kind of the fee and whether it is free, the channels.
"""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from sambut.services.importing.reading import Unreadable, record_of, rows_of
from sambut.services.rules.reading import TimeRow
from sambut.services.rules.times import sum_of
from sambut.services.rules.whole import Reading, read_standard
from sambut.services.states import ChannelKind, Component, FeeKind, TimeKind, TimeUnit

TIMES = {
    TimeKind.SINGLE: "tunggal", TimeKind.AT_MOST: "maksimal", TimeKind.RANGE: "kisaran", TimeKind.VARIANTS: "rincian_varian",
    TimeKind.STAGES: "rincian_tahap", TimeKind.TOTAL: "total_dan_rincian", TimeKind.PER_CHANNEL: "per_kanal",
    TimeKind.PART: "sebagian_prosedur", TimeKind.CONDITIONAL: "kondisional", TimeKind.EXTENDABLE: "dapat_diperpanjang",
    TimeKind.OPEN_ENDED: "terbuka", TimeKind.CONDITION_ONLY: "syarat_tanpa_durasi", TimeKind.STAGES_ONLY: "tahap_tanpa_durasi",
    TimeKind.START_ONLY: "titik_mulai", TimeKind.TENTATIVE: "tentatif", TimeKind.OPENING_HOURS: "jam_buka",
    TimeKind.BROKEN: "rusak", TimeKind.UNKNOWN: None,
}  # fmt: skip
FEES = {
    FeeKind.FREE: "gratis", FeeKind.AMOUNT: "nominal", FeeKind.PRICES: "tabel_harga", FeeKind.PER_CLASS: "per_golongan",
    FeeKind.PRICES_PER_CLASS: "tabel_harga_per_golongan", FeeKind.RULE_PER_CLASS: "rujukan_peraturan_per_golongan",
    FeeKind.FORMULA: "formula", FeeKind.RULE: "rujukan_peraturan", FeeKind.CONDITIONAL: "kondisional", FeeKind.DASH: "strip",
    FeeKind.UNCLEAR: "kalimat_tak_jelas", FeeKind.UNKNOWN: None,
}  # fmt: skip
CHANNELS = {
    ChannelKind.IN_PERSON: "datang_langsung", ChannelKind.BOX: "kotak_saran", ChannelKind.MESSAGE: "wa_sms",
    ChannelKind.PHONE: "telepon", ChannelKind.EMAIL: "email", ChannelKind.LAPOR: "lapor", ChannelKind.WEBSITE: "website",
    ChannelKind.INSTAGRAM: "instagram", ChannelKind.FACEBOOK: "facebook", ChannelKind.X: "twitter", ChannelKind.TIKTOK: "tiktok",
    ChannelKind.YOUTUBE: "youtube", ChannelKind.APP: "aplikasi_lain", ChannelKind.LETTER: "surat",
}  # fmt: skip
UNITS = {
    TimeUnit.SECOND: "detik", TimeUnit.MINUTE: "menit", TimeUnit.HOUR: "jam", TimeUnit.DAY: "hari", TimeUnit.WEEK: "minggu",
    TimeUnit.MONTH: "bulan", TimeUnit.YEAR: "tahun",
}  # fmt: skip


def measure(file: Path) -> dict[str, Any]:
    """Shares of labelled rows that were read as the label says; and how often something was made up where the label has nothing."""
    count: Counter[str] = Counter()
    mistakes: list[dict[str, Any]] = []
    for line, row in rows_of(file):
        count["rows"] += 1
        try:
            record = record_of(row)
        except Unreadable:
            count["refused"] += 1
            continue
        label = row.get("label")
        if isinstance(label, dict):
            _compare(line, record.key, label, read_standard(record.texts), set(record.texts), count, mistakes)
    return _figures(count, mistakes)


def _compare(
    line: int, key: str, label: dict[str, Any], reading: Reading, told: set[str], count: Counter[str], mistakes: list[dict[str, Any]]
) -> None:  # fmt: skip
    asked = {
        "time_value": (Component.TIME, "waktu_nilai", value_of(reading)), "time_kind": (Component.TIME, "waktu_jenis", TIMES[reading.times.kind]),
        "free": (Component.FEE, "gratis", reading.fees.free), "fee_kind": (Component.FEE, "biaya_jenis", FEES[reading.fees.kind]),
    }  # fmt: skip
    for name, (component, field, found) in asked.items():
        if component not in told or field not in label:
            continue
        wanted = _normal(label[field])
        count[name] += 1
        count[f"{name}_right"] += found == wanted
        count[f"{name}_invented"] += wanted is None and found is not None and name in ("time_value", "free")
        if found != wanted:
            mistakes.append({"line": line, "id": key, "field": name, "label": label[field], "read": found})
    if isinstance(label.get("kanal"), list) and Component.COMPLAINTS in told:
        _channels(line, key, set(map(str, label["kanal"])), reading, count, mistakes)


def _channels(
    line: int, key: str, wanted: set[str], reading: Reading, count: Counter[str], mistakes: list[dict[str, Any]]
) -> None:
    found = {CHANNELS[row.kind] for row in reading.channels.rows if row.usable}
    count["channels"] += 1
    count["channels_right"] += found == wanted
    count["channels_both"] += len(found & wanted)
    count["channels_found"] += len(found)
    count["channels_wanted"] += len(wanted)
    if found != wanted:
        mistakes.append({"line": line, "id": key, "field": "channels", "label": sorted(wanted), "read": sorted(found)})


def value_of(reading: Reading) -> dict[str, Any] | None:
    """The time in the shape of the labels: one value, or one for each variant; None where none was read."""
    rows = [row for row in reading.times.rows if row.unit]
    kind = reading.times.kind
    if not rows or kind == TimeKind.BROKEN:
        return None
    if kind == TimeKind.STAGES:
        added = sum_of(rows)
        return {"min": _plain(added[0]), "maks": _plain(added[0]), "satuan": _unit(rows[0])} if added else None
    if kind == TimeKind.VARIANTS:
        return {"varian": [_value(row) for row in rows]}
    return _value(rows[0])


def _value(row: TimeRow) -> dict[str, Any]:
    return {"min": _plain(row.shortest), "maks": _plain(row.longest), "satuan": _unit(row)}


def _unit(row: TimeRow) -> str:
    assert row.unit is not None
    words = UNITS[row.unit]
    return f"{words}_kerja" if row.working else words


def _plain(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def _normal(label: Any) -> Any:
    return (
        label
        if not isinstance(label, dict) or "varian" in label
        else {name: label.get(name) for name in ("min", "maks", "satuan")}
    )


def _figures(count: Counter[str], mistakes: list[dict[str, Any]]) -> dict[str, Any]:
    figures: dict[str, Any] = {"rows": count["rows"], "refused": count["refused"]}
    for name in ("time_value", "time_kind", "free", "fee_kind", "channels"):
        labelled = count[name]
        figures[name] = {
            "labelled": labelled, "right": count[f"{name}_right"],
            "accuracy": round(count[f"{name}_right"] / labelled, 4) if labelled else None,
        }  # fmt: skip
    for name in ("time_value", "free"):
        figures[name]["invented"] = count[f"{name}_invented"]
    both, found, wanted = (count[f"channels_{word}"] for word in ("both", "found", "wanted"))
    figures["channels"] |= {
        "precision": round(both / found, 4) if found else None, "recall": round(both / wanted, 4) if wanted else None,
    }  # fmt: skip
    return figures | {"mistakes": mistakes}
