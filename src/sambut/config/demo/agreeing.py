"""One agreement of the demo country, walked as far as its row says; and the hands that walk it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from sambut.accounts.models import CastMember, User
from sambut.complaints.models import Category
from sambut.config.demo import events, pictures
from sambut.events.models import Event, Signing
from sambut.files.actions import clean_file
from sambut.innovations import actions as innovations
from sambut.mandates.actions import appoint, issue_letter
from sambut.mandates.cast import DOMAIN
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Act, LetterKind, Role
from sambut.organisations.models import Organisation
from sambut.replication import actions, signatories
from sambut.replication.actions import Aim, Text, watching
from sambut.replication.models import Agreement, Check, Milestone, Need
from sambut.replication.states import PaperKind, Side

FORUMS = {"over": events.OVER, "coming": events.COMING}
BEGAN = timedelta(days=600)
SILENCE = timedelta(days=91)
ZONE = ZoneInfo("Asia/Makassar")


@dataclass
class Hands:
    """People and rows by name, and a clock that goes on with every verb."""

    present: datetime
    at: datetime
    needs: dict[str, Need] = field(default_factory=dict)

    def cast(self, short_name: str) -> Person:
        return person_of(CastMember.objects.get(short_name=short_name).user_id, at=self.present)

    def day(self, ago: int) -> date:
        """The day so long ago; an office day where it was a weekend."""
        day = (self.present - timedelta(days=ago)).astimezone(ZONE).date()
        return day - timedelta(days=max(day.weekday() - 4, 0))

    def go(self, ago: int) -> datetime:
        """Ten in the morning of that day, or a little later than what was done before."""
        self.at = max(datetime.combine(self.day(ago), time(10), ZONE), self.at + timedelta(minutes=9))
        return self.tick(0)

    def tick(self, minutes: int = 9) -> datetime:
        self.at = min(self.at + timedelta(minutes=minutes), self.present)
        return self.at

    def body(self, name: str) -> Organisation:
        return Organisation.objects.get(name=name, parent=None)

    def unit(self, row: dict[str, Any]) -> Organisation:
        return Organisation.objects.get(name=row["unit"], body__name=row.get("copier") or row["body"])

    def holder(self, organisation: Organisation, *roles: Role) -> Person:
        """Whoever holds the first of these roles that somebody holds there or above."""
        held = Appointment.objects.running(self.present).filter(organisation_id__in=organisation.path)
        for role in roles:
            if user := held.filter(role=role).order_by("pk").values_list("user_id", flat=True).first():
                return person_of(user, at=self.present)
        raise LookupError(f"nobody of {roles} works for {organisation}")

    def hire(self, row: dict[str, str]) -> None:
        began = self.present - BEGAN
        email = f"{row['name'].lower().replace('.', '').replace(' ', '.')}@{DOMAIN}"
        user = User.objects.filter(email=email).first() or User.objects.create_user(
            email, name=row["name"], joined_at=began
        )
        appoint(
            user.pk, role=Role(row["role"]), organisation=self.body(row["body"]), starts_at=began,
            by=self.cast("system_administrator"), at=began,
        )  # fmt: skip


@dataclass
class Agreed:
    hands: Hands
    row: dict[str, Any]
    unit: Organisation
    owner: Person
    copier: Person
    pk: int = 0

    def write(self) -> None:
        row, hands = self.row, self.hands
        text = Text(
            row["title"], 3, row["hours"], Category.objects.get(code=row["topic"], body=None), self._forum(),
            tuple((title, words) for title, words in row.get("clauses", ())), dict(zip(Side, row["letters"], strict=True)),
        )  # fmt: skip
        actions.write_agreement(self.pk, text, by=self.copier, at=hands.tick())
        for title, side, who, due, *_ in row["milestones"]:
            actions.add_milestone(
                self.pk, title=title, side=Side(side), due_on=hands.day(due), who=who, by=self.copier, at=hands.tick(2)
            )
        before = hands.at.date() - timedelta(days=30)
        aims = [
            Aim(name, unit, Decimal(baseline), before, source, Decimal(target))
            for name, unit, baseline, target, source in row.get("measures", ())
        ]
        actions.set_measures(self.pk, aims, by=self.copier, at=hands.tick())

    def _forum(self) -> Event | None:
        return Event.objects.filter(name=FORUMS[self.row["forum"]]).first() if "forum" in self.row else None

    def freeze(self) -> None:
        """Both sides name who signs: the head, or somebody with a letter."""
        row, hands, found = (
            self.row,
            self.hands,
            Agreement.objects.select_related("owner", "replicator").get(pk=self.pk),
        )
        hands.go(row["frozen"])
        if "by_letter" in row:
            issue_letter(
                self.copier.user_id or 0, organisation=found.replicator, kind=LetterKind.POWER_OF_ATTORNEY, act=Act.SIGN_AGREEMENT,
                number=row["by_letter"], starts_at=hands.at, ends_at=hands.at + timedelta(days=60),
                by=hands.holder(found.replicator, Role.AGENCY_ADMIN), at=hands.at,
            )  # fmt: skip
        for side, body, by in (
            (Side.OWNER, found.owner, self.owner),
            (Side.REPLICATOR, found.replicator, self.copier),
        ):
            signer = signatories.eligible(body.pk, at=hands.tick())[0]
            actions.name_signatory(self.pk, side=side, mandate=signer.key, by=by, at=hands.at)
        actions.freeze_agreement(self.pk, by=self.copier, at=hands.tick())
        self.paper = actions.set_paper(self.pk, kind=PaperKind.TEXT, at=hands.tick(1))

    def sign(self) -> None:
        row, hands, forum = self.row, self.hands, self._forum()
        hands.go(row["signed"])
        if forum is not None:
            hands.at = forum.ends_at - timedelta(minutes=70)
        sides = {party.side: party for party in Agreement.objects.get(pk=self.pk).parties.all()}
        assert self.paper is not None
        for side in (Side.OWNER, Side.REPLICATOR):
            if side == Side.REPLICATOR and row["until"] == "sign_owner":
                return
            by = person_of(sides[side].signatory_id, at=hands.present)
            actions.sign_agreement(self.pk, digest=self.paper.digest, by=by, at=hands.tick())
        actions.set_paper(self.pk, kind=PaperKind.COPY, at=hands.tick(1))
        if forum is not None:  # the line of that forum's list was this agreement
            found = Agreement.objects.get(pk=self.pk)
            lines = Signing.objects.filter(event=forum, replicator=found.replicator, innovation=found.innovation)
            lines.update(reference=found.uuid)

    def carry(self) -> None:
        """What was done since, in the order of its days."""
        row, hands = self.row, self.hands
        steps: list[tuple[int, Callable[..., None], tuple[Any, ...]]] = [
            (done, self._reached, (title, note, proof))
            for title, _, _, _, done, note, proof in row["milestones"]
            if done >= 0
        ]
        steps += [(ago, self._coached, (by, hours, words)) for by, ago, hours, words in row.get("coaching", ())]
        for name in ("started", "running"):
            if name in row:
                steps.append((row[name], getattr(self, f"_{name}"), ()))
        if row.get("facilitated"):
            steps.append((row["signed"] - 2, self._facilitated, ()))
        if "handed_over" in row:
            steps.append((row["handed_over"][1], self._handed_over, (row["handed_over"][0],)))
        for ago, step, facts in sorted(steps, key=lambda one: -one[0]):
            hands.go(ago)
            step(*facts)
        self._watched()

    def _started(self) -> None:
        actions.start_agreement(self.pk, on=self.hands.at.date(), by=self.copier, at=self.hands.tick())

    def _running(self) -> None:
        """It serves people; the copy has a record under the name that people there gave it."""
        hands, on = self.hands, self.hands.at.date()
        actions.run_agreement(self.pk, on=on, by=self.copier, at=hands.tick())
        if "copy" not in self.row:
            return
        keeper = hands.holder(self.unit, Role.LOCAL_ADMIN)
        found = actions.record_copy(
            self.pk, unit_id=self.unit.pk, local_name=self.row["copy"], by=keeper, at=hands.tick()
        )
        innovations.run_innovation(found.copy_id or 0, on=on, by=keeper, at=hands.tick())
        innovations.submit_innovation(found.copy_id or 0, by=keeper, at=hands.tick())
        innovations.publish_innovation(found.copy_id or 0, by=keeper, at=hands.tick())

    def _reached(self, title: str, note: str, proof: str) -> None:
        hands, row = self.hands, Milestone.objects.get(agreement=self.pk, title=title)
        by = self.owner if row.side == Side.OWNER else self.copier
        actions.finish_milestone(row.pk, on=hands.at.date(), note=note, by=by, at=hands.tick())
        if proof:
            upload = SimpleUploadedFile(proof, pictures.drawn(proof), "application/octet-stream")
            file = clean_file(actions.take_evidence(upload, at=hands.tick()), at=hands.tick(1))
            actions.add_evidence(row.pk, file_id=file.pk, title=f"Bukti: {title}"[:120], by=by, at=hands.tick(1))

    def _coached(self, who: str, hours: str, words: str) -> None:
        by = self.owner if who == "owner" else self.hands.cast(who)
        actions.coach_agreement(
            self.pk, on=self.hands.at.date(), hours=Decimal(hours), words=words, by=by, at=self.hands.tick()
        )

    def _facilitated(self) -> None:
        actions.facilitate_agreement(self.pk, by=self.hands.cast("facilitator"), at=self.hands.tick())

    def _handed_over(self, short_name: str) -> None:
        contact = self.hands.cast(short_name).user_id or 0
        actions.hand_over(self.pk, side=Side.OWNER, contact_id=contact, by=self.owner, at=self.hands.tick())

    def _watched(self) -> None:
        """What the daily watch would have found, on its day."""
        found, present = Agreement.objects.get(pk=self.pk), self.hands.present
        for row in Milestone.objects.filter(agreement=found, state="open", due_on__lt=present.date()):
            watching.mark_late(row.pk, at=self._morning(row.due_on + timedelta(days=1)))
        for check in Check.objects.filter(agreement=found, due_on__lte=present.date()):
            watching.call_check(check.pk, at=self._morning(check.due_on))
        if found.touched_at + SILENCE < present:
            watching.mark_dormant(found.pk, at=found.touched_at + SILENCE)

    def _morning(self, day: date) -> datetime:
        return min(datetime.combine(day, time(6), ZONE), self.hands.present)
