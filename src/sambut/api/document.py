"""The OpenAPI document: what the library draws from the endpoints, and what it cannot know."""

import json
import re
from typing import Any

from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

DESCRIPTION = """
Laporan warga: kirim, ikuti, jawab. Input sama dengan formulir di halaman; penolakan berbentuk `{code, sentence}`.

Complaints: submit, follow, answer. Inputs are those of the pages' forms; what a form does not take is told field by field
with 400, what may not be done is a refusal `{code, sentence}`. Offices send `Authorization: Bearer <token>`; reporters send
the secret of their receipt in the body, never in an address. Bodies are JSON in UTF-8 (else 415) of at most 2,5 MB
(else 413); where a file is sent they are `multipart/form-data`. Other methods than those listed are answered 405 with `Allow`, other addresses 404, both as a refusal.
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
    "415": "The body is not of the kind that is asked for here: `application/json`, or with a file `multipart/form-data`.",
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


REFERENCE = re.compile(r'"#/components/schemas/(\w+)"')


class Document(OpenAPISchema):
    """One name has one meaning: what another room already calls so bears the name of its room before its own."""

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        self.room = operation.view_func.__module__.split(".")[2]
        return super().operation_details(operation)

    def _create_schema_from_model(self, *given: Any, **more: Any) -> tuple[dict[str, Any], bool]:
        self.renamed: dict[str, str] = {}
        drawn, required = super()._create_schema_from_model(*given, **more)
        return self._with_names(drawn), required

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        self.renamed = self._taken(definitions)
        for name, definition in definitions.items():
            self.schemas[self.renamed.get(name, name)] = self._with_names(definition)
        self.meanings = getattr(self, "meanings", {}) | {
            name: definition for name, definition in definitions.items() if name not in self.renamed
        }

    def _taken(self, definitions: dict[str, Any]) -> dict[str, str]:
        """Names that mean something else already, and names of what is made of them."""
        known = {name: text for name, text in getattr(self, "meanings", {}).items() if name in definitions}
        taken = {name for name, text in known.items() if text != definitions[name]}
        while more := {
            name
            for name in known.keys() - taken
            if taken & set(REFERENCE.findall(json.dumps(definitions[name], default=str)))
        }:
            taken |= more
        return {name: self.room.capitalize() + name for name in taken}

    def _with_names(self, drawn: dict[str, Any]) -> dict[str, Any]:
        if not self.renamed:
            return drawn
        told = REFERENCE.sub(
            lambda found: f'"#/components/schemas/{self.renamed.get(found[1], found[1])}"',
            json.dumps(drawn, default=str),
        )
        return dict(json.loads(told))


class Api(NinjaAPI):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            title="Sambut", version="1", description=DESCRIPTION.strip(), docs_url=None, openapi_url="openapi.json", servers=[{"url": "/"}],
            openapi_extra={"tags": TAGS, "info": {"license": {"name": "MPL-2.0", "identifier": "MPL-2.0"}}}, **options,
        )  # fmt: skip
        self.drawn: dict[str, OpenAPISchema] = {}

    def get_openapi_schema(self, **place: Any) -> OpenAPISchema:
        """Drawn once in each language: everybody may ask for it, and drawing takes long."""
        language = get_language() or ""
        if language not in self.drawn:
            self.drawn[language] = self._draw()
        return self.drawn[language]

    def _draw(self) -> OpenAPISchema:
        drawn = Document(self, PREFIX)
        for path in drawn["paths"].values():
            for operation in path.values():
                operation["responses"] = {
                    str(status): _told(str(status), answer) for status, answer in sorted(operation["responses"].items())
                }
        return drawn


def _told(status: str, answer: dict[str, Any]) -> dict[str, Any]:
    headers = {"headers": HEADERS[status]} if status in HEADERS else {}
    return {**answer, "description": WHEN[status], **headers}
