"""The command ``l10n``: its subcommands by name, loaded when they are called, and exit codes for errors."""

import os
import sys
from importlib import import_module
from keyword import iskeyword

import click

from l10n import __version__, errors

COMMANDS = {
    "add": "Take a version of a report into the project, from a file or an address.",
    "align": "Show how two versions of a report belong together.",
    "approve": "Sign off the translations of a report: an editor's word that they may be published.",
    "build": "Publish the reports that are reviewed: pages in every language.",
    "check": "Check translations: numbers, names, marks, particles, register and more.",
    "config": "Show the settings and where each comes from.",
    "doctor": "Look at the machine and the project, and say what is missing.",
    "engines": "Show which engines can draft, try one, take a model into the project.",
    "export": "Write catalogs as files for people who work elsewhere: XLIFF, TMX, tables, OmegaT.",
    "import": "Take in what translators and reviewers send back.",
    "init": "Make a project.",
    "link": "Look through the links of a report with its published version, and decide about them.",
    "merge-driver": "Merge PO files for git: what two branches did to different units is brought together.",
    "romanize": "Write Korean, Japanese and Chinese names in another script.",
    "segment": "Show the blocks, roles and sentences of a file.",
    "status": "Show how far every report is.",
    "sync": "Bring every catalog up to its report: the main job.",
    "terms": "Keep the newsroom's names: what people, places and things are called in each language.",
    "tm": "Look into the memory of translations, and take memories in and out.",
}
"""Name -> help line. They stand here so that `l10n --help` loads none of them."""

EXIT_CODES: dict[type[errors.L10nError], int] = {
    errors.UsageError: 2,
    errors.ConfigError: 2,
    errors.ConflictError: 4,
    errors.LockError: 4,
    errors.L10nError: 3,
}
"""0 done, 1 findings, 2 usage or configuration, 3 some parts failed, 4 a conflict or lock, 130 interrupted."""


class Lazy(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        if ctx.resilient_parsing and ctx.command is self:
            return click.Command(cmd_name, help=COMMANDS[cmd_name])
        return _load(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list below ``Commands:``."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a suggestion for a name that is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from difflib import get_close_matches  # noqa: PLC0415 - not for `--help`

            close = get_close_matches(args[0], COMMANDS, n=1)
            if close:
                raise click.UsageError(
                    f"No such command {args[0]!r}. Did you mean {close[0]!r}?", ctx
                ) from None
            raise


def module_of(name: str) -> str:
    """Where a command is: ``l10n.cli.align``; a name that is a word of Python has an underscore after it."""
    return f"l10n.cli.{name.replace('-', '_')}{'_' if iskeyword(name) else ''}"


def _load(name: str) -> click.Command:
    command = import_module(module_of(name)).command
    if not isinstance(command, click.Command):
        raise TypeError(name)
    return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="l10n")
@click.option(
    "--project",
    type=click.Path(file_okay=False),
    help="The project's folder, instead of the nearest one upwards that has an l10n.toml.",
)
@click.pass_context
def l10n(ctx: click.Context, project: str | None) -> None:
    """Translate and localize a newsroom's reports: sentences, published versions, PO files for review."""
    ctx.obj = project


def _columns() -> int:
    """Of the terminal, 100 at most. Left to click, this loads the compression libraries of the standard one."""
    try:
        wide = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (ValueError, OSError):
        wide = 80
    return min(wide, 100)


def main() -> None:
    """Run, and turn errors into messages and exit codes."""
    # A thread beside the main one cannot say so later: what it computes is small, and threads would only wait for it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = l10n(standalone_mode=False, terminal_width=_columns())
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except errors.L10nError as error:
        click.echo(f"l10n: {error}", err=True)
        code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
    except (KeyboardInterrupt, click.Abort):
        click.echo("l10n: interrupted; what was finished is written, run again for the rest.", err=True)
        code = 130
    except BrokenPipeError:
        # The reader of our output, `head` say, has seen enough: no error of ours.
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
