"""The command line: turns arguments into calls and results into an exit code, and decides nothing about data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.arguments import (
    AllowPrivate,
    Council,
    Force,
    LogJson,
    MaxSize,
    MemoryLimit,
    OutFolder,
    Release,
    RetryFailed,
    Scheduler,
    Sources,
    StoreAddress,
    TimeLimit,
    Workers,
)
from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.ingest import Options, Progress, Summary

__all__ = ["app", "main"]

EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED = 1, 2, 130

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _tell_version(is_asked: bool) -> None:
    """Say the version with its hash of code and libraries: machines of a cluster need the same."""
    if is_asked:
        from pipeline.identity import code_version

        typer.echo(f"action-plans {code_version()}")
        raise typer.Exit


@app.callback(epilog="To begin with: action-plans run plans/ --out out")
def main_options(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Turns the action plans that UK councils publish as PDF and Word files into open data."""


@app.command()
def run(
    sources: Sources,
    out: OutFolder,
    store: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Store to keep results in; none is kept if not given."),
    ] = None,
    council: Council = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    force: Force = False,
    retry_failed: RetryFailed = False,
    time_limit: TimeLimit = 300,
    memory_limit: MemoryLimit = 2048,
    max_size: MaxSize = 500,
    allow_private: AllowPrivate = False,
    log_json: LogJson = False,
) -> None:
    """Read documents and write their tables: ingest and publish in one."""
    from pipeline.run import run as run_all
    from pipeline.summary import print_closing_table

    options = _options(
        council, workers, scheduler, force, retry_failed, time_limit, memory_limit, max_size, allow_private
    )
    with _told(), _progress(log_json) as progress:
        summary = run_all(sources, out, store, options, progress)
    print_closing_table(summary)
    typer.echo(f"written to {out}")
    _leave(summary)


@app.command()
def ingest(
    store: StoreAddress,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="As of run; without any, what the store holds and this version has not read.",
        ),
    ] = None,
    council: Council = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    force: Force = False,
    retry_failed: RetryFailed = False,
    time_limit: TimeLimit = 300,
    memory_limit: MemoryLimit = 2048,
    max_size: MaxSize = 500,
    allow_private: AllowPrivate = False,
    log_json: LogJson = False,
) -> None:
    """Read what is new or changed at the sources into a store."""
    from pipeline.ingest import ingest as ingest_all
    from pipeline.store.store import Store
    from pipeline.summary import print_summary

    options = _options(
        council, workers, scheduler, force, retry_failed, time_limit, memory_limit, max_size, allow_private
    )
    with _told(), _progress(log_json) as progress:
        summary = ingest_all(sources or [], Store(store), options, progress)
    print_summary(summary)
    _leave(summary)


@app.command()
def publish(
    store: StoreAddress,
    out: OutFolder,
    mask_persons: Annotated[bool, typer.Option("--mask-persons", help="Leave people's names out.")] = False,
    spreadsheet_safe: Annotated[
        bool, typer.Option("--spreadsheet-safe", help="Write a second CSV copy without formulas.")
    ] = False,
) -> None:
    """Write a release of all that a store holds."""
    from pipeline.identity import current_identity
    from pipeline.publish.publish import PublishOptions
    from pipeline.publish.publish import publish as publish_all
    from pipeline.store.store import Store

    options = PublishOptions(mask_persons, spreadsheet_safe)
    with _told():
        published = publish_all(Store(store), out, current_identity(), options)
    rows = published.rows
    typer.echo(
        f"release {published.release.version} written to {out}: {rows['documents']:,} documents, "
        f"{rows['actions']:,} actions; CHANGES.md says what is new"
    )


@app.command()
def validate(folder: Release) -> None:
    """Check a published data set: constraints, keys, counts, hashes."""
    from pipeline.published.validate import validate as validate_all

    with _told():
        findings = validate_all(folder)
    for finding in findings:
        typer.echo(f"{finding.table}.{finding.column}: {finding.message}".replace(".:", ":"))
    if findings:
        raise typer.Exit(EXIT_FAILED)
    typer.echo(f"{folder}: good")


