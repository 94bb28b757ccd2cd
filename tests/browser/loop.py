"""Rows for the pages of services, surveys, innovations, forums, agreements and figures: one at each place that has a page."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sambut.complaints.models import Category
from sambut.events import actions as events
from sambut.events.models import Event, PastForum
from sambut.innovations import actions as innovations
from sambut.innovations.models import Award, Innovation
from sambut.insights import counting
from sambut.insights.estimating import estimate_all
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.replication import actions
from sambut.replication.models import Offer
from sambut.replication.states import OfferState, Origin
from sambut.services.models import Service
from tests.events.conftest import HOUR, Forum, text
from tests.innovations.conftest import Way as Writing
from tests.innovations.test_pages import known
from tests.insights import country as figures
from tests.replication.conftest import Way as Agreeing
from tests.services.conftest import Desk
from tests.surveys.conftest import Way as Asking
from tests.world.cast import Cast


def build(facts: dict[str, Any], cast: Cast) -> None:
    _services(facts, cast)
    _surveys(facts, cast)
    _innovations(facts, cast)
    _forums(facts, cast)
    _agreements(facts, cast)
    _figures(facts, cast)


def _services(facts: dict[str, Any], cast: Cast) -> None:
    """One that everybody reads, one with a second edition being written, one handed in, one that nobody placed."""
    published = Desk(cast)
    facts["service"] = str(published.publish().uuid)
    written = published.anew()
    facts["service_written"] = str(written.draft(name="Pindah Datang").uuid)
    written.keep(name="Pindah Datang")
    submitted = published.anew()
    facts["service_submitted"] = str(submitted.draft(name="Akta Kematian").uuid)
    submitted.keep(name="Akta Kematian")
    submitted.submit()
    row = Service.objects.create(
        name="Surat Pengantar",
        state="draft",
        origin="sippn",
        source_key="1",
        source_place="Loket Terpadu Kota Semarang",
    )
    facts["service_unplaced"] = str(row.uuid)


def _surveys(facts: dict[str, Any], cast: Cast) -> None:
    """A round being prepared, one that is open, one published with its result."""
    published = Asking(cast)
    facts["round_published"] = str(published.golden().uuid)
    prepared = Asking(cast)
    prepared.at = now()
    facts["round_prepared"] = str(prepared.prepare(name="Triwulan IV").uuid)
    opened = Asking(cast)
    opened.at = now() - timedelta(hours=1)
    round_ = opened.open(tickets=3, name="Triwulan V", unit=cast.innovator.organisation)
    facts |= {"round_open": str(round_.uuid), "round_number": spoken(round_.number)}
    facts["round_closed_number"] = spoken(published.round.number)


def _innovations(facts: dict[str, Any], cast: Cast) -> None:
    """A public one with everything on its page and a copy; one being written; one handed in."""
    way = Writing(cast)
    shown = known(way)
    Award.objects.create(
        innovation=shown, innovation_name=shown.title, year=2024, edition="KIPP 2024", level="Top 45", source="menpan.go.id",
        confidence="stated",
    )  # fmt: skip
    boss = cast.national_admin.person(way.at)
    copy = innovations.adapt_innovation(
        shown.pk, unit_id=cast.regent.organisation.pk, local_name="Damar Kampung", by=boss, at=way.tick()
    )
    innovations.publish_innovation(copy.pk, by=boss, at=way.tick())
    facts |= {"innovation": str(shown.uuid), "indicator": str(shown.indicators.get().uuid)}
    facts["innovation_unit_id"] = shown.unit_id
    facts["innovation_written"] = str(way.begin("Nomor Tiang").uuid)
    way.write(title="Nomor Tiang", summary="Setiap tiang bernomor.")
    _ideas(facts, cast, way)
    facts["innovation_submitted"] = str(way.begin("Lampu Jembatan").uuid)
    way.write()
    way.submit()


def _ideas(facts: dict[str, Any], cast: Cast, way: Writing) -> None:
    """An idea that waits, one that came back; and the open page of the innovator, named in the public record."""
    by, admin = way.innovator, way.local_admin
    texts = {
        "title": "Antre dari rumah",
        "problem": "Ibu hamil antre dari subuh.",
        "solution": "Nomor antrean lewat pesan.",
    }
    sent = [
        innovations.send_idea(uuid4(), unit=cast.innovator.organisation, content=texts, by=by, at=way.tick())
        for _ in range(2)
    ]
    innovations.suggest(sent[1].pk, text="Bagaimana yang tidak punya telepon?", by=admin, at=way.tick())
    facts |= {"idea": str(sent[0].uuid), "idea_back": str(sent[1].uuid)}
    shown = Innovation.objects.get(uuid=facts["innovation"])
    innovations.name_member(shown.pk, name="Sari", account=cast.innovator.user.email, by=admin, at=way.tick())
    facts["innovator_page"] = str(innovations.open_page(is_open=True, about="Bidan.", by=by, at=way.tick()).uuid)
    innovations.agree(shown.members.get(name="Sari").pk, by=by, at=way.tick())
    innovations.choose_goals(shown.pk, goals=[7, 11], by=by, at=way.tick())
    innovations.add_part(
        shown.pk, "spending", year=2024, source="regency", amount=Decimal(50_000_000), note="", by=by, at=way.tick()
    )
    facts |= {"part": "biaya", "part_service": "layanan", "form_key": "kipp-2023"}


class Near(Forum):
    """Prepared eight weeks ago, its doors open since this morning."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.opened = cast, now().replace(minute=0, second=0, microsecond=0) - HOUR
        self.at = self.opened - timedelta(days=56)
        self.host = cast.secretariat.organisation
        facts = text(starts_at=self.opened, ends_at=self.opened + 48 * HOUR, answer_by=self.opened - timedelta(days=7))
        self.event = events.draft_event(facts, body=self.host, by=self.secretariat, at=self.at)

    def session(self, **facts: Any) -> Any:
        return super().session(**{"starts_at": self.opened, "ends_at": self.opened + HOUR, **facts})

    def start(self) -> Event:
        return events.start_event(self.event.pk, by=self.secretariat, at=self.tick())

    def close(self) -> Event:
        return events.close_event(self.event.pk, by=self.secretariat, at=self.tick())


