"""What every command starts from: the project it is called in."""

from collections.abc import Mapping
from pathlib import Path

import click

from l10n.config import Config, Loaded, find_root, load
from l10n.errors import ConfigError


def project(ctx: click.Context, flags: Mapping[str, object] | None = None) -> Loaded:
    """The project that the command is called in.

    Raises:
        ConfigError: there is none, or its settings are wrong.
    """
    return load(_root(ctx), flags=flags)


def settings(ctx: click.Context) -> Config:
    """Those of the project, or the defaults where there is none: for commands that work anywhere."""
    try:
        root = _root(ctx)
    except ConfigError:
        if ctx.obj is not None:  # a project was asked for by name
            raise
        return Config()
    return load(root).config


def start(ctx: click.Context) -> Path:
    """Where to look for a project: what ``--project`` names, else the current folder.

    Raises:
        ConfigError: the current folder is there no more.
    """
    given: str | None = ctx.obj
    try:
        return Path(given) if given else Path.cwd()
    except FileNotFoundError:
        raise ConfigError(
            "the current folder was removed; go to the project, or name it: l10n --project DIR"
        ) from None


def _root(ctx: click.Context) -> Path:
    return find_root(start(ctx))
