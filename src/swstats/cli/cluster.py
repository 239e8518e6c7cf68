"""The options of a run on a Spark cluster, and the run itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from swstats.cli.messages import complain, counted, say
from swstats.cli.options import Arranged, Presented, one_of, wrong
from swstats.documents.found import STDIN
from swstats.errors import FormatError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swstats.cli.running import Way
    from swstats.review.filters import Filter
    from swstats.run.work import Plan

# What reads the documents: this machine's own processes, or a cluster.
ENGINES = ("local", "spark")
# How paths are read, as swstats.spark.inputs does it.
WAYS = ("files", "jsonl", "parquet")
# How many of the documents that could not be read are named.
NAMED = 20


def _settings(given: list[str] | None) -> list[str] | None:
    for setting in given or ():
        name, sign, _value = setting.partition("=")
        if not sign or not name.strip():
            message = _("{setting!r} is no setting; write it as spark.executor.memory=4g").format(
                setting=setting
            )
            raise wrong(message)
    return given


@dataclass(frozen=True)
class Cluster:
    """The options that say which cluster reads, and how it is given the documents."""

    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="|".join(ENGINES),
            callback=one_of(ENGINES),
            help="What reads: this machine, or a Spark cluster, whose PATHs may be s3a://, hdfs:// and"
            " the like, and which writes a folder of Parquet.",
        ),
    ] = ENGINES[0]
    master: Annotated[
        str | None,
        typer.Option(
            "--master",
            metavar="URL",
            help="With --engine spark: the cluster, as spark://HOST:7077, yarn or local[4]. The default"
            " is that of Spark's own settings, else local[*].",
        ),
    ] = None
    conf: Annotated[
        list[str] | None,
        typer.Option(
            "--conf",
            metavar="NAME=VALUE",
            callback=_settings,
            help="With --engine spark: a setting of Spark; may be repeated.",
        ),
    ] = None
    input_format: Annotated[
        str | None,
        typer.Option(
            "--input-format",
            metavar="|".join(WAYS),
            callback=one_of(WAYS),
            help="With --engine spark: read each file whole, or JSON Lines or Parquet in parts, a"
            " document in each row. The default goes by the ending of PATH.",
        ),
    ] = None
    partition_by: Annotated[
        list[str] | None,
        typer.Option(
            "--partition-by",
            metavar="FIELD",
            help="With --engine spark: write a folder for each value of a field, such as kind; may be"
            " repeated.",
        ),
    ] = None

    @property
    def asked(self) -> bool:
        """Say whether a cluster is to read. Raises BadParameter for options that need one."""
        if self.engine == "spark":
            return True
        for name in ("master", "conf", "input_format", "partition_by"):
            if getattr(self, name):
                message = _("it is for a cluster; give --engine spark too")
                raise typer.BadParameter(message, param_hint=f"--{name.replace('_', '-')}")
        return False


def check(
    paths: Sequence[str], presented: Presented, arranged: Arranged, way: Way, **others: bool
) -> str:
    """Return the folder for the results. Raises BadParameter for what a cluster does not do.

    ``others`` are options by name, true where they were given.
    """
    useless = {
        **others,
        "jobs": way.jobs != "1",
        "errors": way.errors is not None,
        "columns": arranged.columns is not None,
        "sort": bool(arranged.sort),
        "limit": arranged.limit is not None,
        "no_bom": presented.no_bom,
        "format": presented.format_name not in {None, "parquet"},
    }
    for name in (name for name, given in useless.items() if given):
        message = _(
            "--engine spark has no use for it: a cluster writes a folder of Parquet; leave it out"
        )
        raise typer.BadParameter(message, param_hint=f"--{name.replace('_', '-')}")
    if presented.output is None:
        message = _("--engine spark writes a folder of Parquet; name it with -o FOLDER")
        raise typer.BadParameter(message, param_hint="--output")
    if STDIN in paths:
        message = _("a cluster cannot read standard input; put it into a file")
        raise typer.BadParameter(message, param_hint="PATH")
    return as_given(presented.output, sys.argv)


def as_given(output: Path, arguments: Sequence[str]) -> str:
    """Return an output as the command line has it, as a path makes one slash of two.

    >>> from pathlib import Path
    >>> as_given(Path("s3a://news/found"), ["extract", "s3a://news/in", "--output=s3a://news/found"])
    's3a://news/found'
    """
    scheme = str(output).partition(":/")[0] + "://"
    for argument in arguments:
        given = argument[argument.find(scheme) :]
        if scheme in given and Path(given) == output:
            return given
    return str(output)


def extract(
    paths: Sequence[str], plan: Plan, where: Filter | None, cluster: Cluster, way: Way, output: str
) -> None:
    """Let a cluster read paths and write a folder; say what it could not read, and exit by it."""
    from swstats.spark import documents, writing
    from swstats.spark.inputs import read_paths
    from swstats.spark.session import session
    from swstats.spark.worker import Job

    documents.check()
    job = Job.of(
        plan.lexicon,
        settings=plan.settings,
        include_all=plan.include_all,
        where=where,
        time_limit=way.time_limit,
    )
    by = cluster.partition_by or ()
    try:
        writing.check_fields(by)
    except FormatError as error:
        raise typer.BadParameter(str(error), param_hint="--partition-by") from None
    conf = dict(each.split("=", 1) for each in cluster.conf or ())
    with session(cluster.master, conf, quiet=way.quiet) as spark:
        writing.save(read_paths(spark, paths, job, cluster.input_format), output, partition_by=by)
        figures, problems = writing.written(spark, output)
        named = problems.limit(NAMED).collect()
        number = problems.where("kind != 'left out'").count()
    for problem in named:
        complain(problem["error"])
    if number > NAMED:
        complain(_("… all of them are in {folder}").format(folder=f"{output}/{writing.REJECTED}"))
    if not way.quiet and (way.verbose or sys.stderr.isatty()):
        say(_(", ").join([counted(figures, "figure"), counted(number, "error")]))
    if number:
        raise typer.Exit(1)
