"""Drafts in a sync, as the desk runs it: real models, real servers, and what may happen to a run."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from l10n.formats import po
from l10n.text.fingerprint import short_hash
from tests.programs import require
from tests.servers import model
from tests.servers.libre import libre
from tests.servers.naughty import KEY, MODES, naughty
from tests.servers.sentences import held_out
from tests.workflow.desk import Desk

PO = "locales/ko/LC_MESSAGES/rice.po"
SURE = list(model.SENTENCES)
REPORT = f"{SURE[0]} {SURE[1]}\n\n{SURE[2]}\n"


@pytest.fixture
def rice(tmp_path):
    model.require_local()
    desk = Desk(tmp_path / "newsroom")
    desk.write(
        {
            "l10n.toml": '[project]\nsource = "en"\ntargets = ["ko"]\n',
            "sources/rice/en.txt": REPORT,
            "models/en_ko.argosmodel": (model.MODELS / "en_ko.argosmodel").read_bytes(),
        }
    )
    return desk


def units(desk, name=PO):
    return {unit.source: unit for unit in po.parse((desk.root / name).read_bytes()).units}


def settings(desk, **engines) -> None:
    """Turn engines on, in this order."""
    names = ", ".join(f'"{name.partition("__")[0]}"' for name in engines)
    tables = "".join(
        f"\n[engines.{name}]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in table.items())
        for name, table in engines.items()
        if table
    )
    desk.write(
        {
            "l10n.toml": f'[project]\nsource = "en"\ntargets = ["ko"]\n\n[drafts]\nengines = [{names}]\n{tables}'
        }
    )


def test_a_draft_is_fuzzy_and_says_where_it_comes_from(rice):
    rice.run("sync", "--engine", "ctranslate")
    text = rice.read(PO)
    target = model.SENTENCES[SURE[0]]
    assert re.search(
        rf"""^# l10n: draft=engine engine=ctranslate model=translate-en_ko-0_1 date=\d{{4}}-\d\d-\d\d hash={short_hash(target)}
