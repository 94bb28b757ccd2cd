"""The glossary: local words that no list knows, with the days on which they hold."""

from django.db import models
from django.db.models import F, Q

from sambut.language.states import Origin, Verb
from sambut.ledger.models import Event


class GlossaryEntry(models.Model):
    """A word and what it means to readers of complaints. Istilah: glosarium.

    A changed meaning is a new row: the old one ends. `region_code` limits the word to a region and everything in it.
    """

    word = models.CharField(max_length=40)
    meaning = models.CharField(max_length=200)
    stays = models.BooleanField(default=True)
    """The word stays and its meaning is added (an acronym); otherwise it is a spelling, replaced by its meaning."""
    region_code = models.CharField(max_length=13, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    source = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["word", "region_code", "origin"],
                condition=Q(ends_on=None),
                name="glossary_one_open_row",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="glossary_days_in_order"
            ),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="glossary_origin_known"),
            models.CheckConstraint(condition=~Q(word="") & ~Q(meaning=""), name="glossary_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.meaning}"


def _verbs() -> list[tuple[str, str]]:
    return [(verb.value, str(verb.label)) for verb in Verb]


class GlossaryEvent(Event):
    """What happened to a glossary row. Its newest id is the version of the glossary."""

    verb = models.CharField(max_length=40, choices=_verbs)
    entry = models.ForeignKey(GlossaryEntry, models.PROTECT, related_name="events")
    actor_id = models.BigIntegerField(null=True)
    """The user who did it, as a number: accounts stand above this room. Empty for a reference update."""
