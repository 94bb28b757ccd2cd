"""Matches, states and events in words."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from sambut.innovations.states import Grade
from sambut.replication.matching import Match, Matches
from sambut.replication.models import Agreement, Interest, Need, Offer, ReplicationEvent
from sambut.replication.states import InterestState, NeedState, Side, State, Verb

# -- why a match fits ---------------------------------------------------------------------------------------------


def shared_words(match: Match) -> str:
    """What need and innovation share: at most six words, the rarest first."""
    if not match.shared:
        return _("Pokoknya sama, kata-katanya tidak ada yang sama.")
    return _("Kata yang sama: %(words)s.") % {"words": ", ".join(match.shared[:6])}


ALIKE = {
    "kind": lambda: _("jenis pemerintahannya sama"),
    "population": lambda: _("jumlah penduduknya setara"),
    "density": lambda: _("kepadatan penduduknya setara"),
    "area": lambda: _("luas wilayahnya setara"),
    "island": lambda: _("satu gugus pulau"),
}
APART = {
    "kind": lambda: _("jenis pemerintahannya lain"),
    "population": lambda: _("jumlah penduduknya jauh berbeda"),
    "density": lambda: _("kepadatan penduduknya jauh berbeda"),
    "area": lambda: _("luas wilayahnya jauh berbeda"),
    "island": lambda: _("gugus pulaunya lain"),
}


def context_words(match: Match) -> str:
    """How alike the two places are, with what is alike and what is not."""
    alike = match.likeness
    if alike.value is None:
        return _("Tempatnya tidak dapat dibandingkan: pemiliknya atau penanyanya bukan daerah.")
    parts = [ALIKE[name]() for name in alike.named()]
    apart = [APART[name]() for name in alike.apart]
    share = {"share": round(100 * alike.value)}
    if parts and apart:
        said = {**share, "same": ", ".join(parts), "other": ", ".join(apart)}
        return _("Keadaannya mirip %(share)s dari 100: %(same)s; tetapi %(other)s.") % said
    if parts or apart:
        return _("Keadaannya mirip %(share)s dari 100: %(words)s.") % {**share, "words": ", ".join(parts or apart)}
    return _("Keadaannya mirip %(share)s dari 100.") % share


def evidence_words(match: Match) -> str:
    return _("Bukti hasilnya: %(grade)s.") % {"grade": Grade(match.evidence).label}


def willing_words(match: Match) -> str:
    if match.willing is None:
        return _("Pemiliknya belum menyatakan kesediaan; tanyakan lewat minat.")
    return _("Pemiliknya bersedia ditiru.") if match.willing else _("Pemiliknya belum bersedia ditiru.")


OBSTACLES: dict[str, Callable[[], str]] = {
    "withdrawn": lambda: _("sudah ditarik dari umum"),
    "own": lambda: _("milik instansi Anda sendiri"),
    "own_copy": lambda: _("instansi Anda sudah punya salinannya"),
    "only_an_idea": lambda: _("masih ide, belum dicoba"),
    "stopped": lambda: _("sudah berhenti di pemiliknya"),
    "authority": lambda: _("memerlukan kewenangan yang bukan milik pemerintahan Anda"),
    "cost": lambda: _("biayanya di atas batas yang Anda sebut"),
    "not_willing": lambda: _("pemiliknya belum bersedia ditiru"),
    "owner_full": lambda: _("pemiliknya sedang membantu sebanyak yang ia sanggup"),
}


def obstacle_words(codes: tuple[str, ...]) -> str:
    """Why it cannot be copied now, in one sentence."""
    return _("Belum dapat ditiru: %(reasons)s.") % {"reasons": "; ".join(OBSTACLES[code]() for code in codes)}


def reasons(match: Match) -> list[str]:
    """All of it, in the order in which people ask."""
    found = [shared_words(match), context_words(match), evidence_words(match)]
    return [*found, obstacle_words(match.obstacles) if match.obstacles else willing_words(match)]


def nothing(found: Matches) -> str:
    """What is said where nothing can be copied: nothing fits, or what fits is held up."""
    if found.feasible:
        return ""
    if found.blocked:
        return _("Ada inovasi yang cocok, tetapi sekarang belum dapat ditiru. Alasannya tertulis di bawahnya.")
    return _(
        "Belum ada inovasi terbit yang cocok dengan kebutuhan ini. Kebutuhannya tetap terbuka: begitu ada yang cocok, ia tampil di sini."
    )


def rule() -> str:
    """How the order comes about, as the page says it."""
    return _(
        "Urutannya: kecocokan kata, dikalikan kemiripan keadaan (paling banyak mengurangi separuh), dikalikan kekuatan bukti (paling banyak mengurangi sepertiga). Ketiganya ditampilkan terpisah. Yang tidak dapat ditiru sekarang tidak diberi nilai rendah, tetapi dipisahkan dengan alasannya."
    )


# -- states -----------------------------------------------------------------------------------------------------------

STATES: dict[str, tuple[str, Callable[[], str]]] = {
    State.DRAFT: ("new", lambda: _("Disusun")),
    State.FROZEN: ("waiting", lambda: _("Menunggu tanda tangan")),
    State.SIGNED: ("answered", lambda: _("Ditandatangani")),
    State.STARTED: ("moving", lambda: _("Dikerjakan")),
    State.RUNNING: ("answered", lambda: _("Berjalan")),
    State.STOPPED: ("shut", lambda: _("Berhenti")),
    State.CANCELLED: ("shut", lambda: _("Dibatalkan")),
}
NEED_STATES: dict[str, tuple[str, Callable[[], str]]] = {
    NeedState.OPEN: ("waiting", lambda: _("Dicari")),
    NeedState.MET: ("answered", lambda: _("Terjawab")),
    NeedState.CLOSED: ("shut", lambda: _("Ditutup")),
}
INTEREST_STATES: dict[str, tuple[str, Callable[[], str]]] = {
    InterestState.WAITING: ("waiting", lambda: _("Menunggu pemilik")),
    InterestState.ACCEPTED: ("answered", lambda: _("Diterima pemilik")),
    InterestState.REFUSED: ("shut", lambda: _("Ditolak")),
    InterestState.WITHDRAWN: ("shut", lambda: _("Ditarik")),
}


def state_words(state: str) -> tuple[str, str]:
    """Shape and word of an agreement's state."""
    shape, words = STATES[state]
    return shape, words()


