"""What others may build on: what packages export, and that all of it says what it is."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import l10n
import l10n.align
import l10n.formats
import l10n.segment
import l10n.terms
import l10n.workflow
from l10n import errors, model

FIXED = {
    "l10n.segment.split_sentences": (("text",), ("locale", "soft")),
    "l10n.align.align": (("source", "target"), ("source_locale", "target_locale")),
    "l10n.terms.transliterate": (("text",), ("source", "target", "scheme", "kind")),
    "l10n.formats.html.parse": (("data",), ("locale",)),
    "l10n.formats.html.serialize": (("document",), ()),
    "l10n.formats.markdown.parse": (("data",), ("locale",)),
    "l10n.formats.markdown.serialize": (("document",), ()),
    "l10n.formats.text.parse": (("data",), ("locale",)),
    "l10n.formats.text.serialize": (("document",), ()),
}
"""Functions that scripts call: what is given by place, and what by name. More may come, with defaults."""


def modules(root: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(root.__path__, f"{root.__name__}.")
    return [root, *(importlib.import_module(info.name) for info in found if info.name != "l10n.__main__")]


EVERY = modules(l10n)
PUBLIC = [
    m for part in (l10n.workflow, l10n.formats, l10n.segment, l10n.align, l10n.terms) for m in modules(part)
]


def own(module: ModuleType) -> dict[str, object]:
    """Public functions and classes that a module itself defines."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isfunction(value) or inspect.isclass(value))
        and value.__module__ == module.__name__
    }


@pytest.mark.parametrize("package", [p for p in EVERY if hasattr(p, "__all__")], ids=lambda p: p.__name__)
def test_a_package_exports_what_it_says(package):
    assert set(own(package)) <= set(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)


def test_the_package_itself_holds_its_version_alone():
    assert l10n.__version__
    assert [n for n, value in vars(l10n).items() if n[0] != "_" and not inspect.ismodule(value)] == []


@pytest.mark.parametrize("module", PUBLIC, ids=lambda module: module.__name__)
def test_everything_public_has_a_docstring(module):
    assert module.__doc__ or hasattr(module, "__path__"), module.__name__
    bare = [name for name, value in own(module).items() if not inspect.getdoc(value)]
    for name, value in own(module).items():
        if inspect.isclass(value):
            bare += [
                f"{name}.{method}"
                for method, function in vars(value).items()
                if inspect.isfunction(function) and not method.startswith("_") and not function.__doc__
            ]
    assert bare == []


@pytest.mark.parametrize("name", FIXED)
def test_signatures_stay(name):
    module, _, function = name.rpartition(".")
    parameters = inspect.signature(getattr(importlib.import_module(module), function)).parameters.values()
    by_place = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    by_name = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
    places, names = FIXED[name]
    assert by_place == list(places)
    assert by_name[: len(names)] == list(names)
    assert all(p.default is not p.empty for p in parameters if p.name in by_name[len(names) :])


def test_every_error_is_in_the_tree_that_is_drawn():
    drawn = errors.__doc__ or ""
    classes = [value for value in own(errors).values() if isinstance(value, type)]
    assert all(issubclass(error, errors.L10nError) for error in classes)
    assert [error.__name__ for error in classes if error.__name__ not in drawn] == []


def test_the_nouns_are_frozen():
    for noun in own(model).values():
        parameters = getattr(noun, "__dataclass_params__", None)
        assert parameters is None or parameters.frozen, noun
