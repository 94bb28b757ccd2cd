"""How common each word is among public innovations. Counted by a job, read by matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from django.db import connection, transaction

from sambut.innovations.models import Word

COUNT = """
insert into innovations_word (word, innovations, length)
select word, ndoc, 0 from ts_stat($$ select search from innovations_innovation where state = 'public' and search is not null $$)
 where char_length(word) <= 60
union all
select '', count(*), coalesce(avg(length), 0) from innovations_innovation where state = 'public' and search is not null
"""


@dataclass(frozen=True)
class Counted:
    """What is known of some words. `whole`: how many innovations; `mean`: their mean length."""

    whole: int
    mean: float
    holding: dict[str, int]

    def weight(self, word: str) -> float:
        """Inverse document frequency as in BM25, never below nought."""
        return self._weight(self.among(word))

    @property
    def weight_of_one(self) -> float:
        """Of a word that one innovation alone has."""
        return self._weight(min(1, self.whole))

    def _weight(self, among: int) -> float:
        return log(1 + (self.whole - among + 0.5) / (among + 0.5))

    def among(self, word: str) -> int:
        return min(self.holding.get(word, 0), self.whole)


@transaction.atomic
def count() -> int:
    """Counts anew; gives how many innovations were counted."""
    Word.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
    return Word.objects.values_list("innovations", flat=True).get(word="")


def counted(words: Iterable[str]) -> Counted:
    rows = Word.objects.filter(word__in=["", *words]).values_list("word", "innovations", "length")
    found = {word: (innovations, length) for word, innovations, length in rows}
    whole, mean = found.pop("", (0, 0.0))
    return Counted(whole, mean, {word: innovations for word, (innovations, _) in found.items()})