@app.command()
def sqlite(
    folder: Release,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="SQLite file to write.", show_default=False)
    ],
) -> None:
    """Write a published data set as one SQLite file, with metadata for Datasette."""
    from pipeline.published.sqlite import METADATA_SUFFIX, write_sqlite

    with _told():
        write_sqlite(folder, out)
    typer.echo(f"written to {out}; look at it with: datasette {out} -m {out.with_suffix(METADATA_SUFFIX)}")


@app.command()
def review(
    store: StoreAddress,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder that takes the site.", show_default=False)
    ],
    serve: Annotated[bool, typer.Option("--serve", help="Serve it on this machine until Ctrl-C.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port to serve it on; 0 for a free one.")
    ] = 8000,
) -> None:
    """Write a site that shows each row beside the page it stands on."""
    from pipeline.identity import current_identity
    from pipeline.review import build_review, serve_site
    from pipeline.store.store import Store

    with _told():
        count = build_review(Store(store), out, current_identity())
        typer.echo(f"{count} documents written to {out / 'index.html'}")
        if serve:
            serve_site(out, port, lambda address: typer.echo(f"serving {address}; Ctrl-C ends it"))


@app.command()
def verify(
    store: StoreAddress,
    repair: Annotated[
        bool, typer.Option("--repair", help="Take damaged files out; the next ingest makes them anew.")
    ] = False,
) -> None:
    """Check that all that a store holds is what was written."""
    from pipeline.store.store import Store
    from pipeline.verify import verify as verify_all

    with _told():
        findings = verify_all(Store(store), repair=repair)
    for finding in findings:
        typer.echo(finding)
    if findings:
        raise typer.Exit(EXIT_FAILED)
    typer.echo(f"{store}: good")


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF file.", show_default=False)],
    page: Annotated[int, typer.Option(min=1, metavar="N", help="Page, from 1.", show_default=False)],
    png: Annotated[Path, typer.Option(metavar="FILE", help="Picture to write.", show_default=False)],
) -> None:
    """Draw a page with its rules, cells, rows and reading order."""
    from extractors.errors import ExtractionError
    from extractors.pdf.show import show_page

    with _told():
        try:
            show_page(file, page, png)
        except ExtractionError as error:
            raise PipelineError(f"{file}: {error}") from error
        except OSError as error:
            raise PipelineError(f"{error.filename or file}: {error.strerror or error}") from error


def main() -> None:
    """Run the command."""
    app()


def _options(
    council: str | None,
    workers: int | None,
    scheduler: str | None,
    force: bool,
    retry_failed: bool,
    time_limit: float,
    memory_limit: int,
    max_size: int,
    allow_private: bool,
) -> Options:
    from pipeline.ingest import Options
    from pipeline.work.isolation import Limits

    limits = Limits(time_limit, memory_limit << 20)
    options = Options(council, force, retry_failed, scheduler=scheduler, limits=limits)
    options = replace(options, max_size=max_size << 20, allow_private=allow_private)
    return options if workers is None else replace(options, workers=workers)


@contextmanager
def _progress(is_json: bool) -> Iterator[Progress]:
    from pipeline.progress import open_progress

    with open_progress(is_json=is_json) as progress:
        yield progress


@contextmanager
def _told() -> Iterator[None]:
    """Turn an error that a person can mend into one line and its exit code; Ctrl-C into its own."""
    try:
        yield
    except PipelineError as error:
        typer.echo(f"action-plans: {error}", err=True)
        raise typer.Exit(EXIT_USAGE) from None
    except KeyboardInterrupt:
        typer.echo(
            "action-plans: stopped; nothing is half done, and the same command goes on from here", err=True
        )
        raise typer.Exit(EXIT_INTERRUPTED) from None


def _leave(summary: Summary) -> None:
    """Exit 1 if some document failed or some source could not be read."""
    if summary.totals.failed or summary.problems:
        raise typer.Exit(EXIT_FAILED)
