"""A case that the room of complaints would own, the cast, and a mail server that really listens."""

import socket
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from sambut.notices import subjects
from sambut.notices.subjects import Subject

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
DUE = datetime(2025, 4, 11, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cases() -> Iterator[None]:
    before = dict(subjects._registered)

    @subjects.names("complaint")
    def _(ids: Collection[int]) -> dict[int, Subject]:
        return {
            id_: Subject(f"SB7K-29QX-{id_}", f"/laporan/{id_}/", f"/meja/pengaduan/{id_}/", DUE, "Asia/Makassar")
            for id_ in ids
            if id_ < 900
        }

    yield
    subjects._registered.clear()
    subjects._registered.update(before)


class Postman:
    """A mail server's behaviour: takes everything, unless told otherwise."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.rcpt, self.data = "250 OK", "250 OK"
        self.url = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data == "drop":
            assert server.transport
            server.transport.abort()
            return "250 never heard"
        if self.data.startswith("250"):
            self.taken.append(envelope)
        return self.data


@pytest.fixture
def postman() -> Iterator[Postman]:
    handler = Postman()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    handler.url = f"smtp://127.0.0.1:{port}"
    yield handler
    controller.stop()


@pytest.fixture
def mail_url(settings: Any) -> Any:
    """Sets SAMBUT_MAIL_URL for one test."""

    def set_to(url: str) -> None:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail_url=url, origin="https://sambut.example")

    return set_to
