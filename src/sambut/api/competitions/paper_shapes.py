"""Shapes of papers: what was printed, certificates, facts for letters, candidates."""

from datetime import datetime
from uuid import UUID

from sambut.api.answers import Shape
from sambut.api.complaints.shapes import Spoken
from sambut.competitions.states import AwardKind, CertificateState, PaperKind


class Licence(Shape):
    name: str
    address: str


class ChosenEntry(Shape):
    entry: Spoken
    title: str
    award: str
    """`winner` or `finalist`."""
    category: str
    group: str
    cluster: str
    unit: str
    body: str
    body_kind: str
    region: str
    region_code: str
    province: str
    decree: str
    decree_on: str
    """A day, or empty."""
    innovation: str
    """Address of its record, where that is public."""


class ContestNumbers(Shape):
    counts: dict[str, int]
    bodies: int
    definitions: dict[str, str]
    by_kind: dict[str, dict[str, int]]
    """Kind of body → stage → how many."""
    by_province: dict[str, dict[str, int]]


class ChosenList(Shape):
    licence: Licence
    columns: dict[str, str]
    rows: list[ChosenEntry]


class PrintedPaper(Shape):
    kind: PaperKind
    language: str
    pages: int
    size: int
    digest: str
    """SHA-256 of the file."""
    made_at: datetime
    address: str


class CheckedCertificate(Shape):
    number: Spoken
    kind: AwardKind
    contest: str
    state: CertificateState
    issued_at: datetime
    revoked_at: datetime | None
    reason: str
    """Why it was withdrawn."""
    digest: str
    same: bool | None
    """Whether the digest that was asked for is that of the issued file; null: none was given."""
    signed: bool
    certified: bool


class CertificateRow(Shape):
    uuid: UUID
    number: Spoken
    kind: AwardKind
    contest: str
    to: str
    title: str
    state: CertificateState
    issued_at: datetime
    digest: str


class CertificatePage(Shape):
    rows: list[CertificateRow]
    next: str | None
    previous: str | None


class CertificateFile(CertificateRow):
    content: str
    """The PDF, base64."""


class PaperRunTold(Shape):
    done: int
    whole: int
    begun_at: datetime
    ended_at: datetime | None
    papers: list[PrintedPaper]


class GateTold(Shape):
    name: str
    met: bool | None
    """Null: other bodies attest it."""
    note: str


class IncentiveFact(Shape):
    year: int
    body: str
    contest: str
    award: str
    innovation: str
    decree: str
    gates: list[GateTold]


class IncentivePage(Shape):
    rows: list[IncentiveFact]
    next: str | None
    previous: str | None


class CandidateRow(Shape):
    innovation: UUID
    title: str
    body: str
    reasons: list[str]


class CandidatePage(Shape):
    rows: list[CandidateRow]
    next: str | None
    previous: str | None
