"""Word, Excel and OpenDocument files are packed anew: the text stays; properties, authors, paths and thumbnails go.

XML is changed as text, inside tags only: parsing and writing it again would rename the prefixes that Word insists on.
"""

import io
import re
import zipfile

from sambut.files import archives
from sambut.files.recognising import ODT
from sambut.files.segments import bare_picture
from sambut.kernel.refusals import Refused

DROPPED = re.compile(
    r"^(docProps/|customXml/|Thumbnails/|Configurations2/|meta\.xml$|META-INF/documentsignatures|_xmlsignatures/|word/people\.xml$|"
    r"xl/persons/|xl/revisions/|xl/printerSettings/|word/printerSettings|ObjectReplacements/|layout-cache$|settings\.xml$)"
)
EMBEDDED = re.compile(r"(/embeddings/|/activeX/|^Basic/|^Scripts/|\.bin$)")
PICTURE = re.compile(r"\.(jpe?g|png)$", re.IGNORECASE)
XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)

TAG = re.compile(rb"<[^<>]+>")
AUTHOR = re.compile(
    rb"""(\s(?:[\w.-]+:)?(?:author|initials|userId|providerId|displayName|userName|lastModifiedBy|creator|editor|rsid\w*|paraIdParent"""
    rb"""|dT|date))(\s*=\s*)("[^"]*"|'[^']*')"""
)
NAMED = re.compile(
    rb"(<(?:[\w.-]+:)?(?:author|creator|initial-creator|editing-cycles|sender-initials|creator-initials|printed-by)\b[^<>]*>)[^<]*(</)"
)
DATED = re.compile(rb"(<dc:date\b[^<>]*>)[^<]*(</)")
PATHED = re.compile(
    rb"<x15ac:absPath\b[^>]*/>|<(?:[\w.-]+:)?fileSharing\b[^>]*/>|<(?:[\w.-]+:)?attachedTemplate\b[^>]*/>"
)
RSIDS = re.compile(rb"<w:rsids>.*?</w:rsids>", re.DOTALL)
RELATION = re.compile(rb"<Relationship\b[^>]*?/>")
PART = re.compile(rb"<(?:Override|manifest:file-entry)\b[^>]*?/>")
TARGET = re.compile(rb"""(?:Target|PartName|manifest:full-path)\s*=\s*["']([^"']*)["']""")


def clean_office(value: bytes) -> bytes:
    """The same document. Refuses embedded objects, external parts in XML, and what is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(value)) as source:
            names = sorted(archives.checked_names(source), key=lambda name: (name != "mimetype", name))
            kept = [name for name in names if not DROPPED.match(name) and not name.endswith("/")]
            if any(EMBEDDED.search(name) for name in kept):
                raise Refused("file.take.embedded")
            return _packed({name: _cleaned(name, archives.content(source, name)) for name in kept})
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, KeyError) as error:
        raise Refused("file.take.broken") from error


def _packed(parts: dict[str, bytes]) -> bytes:
    """Fixed dates and order: the same document gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            part = zipfile.ZipInfo(name, DAY_OF_ZIP)
            part.compress_type = zipfile.ZIP_STORED if value == ODT.encode() else zipfile.ZIP_DEFLATED
            archive.writestr(part, value)
    return target.getvalue()


def _cleaned(name: str, value: bytes) -> bytes:
    if PICTURE.search(name):
        return bare_picture(value)
    if not XML.search(name):
        return value
    if value.startswith((b"\xff\xfe", b"\xfe\xff")):
        value = value.decode("utf-16").encode()
    if b"<!DOCTYPE" in value or b"<!ENTITY" in value:
        raise Refused("file.take.broken")
    if name.endswith(".rels"):
        return RELATION.sub(_relation, value)
    value = PART.sub(lambda found: b"" if _is_dropped(found[0]) else found[0], value)
    value = RSIDS.sub(b"", PATHED.sub(b"", value))
    value = DATED.sub(rb"\g<1>\g<2>", NAMED.sub(rb"\g<1>\g<2>", value))
    return TAG.sub(lambda tag: AUTHOR.sub(_emptied, tag[0]), value)


def _emptied(found: re.Match[bytes]) -> bytes:
    """Names become empty; dates, which may not be empty, and random numbers of a revision are left out."""
    name = found[1].rsplit(b":", 1)[-1].strip()
    return b"" if name in (b"date", b"dT") or name.startswith(b"rsid") else found[1] + found[2] + b'""'


def _relation(found: re.Match[bytes]) -> bytes:
    """Relations to parts that go, and to the outside, are left out; links that a person follows stay."""
    relation = found[0]
    external = re.search(rb"""TargetMode\s*=\s*["']External["']""", relation)
    link = re.search(rb"""Target\s*=\s*["'](https?|mailto):""", relation) and b"/hyperlink" in relation
    return b"" if _is_dropped(relation) or (external and not link) else relation


def _is_dropped(tag: bytes) -> bool:
    found = TARGET.search(tag)
    if not found:
        return False
    target = found[1].decode("utf-8", "replace")
    name = re.sub(r"^(\.\./|\./|/)+", "", target)
    return bool(DROPPED.match(name) or DROPPED.match(f"word/{name}") or DROPPED.match(f"xl/{name}"))
