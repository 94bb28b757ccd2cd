"""`/inovasi/<uuid>/keluarga/`: who copied an innovation, when and where, and whether it still runs."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.dates import in_zone
from sambut.frame.figures import Figure
from sambut.innovations import access, queries
from sambut.innovations.models import Innovation
from sambut.insights import families, sentences
from sambut.insights import queries as kept
from sambut.insights.figures import complaints
from sambut.insights.figures import family as drawing
from sambut.insights.pages import giving
from sambut.kernel.clock import now


@never_cache
@require_GET
def family(request: HttpRequest, uuid: str) -> HttpResponse:
    found = _seen(request, uuid)
    members = families.family_of(found)
    drawn = _figures(found, members)
    effects = kept.effects_of_innovations([int(one.key[1:]) for one in members if one.key.startswith("i")])
    facts = {
        "innovation": found, "members": members, "tree": drawn["silsilah"], "spread": drawn["sebaran"],
        "effects": [(one, sentences.effect(one, one.region.population if one.region else None)) for one in effects],
        "lived": families.lived(members), "definition": families.definition(), "effect_definition": sentences.definition_effect(),
    }  # fmt: skip
    return answers.page(request, "insights/family.html", facts)


@never_cache
@require_GET
def figure_csv(request: HttpRequest, uuid: str, name: str) -> HttpResponse:
    found = _seen(request, uuid)
    drawn = _figures(found, families.family_of(found)).get(name)
    if drawn is None:
        raise Http404
    return giving.figure(drawn, name)


def _figures(found: Innovation, members: list[families.Member]) -> dict[str, Figure]:
    if not members:
        raise Http404
    at = now()
    root = next((one for one in members if not one.parent), members[0])
    source = complaints.source(at)
    return {
        "silsilah": drawing.tree(
            members, years=families.years_of(members, in_zone(at).year), source=source, name=root.name
        ),
        "sebaran": drawing.spread_map(members, source=source, name=root.name),
    }


def _seen(request: HttpRequest, uuid: str) -> Innovation:
    found = queries.innovation(uuid)
    if found is None or access.why_not(request.person, "see", found) is not None:  # type: ignore[attr-defined]
        raise Http404
    return found
