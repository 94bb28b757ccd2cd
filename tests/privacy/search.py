"""Looks for words in every place where they could have stayed: database, files, logs, in many spellings and encodings.

`find_everywhere(words)` gives a list of places, one sentence each; an empty list is what a test wants to see.
"""

import base64
import bz2
import contextlib
import gzip
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
LETTERS = re.compile(rb"[^a-z0-9@.]+")
DEPTH = 4


def find_everywhere(words: Iterable[str], *, logs: Iterable[Path] = (), folders: Iterable[Path] = ()) -> list[str]:
    """Where any of the words is found: every table of the test database, the files of this home, the logs given."""
    wanted = list(words)
    found = list(in_database(wanted))
    for folder in (Path(settings.HOME), *folders):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and not _is_cluster(path, folder)):
            found += places_in(f"file {path.relative_to(folder)}", path.read_bytes(), wanted)
    for log in logs:
        found += places_in(f"log {log.name}", log.read_bytes(), wanted)
    return found


def in_database(words: list[str]) -> Iterator[str]:
    """Every column of every table as text, and every binary and JSON value by itself.

    Most values stand in many rows (a body, a day, a state): where the words are not in one, it is not read again.
    """
    clean: set[bytes] = {b""}
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        tables = [table for (table,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'select * from "{table}"')
            names = [column.name for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if (plain := _bytes(value)) in clean:
                        continue
                    if found := places_in(f"column {table}.{name}", plain, words):
                        yield from found
                    else:
                        clean.add(plain)


def dumped(words: Iterable[str]) -> list[str]:
    """The same in a real dump of a database that was committed: `pg_dump` as its owner would make it, text and archive."""
    from sambut.config.database import embedded
    from sambut.config.postgres import SUPERUSER

    server = embedded(settings.ENVIRONMENT)
    if server is None:  # a server of the operator's: the columns are searched instead
        return list(in_database(list(words)))
    name = str(connection.settings_dict["NAME"])
    password = {"PGPASSWORD": server.password(SUPERUSER)}
    made = server.run("pg_dump", "--no-owner", "-h", server.socket, "-U", SUPERUSER, name, **password)
    assert made.returncode == 0, made.stderr
    return places_in("dump", made.stdout.encode(), list(words))


def places_in(where: str, value: bytes, words: Iterable[str], depth: int = 0) -> list[str]:
    """Where the words stand in these bytes, also packed, compressed or encoded inside them."""
    if not value:
        return []
    wanted = list(words)
    found = [f"{where}: {word!r} as {how}" for word in wanted for how in _ways(value, word)]
    if depth < DEPTH:
        for name, inside in _inside(value):
            found += places_in(f"{where} › {name}", inside, wanted, depth + 1)
    return found


def _ways(value: bytes, word: str) -> Iterator[str]:
    small, sought = value.lower(), _sought(word)
    for encoding, piece in sought.encoded:
        if piece in small:
            yield encoding
    if sought.bare and sought.bare in _bare_bytes(small):
        yield "letters without what stands between them"
    if any(piece in small for piece in sought.hex):
        yield "hex"
    if any(piece in value for piece in sought.base64):
        yield "base64"
    if sought.escaped and sought.escaped in small:
        yield "JSON escapes"


@dataclass(frozen=True)
class _Sought:
    """A word as it may stand in bytes; `bare` and `escaped` are empty where they would say nothing more."""

    encoded: tuple[tuple[str, bytes], ...]
    bare: bytes
    hex: tuple[bytes, ...]
    base64: tuple[bytes, ...]
    escaped: bytes


@cache
def _sought(word: str) -> _Sought:
    bare, forms = _bare(word), {word, word.lower(), word.upper()}
    return _Sought(
        tuple((encoding, word.lower().encode(encoding)) for encoding in ENCODINGS),
        bare.encode() if len(bare) > 4 else b"",
        tuple({form.encode().hex().encode() for form in (word, word.lower())}),
        tuple({core for form in forms for core in _base64_cores(form.encode())}),
        b"" if word.isascii() else json.dumps(word)[1:-1].lower().encode(),
    )


@lru_cache(1)
def _bare_bytes(value: bytes) -> bytes:
    """Asked for every word in turn."""
    return LETTERS.sub(b"", value)


def _base64_cores(value: bytes) -> list[bytes]:
    """The part of the base64 text that stays the same wherever the word begins."""
    cores = []
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + value)
        start = -(-shift * 4 // 3) + (1 if shift else 0)
        core = encoded[start : len(encoded) - 4]
        cores += [core, core.replace(b"+", b"-").replace(b"/", b"_")]
    return [core for core in cores if len(core) >= 8]


def _bare(word: str) -> str:
    return re.sub(r"[^a-z0-9@.]+", "", word.lower())


def _inside(value: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in these bytes: parts of archives, streams of PDF, compressed and encoded things."""
    if value[:4] == b"PK\x03\x04" or b"PK\x05\x06" in value[-70_000:]:
        try:
            with zipfile.ZipFile(io.BytesIO(value)) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())
        except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error):
            pass
    for number, stream in enumerate(STREAM.findall(value) if value[:5] == b"%PDF-" else ()):
        yield f"stream {number}", _inflated(stream) or stream
    if value[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _png_chunks(value)
    for magic, name, unpack in (
        (b"\x1f\x8b", "gzip", gzip.decompress),
        (b"BZh", "bzip2", bz2.decompress),
        (b"\xfd7zXZ", "xz", lzma.decompress),
    ):
        if value.startswith(magic):
            with contextlib.suppress(OSError, EOFError, lzma.LZMAError, zlib.error):
                yield name, unpack(value)


def _png_chunks(value: bytes) -> Iterator[tuple[str, bytes]]:
    """Compressed text chunks: name, nought, method, data."""
    for kind in (b"zTXt", b"iTXt"):
        for part in value.split(kind)[1:]:
            for start in [match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", part[:200])]:
                if inflated := _inflated(part[start:]):
                    yield kind.decode(), inflated


def _inflated(value: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(value)
    except zlib.error:
        return b""


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str).encode()
    return b"" if value is None else str(value).encode()


def _is_cluster(path: Path, folder: Path) -> bool:
    """The server's own files hold other databases of the run; the dump looks at this one."""
    return path.relative_to(folder).parts[:1] == ("postgres",) and path.suffix != ".log"