def need_words(need: Need) -> tuple[str, str]:
    shape, words = NEED_STATES[need.state]
    return shape, words()


def interest_words(interest: Interest) -> tuple[str, str]:
    shape, words = INTEREST_STATES[interest.state]
    return shape, words()


def offer_title(offer: Offer) -> str:
    if offer.category is not None:
        return _("Keluhan tentang %(topic)s") % {"topic": offer.category.name}
    place = offer.service.name if offer.service else (offer.unit or offer.body).name
    return _("Kepuasan yang lemah: %(place)s") % {"place": place}


def offer_words(offer: Offer) -> str:
    """Why it is offered, with its figures."""
    from sambut.frame.numbers import number

    facts = offer.facts
    if offer.category is None:
        said = {
            "index": facts["index"].replace(".", ","),
            "grade": facts["grade"],
            "count": number(facts["respondents"]),
        }
        return _("Kepuasan %(index)s, mutu %(grade)s, dari %(count)s responden.") % said
    parts = []
    if "above" in facts["why"]:
        said = {"rate": number(facts["rate"]), "country": number(facts["country_rate"])}
        parts.append(
            _("%(rate)s laporan per 100.000 penduduk setahun; di seluruh daerah yang tercatat %(country)s") % said
        )
    if "rising" in facts["why"]:
        parts.append(
            _("naik dari %(before)s menjadi %(count)s laporan")
            % {"before": number(facts["before"]), "count": number(facts["count"])}
        )
    return "; ".join(parts) + "."


# -- events -------------------------------------------------------------------------------------------------------------


def who(event: ReplicationEvent) -> str:
    return event.organisation.name if event.organisation else _("Sambut")


