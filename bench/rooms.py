"""What is measured in the rooms of the loop: their pages, the match of a need, one search over everything, and what jobs do by night."""

from collections.abc import Callable, Sequence

from django.test import Client
from measures import get
from measuring import Measure
from tests.innovations.conftest import LAMP

from sambut.kernel.clock import now

REGION = "73.04"
"""Jeneponto: its loop has a need, an agreement that runs, a survey of nobody, and solutions for each topic."""
NEEDS = (
    "Lampu jalan di desa kami padam berminggu-minggu, warga pulang gelap dan tidak tahu harus melapor ke mana",
    "Air {0[20]} {0[70]} tidak {0[150]} sejak lama, warga {0[600]} {0[2500]} setiap hari",
    "Jalan rusak {0[10]} banjir {0[35]} {0[220]} {0[900]} {0[3200]}, pohon tumbang {0[12000]}",
    "Sampah warga tidak diangkut {0[5]} {0[40]} {0[90]} {0[400]} {0[2000]} {0[9000]}",
    "{0[1]} {0[2]} {0[3]} {0[7]} {0[15]} {0[30]} {0[60]} {0[120]} {0[500]} {0[1500]} {0[6000]} {0[19000]}",
)
"""`{0[60]}` is the sixtieth word by how common it is."""


def pages() -> list[Measure]:
    from sambut.innovations.models import Innovation
    from sambut.services.models import Service

    visitor = Client()
    service = Service.objects.exclude(origin="sippn").get()
    innovation = Innovation.objects.filter(title=LAMP["title"]).earliest("pk")
    return [
        Measure("service, with its reports", get(visitor, f"/layanan/{service.uuid}/"), 20, 10),
        Measure("innovation, twelve copies", get(visitor, f"/inovasi/{innovation.uuid}/"), 20, 10),
        Measure("region's loop", get(visitor, f"/daerah/{REGION}/"), 60, 25),
        Measure("province's loop", get(visitor, f"/daerah/{REGION[:2]}/"), 60, 25),
        Measure("the country", get(visitor, "/negeri/"), 60, 25),
    ]


def questions() -> list[Measure]:
    """Each call asks another need, and another of the searches."""
    from sambut.organisations.queries import body_of_region
    from sambut.regions.queries import region
    from sambut.replication import matching

    place = region(REGION)
    body, needs = body_of_region(REGION), filled(NEEDS)

    def match(turn: int) -> object:
        found = matching.rank(needs[turn % len(needs)], region=place, body=body, at=now())
        assert found
        return found

    return [Measure("match of one need", match, 100)]


def searches(asked: Sequence[str]) -> list[Measure]:
    from sambut.portal import searching

    def one(text: str) -> Callable[[int], object]:
        return lambda _turn: searching.search(text, at=now())

    return [Measure(f"everything: {text}", one(text), 30) for text in asked]


def jobs() -> list[Measure]:
    """Done once each: the figures over all cases from nothing, over all again, and over two months; the topics; one effect; one paper."""
    from sambut.insights import counting, estimating, solving
    from sambut.insights.models import Monthly
    from sambut.replication.models import Agreement
    from sambut.replication.papers import setting
    from sambut.replication.states import PaperKind

    Monthly.objects.all().delete()
    walked = Agreement.objects.select_related("innovation", "owner", "replicator").get(
        title__startswith="Terang Kampung"
    )
    setting.check_address(walked)  # reads all addresses of the product, as a worker has done long since

    def effect(_turn: int) -> object:
        at = now()
        found = estimating.estimate_agreement(walked.pk, month=counting.last_month(at), at=at)
        assert found.estimate is not None, (found.verdict, found.why)
        return found

    def paper(_turn: int) -> object:
        content = setting.pdf(walked, PaperKind.COPY, at=now())
        assert content.startswith(b"%PDF")
        return content

    return [
        Measure("figures: all months, first", lambda _turn: counting.count(at=now()), 120_000),
        Measure("figures: all months, again", lambda _turn: counting.count(at=now()), 120_000),
        Measure(
            "figures: two months", lambda _turn: counting.count(at=now(), since=counting.last_month(now())), 10_000
        ),
        Measure("innovations for each topic", lambda _turn: solving.match_topics(at=now()), 30_000),
        Measure("effect: 514 regions, 5 years", effect, 10_000),
        Measure("paper of an agreement (PDF)", paper, 300),
    ]


def filled(texts: Sequence[str]) -> list[str]:
    from words import words

    return [text.format(words()) for text in texts]
