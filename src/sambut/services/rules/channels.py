"""Reading where users may complain: typed channels apart from what the office does with a complaint."""

import re
from collections.abc import Iterator

from sambut.services.rules import cleaning
from sambut.services.rules.lists import MARK
from sambut.services.rules.reading import ChannelRow, Channels
from sambut.services.states import ChannelKind, Sureness

MOST = 60
"""Channels, and steps beside them, of one text."""
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
ADDRESS = re.compile(
    r"https?://[^\s,;)]{3,300}|\bwww\.[\w./-]{3,200}|"
    r"(?<![@\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:go\.id|co\.id|or\.id|sch\.id|ac\.id|web\.id|id|com|org|net)(?:/[\w./?=&-]{0,200})?\b",
    re.IGNORECASE,
)
LAPOR = re.compile(r"\blapor\b\s*!?|sp[4a]n\b|span\s+lapor|lapor\.go\.id|\b1708\b", re.IGNORECASE)
OLD_NUMBER = re.compile(r"\b1708\b")
NUMBER = re.compile(r"\(?(?:\+?62|0)[\s\d().xX*–-]{5,24}[\dxX*]|\b(?:\d{3}|1500\d{2,3})\b(?=\s*(?:$|[,;)]))")
SECOND = re.compile(r"\s*[,/]\s*(?P<number>\d{5,8})\b(?!\s*\d)")
"""Another line of the same office, written without its area: `(0561) 734602, 733756`."""
AREA = re.compile(r"^(?:\(0\d{2,3}\)|0\d{2,3}(?=\s*[-–\s]))\s*[-–]?\s*")
MOBILE = re.compile(r"^(?:\+?62|0)8")
MESSAGE = re.compile(r"\b(?:wa|whats?\s*app|sms|hp)\b|whapik|\bsms\s*(?:center|centre|gateway)", re.IGNORECASE)
PHONE = re.compile(r"\b(?:telp?|tlp|telepon|telpon|telephone|phone|call\s*cent(?:er|re)|hotline|fax)\b", re.IGNORECASE)
MAIL_WORD = re.compile(r"\b(?:e\s*-?\s*mail|surel|surat\s+elektronik)\b", re.IGNORECASE)
SITE_WORD = re.compile(r"\b(?:web\s*-?\s*site|situs|web|laman|portal)\b", re.IGNORECASE)
SOCIAL = (
    (ChannelKind.INSTAGRAM, re.compile(r"\b(?:ig|instagram|insta)\b", re.IGNORECASE)),
    (ChannelKind.FACEBOOK, re.compile(r"\b(?:fb|face\s*book)\b", re.IGNORECASE)),
    (ChannelKind.X, re.compile(r"\b(?:twitter)\b|\bX\b\s*[:@(]", re.IGNORECASE)),
    (ChannelKind.TIKTOK, re.compile(r"\btik\s*tok\b", re.IGNORECASE)),
    (ChannelKind.YOUTUBE, re.compile(r"\byou\s*tube\b", re.IGNORECASE)),
)
BOX = re.compile(r"\bkotak(?:\s+(?:\w+\s+)?(?:saran|pengaduan|aduan|kritik|layanan)|\s*(?:$|[,;/.]))", re.IGNORECASE)
APP = re.compile(r"\baplikasi\s+(?!sp4n|lapor)(?P<name>[\w./-]+(?:\s+[A-Z][\w-]*)?)", re.IGNORECASE)
LETTER = re.compile(
    r"\b(?:surat\s+(?:tertulis|resmi|pengaduan|menyurat)|melalui\s+surat|secara\s+tertulis|via\s+pos)\b", re.IGNORECASE
)
IN_PERSON = re.compile(
    r"\b(?:datang|tatap\s+muka|secara\s+langsung|langsung\s+(?:ke|kepada|di|datang|melalui)|media\s+langsung|langsung\s*(?:$|[;,.])|"
    r"loket(?:\s+\w+)?\s*(?:pengaduan|informasi)?|(?:ruang|meja|unit|pojok|pos|front)\s*(?:pelayanan\s+|layanan\s+)?(?:pengaduan|informasi|konsultasi|office|desk|pelayanan)|"
    r"petugas\s+(?:pengaduan|pelayanan|layanan|informasi|loket)|konfirmasi\s+kepada\s+petugas|pimpinan\s*/\s*atasan|customer\s+service)\b|^\s*(?:meja|lisan)\s*$",
    re.IGNORECASE,
)
PROCESS = re.compile(r"^(?:alur|tindak\s*lanjut|mekanisme|prosedur|tahap\w*|proses)\b", re.IGNORECASE)
DOES = re.compile(
    r"\b(?:menerima|mencatat|menelaah|identifikasi|pembahasan|penyampaian|koordinasi|cek\s|memberikan|ditindak\w*|menindak\w*|melakukan|klarifikasi|"
    r"verifikasi|jawaban|tanggapan|hasil|solusi|disposisi|rapat|responsif|paling\s+lambat|selambat)", re.IGNORECASE
)  # fmt: skip
LABEL = re.compile(r"^[^:]{2,40}:\s*(?P<value>.*)$")
SPLIT = re.compile(
    r"\s*[;\n]\s*|\s+(?=\(?\d{1,2}\s*[.)]\s+[A-Za-z])|\s+•\s+|,\s+(?=(?:ig|fb|wa|sms|telp|email|e-mail|instagram|website|kotak|lapor)\b)", re.IGNORECASE
)  # fmt: skip


