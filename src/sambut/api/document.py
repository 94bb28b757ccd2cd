"""The OpenAPI document: what the library draws from the endpoints, and what it cannot know."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

DESCRIPTION = """
Laporan warga: kirim, ikuti, jawab. Input sama dengan formulir di halaman; penolakan berbentuk `{code, sentence}`.

Complaints: submit, follow, answer. Inputs are those of the pages' forms; what a form does not take is told field by field
with 400, what may not be done is a refusal `{code, sentence}`. Offices send `Authorization: Bearer <token>`; reporters send
the secret of their receipt in the body, never in an address. Bodies are JSON in UTF-8 (else 415) of at most 2,5 MB
(else 413). Other methods than those listed are answered 405 with `Allow`, other addresses 404, both as a refusal.
"""
TAGS = [
    {"name": "laporan", "description": "For everybody: open cases, and submitting."},
    {"name": "pelapor", "description": "For reporters: the own case, with number and secret."},
    {"name": "inovasi", "description": "For everybody: public innovations, and what answers a need."},
    {"name": "meja", "description": "For offices, with a token: queues, cases, verbs."},
]
WHEN: dict[str, str] = {
    "200": "Done; this is how it stands now.",
    "201": "Taken.",
    "400": "A field is missing, unknown or wrong; nothing was stored.",
    "401": "No token, or one that is wrong or has ended.",
    "403": "Not for this office; nothing was changed.",
    "404": "There is no such thing, or not for you.",
    "409": "May not be done, or not now; nothing was changed.",
    "413": "The body is larger than 2,5 MB.",
    "415": "The body is not `application/json`.",
    "429": "Too often; wait as long as `Retry-After` says.",
    "503": "The database is away or cannot be written; nothing was stored, try again later.",
}
PREFIX = "/api/v1/"
SECONDS = {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds to wait.", "required": True}
HEADERS: dict[str, dict[str, Any]] = {
    "401": {
        "WWW-Authenticate": {
            "schema": {"type": "string", "const": "Bearer"},
            "description": "How to sign in.",
            "required": True,
        }
    },
    "429": {"Retry-After": SECONDS},
    "503": {"Retry-After": SECONDS},
}


class Api(NinjaAPI):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            title="Sambut", version="1", description=DESCRIPTION.strip(), docs_url=None, openapi_url="openapi.json", servers=[{"url": "/"}],
            openapi_extra={"tags": TAGS, "info": {"license": {"name": "MPL-2.0", "identifier": "MPL-2.0"}}}, **options,
        )  # fmt: skip

    def get_openapi_schema(self, **place: Any) -> OpenAPISchema:
        drawn = super().get_openapi_schema(path_prefix=PREFIX)
        for path in drawn["paths"].values():
            for operation in path.values():
                operation["responses"] = {
                    str(status): _told(str(status), answer) for status, answer in sorted(operation["responses"].items())
                }
        return drawn


def _told(status: str, answer: dict[str, Any]) -> dict[str, Any]:
    headers = {"headers": HEADERS[status]} if status in HEADERS else {}
    return {**answer, "description": WHEN[status], **headers}
