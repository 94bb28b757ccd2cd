"""Reads of files. Whether this person may see them has been decided by the room that owns them."""

import io
from typing import BinaryIO

from sambut.files import seals, storing
from sambut.files.models import File
from sambut.files.states import FileState
from sambut.kernel.refusals import Refused


def open_clean(file: File, *, small: bool = False) -> BinaryIO:
    """The cleaned bytes, unsealed in memory. Refuses with `file.open.<state>` anything that is not clean."""
    if file.state != FileState.CLEAN:
        raise Refused(f"file.open.{file.state}")
    name = file.small_name if small and file.has_small else file.clean_name
    return io.BytesIO(seals.unsealed(file.sealed_for, storing.read(name)))
