"""The forms of editions that are open, as layouts into which a record of an innovation may go."""

from sambut.competitions.models import Edition, Question
from sambut.competitions.states import Scheme, State
from sambut.innovations import layouts
from sambut.innovations.layouts import Layout
from sambut.innovations.models import Innovation
from sambut.mandates.people import Person

MOST = 10


@layouts.register_layouts
def of_editions(innovation: Innovation, person: Person) -> list[Layout]:
    """Two queries. A draft of an edition is nobody's but its host's, so it is not among them; nor is a contest of bodies, whose
    form asks nothing of a record."""
    rows = Edition.objects.filter(state=State.OPEN).exclude(scheme=Scheme.COMPLAINTS).order_by("-id")
    found = []
    for row in rows.prefetch_related("questions")[:MOST]:
        asked = sorted(row.questions.all(), key=lambda one: (one.position, one.pk))
        found.append(Layout(f"lomba-{row.uuid}", row.name, tuple(_question(one) for one in asked)))
    return found


def _question(row: Question) -> layouts.Question:
    return layouts.Question(row.code, row.title, row.words, (row.field,) if row.field else (), guidance=row.guidance)