def _forums(facts: dict[str, Any], cast: Cast) -> None:
    """One that runs with something on every page, one with its report."""
    forum = Near(cast)
    forum.announce()
    forum.start()
    delegation = forum.confirm()
    forum.name(delegation)
    stand = forum.stand()
    officer = cast.officer_far_away
    events.record_interest(stand.pk, unit=officer.organisation, by=forum.person(officer), at=forum.tick())
    forum.book(forum.slot(forum.opened + 5 * HOUR, innovation=stand.innovation), delegation)
    forum.slot(forum.opened + 7 * HOUR, innovation=stand.innovation)
    request = events.ask_desk(
        delegation.pk, topic="Anggaran", question="Dari mana dananya?", by=forum.regent, at=forum.tick()
    )
    events.pledge_innovation(
        forum.event.pk, body=forum.regency, innovation=stand.innovation, by=forum.regent, at=forum.tick()
    )
    signing = events.list_signing(
        forum.event.pk, replicator=forum.regency, innovation=stand.innovation, by=forum.secretariat, at=forum.tick()
    )
    events.add_partner(forum.event.pk, body=cast.partner.organisation, by=forum.secretariat, at=forum.tick())
    facts |= {
        "forum": str(forum.event.uuid), "stand": str(stand.uuid), "delegation": str(delegation.uuid), "question": str(request.uuid),
        "signing": str(signing.uuid), "task": str(forum.task().uuid),
    }  # fmt: skip
    told = Near(cast)
    told.announce()
    told.start()
    told.close()
    told.report()
    closed = Near(cast)
    closed.announce()
    closed.start()
    closed.close()
    facts["past_forum"] = PastForum.objects.order_by("pk").first().slug
    facts |= {"forum_reported": str(told.event.uuid), "forum_closed": str(closed.event.uuid)}


class _Titled(Agreeing):
    """About an innovation of its own: an office wants one innovation once."""

    def __init__(self, cast: Cast, title: str) -> None:
        super().__init__(cast)
        self.title = title

    def innovation(self, **content: str) -> Innovation:
        return super().innovation(**{"title": self.title, **content})


def _agreements(facts: dict[str, Any], cast: Cast) -> None:
    """A need, an offer, an interest that waits, and agreements being written, being signed, and running with their plan."""
    running = Agreeing(cast)
    need = running.need()
    other = running.need(title="Jembatan gelap")
    running.running()
    owner = running.who("innovator")
    said = "Tiang bernomor membuat regu datang besok paginya. Yang perlu ada: daftar tiang dan satu mobil tangga."
    actions.answer_need(other.pk, running.source.pk, words=said, by=owner, at=running.tick())
    waiting, drafted, frozen, started, signed = (
        _Titled(cast, f"Lampu {place}") for place in ("Pantai", "Pasar", "Sekolah", "Dermaga", "Taman")
    )
    waiting.innovation()
    waiting.express()
    drafted.drafted()
    frozen.frozen()
    started.started()
    signed.signed()
    offer = Offer.objects.create(
        body=cast.regent.organisation, origin=Origin.COMPLAINTS, category=Category.objects.get(code="perhubungan"),
        facts={"why": ["above", "rising"], "count": 40, "before": 12, "rate": 9.8, "country_rate": 4.1}, state=OfferState.OFFERED,
        offered_at=running.at, counted_at=running.at,
    )  # fmt: skip
    facts |= {
        "need": str(need.uuid), "need_open": str(other.uuid), "offer": str(offer.uuid), "interest": str(waiting.interest.uuid), "wanted": str(waiting.source.uuid),
        "milestone": str(running.agreement.milestones.order_by("pk").first().uuid),
    }  # fmt: skip
    for name, way in {
        "running": running, "drafted": drafted, "frozen": frozen, "started": started, "signed": signed,
    }.items():  # fmt: skip
        facts[f"agreement_{name}"] = spoken(way.agreement.number)


def _figures(facts: dict[str, Any], cast: Cast) -> None:
    """Years of reports of a province, and an agreement whose effect is seen in them."""
    agreed = figures.agreement(figures.innovation(), "KS2345678", contact=cast.regent.user)
    figures.history(effect=-0.6)
    counting.count(at=figures.AT)
    estimate_all(at=figures.AT)
    facts["innovation_copied"] = str(agreed.innovation.uuid)
