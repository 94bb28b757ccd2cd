"""States of a round, its verbs, the table of moves, and the classes of the index."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Disiapkan")
    OPEN = "open", _("Dibuka")
    CLOSED = "closed", _("Ditutup, belum diumumkan")
    PUBLISHED = "published", _("Diumumkan")
    DISCARDED = "discarded", _("Dibuang")


class Verb(models.TextChoices):
    PREPARE = "prepare", _("menyiapkan putaran")
    CHANGE = "change", _("mengubah putaran")
    OPEN = "open", _("membuka putaran")
    HAND_OUT = "hand_out", _("mencetak karcis")
    CLOSE = "close", _("menutup putaran")
    PUBLISH = "publish", _("mengumumkan hasil")
    DISCARD = "discard", _("membuang putaran")


TRANSITIONS: dict[tuple[str, Verb], State] = {
    ("", Verb.PREPARE): State.DRAFT,
    (State.DRAFT, Verb.OPEN): State.OPEN,
    (State.DRAFT, Verb.DISCARD): State.DISCARDED,
    (State.OPEN, Verb.CLOSE): State.CLOSED,
    (State.CLOSED, Verb.PUBLISH): State.PUBLISHED,
}
"""Where a verb leads. A round that was opened is closed and its result published: nobody throws away an unwelcome figure."""

STAYING: dict[Verb, tuple[State, ...]] = {
    Verb.CHANGE: (State.DRAFT,),
    Verb.HAND_OUT: (State.OPEN,),
}


class Grade(models.TextChoices):
    """Istilah: mutu pelayanan. Dasar: PermenPANRB 14/2017, lampiran; the borders are rows of `reference/classes.csv`."""

    A = "A", _("Sangat baik")
    B = "B", _("Baik")
    C = "C", _("Kurang baik")
    D = "D", _("Tidak baik")


class Outcome(models.TextChoices):
    """What came of a round. Only the first has a figure."""

    FIGURE = "figure", _("indeks dihitung")
    TOO_FEW = "too_few", _("terlalu sedikit jawaban")
    UNANSWERED = "unanswered", _("ada unsur yang tidak dijawab siapa pun")


class ActorKind(models.TextChoices):
    OFFICE = "office"
    CLOCK = "clock"
