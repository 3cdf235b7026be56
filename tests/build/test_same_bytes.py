"""The same reports give the same bytes: on any machine, in any order of edits, made anew or in part."""

import os
import random
import re
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build.newsroom import REPORT, Newsroom, write_settings


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "ja_JP.UTF-8", "jobs": "2"},
    ],
)
def test_machines_do_not_matter(newsroom, environ):
    newsroom.report("corn", REPORT.replace("Rice", "Corn") + "\n[Rice](../rice/en.md)\n")
    newsroom.build()
    jobs = environ.pop("jobs", "1")
    command = [sys.executable, "-m", "l10n", "build", "--out", "other", "--full", "-j", jobs]
    subprocess.run(command, cwd=newsroom.root, check=True, capture_output=True, env={**os.environ, **environ})
    assert newsroom.digests("other") == newsroom.digests()


@pytest.mark.parametrize("at", [0.01, 0.4, 0.6, 0.8, 0.99])
def test_a_damaged_record_of_the_last_build_is_of_no_use_and_no_harm(newsroom, at):
    newsroom.report("corn", REPORT.replace("Rice", "Corn"))
    newsroom.build()
    before = newsroom.digests()
    record = next((newsroom.root / ".l10n/build").iterdir())
    data = bytearray(record.read_bytes())
    data[int(len(data) * at)] ^= 1
    record.write_bytes(data)
    newsroom.accept("rice", "ko")
    newsroom.build()
    assert newsroom.digests() == before
    record.write_bytes(data[: int(len(data) * at)])
    newsroom.build()
    assert newsroom.digests() == before


def edit_source(newsroom, rng):
    path = f"sources/{rng.choice(names(newsroom))}/en.md"
    text = newsroom.read(path)
    newsroom.write({path: rng.choice([text + "\nMore rice.\n", text.replace("Nobody", "Somebody"), REPORT])})
    newsroom.run("sync", "-q", "--offline")


def accept(newsroom, rng):
    newsroom.accept(rng.choice(names(newsroom)), rng.choice(["ko", "ja"]))


def doubt(newsroom, rng):
    path = f"locales/{rng.choice(['ko', 'ja'])}/LC_MESSAGES/{rng.choice(names(newsroom))}.po"
    newsroom.write(
        {path: re.sub(r'(?<=\n\n)((?:#[^,].*\n)*)(?=msgid "Rice)', r"\1#, fuzzy\n", newsroom.read(path))}
    )


def settle(newsroom, rng):
    name = rng.choice(names(newsroom))
    newsroom.write(
        {
            f"sources/{name}/report.toml": rng.choice(
                [f'slug = "{name}-{rng.randrange(3)}"\n', "confidential = true\n", "", "date = 2026-01-01\n"]
            )
        }
    )


def add(newsroom, rng):
    name = f"r{rng.randrange(4)}"
    newsroom.report(name, f"{REPORT}\n[See](../rice/en.md) and [that](../r{rng.randrange(4)}/en.md).\n")


def remove(newsroom, rng):
    if len(names(newsroom)) > 1:
        shutil.rmtree(newsroom.root / "sources" / rng.choice(names(newsroom)))


def theme(newsroom, rng):
    newsroom.write({"templates/words.toml": f'[ko]\nhome = "목록 {rng.randrange(3)}"\n'})


def names(newsroom):
    return sorted(path.name for path in (newsroom.root / "sources").iterdir() if (path / "en.md").exists())


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    edits=st.lists(
        st.sampled_from([edit_source, accept, doubt, settle, add, remove, theme]), min_size=3, max_size=7
    ),
    seed=st.integers(0, 10**6),
)
def test_what_is_made_in_part_is_what_is_made_anew(edits, seed, tmp_path_factory):
    newsroom = Newsroom(tmp_path_factory.mktemp("edits"))
    write_settings(newsroom.root)
    newsroom.report()
    newsroom.json_build()
    rng = random.Random(seed)  # noqa: S311 - no secret
    for edit in edits:
        edit(newsroom, rng)
        newsroom.json_build()
        shutil.rmtree(newsroom.root / "fresh.builds", ignore_errors=True)
        (newsroom.root / "fresh").unlink(missing_ok=True)
        newsroom.json_build("--out", str(newsroom.root / "fresh"), "--full")
        assert newsroom.digests("fresh") == newsroom.digests(), edit.__name__
