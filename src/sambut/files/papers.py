"""PDF documents are written anew from what is reachable: pages stay; properties, scripts, attachments and authors go."""

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from sambut.files.segments import bare_picture
from sambut.kernel.refusals import Refused

MOST_PAGES = 500
MOST_OBJECTS = 200_000
BANNED = {
    "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo", "/Info", "/Perms", "/DSS", "/Legal", "/Requirements",
    "/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/AF", "/RF", "/Collection", "/XFA",
    "/Renditions", "/URI_Base", "/WebCapture", "/IDS", "/URLS",
}  # fmt: skip
OF_ANNOTATIONS = {"/T", "/M", "/CreationDate", "/NM", "/RC", "/Popup"}
BANNED_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute", "/Trans", "/Hide",
}  # fmt: skip
BANNED_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/Popup"}


def clean_pdf(value: bytes) -> bytes:
    """The same pages. Refuses what is encrypted, broken or a bomb."""
    try:
        reader = PdfReader(io.BytesIO(value), strict=False)
        if reader.is_encrypted:
            raise Refused("file.take.encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise Refused("file.take.bomb")
        writer = PdfWriter(clone_from=reader)
        return _written(writer)
    except (
        PyPdfError,
        RecursionError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OSError,
        IndexError,
        AssertionError,
    ) as error:
        raise Refused("file.take.broken") from error


def _written(writer: PdfWriter) -> bytes:
    objects = [found for found in writer._objects if found is not None]
    if len(objects) > MOST_OBJECTS:
        raise Refused("file.take.bomb")
    for found in objects:
        _strip(found, 0)
    writer.metadata = None
    writer._ID = None
    bare = PdfWriter(clone_from=PdfReader(io.BytesIO(_bytes(writer))))  # a second time: what nothing points at is gone
    bare.metadata = None
    bare._ID = None
    return _bytes(bare)


def _bytes(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _strip(found: Any, depth: int) -> None:
    if isinstance(found, IndirectObject) or depth > 60:
        return
    if isinstance(found, ArrayObject):
        found[:] = [item for item in found if not _is_banned(item)]
        for item in found:
            _strip(item, depth + 1)
    elif isinstance(found, DictionaryObject):
        _strip_dictionary(found, depth)


def _strip_dictionary(found: DictionaryObject, depth: int) -> None:
    for name in BANNED & set(found):
        del found[NameObject(name)]
    if found.get("/Subtype") and ("/Rect" in found or found.get("/Type") == "/Annot"):
        field = found.get("/Subtype") == "/Widget"
        for name in (OF_ANNOTATIONS - {"/T"} if field else OF_ANNOTATIONS) & set(found):
            del found[NameObject(name)]
    for name in [name for name, item in found.items() if name != "/Parent" and _is_banned(item)]:
        del found[NameObject(name)]
    if isinstance(found, StreamObject) and _is_jpeg(found):
        found._data = bare_picture(found._data)
    for name, item in list(found.items()):
        if name != "/Parent":
            _strip(item, depth + 1)


def _is_banned(item: Any) -> bool:
    """An action that reaches outside, or an annotation that carries a file."""
    real = item.get_object() if isinstance(item, IndirectObject) else item
    if not isinstance(real, DictionaryObject):
        return False
    if real.get("/Type") in ("/Filespec", "/EmbeddedFile", "/Metadata"):
        return True
    action = real.get("/S") in BANNED_ACTIONS and ("/Type" not in real or real.get("/Type") == "/Action")
    return action or (real.get("/Subtype") in BANNED_ANNOTATIONS and "/Rect" in real)


def _is_jpeg(found: StreamObject) -> bool:
    filters = found.get("/Filter")
    return filters == "/DCTDecode" or (isinstance(filters, ArrayObject) and list(filters) == ["/DCTDecode"])
