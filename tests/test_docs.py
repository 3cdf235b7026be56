"""What the documentation shows is what happens: its commands are run, its names are all there are."""

import importlib
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from l10n.cli.main import COMMANDS, EXIT_CODES, l10n, module_of
from l10n.config import Config, load
from l10n.engines import Settings
from l10n.engines.registry import BUILT_IN
from l10n.formats import po
from l10n.model import Origin, Role
from l10n.project import scan
from l10n.text.marks import strip_marks
from tests.servers import model

ROOT = Path(__file__).parents[1]
PAGES = {path.name: path for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]}
FENCE = re.compile(
    r"(?:^<!-- (?P<note>.+?) -->\n\n?)?^(?P<ticks>```+)(?P<kind>\w*)\n(?P<body>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Fence:
    """A fenced block of a page."""

    kind: str
    body: str
    note: str
    """Of the HTML comment above it."""


def fences(page: str) -> list[Fence]:
    text = PAGES[page].read_text("utf-8")
    return [Fence(m["kind"], m["body"], m["note"] or "") for m in FENCE.finditer(text)]


def steps(page: str) -> list[tuple[str, str | None]]:
    """Command and output of each thing to run; None where no output is shown."""
    found: list[tuple[str, str | None]] = []
    for fence in fences(page):
        if fence.note:
            continue
        if fence.kind == "console":
            for part in re.split(r"^\$ ", fence.body, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output))
        elif fence.kind == "sh":
            # The two lines for a fresh machine are run by .ci/run.
            lines = [line for line in fence.body.splitlines() if not line.startswith("python3 -m venv .venv")]
            if lines:
                found.append(("\n".join(lines), None))
    return found


