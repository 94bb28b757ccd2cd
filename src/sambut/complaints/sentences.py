"""Events as sentences, the duty of the moment, and states in words. One sentence for every verb."""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _

from sambut.complaints.models import Clock, Complaint
from sambut.complaints.queries import Entry
from sambut.complaints.states import ActorKind, Ending, Grade, Status, Step, Verb
from sambut.services import links

NATIONAL_DESK = "meja nasional"


def who(entry: Entry) -> str:
    """Who did it, as a reader may know it. Officers act for their organisation."""
    event = entry.event
    if event.actor_kind == ActorKind.REPORTER:
        return _("Pelapor")
    if event.organisation:
        return event.organisation.name
    if event.actor_kind == ActorKind.OFFICE:
        return _("Admin")
    return _("Sambut")


def sentence(entry: Entry) -> str:
    return SENTENCES[Verb(entry.event.verb)](entry)


def kind(entry: Entry) -> str:
    """How the timeline draws it: a word, an answer, a step."""
    if entry.event.verb == Verb.ANSWER:
        return "answer"
    words = entry.event.actor_kind == ActorKind.REPORTER or entry.event.verb == Verb.IMPORT
    return "word" if words else "step"


def _forwarded(entry: Entry) -> str:
    if entry.organisation is None:
        return _("Laporan diteruskan.")
    return _("Laporan diteruskan kepada %(to)s.") % {"to": entry.organisation.name}


def _late(entry: Entry) -> str:
    step = entry.event.facts.get("step")
    if step == Step.ANSWER:
        return _("Batas menjawab terlewati. Yang bertanggung jawab sudah diberi tahu.")
    return _("Batas memeriksa dan meneruskan terlewati. Yang bertanggung jawab sudah diberi tahu.")


def _answered(entry: Entry) -> str:
    if entry.event.facts.get("elsewhere"):
        return _("Laporan dijawab di sistem asalnya; isi jawabannya tidak ikut dipindahkan.")
    return _("%(who)s menjawab:") % {"who": who(entry)}


def _asked(entry: Entry) -> str:
    if entry.event.facts.get("elsewhere"):
        return _("Di sistem asalnya laporan ini menunggu kelengkapan dari pelapor.")
    return _("%(who)s meminta kelengkapan:") % {"who": who(entry)}


def _ended_elsewhere(entry: Entry) -> str:
    if entry.event.facts.get("time") == "unknown":
        return _("Laporan sudah berakhir di sistem asalnya; sistem itu tidak menyebut kapan.")
    return _("Laporan berakhir di sistem asalnya. Tanggapan pelapor tidak diketahui.")


def _archived(entry: Entry) -> str:
    reason = entry.event.facts.get("reason", "")
    return _("Laporan diarsipkan, alasan: %(reason)s.") % {"reason": Ending(reason).label if reason else "—"}


def _closed(entry: Entry) -> str:
    if entry.event.state_to == Status.ARCHIVED:
        return _("Laporan diarsipkan oleh waktu: kelengkapan tidak datang sampai batasnya.")
    return _(
        "Laporan ditutup oleh waktu: pelapor tidak menanggapi jawaban sampai batasnya. Ini tidak dihitung sebagai masalah yang selesai."
    )


def _said(words: Callable[[], str]) -> Callable[[Entry], str]:
    return lambda entry: words() % {"who": who(entry)}


SENTENCES: dict[Verb, Callable[[Entry], str]] = {
    Verb.SUBMIT: _said(lambda: _("%(who)s menulis:")),
    Verb.IMPORT: _said(lambda: _("Pelapor menulis, di sistem lain:")),
    Verb.FORWARD: _forwarded,
    Verb.END_ELSEWHERE: _ended_elsewhere,
    Verb.BOUNCE: _said(lambda: _("%(who)s mengembalikan laporan: bukan wewenangnya.")),
    Verb.ASK: _asked,
    Verb.COMPLETE: _said(lambda: _("%(who)s melengkapi:")),
    Verb.NOTE: _said(lambda: _("%(who)s memberi kabar sementara. Kabar sementara belum dihitung sebagai jawaban.")),
    Verb.ADD: _said(lambda: _("%(who)s menambahkan:")),
    Verb.ANSWER: _answered,
    Verb.ACCEPT: _said(lambda: _("%(who)s menerima jawaban. Laporan selesai.")),
    Verb.REJECT: _said(lambda: _("%(who)s menolak jawaban:")),
    Verb.CLOSE: _closed,
    Verb.ARCHIVE: _archived,
    Verb.WITHDRAW: _said(lambda: _("%(who)s mencabut laporan.")),
    Verb.MARK_LATE: _late,
    Verb.REDERIVE: _said(lambda: _("Batas waktu dihitung ulang karena kalender hari kerja berubah.")),
    Verb.OPEN_TEXT: _said(lambda: _("%(who)s membuka teks asli pelapor.")),
    Verb.OPEN_REPORTER: _said(lambda: _("%(who)s membuka nama pelapor.")),
    Verb.ERASE: _said(lambda: _("Isi laporan dan identitas pelapor dihapus. Catatan langkahnya tetap ada.")),
}

STATES = {
    Status.RECEIVED: ("new", lambda: _("Diterima")),
    Status.INCOMPLETE: ("waiting", lambda: _("Menunggu kelengkapan")),
    Status.FORWARDED: ("moving", lambda: _("Sedang ditangani")),
    Status.ANSWERED: ("answered", lambda: _("Dijawab")),
    Status.CLOSED: ("shut", lambda: _("Selesai")),
    Status.ARCHIVED: ("shut", lambda: _("Diarsipkan")),
}


def state_of(complaint: Complaint) -> tuple[str, str]:
    """Shape and word. An ended case says how it ended; a timer is named as a timer."""
    shape, words = STATES[Status(complaint.status)]
    if complaint.ending:
        return shape, f"{words()}: {Ending(complaint.ending).label}"
    return shape, words()


def state_words(status: str, ending: str = "") -> tuple[str, str]:
    shape, words = STATES[Status(status)]
    return (shape, f"{words()}: {Ending(ending).label}") if ending else (shape, words())


def service_page(uuid: UUID) -> str | None:
    """The address of the page of the service that a case is about."""
    return links.public_page(uuid)


def grade_words(grade: str) -> str:
    return str(Grade(grade).label)


def duty(complaint: Complaint, clock: Clock | None) -> tuple[str, str]:
    """Who must do what: the organisation and the rest of the sentence before the date."""
    place = clock.organisation if clock else complaint.holder or complaint.body
    name = place.name if place else _("Meja nasional")
    if clock is None:
        return name, ""
    words = {
        Step.VERIFY: _("harus memeriksa dan meneruskan laporan ini sebelum"),
        Step.COORDINATE: _("harus menyerahkan laporan ini kepada unitnya sebelum"),
        Step.ANSWER: _("harus menjawab dengan isi sebelum"),
        Step.REACT: _("sudah menjawab; pelapor dapat menerima atau menolak sebelum"),
        Step.COMPLETE: _("menunggu kelengkapan dari pelapor sebelum"),
    }
    return name, words[Step(clock.step)]
