"""A learned model as bytes: a version, facts of its training, arrays. No text of anybody is inside, and nothing runs on reading."""

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sambut.kernel.refusals import Refused

FORM = "sambut-learned-1"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def keep(kind: str, facts: dict[str, Any], arrays: dict[str, Any]) -> bytes:
    """The same model gives the same bytes. `facts` must be plain JSON."""
    import numpy

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(
            archive,
            "model.json",
            json.dumps({"form": FORM, "kind": kind, "facts": facts}, sort_keys=True, ensure_ascii=False).encode(),
        )
        for name, array in sorted(arrays.items()):
            plain = io.BytesIO()
            numpy.lib.format.write_array(plain, numpy.asarray(array), allow_pickle=False)
            _put(archive, f"{name}.npy", plain.getvalue())
    return packed.getvalue()


def kept(kind: str, data: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Facts and arrays of a kept model; refuses with `learning.unreadable` what is something else."""
    import numpy

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            head = json.loads(archive.read("model.json"))
            if head.get("form") != FORM or head.get("kind") != kind:
                raise Refused("learning.unreadable")
            arrays = {
                name.removesuffix(".npy"): numpy.lib.format.read_array(
                    io.BytesIO(archive.read(name)), allow_pickle=False
                )
                for name in archive.namelist()
                if name.endswith(".npy")
            }
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise Refused("learning.unreadable") from error
    return head["facts"], arrays


def training_facts(texts: int, labels: Iterable[str], *, at: datetime | None) -> dict[str, Any]:
    """How much it was trained on and when; never what."""
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return {
        "texts": texts,
        "labels": dict(sorted(counts.items())),
        "trained_at": at.isoformat() if at else "",
    }


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
