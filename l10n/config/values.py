"""Values of settings: what TOML and the environment give, as what a setting is, else a `ValueError` that says so."""

import re
import typing
from collections.abc import Callable, Mapping

ADDRESS = re.compile(r"https?://[^\s/?#@\"<>\\]+(/[^\s?#\"<>\\]*)?")
LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("must be a text")  # noqa: TRY004 - all faults of a value are ValueErrors here
    return raw


def _flag(raw: object) -> bool:
    if isinstance(raw, str):
        raw = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(raw.lower())
    if not isinstance(raw, bool):
        raise ValueError("must be true or false")  # noqa: TRY004
    return raw


def _number(raw: object) -> float:
    try:
        if isinstance(raw, str | int | float) and not isinstance(raw, bool):
            return float(raw)
    except ValueError:
        pass
    raise ValueError("must be a number")


def _texts(raw: object) -> tuple[str, ...]:
    items = [part.strip() for part in raw.split(",")] if isinstance(raw, str) else raw
    if not isinstance(items, list | tuple):
        raise ValueError("must be a list of texts")  # noqa: TRY004
    return tuple(_text(item) for item in typing.cast("list[object]", items))


def _table(raw: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(raw, dict):
        raise ValueError("must be a table")  # noqa: TRY004
    return {key: _texts(value) for key, value in typing.cast("dict[str, object]", raw).items()}


def _names(raw: object) -> dict[str, str]:
    if isinstance(raw, str):
        return {"": raw}
    if not isinstance(raw, dict):
        raise ValueError("must be a text or a table of texts by locale")  # noqa: TRY004
    return {key: _text(value) for key, value in typing.cast("dict[str, object]", raw).items()}


def _tables(raw: object) -> tuple[dict[str, str], ...]:
    if not isinstance(raw, list) or not all(
        isinstance(item, dict) for item in typing.cast("list[object]", raw)
    ):
        raise ValueError("must be a list of tables")
    return tuple(
        {key: _text(value) for key, value in item.items()}
        for item in typing.cast("list[dict[str, object]]", raw)
    )


CONVERTERS: Mapping[object, Callable[[object], object]] = {
    str: _text,
    bool: _flag,
    int: lambda raw: int(_number(raw)),
    float: _number,
    tuple[str, ...]: _texts,
    Mapping[str, tuple[str, ...]]: _table,
    Mapping[str, str]: _names,
    tuple[Mapping[str, str], ...]: _tables,
}
