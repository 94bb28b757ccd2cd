"""Bodies that no form sends: each is answered in JSON with a sentence, and nothing is stored."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from openapi_spec_validator import validate

from sambut.api.shell import api
from sambut.complaints.models import Complaint

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/laporan/"
FITTING = {"text": "Lampu mati di depan SD.", "anonymous": "ya", "secret": "tidak"}
SEALED = {
    **FITTING,
    "anonymous": "tidak",
    "name": "Sari",
    "email": "sari@warga.example",
    "phone": "0812",
    "nik": "3374",
}
EVERY = ["text", "region", "place_note", "body", "name", "email", "phone", "nik", "happened_on", "anonymous", "secret"]


def send(body, kind="application/json", **more):  # type: ignore[no-untyped-def]
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client().generic("POST", ADDRESS, sent, content_type=kind, CONTENT_TYPE=kind, **more)


def test_the_document_is_valid_openapi():
    validate(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    assert Client().get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"


def test_the_document_tells_the_choices_formats_and_bounds_of_the_form():
    submit = Client().get("/api/v1/openapi.json").json()["components"]["schemas"]["SubmitPayload"]

    assert submit["required"] == ["anonymous", "secret", "text"]
    assert submit["additionalProperties"] is False
    shown = {
        name: {word: told.get(word) for word in ("type", "enum", "format", "maxLength")}
        for name, told in submit["properties"].items()
    }
    assert shown["anonymous"] == {"type": "string", "enum": ["ya", "tidak"], "format": None, "maxLength": None}
    assert shown["happened_on"] == {"type": ["string", "null"], "enum": None, "format": "date", "maxLength": None}
    assert shown["body"] == {"type": ["string", "null"], "enum": None, "format": "uuid", "maxLength": None}
    assert shown["text"] == {"type": "string", "enum": None, "format": None, "maxLength": 20000}


def test_the_examples_of_the_document_are_taken(law):
    example = Client().get("/api/v1/openapi.json").json()["components"]["schemas"]["SubmitPayload"]["examples"][0]

    assert send(example).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"nul", b'{"text": "\xff\xfe"}', b"\xef\xbb\xbf{}", json.dumps(FITTING).encode("utf-16"), b'{"text": NaN}',
        b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}", b"null", b"[]", b'"text"', b"7", b'{"a":1}' * 2,
    ],
    ids=["empty", "cut", "no-word", "bad-utf-8", "mark", "utf-16", "nan", "deep", "huge-number", "null", "list", "string", "number", "two"],
)  # fmt: skip
def test_what_is_not_a_json_object_is_told_so(body: bytes):
    answer = send(body)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/json")
    told = answer.json()["errors"]
    assert told
    assert all(sentence.endswith(".") for sentences in told.values() for sentence in sentences)
    assert Complaint.objects.count() == 0


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", ""]
)
def test_a_form_of_another_site_is_no_request_of_a_system(law, kind: str):
    answer = send(FITTING, kind)

    assert (answer.status_code, answer.json()["code"], Complaint.objects.count()) == (415, "api.body.not_json", 0)


def test_a_body_beyond_the_bound_is_told_its_bound():
    answer = send({**FITTING, "text": "a" * 2_600_000})

    assert (answer.status_code, answer.json()["code"]) == (413, "api.body.too_large")
    assert "2,5 MB" in answer.json()["sentence"]


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"])
def test_another_method_is_told_which_ones_are_used(method: str):
    answer = Client().generic(method, "/api/v1/laporan/SB7K-29QX-3/terima")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert method == "HEAD" or answer.json() == {
        "code": "api.method.not_allowed",
        "sentence": "Cara ini tidak dipakai di alamat ini. Yang dipakai: POST.",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v1/",
        "/api/v2/laporan/",
        "/api/v1/laporan/x/y/z",
        "/api/v1/%00",
        "/api/v1/\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_an_address_that_leads_to_nothing_says_so_in_json(address: str):
    answers = [Client().generic(method, address) for method in ("GET", "POST")]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(404, "api.address.not_found")] * 2


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "dirt", ["\x00", "a\x00b", "\ud800", "a\udfffb"], ids=["nul", "nul-inside", "half", "half-inside"]
)
def test_no_field_takes_what_no_table_can_hold(law, name: str, dirt: str):
    answer = send({**SEALED, name: dirt})

    assert answer.status_code == 400, answer.content
    assert all(sentence.endswith(".") for sentences in answer.json()["errors"].values() for sentence in sentences)
    assert Complaint.objects.count() == 0


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("value", [7, 1.5, True, [], {}, ["a"], {"a": 1}], ids=repr)
def test_a_wrong_kind_is_told_in_words_and_not_repeated(law, name: str, value: object):
    answer = send({**SEALED, name: value})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [name]
    assert "Input" not in answer.content.decode()


def test_a_misspelt_field_is_not_taken_for_silence(law):
    answer = send({**FITTING, "rahasia": "ya"})

    assert answer.json() == {
        "errors": {"rahasia": ["Isian ini tidak dikenal. Periksa ejaannya; daftar isian ada di dokumen OpenAPI."]}
    }


@pytest.mark.parametrize("text", ["a" * 20_001, " ", "", "\u200b\u200b", "\u202e\u2066"])
def test_a_text_without_words_or_beyond_the_bound_is_refused_with_a_sentence(law, text: str):
    answer = send({**FITTING, "text": text})

    assert answer.status_code in (400, 409)
    assert Complaint.objects.count() == 0


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "\u00e9", "a b", "Bearer"])
def test_a_token_that_is_none_is_answered_401_and_told_how(token: str):
    answer = Client().get("/api/v1/meja/antrean", HTTP_AUTHORIZATION=f"Bearer {token}")

    assert (answer.status_code, answer["WWW-Authenticate"], answer.json()["code"]) == (
        401,
        "Bearer",
        "access.token.missing",
    )


def test_a_database_that_is_away_is_told_with_the_time_to_wait(monkeypatch):
    def away(*_args: object) -> None:
        raise OperationalError("connection to server at /run/secret failed")

    monkeypatch.setattr("sambut.api.complaints.public.queries.public_case", away)
    answer = Client().get("/api/v1/laporan/SB7K-29QX-3")

    assert (answer.status_code, answer["Retry-After"], answer.json()["code"]) == (503, "60", "api.database.away")
    assert "secret" not in answer.content.decode()
