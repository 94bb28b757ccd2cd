"""`sambut keys`: master keys of identities."""

import json
import sys
from pathlib import Path

import click

from sambut.identities import escrow as escrows
from sambut.identities import keyring, rotation, versions
from sambut.identities.keyring import MissingKeys
from sambut.identities.models import KeyVersion
from sambut.kernel.clock import now


@click.group()
def keys() -> None:
    """Master keys of identities: make, rotate, escrow. They lie in SAMBUT_KEYS, outside the database and its backups."""


@keys.command()
def make() -> None:
    """Make the first master key. Copy the folder to every machine, then put it in escrow."""
    if KeyVersion.objects.exists():
        raise click.ClickException("There is a master key already. `sambut keys rotate` makes the next one.")
    versions.first(now(), asked=True)
    click.echo(f"Master key 1 lies in {keyring.path(1)}. Next: sambut keys escrow --to FILE")


@keys.command()
@click.option("--prepare", is_flag=True, help="Only make the next file, to copy it to every machine before it is used.")
def rotate(prepare: bool) -> None:
    """Wrap every identity by a new master key. Goes on where an earlier call was stopped."""
    at = now()
    if prepare:
        version = rotation.prepare(at)
        click.echo(f"{keyring.path(version)} is ready. Copy it to every machine, then call `sambut keys rotate`.")
        return
    left = rotation.waiting()
    if left:
        click.echo(f"· going on: {left} identities are still wrapped by an older key", err=True)
    else:
        click.echo(f"· master key {rotation.begin(at).version} is in use", err=True)
        left = rotation.waiting()
    with click.progressbar(length=left, label="wrapping again", file=sys.stderr) as bar:
        done = rotation.wrap_again(at, after_batch=lambda done: bar.update(done - bar.pos))
    click.echo(f"{done} identities wrapped again. Put the new key in escrow: sambut keys escrow --to FILE")


@keys.command()
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="The sealed file; it may lie with the backups.",
)
@click.option(
    "--shares", default=3, show_default=True, type=click.IntRange(2, 20), help="How many custodians get a share."
)
@click.option(
    "--needed", default=2, show_default=True, type=click.IntRange(2, 20), help="How many of them open it together."
)
def escrow(target: Path, shares: int, needed: int) -> None:
    """Seal the key folder into a file, and print the shares once: one for each custodian, on paper."""
    if needed > shares:
        raise click.ClickException("More shares are needed than there are.")
    if target.exists():
        raise click.ClickException(f"{target} is there already; give another name.")
    try:
        made = escrows.put(keyring.folder(), shares=shares, needed=needed)
    except escrows.WrongShares as wrong:
        raise click.ClickException(str(wrong)) from wrong
    target.write_bytes(made.sealed)
    click.echo(
        f"{target} is sealed. Any {needed} of these {shares} shares open it; they are not shown again:\n", err=True
    )
    for number, share in enumerate(made.shares, start=1):
        click.echo(f"{number}  {share}")


@keys.command()
@click.option("--from", "source", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def recover(source: Path) -> None:
    """Bring the key folder back from escrow. Asks for the shares; an empty line ends."""
    shares: list[str] = []
    while share := click.prompt(f"share {len(shares) + 1}", default="", show_default=False, hide_input=True, err=True):
        shares.append(share)
    try:
        written = escrows.restore(keyring.folder(), escrows.take(source.read_bytes(), shares))
    except escrows.WrongShares as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(f"{len(written)} files written to {keyring.folder()}: {', '.join(written) or 'all were there'}.")


@keys.command()
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def status(as_json: bool) -> None:
    """Which keys there are, whether their files fit, and how many identities each wraps. Exit code 1 when one is missing."""
    wrapped = rotation.counted()
    rows = [{**_of(row), "identities": wrapped.get(row.version, 0)} for row in KeyVersion.objects.order_by("version")]
    well = all(row["file"] == "fits" or (row["retired_on"] and not row["identities"]) for row in rows)
    if as_json:
        click.echo(
            json.dumps({"folder": str(keyring.folder()), "well": well, "versions": rows, "waiting": rotation.waiting()})
        )
    else:
        click.echo(f"Keys in {keyring.folder()}" + ("" if rows else ": none yet"))
        for row in rows:
            ended = f", retired on {row['retired_on']}" if row["retired_on"] else ""
            click.echo(
                f"  {row['version']}: file {row['file']}, since {row['starts_on']}{ended}, {row['identities']} identities"
            )
    if not well:
        raise SystemExit(1)


def _of(row: KeyVersion) -> dict[str, object]:
    return {
        "version": row.version,
        "fingerprint": row.fingerprint,
        "starts_on": row.starts_on.isoformat(),
        "retired_on": row.retired_on.isoformat() if row.retired_on else None,
        "file": _file(row),
    }


def _file(row: KeyVersion) -> str:
    try:
        versions.checked(row)
    except MissingKeys:
        return "wrong" if keyring.has(row.version) else "missing"
    return "fits"
