"""Reading what somebody pays. Istilah: biaya, tarif. A fee that cannot be read is unknown, and unknown is not free."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sambut.services.rules import cleaning
from sambut.services.rules.reading import FeeRow, Fees
from sambut.services.rules.time_words import NUMBERING
from sambut.services.states import FeeKind, Sureness

FREE = re.compile(
    r"\b(?:gratis|cuma\s*-?\s*cuma|free|nihil)\b|tidak\s+(?:di\s*)?(?:pungut|kenakan|kenai|ada|dikenakan|dikenai|memerlukan|membayar|bayar)\s*(?:biaya|tarif|pungutan|retribusi|apa\s*pun|bayaran)?|"
    r"tanpa\s+(?:di\s*)?(?:biaya|pungut\w*|tarif|bayar\w*)|bebas\s+(?:biaya|bea|tarif|retribusi)|\brp\.?\s*0\b(?![.,]\d)|^\s*0\s*$|\bnol\s+rupiah\b|tidak\s+berbayar",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"(?P<sign>rp\.?\s*|idr\s*)(?P<signed>\d{1,3}(?:[.\s]\d{3}){1,5}|\d{1,15})(?P<cents>,\d{2})?(?:\s*,\s*-+|-(?!\s*\w))?(?!\d)(?:\s*(?P<thousands>ribu|rb|k\b|juta|jt))?|"
    r"(?<![\w./,])(?<!nomor )(?<!no )(?<!no\. )(?P<bare>\d{1,3}(?:\.\d{3}){1,5})(?P<bare_cents>,\d{2})?(?:\s*,\s*-+)?(?![\d.]*\d|\s*/\s*\d)(?:\s*(?:rupiah))?|"
    r"(?<![\w./,])(?P<words>\d{1,4})\s*(?:ribu|rb)\b(?:\s*rupiah)?",
    re.IGNORECASE,
)
BORNE = re.compile(
    r"(?:ditanggung|dibebankan|dibiayai|dibayar|bersumber)\s+(?:oleh\s+|pada\s+|kepada\s+|dari\s+|sepenuhnya\s+oleh\s+)*(?:anggaran|apbd|apbn|apbdes|dipa|dana\s+desa|pemerintah|negara|dinas|kementerian)", re.IGNORECASE
)  # fmt: skip
PERCENT = re.compile(r"(?<!\d)\d{1,4}(?:[.,]\d{1,4})?\s*%")
TIMES_SIGN = re.compile(r"\s[x×*]\s|\bdikali(?:kan)?\b|\bdikalikan\b|\brumus\b", re.IGNORECASE)
RULE = re.compile(
    r"\b(?:perda|perwal(?:i|kota)?|perbup|pergub|permen\w*|perpres|peraturan|pmk|pnbp|undang\s*-?\s*undang|uu|pp|keputusan|keppres|kepmen\w*|sk|qanun|ketentuan|retribusi)\b",
    re.IGNORECASE,
)
CLASSES = re.compile(
    r"\b(?:umum|jkn|bpjs|kis|pbi|jamkes\w*|jampersal|asuransi|miskin|tidak\s+mampu|kurang\s+mampu|non\s*-?\s*bpjs|peserta|pelajar|mahasiswa|wni|wna|dewasa|anak|lansia|"
    r"asn|pns|swasta|perorangan|perusahaan|usaha\s+(?:mikro|kecil|menengah|besar)|umkm|roda\s+(?:dua|tiga|empat|2|3|4)|kelas\s+[ivx\d]+)\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"\b(?:apabila|jika|bila|bilamana|kecuali|dibebani|dibebankan|ditanggung|menjadi\s+tanggungan|kalau|hanya\s+untuk)\b", re.IGNORECASE
)  # fmt: skip
TEMPLATE_LEFT = re.compile(r"^(?:besaran|biaya|tarif|sebesar|rp\.?)?[\s/.,:;\-_]*$", re.IGNORECASE)
PER = re.compile(
    r"(?:/|\bper\b|\btiap\b|\bsetiap\b)\s*([a-z][a-z0-9² ]{0,30}?)(?=[,.;)]|\s+(?:rp|dan|untuk)|$)", re.IGNORECASE
)
TITLE = re.compile(r"^(?:(?:besaran|jumlah|rincian)\s+)?(?:biaya|tarif|retribusi)(?:\s*/\s*(?:tarif|biaya))?(?:\s+(?:pelayanan|layanan|administrasi))?\s*(?:adalah|sebesar|yaitu)?\s*[:=]?\s*", re.IGNORECASE)  # fmt: skip
MOST = 400
"""Prices of one text that are kept as rows; its words are kept whole."""
EDGES = " ,;:|=-–./"
SPLIT = re.compile(r"\s*[;\n]\s*|\s+(?=\d{1,2}[.)]\s+[A-Z])|\s+(?=[b-h][.)]\s+[A-Z])")


@dataclass(frozen=True)
class Price:
    amount: Decimal
    start: int
    end: int


def read_fees(text: str) -> Fees:
    """What a text says about the fee."""
    lines = cleaning.unwrapped(text)
    whole = " ".join(lines)
    if not whole.strip():
        return Fees(FeeKind.UNKNOWN, (FeeRow(FeeKind.UNKNOWN),), Sureness.EMPTY)
    bare = NUMBERING.sub("", whole).strip(" .:;_")
    if not re.search(r"\w", bare):
        return _unread(FeeKind.DASH, whole, "dash")
    if TEMPLATE_LEFT.match(bare) and not FREE.search(bare):
        return _unread(FeeKind.UNCLEAR, whole, "template_left")
    segments = [part for line in lines for part in SPLIT.split(line) if re.search(r"\w", part)]
    prices = amounts(whole)
    if prices:
        return _priced(segments, whole)
    if len(segments) > 1 and sum(1 for part in segments if CLASSES.search(part)) > 1:
        return _per_class(segments)
    if FREE.search(whole):
        return _free(whole)
    if BORNE.search(whole):
        return Fees(FeeKind.FREE, (FeeRow(FeeKind.FREE, words=whole),), Sureness.UNSURE, ("borne_by_state",))
    return _in_words(whole)


def amounts(text: str) -> list[Price]:
    """Rupiah in all their spellings: `Rp16.000,00`, `Rp.  6.000,-`, `Rp 8.500`, `15.000`, `35 ribu`."""
    found = []
    for match in AMOUNT.finditer(text):
        whole = match["signed"] or match["bare"] or match["words"]
        amount = Decimal(re.sub(r"[.\s]", "", whole))
        scale = (match["thousands"] or "").casefold()
        if match["words"] or scale in ("ribu", "rb", "k"):
            amount *= 1000
        elif scale in ("juta", "jt"):
            amount *= 1_000_000
        cents = match["cents"] or match["bare_cents"]
        if cents:
            amount += Decimal(cents.replace(",", "0."))
        found.append(Price(amount, match.start(), match.end()))
    return [one for one in found if one.amount < Decimal("1e12")]


# -- with figures ------------------------------------------------------------------------------------------------------


def _priced(segments: Sequence[str], whole: str) -> Fees:
    if PERCENT.search(whole) or TIMES_SIGN.search(whole):
        return Fees(FeeKind.FORMULA, (FeeRow(FeeKind.FORMULA, words=whole),), Sureness.UNSURE, ("formula_kept",))
    rows: list[FeeRow] = []
    for segment in segments:
        rows += _of_segment(segment)
    rows = rows[:MOST]
    reasons = list(dict.fromkeys(row.reason for row in rows if row.reason))
    paid = [row for row in rows if row.kind == FeeKind.AMOUNT]
    if all(row.amount == 0 for row in paid) and len(paid) == len(rows):
        return Fees(FeeKind.FREE, (FeeRow(FeeKind.FREE, words=whole),), Sureness.SURE)
    classes = len({row.subject for row in rows if CLASSES.search(row.subject)})
    if len(rows) == 1:
        kind = FeeKind.CONDITIONAL if CONDITIONAL.search(whole) else FeeKind.AMOUNT
    elif classes:
        kind = FeeKind.PRICES_PER_CLASS if len(paid) > 2 else FeeKind.PER_CLASS
    else:
        kind = FeeKind.PRICES
    if len(paid) > 1 and len(segments) == 1:
        reasons.append("prices_run_together")
    unsure = bool(reasons) or any(not row.subject for row in paid if len(paid) > 1)
    return Fees(kind, tuple(rows), Sureness.UNSURE if unsure else Sureness.SURE, tuple(reasons))


def _of_segment(segment: str) -> list[FeeRow]:
    """Each price with the words in front of it; what follows the last price and is free, is a row of its own."""
    prices, rows, last = amounts(segment), [], 0
    if not prices:
        return [_row_in_words(segment)]
    place = 0
    while place < len(prices):
        one = prices[place]
        most, end = None, one.end
        if place + 1 < len(prices) and re.fullmatch(
            r"\s*(?:-|–|s/d|s\.d\.?|sampai(?:\s+dengan)?|hingga)\s*",
            segment[one.end : prices[place + 1].start],
            re.IGNORECASE,
        ):
            place += 1
            most, end = prices[place].amount, prices[place].end
        rows += _one_price(segment[last : one.start], one.amount, most, segment[end : end + 40])
        last, place = end, place + 1
    if FREE.search(segment[last:]):
        rows.append(FeeRow(FeeKind.FREE, _subject(FREE.sub("", segment[last:]))))
    return rows


def _one_price(before: str, amount: Decimal, most: Decimal | None, after: str) -> list[FeeRow]:
    rows, reason = [], ""
    parts = re.split(r"\s*,\s*", before)
    while len(parts) > 1 and FREE.search(parts[0]):
        rows.append(FeeRow(FeeKind.FREE, _subject(FREE.sub("", parts.pop(0)))))
    per = PER.match(after.lstrip())
    words = _subject(per_stripped(", ".join(parts)))
    if most is not None and most < amount:
        amount, most, reason = most, amount, "ends_turned"
    rows.append(FeeRow(FeeKind.AMOUNT, words, amount, most, per[1].strip() if per else "", reason=reason))
    return rows


def per_stripped(words: str) -> str:
    """The unit of the price before stands in front of the next subject when prices run together: `/lembar Legalisir Rp…`."""
    return re.sub(r"^\s*(?:/|per\b)\s*[a-z]+[,;]?\s*", "", words, flags=re.IGNORECASE)


# -- without -----------------------------------------------------------------------------------------------------------


def _free(whole: str) -> Fees:
    """Free, unless the sentence takes it back under a condition."""
    rest = FREE.sub(" ", whole)
    if CONDITIONAL.search(rest) and re.search(r"\b(?:kecuali|selain|di\s*luar)\b", rest, re.IGNORECASE):
        return Fees(FeeKind.CONDITIONAL, (FeeRow(FeeKind.CONDITIONAL, words=whole),), Sureness.UNSURE, ("free_but",))
    return Fees(FeeKind.FREE, (FeeRow(FeeKind.FREE, words=whole),))


def _per_class(segments: Sequence[str]) -> Fees:
    rows = [_row_in_words(segment) for segment in segments[:MOST]]
    kinds = {row.kind for row in rows}
    if kinds == {FeeKind.FREE}:
        return Fees(FeeKind.FREE, tuple(rows))
    kind = FeeKind.RULE_PER_CLASS if kinds == {FeeKind.RULE} else FeeKind.PER_CLASS
    unsure = kinds & {FeeKind.UNCLEAR, FeeKind.CONDITIONAL}
    return Fees(kind, tuple(rows), Sureness.UNSURE if unsure else Sureness.SURE)


def _row_in_words(segment: str) -> FeeRow:
    """One line without a figure."""
    subject, mark, rest = NUMBERING.sub("", segment).partition(":")
    if not mark or not CLASSES.search(subject) or len(subject) > 120:
        found = CLASSES.search(segment)
        subject, rest = (segment[: found.end()] if found else ""), segment
    if FREE.search(rest):
        kind = FeeKind.CONDITIONAL if CONDITIONAL.search(rest) else FeeKind.FREE
    elif CONDITIONAL.search(rest):
        kind = FeeKind.CONDITIONAL
    else:
        kind = FeeKind.RULE if RULE.search(rest) else FeeKind.UNCLEAR
    return FeeRow(kind, _subject(subject), words=segment.strip())


def _in_words(whole: str) -> Fees:
    """One sentence without a figure and without "free"."""
    for kind, pattern, reason in (
        (FeeKind.FORMULA, PERCENT, "formula_kept"),
        (FeeKind.CONDITIONAL, CONDITIONAL, "condition_kept"),
        (FeeKind.RULE, _POINTS, "rule_kept"),
    ):
        if pattern.search(whole):
            return Fees(kind, (FeeRow(kind, words=whole),), Sureness.UNSURE, (reason,))
    return _unread(FeeKind.UNCLEAR, whole, "fee_unclear")


_POINTS = re.compile(
    rf"{RULE.pattern}.{{0,80}}?(?:\bno(?:mor)?\b|\btahun\b|\btentang\b|berlaku|perundang|\d)|(?:mengacu|berdasarkan|sesuai|menurut|diatur)\b.{{0,40}}?{RULE.pattern}",
    re.IGNORECASE,
)


def _unread(kind: FeeKind, whole: str, reason: str) -> Fees:
    return Fees(kind, (FeeRow(FeeKind.UNKNOWN, words=whole),), Sureness.UNREAD, (reason,))


def _subject(words: str) -> str:
    words = NUMBERING.sub("", words.rpartition("…")[2].strip(EDGES))
    words = TITLE.sub("", words).strip(EDGES)
    words = re.sub(
        r"(?:sebesar|adalah|yaitu|seharga|dikenakan(?:\s+(?:biaya|tarif))?)$", "", words, flags=re.IGNORECASE
    )
    return " ".join(words.split()).strip(EDGES)[:300]
