"""A service for machines: schema.org on its page, CPSV-AP 3.2.0 as JSON-LD. Only what is stated exactly.

A duration is given where it is exact in calendar terms; working days, "hari" that may be either, stages and ranges without an
upper end are left out, and the words of the standard stand in the description of the rule.
"""

import json
from decimal import Decimal
from typing import Any

from django.utils.translation import override
from markupsafe import Markup

from sambut.services.models import Fee, Time
from sambut.services.showing import Shown
from sambut.services.states import Component, FeeKind, TimeKind, TimeUnit

EXACT_KINDS = (TimeKind.SINGLE, TimeKind.AT_MOST, TimeKind.RANGE, TimeKind.TOTAL)
LETTERS = {TimeUnit.SECOND: "S", TimeUnit.MINUTE: "M", TimeUnit.HOUR: "H", TimeUnit.DAY: "D", TimeUnit.MONTH: "M", TimeUnit.YEAR: "Y"}  # fmt: skip
CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#", "adms": "http://www.w3.org/ns/adms#", "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "foaf": "http://xmlns.com/foaf/0.1/",
}  # fmt: skip
Json = dict[str, Any]


def script(data: Json) -> Markup:
    """For a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def duration(row: Time, kind: str) -> str | None:
    """`PT30M`, `P1M`: the longest time as xsd:duration, or None where that would be invented."""
    amount = row.longest
    if kind not in EXACT_KINDS or amount is None or not row.unit or row.about or row.working is True or row.condition:
        return None
    unit = TimeUnit(row.unit)
    if unit == TimeUnit.DAY and row.working is None:
        return None
    if unit == TimeUnit.WEEK:
        unit, amount = TimeUnit.DAY, amount * 7
    if amount != int(amount):
        return None
    clock = unit in (TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR)
    return f"P{'T' if clock else ''}{int(amount)}{LETTERS[unit]}"


def processing_time(shown: Shown) -> str | None:
    """Of the whole service: only where its standard gives one time for all."""
    part, rows = shown.standard.parts.get(Component.TIME), shown.standard.times
    return duration(rows[0], part.reading) if part and rows and not rows[0].subject else None


def costs(shown: Shown) -> list[tuple[str, Decimal]]:
    """Subject and amount of each fee that is stated; free is nought, and what is not known is left out."""
    part = shown.standard.parts.get(Component.FEE)
    if part is None or "step_says_pay" in part.reasons:
        return []
    return [(row.subject, _value(row)) for row in shown.standard.fees if row.kind in (FeeKind.FREE, FeeKind.AMOUNT) and row.most is None]  # fmt: skip


def _value(row: Fee) -> Decimal:
    return row.amount or Decimal(0)


def schema_org(shown: Shown, address: str) -> Json:
    """GovernmentService, for the page itself."""
    service, edition = shown.service, shown.standard.edition
    unit, body = service.unit, service.body
    data: Json = {
        "@context": "https://schema.org", "@type": "GovernmentService", "@id": address, "url": address,
        "identifier": str(service.uuid), "name": edition.name, "serviceOutput": _thing(shown.gets),
        "serviceOperator": _office(unit.name if unit else "", body.name if body else ""),
    }  # fmt: skip
    if edition.summary:
        data["description"] = edition.summary
    if body and body.region:
        data["areaServed"] = {"@type": "AdministrativeArea", "name": body.region.name, "identifier": body.region.code}
    channel: Json = {"@type": "ServiceChannel"}
    if shown.link:
        channel["serviceUrl"] = shown.link
    if edition.place:
        channel["serviceLocation"] = {"@type": "Place", "name": edition.place}
    if time := processing_time(shown):
        channel["processingTime"] = time
    if len(channel) > 1:
        data["availableChannel"] = channel
    if offers := costs(shown):
        data["offers"] = [
            {"@type": "Offer", "price": str(amount), "priceCurrency": "IDR", **({"name": subject} if subject else {})}
            for subject, amount in offers
        ]
    return data


def _thing(name: str) -> Json:
    return {"@type": "Thing", "name": name}


def _office(unit: str, body: str) -> Json:
    office: Json = {"@type": "GovernmentOrganization", "name": unit or body}
    return office | (
        {"parentOrganization": {"@type": "GovernmentOrganization", "name": body}} if body and body != unit else {}
    )


def cpsv(shown: Shown, address: str) -> Json:
    """One PublicService of CPSV-AP 3.2.0. Identifiers are addresses of the page with a part behind them."""
    with override("id"):
        return _cpsv(shown, address)


def _cpsv(shown: Shown, address: str) -> Json:
    service, edition, standard = shown.service, shown.standard.edition, shown.standard
    data: Json = {
        "@context": CONTEXT, "@id": address, "@type": "cpsv:PublicService", "dct:identifier": str(service.uuid),
        "dct:title": _said(edition.name), "dct:language": "http://publications.europa.eu/resource/authority/language/IND",
        "cv:hasCompetentAuthority": _authority(shown, address),
    }  # fmt: skip
    described = edition.summary or standard.text(Component.PRODUCT)
    data |= {"dct:description": _said(described)} if described else {}
    data |= (
        {"dct:modified": {"@type": "xsd:date", "@value": service.checked_on.isoformat()}} if service.checked_on else {}
    )
    if time := processing_time(shown):
        data["cv:processingTime"] = {"@type": "xsd:duration", "@value": time}
    if told := costs(shown):
        data["cv:hasCost"] = [_cost(address, place, *one) for place, one in enumerate(told, 1)]
    if items := standard.items[Component.REQUIREMENTS]:
        data["cv:holdsRequirement"] = [
            {
                "@id": f"{address}#syarat-{place}", "@type": "cv:Requirement", "dct:identifier": f"syarat-{place}",
                "dct:title": _said(item.text), **({"dct:description": _said(item.condition)} if item.condition else {}),
            }
            for place, item in enumerate(items, 1)
        ]  # fmt: skip
    if steps := standard.text(Component.PROCEDURE):
        data["cpsv:follows"] = {
            "@id": f"{address}#prosedur", "@type": "cpsv:Rule", "dct:identifier": "prosedur",
            "dct:title": _said(str(Component.PROCEDURE.label)), "dct:description": _said(steps),
        }  # fmt: skip
    if product := standard.text(Component.PRODUCT):
        data["cpsv:produces"] = {"@id": f"{address}#produk", "@type": "cv:Output", "dct:identifier": "produk", "dct:title": _said(product)}  # fmt: skip
    if law := standard.text(Component.LEGAL_BASIS):
        data["cv:hasLegalResource"] = {"@id": f"{address}#dasar", "@type": "eli:LegalResource", "dct:title": _said(law)}
    if shown.link:
        data["cv:hasChannel"] = {"@id": shown.link, "@type": "cv:Channel", "dct:identifier": shown.link}
    return data


def _authority(shown: Shown, address: str) -> Json:
    body, unit = shown.service.body, shown.service.unit
    region = body.region if body else None
    data: Json = {
        "@id": f"urn:uuid:{unit.uuid}" if unit else f"{address}#instansi", "@type": "cv:PublicOrganisation",
        "skos:prefLabel": _said(unit.name if unit else "—"),
    }  # fmt: skip
    return data | ({"dct:spatial": {"@type": "dct:Location", "dct:identifier": region.code, "skos:prefLabel": _said(region.name)}} if region else {})  # fmt: skip


def _cost(address: str, place: int, subject: str, amount: Decimal) -> Json:
    data: Json = {
        "@id": f"{address}#biaya-{place}", "@type": "cv:Cost", "dct:identifier": f"biaya-{place}",
        "cv:value": {"@type": "xsd:double", "@value": str(amount)},
        "cv:currency": "http://publications.europa.eu/resource/authority/currency/IDR",
    }  # fmt: skip
    return data | ({"dct:description": _said(subject)} if subject else {})


def _said(words: str) -> Json:
    return {"@language": "id", "@value": words}
