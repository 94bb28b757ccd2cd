"""Who may sign for a body at a moment, and by what: head, acting head, or a letter for this act."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment, Letter
from sambut.mandates.states import Act, Acting, Role
from sambut.organisations.models import Organisation
from sambut.regions.states import Kind
from sambut.replication.models import Party
from sambut.replication.states import Capacity


@dataclass(frozen=True)
class Signer:
    """One mandate by which somebody may sign. `key` names it in a form."""

    user_id: int
    name: str
    capacity: Capacity
    appointment_id: int | None
    letter_id: int | None
    acting: str = ""
    letter_number: str = ""
    email: str = ""

    @property
    def key(self) -> str:
        return f"surat-{self.letter_id}" if self.letter_id else f"jabatan-{self.appointment_id}"


def eligible(body_id: int, *, at: datetime) -> list[Signer]:
    """Everybody who may sign for the body now: heads before acting ones before letters. Two queries."""
    held = Appointment.objects.running(at).filter(role=Role.HEAD, organisation_id=body_id, user__is_active=True)
    given = Letter.objects.running(at).filter(act=Act.SIGN_AGREEMENT, organisation_id=body_id, user__is_active=True)
    heads = [
        Signer(
            row.user_id,
            row.user.name,
            Capacity.ACTING if row.acting else Capacity.HEAD,
            row.pk,
            None,
            acting=row.acting,
            email=row.user.email,
        )
        for row in held.select_related("user").order_by("acting", "pk")
    ]
    return heads + [
        Signer(
            row.user_id, row.user.name, Capacity.LETTER, None, row.pk, letter_number=row.number, email=row.user.email
        )
        for row in given.select_related("user").order_by("pk")
    ]


def chosen(body_id: int, key: str, *, at: datetime) -> Signer:
    found = next((signer for signer in eligible(body_id, at=at) if signer.key == key), None)
    if found is None:
        raise Refused("agreement.name_signatory.no_mandate")
    return found


def key_of(body_id: int, email: str, *, at: datetime) -> str:
    """The first mandate of the person with this address: an office before a letter; empty when there is none."""
    mine = (signer for signer in eligible(body_id, at=at) if signer.email.casefold() == email.strip().casefold())
    return next((signer.key for signer in mine), "")


def put(party: Party, signer: Signer) -> None:
    party.signatory_id, party.capacity = signer.user_id, signer.capacity
    party.appointment_id, party.letter_id = signer.appointment_id, signer.letter_id


def check(party: Party, *, at: datetime, verb: str) -> None:
    """Refuses when the mandate by which the party signs does not hold at this moment. Its row is locked: an office that is
    being ended at the same instant has ended, or the signature stands before its end."""
    if not holds(party, at=at):
        raise Refused(f"agreement.{verb}.mandate_ended", body=party.body.name)


def stands(party: Party, *, at: datetime) -> bool:
    """The same as `holds` for a page that only shows it: of rows that are loaded, and locking none."""
    held = party.letter or party.appointment
    return held is not None and held.starts_at <= at and (held.ends_at is None or held.ends_at > at)


def holds(party: Party, *, at: datetime) -> bool:
    if party.letter_id:
        letters = Letter.objects.running(at).filter(pk=party.letter_id, act=Act.SIGN_AGREEMENT, user__is_active=True)
        return letters.select_for_update(of=("self",), no_key=True).filter(organisation_id=party.body_id).exists()
    held = Appointment.objects.running(at).filter(pk=party.appointment_id, role=Role.HEAD, user__is_active=True)
    return bool(held.select_for_update(of=("self",), no_key=True).filter(organisation_id=party.body_id)[:1])


def office_of(body: Organisation) -> str:
    """The office that signs for a body, as a paper writes it: Bupati, Wali Kota, Gubernur."""
    region = body.region
    titles = {
        Kind.REGENCY: _("Bupati %(name)s"),
        Kind.CITY: _("Wali Kota %(name)s"),
        Kind.PROVINCE: _("Gubernur %(name)s"),
    }
    if region is None or region.kind not in titles:
        return _("Pimpinan %(name)s") % {"name": body.name}
    return titles[Kind(region.kind)] % {"name": bare(region.name)}


def bare(name: str) -> str:
    """The name of a region without the word for what it is."""
    for word in ("Kabupaten ", "Kota ", "Provinsi "):
        if name.startswith(word):
            return name.removeprefix(word)
    return name


def capacity_words(party: Party) -> str:
    """By what somebody signs, in words: "Bupati Jeneponto", "Plt. Bupati Jeneponto", "kuasa dengan surat 12/2025"."""
    letter = party.letter.number if party.letter else ""
    acting = party.appointment.acting if party.appointment else ""
    return _by(office_of(party.body), acting=acting, letter=letter)


def signer_words(signer: Signer, office: str) -> str:
    """The same of somebody who could be named."""
    return _by(office, acting=signer.acting, letter=signer.letter_number)


def _by(office: str, *, acting: str, letter: str) -> str:
    if letter:
        return _("kuasa %(office)s dengan surat nomor %(number)s") % {"office": office, "number": letter}
    short = {Acting.TASKED: "Plt. ", Acting.DAILY: "Plh. "}.get(Acting(acting), "") if acting else ""
    return f"{short}{office}"
