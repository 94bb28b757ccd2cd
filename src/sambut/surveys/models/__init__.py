"""Tables of the room: rounds with their elements, answers without anybody, results, and what happened."""

from sambut.surveys.models.answers import Answer, Mark, Ticket
from sambut.surveys.models.instrument import Element, RoundElement
from sambut.surveys.models.results import ElementResult, Result
from sambut.surveys.models.round import Round, RoundEvent

__all__ = ["Answer", "Element", "ElementResult", "Mark", "Result", "Round", "RoundElement", "RoundEvent", "Ticket"]
