"""Giving a cleaned file to a browser. The room that owns it has decided that this person may see it."""

from django.http import FileResponse

from sambut.files.models import File
from sambut.files.queries import open_clean
from sambut.files.recognising import ENDINGS, WEBP


def stream(file: File, *, small: bool = False, name: str = "lampiran") -> FileResponse:
    """The file as a download that no browser runs, guesses about, or keeps. Pictures still show inside `<img>`.

    `name` is ours, never the sender's: names of files hold names of people.
    """
    is_small = small and file.has_small
    media_type = WEBP if is_small else file.media_type
    answer = FileResponse(
        open_clean(file, small=small),
        as_attachment=True,
        filename=f"{name}.{ENDINGS[media_type]}",
        content_type=media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
