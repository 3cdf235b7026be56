"""Packages whose parts are loaded when they are first asked for: whoever needs one of them does not wait for all."""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def on_demand(package: str, parts: Mapping[str, str]) -> None:
    """Have a package look for what it exports in its modules, each when it is asked for.

    A name stands for what is exported under it, also where one of the package's modules has the same.

    Args:
        package: name of the package.
        parts: name of a module in it -> the names, with spaces between, that the package exports from there.
    """
    homes = {name: module for module, names in parts.items() for name in names.split()}

    class Package(ModuleType):
        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is
            if name not in homes:
                raise AttributeError(f"module {package!r} has no attribute {name!r}")
            value = getattr(import_module(f"{package}.{homes[name]}"), name)
            self.__dict__[name] = value
            return value

        def __setattr__(self, name: str, value: object) -> None:
            if not (
                name in homes and isinstance(value, ModuleType)
            ):  # a module of the package that was loaded
                super().__setattr__(name, value)

        def __dir__(self) -> list[str]:
            return sorted({*super().__dir__(), *homes})

    sys.modules[package].__class__ = Package
