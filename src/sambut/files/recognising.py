"""What a file is, by its content. The name and the type that a browser claims are never believed."""

import io
import zipfile

from sambut.files import archives
from sambut.kernel.refusals import Refused

MEGABYTE = 1_000_000
JPEG, PNG, WEBP, PDF = "image/jpeg", "image/png", "image/webp", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"

PICTURES, OFFICE = (JPEG, PNG, WEBP), (DOCX, XLSX, ODT)
LARGEST = {**dict.fromkeys(PICTURES, 10 * MEGABYTE), PDF: 20 * MEGABYTE, **dict.fromkeys(OFFICE, 20 * MEGABYTE)}
LARGEST_OF_ALL = max(LARGEST.values())
ENDINGS = {JPEG: "jpg", PNG: "png", WEBP: "webp", PDF: "pdf", DOCX: "docx", XLSX: "xlsx", ODT: "odt"}


def recognised(value: bytes) -> str:
    """The media type of one of the kinds that are taken; refuses all others and what is too large for its kind."""
    media_type = _by_first_bytes(value)
    if media_type is None:
        raise Refused("file.take.heic" if _is_heic(value) else "file.take.kind")
    if len(value) > LARGEST[media_type]:
        raise Refused("file.take.too_large", megabytes=LARGEST[media_type] // MEGABYTE)
    return media_type


def _by_first_bytes(value: bytes) -> str | None:
    if value.startswith(b"\xff\xd8\xff"):
        return JPEG
    if value.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if value[:4] == b"RIFF" and value[8:12] == b"WEBP":
        return WEBP
    if value.startswith(b"%PDF-"):
        return PDF
    if value.startswith(b"PK\x03\x04"):
        return _office(value)
    return None


def _is_heic(value: bytes) -> bool:
    return value[4:8] == b"ftyp" and value[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def _office(value: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(value)) as archive:
            names = archives.checked_names(archive)
            if "mimetype" in names:
                return ODT if archives.content(archive, "mimetype") == ODT.encode() else None
            if "[Content_Types].xml" not in names:
                return None
            types = archives.content(archive, "[Content_Types].xml")
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Refused("file.take.broken") from error
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("file.take.macros")
    for folder, media_type in (("word/", DOCX), ("xl/", XLSX)):
        if any(name.startswith(folder) for name in names) and media_type.encode() + b".main+xml" in types:
            return media_type
    return None
