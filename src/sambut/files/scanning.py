"""Asking clamd, where `SAMBUT_CLAMD` names one (`host:port` or a socket's path). The answer is yes, no, or try later."""

import socket
import struct

from django.conf import settings

from sambut.kernel.refusals import Refused

PIECE = 65_536
SECONDS = 60.0


class NoScanner(Exception):
    """clamd does not answer: the job fails and is tried again; the file stays closed meanwhile."""


def scan(value: bytes) -> None:
    """Refuses with `file.take.virus`. Does nothing where no scanner is set."""
    address = settings.ENVIRONMENT.clamd
    if not address:
        return
    try:
        answer = _asked(address, value)
    except OSError as error:
        raise NoScanner(f"clamd at {address} does not answer: {type(error).__name__}") from error
    if b"FOUND" in answer:
        raise Refused("file.take.virus")
    if not answer.rstrip(b"\0\n").endswith(b"OK"):
        raise NoScanner("clamd gave no clear answer; its StreamMaxLength may be below 25M")


def _asked(address: str, value: bytes) -> bytes:
    with _connected(address) as connection:
        connection.sendall(b"zINSTREAM\0")
        for start in range(0, len(value), PIECE):
            piece = value[start : start + PIECE]
            connection.sendall(struct.pack(">I", len(piece)) + piece)
        connection.sendall(struct.pack(">I", 0))
        answer = b""
        while piece := connection.recv(4096):
            answer += piece
        return answer


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
