"""What other programs read and run: SARIF, the hook of pre-commit, the action of GitHub."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import python_program, require, sarif_schema

ROOT = Path(__file__).parents[2]
HEAD = 'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PATH = "locales/ko/LC_MESSAGES/rice.po"
WRONG = '#. role: paragraph\n#: sources/rice/en.md#p1.1\nmsgid "It did not rain."\nmsgstr "비가 왔다."\n'


@pytest.fixture
def desk(project):
    project.write({"sources/rice/en.md": "It did not rain.\n", PATH: HEAD + WRONG})
    return project


def run(*command, cwd, env=None):
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def environment():
    """With the `l10n` of these tests first on the path."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def block(name):
    """A block of YAML of the page on checks, by its first line."""
    page = (ROOT / "docs/checks.md").read_text("utf-8")
    return next(text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if text.startswith(name))


@pytest.mark.parametrize("broken", [False, True])
def test_sarif_is_as_its_schema_says(desk, tmp_path, broken):
    schema, program = sarif_schema(tmp_path), python_program("check-jsonschema")
    desk.write({"sources/wheat/en.md": "It did not rain.\n"})
    if broken:
        desk.write({"locales/ko/LC_MESSAGES/wheat.po": 'msgid "a\nmsgstr'})
    log = tmp_path / "log.sarif"
    text = desk.run("check", "--severity", "info", "--format", "sarif", code=3 if broken else 1).stdout
    log.write_text(text, "utf-8")
    code, told = run(program, "--schemafile", schema, log, cwd=tmp_path)
    assert code == 0, told
    log.write_text(text.replace('"ruleId"', '"rule"'), "utf-8")
    assert run(program, "--schemafile", schema, log, cwd=tmp_path)[0] == 1


def test_the_action_and_the_workflow_are_as_their_schemas_say(tmp_path):
    program = python_program("check-jsonschema")
    code, told = run(program, "--builtin-schema", "vendor.github-actions", ROOT / "action.yml", cwd=tmp_path)
    assert code == 0, told
    workflow = tmp_path / "check.yml"
    workflow.write_text(block("# .github/workflows"), "utf-8")
    code, told = run(program, "--builtin-schema", "vendor.github-workflows", workflow, cwd=tmp_path)
    assert code == 0, told


def test_what_the_action_runs(desk):
    """Its last step, as GitHub runs it: with the inputs in the environment."""
    step = re.findall(r"run: (l10n .*)", (ROOT / "action.yml").read_text("utf-8"))[-1]
    env = {**environment(), "PROJECT": str(desk.root), "ARGUMENTS": "--locale ko"}
    code, told = run("bash", "-e", "-c", step, cwd="/", env=env)
    assert code == 1
    assert told.startswith(f"::warning file={PATH},line=9,title=l10n negation::")


def test_pre_commit_runs_the_hook(desk, tmp_path):
    program, git = python_program("pre-commit"), require("git", package="git")
    env = {**environment(), "PRE_COMMIT_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    env |= {f"GIT_{role}_{part}": "a@b" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}

    def commit(folder):
        for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "one")):
            assert run(git, *words, cwd=folder, env=env)[0] == 0

    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    assert run(program, "validate-manifest", ".pre-commit-hooks.yaml", cwd=hooks, env=env) == (0, "")
    commit(hooks)
    # As the page has it, but with the l10n that is installed here: an environment of its own would need a network.
    config = block("# .pre-commit-config").replace("https://github.com/OWNER/l10n", hooks.as_uri())
    desk.write({".pre-commit-config.yaml": config + "        language: system\n"})
    assert run(program, "validate-config", cwd=desk.root, env=env) == (0, "")
    commit(desk.root)
    code, told = run(program, "run", "--all-files", "--color", "never", cwd=desk.root, env=env)
    assert code == 1, told
    assert f"{PATH}:9: p1.1 warning:" in told
    desk.write({PATH: desk.read(PATH).replace("비가 왔다", "비가 오지 않았다")})
    code, told = run(program, "run", "--all-files", "--color", "never", cwd=desk.root, env=env)
    assert code == 0, told
    code, told = run(program, "run", "--files", "sources/rice/en.md", cwd=desk.root, env=env)
    assert "no files to check" in told