def read_channels(text: str) -> Channels:
    """Channels, each once for each value, and the steps that stand among them."""
    plain = cleaning.plain(text)
    if not re.search(r"\w", plain):
        return Channels(sureness=Sureness.EMPTY)
    found: list[ChannelRow] = []
    steps: list[str] = []
    in_process = False
    for segment in (part.strip() for line in plain.split("\n") for part in SPLIT.split(line)):
        bare = _unmarked(segment)
        if not re.search(r"\w", bare):
            continue
        in_process = (in_process or bool(PROCESS.match(bare))) and not _names_a_channel(bare)
        rows = [] if in_process else list(_channels(bare))
        found += rows
        if not rows and (in_process or steps or DOES.search(bare)):
            steps.append(bare.strip(" ;.")[:500])
    rows = _once(found)[:MOST]
    if not rows:
        return Channels((), tuple(steps[:MOST]), Sureness.UNREAD, ("no_channel",))
    reasons = tuple(dict.fromkeys(row.reason for row in rows if row.reason))
    return Channels(tuple(rows), tuple(steps[:MOST]), Sureness.UNSURE if reasons else Sureness.SURE, reasons)


def _unmarked(segment: str) -> str:
    while match := MARK.match(segment):
        segment = segment[match.end() :]
    return segment.strip()


def _names_a_channel(bare: str) -> bool:
    return bool(
        MAIL.search(bare)
        or NUMBER.search(bare)
        or ADDRESS.search(bare)
        or re.match(r"media\b|sarana\b", bare, re.IGNORECASE)
    )


def _channels(segment: str) -> Iterator[ChannelRow]:
    rest = segment
    for match in MAIL.finditer(segment):
        yield ChannelRow(ChannelKind.EMAIL, match[0].rstrip("."))
    rest = MAIL.sub(" ", rest)
    if LAPOR.search(rest):
        old = OLD_NUMBER.search(rest)
        yield ChannelRow(ChannelKind.LAPOR, "1708" if old else "", "old_number" if old else "")
    social = [kind for kind, pattern in SOCIAL if pattern.search(rest)]
    for kind in social:
        yield ChannelRow(kind, _account(rest))
    sites = [match[0].rstrip(".,") for match in ADDRESS.finditer(rest) if "lapor.go.id" not in match[0].casefold()]
    yield from (ChannelRow(ChannelKind.WEBSITE, site) for site in sites if not social)
    rest = ADDRESS.sub(" ", rest)
    if not sites and not social and SITE_WORD.search(rest):
        yield _named(ChannelKind.WEBSITE, rest, "no_address", "not_an_address")
    if not MAIL.search(segment) and MAIL_WORD.search(rest):
        yield _named(ChannelKind.EMAIL, rest, "no_address", "not_an_address")
    yield from _numbers(rest)
    if BOX.search(rest):
        yield ChannelRow(ChannelKind.BOX)
    if named := APP.search(rest):
        yield ChannelRow(ChannelKind.APP, named["name"].strip(" .,"))
    if LETTER.search(rest):
        yield ChannelRow(ChannelKind.LETTER)
    if IN_PERSON.search(rest):
        yield ChannelRow(ChannelKind.IN_PERSON)


def _numbers(rest: str) -> Iterator[ChannelRow]:
    """Numbers take the word in front of them; a bare one is a message line when it is a mobile number."""
    found = [match for match in NUMBER.finditer(rest) if not OLD_NUMBER.search(match[0])]
    last = 0
    for match in found:
        number, before = _number(match[0]), rest[last : match.start()]
        last = match.end()
        masked = "masked" if re.search(r"[xX*]{2}", number) else ""
        digits = re.sub(r"[^\d+xX*]", "", number)
        if len(digits) < 7 and not PHONE.search(before):
            continue
        if MESSAGE.search(before) or (MOBILE.match(digits) and not PHONE.search(before)):
            yield ChannelRow(ChannelKind.MESSAGE, number, masked)
            continue
        yield ChannelRow(ChannelKind.PHONE, number, masked)
        area = AREA.match(number)
        while area and (more := SECOND.match(rest, last)):
            yield ChannelRow(ChannelKind.PHONE, f"{area[0]}{more['number']}")
            last = more.end()
    if found:
        return
    for kind, pattern in ((ChannelKind.MESSAGE, MESSAGE), (ChannelKind.PHONE, PHONE)):
        if pattern.search(rest) and not OLD_NUMBER.search(rest):
            yield _named(kind, rest, "no_number", "blank")
            return


def _number(text: str) -> str:
    number = " ".join(text.split()).strip(" .-")
    return number if number.count("(") == number.count(")") else number.strip("()")


def _named(kind: ChannelKind, rest: str, unnamed: str, wrong: str) -> ChannelRow:
    """A channel of which only the word stands there, or whose place after the colon is empty or no address."""
    label = LABEL.match(rest.strip())
    value = label["value"].strip(" .,:") if label else ""
    if label is None:
        return ChannelRow(kind, reason=unnamed)
    if not value:
        return ChannelRow(kind, reason="blank")
    return ChannelRow(kind, value[:300], wrong if wrong != "blank" else unnamed)


def _account(rest: str) -> str:
    match = re.search(r"@[\w.]+", rest) or re.search(r":\s*([\w.@/]+)\s*$", rest)
    return match[0].strip(": ") if match else ""


def _once(rows: list[ChannelRow]) -> list[ChannelRow]:
    """The same kind without a value adds nothing to one with a value; the same value counts once."""
    valued = {row.kind for row in rows if row.value}
    kept: dict[tuple[str, str], ChannelRow] = {}
    for row in rows:
        if row.value or row.kind not in valued:
            kept.setdefault((row.kind, row.value.casefold()), row)
    return list(kept.values())
