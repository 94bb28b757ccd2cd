"""The words of each kind of notice: subject of the mail, sentence, what to do. Nothing in them comes from a case but its number."""

from sambut.notices.states import Kind
from sambut.notices.words import contests, finals, forums, innovations, replication, reports
from sambut.notices.words.wording import Words

WORDS: dict[Kind, Words] = {
    **reports.WORDS, **replication.WORDS, **forums.WORDS, **contests.WORDS, **finals.WORDS, **innovations.WORDS,
}  # fmt: skip