def side_name(agreement: Agreement, event: ReplicationEvent) -> str:
    return agreement.owner.name if event.facts.get("side") == Side.OWNER else agreement.replicator.name


def sentence(event: ReplicationEvent, agreement: Agreement, milestones: dict[int, str]) -> str:
    """One sentence for each verb of an agreement."""
    words: dict[str, Any] = {
        "who": who(event), "side": side_name(agreement, event), "milestone": milestones.get(event.facts.get("milestone", 0), "—"),
        "months": event.facts.get("months", ""), "days": event.facts.get("days", ""),
    }  # fmt: skip
    return SENTENCES[Verb(event.verb)]() % words


SENTENCES: dict[Verb, Callable[[], str]] = {
    Verb.DRAFT: lambda: _("Kesepakatan mulai disusun."),
    Verb.WRITE: lambda: _("%(who)s mengubah naskah."),
    Verb.NAME_SIGNATORY: lambda: _("Penanda tangan %(side)s ditetapkan."),
    Verb.FREEZE: lambda: _("%(who)s mengunci naskah."),
    Verb.SET_PAPER: lambda: _("Naskah dicetak dan sidiknya dicatat."),
    Verb.REOPEN: lambda: _("%(who)s membuka kembali naskah; tanda tangan yang sudah ada gugur."),
    Verb.SIGN: lambda: _("%(who)s menandatangani."),
    Verb.CANCEL: lambda: _("%(who)s membatalkan kesepakatan."),
    Verb.START: lambda: _("%(who)s memulai pekerjaan."),
    Verb.RECORD_COPY: lambda: _("%(who)s mencatat salinan inovasinya."),
    Verb.RUN: lambda: _("%(who)s menyatakan salinannya berjalan."),
    Verb.STOP: lambda: _("%(who)s menghentikannya."),
    Verb.CHECK: lambda: _("%(who)s memeriksa keberlanjutan, %(months)s bulan sesudah berjalan."),
    Verb.ADD_MILESTONE: lambda: _("%(who)s menambah tonggak “%(milestone)s”."),
    Verb.FINISH_MILESTONE: lambda: _("%(who)s menyelesaikan tonggak “%(milestone)s”."),
    Verb.DROP_MILESTONE: lambda: _("%(who)s mencoret tonggak “%(milestone)s”."),
    Verb.ADD_EVIDENCE: lambda: _("%(who)s menambah bukti untuk “%(milestone)s”."),
    Verb.COACH: lambda: _("%(who)s mencatat pendampingan."),
    Verb.FACILITATE: lambda: _("Seorang fasilitator mendampingi kesepakatan ini."),
    Verb.HAND_OVER: lambda: _("%(who)s menyerahterimakan: narahubungnya diperbarui."),
    Verb.PROPOSE_EXTENSION: lambda: _("%(who)s mengusulkan perpanjangan."),
    Verb.CONFIRM_EXTENSION: lambda: _("%(who)s menyetujui perpanjangan."),
    Verb.LOSE_CONTACT: lambda: _(
        "Narahubung %(side)s tidak lagi bertugas di sana. Pihak itu perlu menunjuk yang baru."
    ),
    Verb.CHANGE_HEAD: lambda: _("Pimpinan %(side)s berganti. Kesepakatan tetap berlaku dan diserahterimakan."),
    Verb.MARK_LATE: lambda: _("Tonggak “%(milestone)s” lewat dari harinya."),
    Verb.MARK_DORMANT: lambda: _("Tidak ada kabar dari kedua pihak selama %(days)s hari."),
    Verb.CALL_CHECK: lambda: _("Sudah %(months)s bulan: waktunya memeriksa apakah masih berjalan."),
    Verb.EXPIRE: lambda: _("Masa berlakunya lewat. Pihak-pihaknya dapat memperpanjang."),
    Verb.LOSE_INNOVATION: lambda: _(
        "Inovasi asalnya ditarik dari umum oleh pemiliknya. Kesepakatan ini tetap berlaku."
    ),
}
