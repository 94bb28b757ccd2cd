"""What stands on a certificate, and its file. Istilah: piagam penghargaan, piagam peserta, piagam juri."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from sambut.competitions.models import Certificate, Edition, Entry, Judge
from sambut.competitions.papers.around import address, owner
from sambut.competitions.papers.standing import Decrees, kind_of
from sambut.competitions.states import AwardKind
from sambut.frame import dates, papers
from sambut.kernel.numbers import spoken

PAPER = "competitions/papers/certificate.typ"
Words = dict[str, str]


def words_of(edition: Edition, entry: Entry | None, judge: Judge | None) -> Words:
    """Frozen when it is issued: later renamings change nothing on paper. Certificates are Indonesian."""
    with translation.override("id"):
        common = {"contest": edition.name, "year": str(edition.year), "host": edition.host.name, "theme": edition.theme}
        if entry is None:
            assert judge is not None
            place = judge.institution.name if judge.institution else judge.institution_words
            return common | {
                "kind": AwardKind.JUDGE, "kicker": _("Piagam juri"), "award": _("Juri"), "to": judge.user.name, "of": place, "title": "",
                "for": _("atas waktu dan pertimbangan dalam menilai entri dengan alasan tertulis."), "decree": "", "decree_on": "",
            }  # fmt: skip
        kind = kind_of(entry)
        assert kind is not None
        number, on = Decrees(edition).of(entry)
        told = {
            AwardKind.WINNER: (_("Piagam penghargaan"), _("Pemenang"), _("atas inovasi")),
            AwardKind.FINALIST: (_("Piagam penghargaan"), _("Finalis"), _("atas inovasi")),
            AwardKind.PARTICIPANT: (_("Piagam peserta"), _("Peserta"), _("yang mengikuti penilaian dengan inovasi")),
        }[kind]
        chosen = kind != AwardKind.PARTICIPANT
        return common | {
            "kind": kind, "kicker": told[0], "award": told[1], "to": owner(entry), "of": "", "title": entry.title, "for": told[2],
            "decree": number if chosen else "", "decree_on": dates.day(on, "plain") if chosen and on else "",
            "category": entry.category.name if entry.category else "",
        }  # fmt: skip


def pdf(certificate: Certificate, *, signed: bool, certified: bool, at: datetime) -> bytes:
    """One sheet, PDF/UA. The same words at the same instant give the same bytes."""
    with translation.override("id"):
        number, where = spoken(certificate.number), address("verify", spoken(certificate.number))
        facts = certificate.words | {
            "language": "id", "number": number, "where": where, "qr": papers.qr(where), "qr_words": _("Kode QR ke halaman pemeriksaan %(number)s") % {"number": number},
            "issued": _("Diterbitkan %(day)s") % {"day": dates.day(at, "plain", certificate.edition.zone)},
            "signature": signature_words(signed, certified), "check": _("Periksa keaslian dan keadaannya di"), "given": _("diberikan kepada"),
            "decree_words": _("Keputusan nomor %(number)s, %(day)s") % {"number": certificate.words["decree"], "day": certificate.words["decree_on"]}
            if certificate.words["decree"] else "", "number_words": _("Nomor"),
        }  # fmt: skip
        return papers.typeset(PAPER, facts, at=at)


def signature_words(signed: bool, certified: bool) -> str:
    """What the signature is worth, said the same everywhere."""
    if certified:
        return _("Ditandatangani secara elektronik melalui penyelenggara tersertifikasi.")
    if signed:
        return _("Ditandatangani secara elektronik, tidak tersertifikasi.")
    return _("Tanpa tanda tangan elektronik, tidak tersertifikasi. Keasliannya diperiksa dengan sidik berkas.")
