"""One entrance for all kinds: bytes of a stranger in, bytes without secrets out."""

from sambut.files.recognising import OFFICE, PDF, PICTURES
from sambut.files.shapes import Cleaned
from sambut.kernel.refusals import Refused


def cleaned(value: bytes, media_type: str) -> Cleaned:
    """The same thing without metadata. Libraries are imported here, so that the web process starts without them."""
    if media_type in PICTURES:
        from sambut.files.pictures import clean_picture

        return clean_picture(value, media_type)
    if media_type == PDF:
        from sambut.files.papers import clean_pdf

        return Cleaned(clean_pdf(value), PDF)
    if media_type in OFFICE:
        from sambut.files.offices import clean_office

        return Cleaned(clean_office(value), media_type)
    raise Refused("file.take.kind")