#\. role: paragraph
#: sources/rice/en\.txt#p1\.1
#, fuzzy
msgid "{re.escape(SURE[0])}"
msgstr "{re.escape(target)}"$""",
        text,
        re.MULTILINE,
    )
    assert "#|" not in text
    again = rice.run("sync", "--engine", "ctranslate")
    assert "No change." in again.stderr
    assert rice.read(PO) == text


def test_the_file_is_what_gettext_makes_of_it(rice, tmp_path):
    rice.run("sync", "--engine", "ctranslate")
    path = rice.root / PO
    subprocess.run([require("msgfmt", package="gettext"), "-c", "-o", tmp_path / "mo", path], check=True)
    made = subprocess.run(
        [require("msgcat", package="gettext"), "--no-wrap", path], check=True, capture_output=True
    )
    assert made.stdout == path.read_bytes()


def test_without_an_engine_a_sync_says_how_to_turn_one_on(rice):
    said = rice.run("sync").stderr
    assert "l10n sync --engine NAME" in said
    assert "l10n engines list" in said
    assert not any(unit.target for unit in units(rice).values())
    assert "engine" not in rice.run("sync", "--no-mt").stderr


def test_what_a_human_has_done_wins(rice):
    rice.run("sync", "--engine", "ctranslate")
    text = rice.read(PO)
    first, second, third = model.SENTENCES.values()
    edited = text.replace(first, "10월에 혜산 쌀값이 뛰었다.").replace(f'msgstr "{third}"', 'msgstr ""')
    rice.write({PO: edited})
    for arguments in (("--engine", "ctranslate"), ("--no-mt",), ("--engine", "ctranslate")):
        rice.run("sync", *arguments)
        now = units(rice)
        assert now[SURE[0]].target == "10월에 혜산 쌀값이 뛰었다."
        assert now[SURE[1]].target == second
        # A draft that was cleared away is not forced on its translator again.
        assert now[SURE[2]].target == ""
    rice.run("sync", "--engine", "ctranslate", "--redraft")
    now = units(rice)
    assert now[SURE[0]].target == "10월에 혜산 쌀값이 뛰었다."
    assert now[SURE[2]].target == third


def test_a_text_in_two_places_is_drafted_once_and_stays(rice):
    rice.write({"sources/rice/en.txt": f"{SURE[0]}\n\nIn Musan.\n\n{SURE[0]}\n"})
    rice.run("sync", "--engine", "ctranslate")
    tree = rice.tree()
    shutil.rmtree(rice.root / ".l10n")
    assert "No change." in rice.run("sync", "--engine", "ctranslate").stderr
    assert rice.tree() == tree


def test_a_text_without_words_is_the_same_in_every_language(rice):
    rice.write({"sources/rice/en.txt": f"{SURE[0]}\n\n* * *\n\n6,500\n"})
    rice.run("sync", "--engine", "ctranslate")
    assert [unit.target for unit in units(rice).values()][1:] == ["* * *", "6,500"]


def test_engines_of_a_role_and_of_a_locale(rice):
    with libre() as server:
        rice.write(
            {
                "sources/rice/en.md": f"# {SURE[0]}\n\n{SURE[1]}\n",
                "l10n.toml": '[project]\ntargets = ["ko", "ja"]\n[drafts]\nengines = ["ctranslate"]\n'
                f'locales = {{ja = ["libre"]}}\nroles = {{title = ["libre"]}}\n[engines.libre]\nurl = "{server.url}"\n',
            }
        )
        (rice.root / "sources/rice/en.txt").unlink()
        rice.run("sync")
    made = {
        (locale, unit.source): unit.provenance.fields["engine"]
        for locale in ("ko", "ja")
        for unit in units(rice, f"locales/{locale}/LC_MESSAGES/rice.po").values()
    }
    assert made == {
        ("ko", SURE[0]): "libre",
        ("ko", SURE[1]): "ctranslate",
        ("ja", SURE[0]): "libre",
        ("ja", SURE[1]): "libre",
    }


def test_a_dry_run_tells_what_would_be_sent_and_sends_nothing(rice):
    with libre() as server:
        settings(rice, libre={"url": server.url, "price": 20.0})
        done = rice.run("sync", "--dry-run")
        characters = sum(map(len, SURE))
        where = server.url.removeprefix("http://")
        assert f"libre ({where}): 1 call, 3 texts, {characters} characters, costs 0.00" in done.stdout
        assert rice.json("sync", "--dry-run")["drafts"]["estimates"][0]["characters"] == characters
        assert server.calls == 0
        assert not (rice.root / "locales").exists()
        rice.run("sync")
        assert server.calls == 1


def test_a_confidential_report_goes_to_this_machine_only(rice):
    rice.write({"sources/rice/report.toml": "confidential = true\n"})
    with libre() as server:
        settings(rice, libre={"url": server.url})
        assert "confidential = true" in rice.run("sync").stderr
        assert "confidential = true" in rice.run("sync", "--engine", "libre", code=3).stderr
        assert server.calls == 0
        assert not any(unit.target for unit in units(rice).values())
        settings(rice, libre={"url": server.url}, ctranslate={})
        rice.run("sync")
        assert server.calls == 0
        assert {unit.provenance.fields["engine"] for unit in units(rice).values()} == {"ctranslate"}


def test_offline_asks_only_this_machine_and_the_next_run_does_the_rest(rice):
    with libre() as server:
        settings(rice, libre={"url": server.url})
        assert "--offline" in rice.run("sync", "--offline").stderr
        assert server.calls == 0
        rice.run("sync")
        assert server.calls == 1


@pytest.mark.parametrize("mode", MODES)
def test_no_secret_is_told_whatever_a_server_does(rice, mode):
    with naughty() as server:
        settings(rice, libre={"url": f"{server.url}/{mode}", "timeout": 0.2, "tries": 1})
        os.environ["L10N_LIBRE_KEY"] = KEY
        try:
            # What comes back as no translation is told sentence by sentence; for the rest another run may help.
            done = rice.run("sync", "-v", code=0 if mode in {"none", "empty", "echo", "page"} else 3)
        finally:
            del os.environ["L10N_LIBRE_KEY"]
    told = done.stdout + done.stderr
    kept = b"".join(path.read_bytes() for path in rice.root.rglob("*") if path.is_file())
    assert KEY not in told
    assert KEY.encode() not in kept
    assert not any(unit.target for unit in units(rice).values())
    assert "libre" in told


def test_the_local_model_drafts_what_it_was_taught(rice):
    rice.write({"sources/rice/en.txt": "\n\n".join(english for english, _, _ in held_out()) + "\n"})
    rice.run("sync", "--engine", "ctranslate")
    drafted = units(rice)
    assert sum(drafted[english].target == korean for english, korean, _ in held_out()) >= 195


def test_a_killed_run_repeats_no_more_than_what_was_in_flight(rice):
    batch, concurrency = 5, 4
    lines = [f"{n} farmers were seen near Musan." for n in range(500)]
    texts: list[str] = []

    def slowly(some: list[str], target: str) -> list[str]:
        texts.extend(some)
        time.sleep(0.02)
        return [f"무산 부근에서 {target} {text.split()[0]}명이 목격됐다." for text in some]

    rice.write({"sources/rice/en.txt": "\n\n".join(lines) + "\n"})
    with libre(translate=slowly) as server:
        settings(rice, libre={"url": server.url, "batch": batch, "concurrency": concurrency})
        run = subprocess.Popen([sys.executable, "-m", "l10n", "sync", "-q"], cwd=rice.root)
        while server.calls < 40 and run.poll() is None:
            time.sleep(0.005)
        run.send_signal(signal.SIGKILL)
        assert run.wait() == -signal.SIGKILL
        time.sleep(0.1)
        rice.run("sync")
        assert server.calls <= 500 // batch + concurrency
        assert len(texts) - len(set(texts)) <= batch * concurrency
        tree = rice.tree()
        other = Desk(rice.root.parent / "other")
        shutil.copytree(rice.root / "sources", other.root / "sources")
        shutil.copy(rice.root / "l10n.toml", other.root)
        other.run("sync")
        assert {k: v for k, v in tree.items() if k.startswith("locales")} == {
            k: v for k, v in other.tree().items() if k.startswith("locales")
        }


def test_an_interrupted_run_ends_at_once_and_keeps_what_came(rice):
    rice.write({"sources/rice/en.txt": "\n\n".join(f"{n} farmers were seen." for n in range(24)) + "\n"})

    def slowly(some: list[str], _target: str) -> list[str]:
        time.sleep(0.3)
        return ["농민이 목격됐다."] * len(some)

    with libre(translate=slowly) as server:
        settings(rice, libre={"url": server.url, "batch": 2, "concurrency": 2})
        run = subprocess.Popen(
            [sys.executable, "-m", "l10n", "sync"],
            cwd=rice.root,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        while server.calls < 4:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
        assert run.returncode == 130
        assert b"interrupted" in said
        assert b"Traceback" not in said
        before = server.calls
        rice.run("sync")
        assert server.calls <= 12 + 2
        assert before < 12


def test_the_memory_comes_first(rice):
    rice.write(
        {
            "sources/rice/ko.txt": "10월에 혜산의 쌀값이 올랐다. 무산 근처에 농민 80명이 있었다.\n\n[라선 시내]\n"
        }
    )
    rice.run("sync")
    catalog = rice.read(PO)
    assert catalog
    for unit in units(rice).values():
        if unit.fuzzy:
            catalog = re.sub(rf"# l10n: .*hash={short_hash(unit.target)}\n", "", catalog)
    rice.write({PO: catalog.replace("#, fuzzy\n", "")})
    rice.write({"sources/later/en.txt": f"{SURE[0]}\n\n41 farmers were seen near Wonsan.\n"})
    rice.run("sync", "--engine", "ctranslate")
    later = units(rice, "locales/ko/LC_MESSAGES/later.po")
    assert later[SURE[0]].target == "10월에 혜산의 쌀값이 올랐다."
    assert later[SURE[0]].provenance.draft.value == "memory"
    assert later["41 farmers were seen near Wonsan."].provenance.draft.value == "engine"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ('[drafts]\nengines = ["gogle"]\n', "known are"),
        ('[drafts]\nengines = ["libre"]\n', "url is missing"),
        ('[drafts]\nengines = ["chat"]\n[engines.chat]\nurl = "http://127.0.0.1:1/v1"\n', "model is missing"),
        ('[drafts]\nengines = ["deepl"]\n', "L10N_DEEPL_KEY"),
        (
            '[drafts]\nengines = ["libre"]\n[engines.libre]\nurl = "http://x.org"\nlocal = true\n',
            "local = true",
        ),
        ('[drafts]\nengines = ["libre"]\n[engines.libre]\nurll = "http://x.org"\n', "Did you mean 'url'"),
        ('[drafts]\nengines = ["ctranslate"]\n[engines.ctranslate]\nmodels = ["none"]\n', "engines add"),
    ],
)
def test_settings_that_will_not_do_are_named_at_once(rice, table, why):
    rice.write({"l10n.toml": f'[project]\ntargets = ["ko"]\n{table}'})
    assert why in rice.run("sync", code=2).stderr


def test_names_are_those_of_the_termbase(rice):
    rice.write(
        {
            "locales/termbase.csv": "id,kind,en,ko,forbidden\nmusan,place,Musan,무산군,무산\nhyesan,place,Hyesan,혜산시,\n",
            "sources/rice/en.txt": f"{SURE[1]}\n\n{SURE[0]}\n",
        }
    )
    # The local model knows no tokens: the form that the termbase forbids is put right.
    rice.run("sync", "--engine", "ctranslate")
    assert units(rice)[SURE[1]].target == "무산군 부근에서 농민 80명이 목격됐다."
    asked: list[str] = []

    def answer(texts: list[str], _target: str) -> list[str]:
        asked.extend(texts)
        return ["10월 ⟦1⟧는 쌀 가격이 올랐다." if "⟦1⟧" in text else "농민이 목격됐다." for text in texts]

    with libre(translate=answer) as server:
        settings(rice, libre={"url": server.url})
        rice.run("sync", "--redraft")
    assert asked[:2] == ["80 farmers were seen near ⟦1⟧.", "Rice prices rose in ⟦1⟧ in October."]
    assert units(rice)[SURE[0]].target == "10월 혜산시는 쌀 가격이 올랐다."