@pytest.fixture(scope="module")
def synced(tmp_path_factory) -> Path:
    """The sample project after a sync, as a reader of the documentation has it."""
    root = tmp_path_factory.mktemp("sample") / "l10n"
    root.mkdir()
    shutil.copy(ROOT / "l10n.toml", root)
    for name in ("sources", "locales"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
    subprocess.run([sys.executable, "-m", "l10n", "sync", "-q"], cwd=root, check=True)
    return root


def shell(command: str, folder: Path, root: Path) -> tuple[str, int, Path]:
    """Run a command as a reader types it: what it prints, its exit code, the folder it ends in."""
    scripts = Path(sys.executable).parent
    environ = {k: v for k, v in os.environ.items() if not k.startswith("L10N_")}
    environ |= {
        "PATH": f"{scripts}:{environ['PATH']}",
        "HOME": str(root.parent),
        "END": str(root.parent / "end"),
    }
    environ["XDG_CONFIG_HOME"] = str(root.parent / "config")
    installed = [ROOT, *{path.parent for path in root.glob("*/*.dist-info")}]
    environ["PYTHONPATH"] = os.pathsep.join(map(str, installed))
    done = subprocess.run(
        ["bash", "-c", f'{command}\ncode=$?; pwd > "$END"; exit $code'],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, done.returncode, Path((root.parent / "end").read_text().strip())


def place_files(page: str, root: Path) -> None:
    """Write the files that a page shows, and install the packages among them as an installer does."""
    for fence in fences(page):
        if not fence.note.startswith("file: "):
            continue
        path = root / fence.note.removeprefix("file: ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.body, "utf-8")
        if path.name != "pyproject.toml":
            continue
        package = tomllib.loads(fence.body)["project"]
        record = path.with_name(f"{package['name'].replace('-', '_')}-{package['version']}.dist-info")
        record.mkdir()
        (record / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {package['name']}\nVersion: {package['version']}\n"
        )
        points = [
            line
            for group, entries in package["entry-points"].items()
            for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
        ]
        (record / "entry_points.txt").write_text("\n".join(points))


def matches(shown: str, printed: str) -> bool:
    """Whether a command printed what is shown: ``…`` stands for anything, white space for white space."""
    pattern = ""
    for line in shown.splitlines():
        words = line.split()
        if words == ["…"]:
            pattern += r"(?:.*\n)*?"
        elif words:
            pattern += r"[ ]".join(re.escape(word).replace("…", ".*") for word in words) + "\n"
    lines = (" ".join(line.split()) for line in printed.splitlines())
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in lines if line)) is not None


@pytest.mark.parametrize("page", [page for page in PAGES if steps(page)])
def test_the_commands_of_a_page_print_what_it_shows(page, synced, tmp_path):
    root = tmp_path / "l10n"
    shutil.copytree(synced, root)
    if page == "drafts.md":
        model.require_local()
        shutil.copy(model.MODELS / "en_ko.argosmodel", tmp_path)
    folder = root
    place_files(page, root)
    for command, shown in steps(page):
        printed, code, folder = shell(command, folder, root)
        assert code == 0, f"{page}: $ {command}\n{printed}"
        assert shown is None or matches(shown, printed), f"{page}: $ {command}\n{printed}"


def test_the_python_of_a_page_runs(synced):
    code = "\n".join(
        fence.body for fence in fences("developers.md") if fence.kind == "python" and not fence.note
    )
    assert "assert" in code
    subprocess.run([sys.executable, "-c", code], cwd=synced, check=True)


def test_a_shown_output_is_compared():
    assert matches("a  1\n…\nb … c\n", "a 1\nx\ny\n\nb 2 3 c\n")
    assert not matches("a 1\n", "a 2\n")
    assert not matches("a\n", "a\nb\n")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = FENCE.sub("", PAGES[page].read_text("utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        file, _, anchor = target.partition("#")
        there = PAGES[page] if not file else PAGES[page].parent / file
        assert there.exists(), f"{page}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}, target


def section(page: str, heading: str) -> str:
    """A page's text from the heading that begins so to the next one of its rank."""
    text = PAGES[page].read_text("utf-8")
    found = re.search(rf"^(#+) {re.escape(heading)}.*?(?=^\1 |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no heading {heading!r}"
    return found[0]


def commands():
    """Every command with its full name."""
    for name in COMMANDS:
        command = importlib.import_module(module_of(name)).command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", command.commands[sub]) for sub in command.commands)
        else:
            yield name, command


@pytest.mark.parametrize(("name", "command"), [pytest.param(*c, id=c[0]) for c in commands()])
def test_every_option_is_described_under_its_command(name, command):
    text = section("desk.md", f"`l10n {name}")
    options = {opt for param in command.params if isinstance(param, click.Option) for opt in param.opts}
    assert [option for option in sorted(options) if f"`{option}" not in text] == []
    described = set(re.findall(r"(?<=^- `|, `)--?[\w-]+", text, re.MULTILINE))
    assert described <= options | {"--help"}


def test_options_of_all_commands_are_described():
    text = section("desk.md", "Commands")
    options = [opt for param in l10n.params if isinstance(param, click.Option) for opt in param.opts]
    assert [option for option in options if f"`{option}" not in text] == []


def test_the_table_of_settings_is_that_of_the_program():
    described = {
        name: json.loads(default)
        for name, default in re.findall(
            r"^\| `([\w.]+)` \| `(.+?)` \|", section("desk.md", "Settings"), re.MULTILINE
        )
    }
    defaults = Config()
    assert described == {
        f"{part.name}.{key.name}": json.loads(json.dumps(getattr(getattr(defaults, part.name), key.name)))
        for part in fields(Config)
        if part.name != "engines"  # each has the same settings: docs/drafts.md
        for key in fields(getattr(defaults, part.name))
    }


def test_the_table_of_an_engines_settings_is_that_of_the_program():
    described = re.findall(r"^\| `(\w+)` \|", section("drafts.md", "Settings of an engine"), re.MULTILINE)
    known = {field.name for field in fields(Settings)} - {"name", "root", "key"}
    assert set(described) == known
    assert {kind for kind in BUILT_IN if f"| `{kind}` |" not in section("drafts.md", "Engines")} == set()


def test_exit_codes_are_those_of_the_program():
    described = {
        int(code) for code in re.findall(r"^\| (\d+) \|", section("desk.md", "Exit codes"), re.MULTILINE)
    }
    assert {*EXIT_CODES.values(), 0, 1, 130} == described


def test_settings_in_the_docs_are_read(tmp_path):
    examples = [
        fence.body for page in PAGES for fence in fences(page) if fence.kind == "toml" and not fence.note
    ]
    examples = [text for text in examples if "entry-points" not in tomllib.loads(text).get("project", {})]
    assert examples
    for number, text in enumerate(examples):
        folder = tmp_path / str(number) / "sources" / "r"
        folder.mkdir(parents=True)
        of_report = not set(tomllib.loads(text)) <= {field.name for field in fields(Config)}
        (tmp_path / str(number) / "l10n.toml").write_text("" if of_report else text, "utf-8")
        (folder / "en.txt").write_text("One.\n")
        if of_report:
            (folder / "report.toml").write_text(text, "utf-8")
        loaded = load(tmp_path / str(number), environ={})
        assert scan(loaded.root, loaded.config).folders


def plain(text: str) -> str:
    return " ".join(strip_marks(text)[0].split())


@pytest.fixture(scope="module")
def sentences(synced) -> str:
    """All English and all published sentences of the sample reports."""
    texts: list[str] = []
    for path in [*synced.rglob("*.pot"), *synced.rglob("*.po")]:
        catalog = po.parse(path.read_bytes())
        texts += [text for unit in catalog.units for text in (unit.source, unit.target)]
    for path in synced.rglob("state/*.json"):
        texts += [row["text"] for row in json.loads(path.read_bytes())["target_only"]]
    return "\n".join(plain(text) for text in texts)


def test_entries_in_the_docs_are_of_the_sample_reports(sentences):
    catalogs = [po.parse(path.read_bytes()) for path in (ROOT / "locales").rglob("*.po")]
    committed = [unit.provenance for catalog in catalogs for unit in catalog.units]
    shown = [fence.body for page in PAGES for fence in fences(page) if fence.kind == "po"]
    assert shown
    for text in shown:
        # In the README the lines above an entry are explained at their end.
        bare = re.sub(r"^(#.*?) {3,}.*$", r"\1", text, flags=re.MULTILINE)
        for unit in po.parse(bare.encode()).units:
            assert plain(unit.source) in sentences
            assert plain(unit.target) in sentences
            if unit.provenance and unit.provenance.draft is Origin.ALIGNED:
                assert unit.provenance in committed, "run a sync and take the entry from locales/"


def test_the_picture_is_that_of_the_sample_report(sentences):
    drawn = runpy.run_path(str(ROOT / "docs" / "pictures.py"))["pictures"]()
    for name, svg in drawn.items():
        there = (ROOT / "docs" / "images" / name).read_text("utf-8")
        assert there == svg, f"docs/images/{name} is out of date: run python docs/pictures.py"
        tree = ET.fromstring(there)  # noqa: S314 - our own file
        cards = [
            element for element in tree if element.tag.endswith("g") and element.get("class") == "sentence"
        ]
        assert len(cards) > 10
        for card in cards:
            assert (
                plain(" ".join("".join(line.itertext()) for line in card if line.tag.endswith("text")))
                in sentences
            )


def test_the_layers_are_those_that_are_checked():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    shown = next(fence.body for fence in fences("developers.md") if fence.body.startswith("__main__"))
    assert [re.split(r" {3,}", line)[0] for line in shown.splitlines()] == layers


def test_every_bench_is_described():
    there = {path.name for path in (ROOT / "tests" / "bench").glob("*.py")}
    assert set(re.findall(r"`(\w+\.py)\b", section("developers.md", "Benches"))) == there


def test_where_is_it_names_what_is_there():
    named = re.findall(r"`(l10n/[\w/.]+)`", PAGES["developers.md"].read_text("utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_role_is_named_for_translators_and_the_desk():
    for page in ("translators.md", "desk.md"):
        text = PAGES[page].read_text("utf-8")
        assert [role.value for role in Role if role.value not in text] == []
