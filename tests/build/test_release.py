"""Sites are swapped in whole: readers meet one build or the next, never half of one."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from l10n.errors import LockError, UsageError, WriteError
from l10n.workflow.publish.release import KEPT, Release
from l10n.workflow.publish.stage import digest_of

PUBLISHES, READS, READERS = 40, 10_000, 4


def publish(release, files):
    with release.held():
        release.begin()
        for path, data in files.items():
            release.write(path, data)
        return release.publish({path: digest_of(data) for path, data in files.items()})


def site(number):
    """Pages that name their build at both ends, and a style sheet of their own."""
    page = f"{number} assets/{number}.css {'x' * 20_000} {number}".encode()
    return {f"ko/{name}/index.html": page for name in "abc"} | {f"assets/{number}.css": str(number).encode()}


def test_readers_meet_whole_builds(tmp_path):
    out = tmp_path / "public"
    release = Release(out)
    publish(release, site(0))
    faults, reads, done = [], [0] * READERS, threading.Event()

    def read(reader):
        while not done.is_set():
            page = (out / f"ko/{'abc'[reads[reader] % 3]}/index.html").read_text().split()
            if page[0] != page[-1]:
                faults.append(("mixed", page[0], page[-1]))
            try:
                (out / page[1]).read_text()
            except OSError as error:
                faults.append(("missing", str(error)))
            reads[reader] += 1

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        try:
            for number in range(1, PUBLISHES + 1):
                publish(release, site(number))
                # A page's files outlive two builds: none comes while a reader still has the page of the one before last.
                while min(reads) < READS // READERS * number // PUBLISHES and not any(
                    one.done() for one in readers
                ):
                    done.wait(0.001)
        finally:
            done.set()
        for one in readers:
            one.result()
    assert sum(reads) >= READS
    assert faults == []


def test_earlier_builds_are_kept_and_their_assets_outlive_them(tmp_path):
    release = Release(tmp_path / "public")
    for number in range(5):
        publish(release, site(number))
    names = sorted(path.name for path in release.builds.iterdir() if path.is_dir())
    assert [name[:6] for name in names] == ["000003", "000004", "000005"]
    assert len(names) == KEPT
    assert {path.name for path in (release.out / "assets").iterdir()} == {"2.css", "3.css", "4.css"}
    assert release.retained() == {"assets/2.css", "assets/3.css"}
    with release.held():
        assert release.rollback() == names[1]
        assert release.rollback() == names[0]
        with pytest.raises(UsageError, match="no earlier build"):
            release.rollback()
    publish(release, site(9))
    assert release.current().startswith("000006")


def test_a_file_of_the_old_site_is_not_written_through(tmp_path):
    release = Release(tmp_path / "public")
    first = publish(release, {"a.html": b"old", "b.html": b"same"})
    with release.held():
        release.begin()
        assert release.keep("a.html", digest_of(b"old"))
        assert release.keep("b.html", digest_of(b"same"))
        assert not release.keep("b.html", digest_of(b"other"))
        release.write("a.html", b"new")
        release.publish({"a.html": digest_of(b"new"), "b.html": digest_of(b"same")})
    assert (release.builds / first / "a.html").read_bytes() == b"old"
    assert (release.out / "a.html").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ""])
def test_nothing_is_written_outside_of_the_site(tmp_path, path):
    release = Release(tmp_path / "public")
    with release.held():
        release.begin()
        with pytest.raises(WriteError, match="outside of the site"):
            release.write(path, b"x")


def test_one_at_a_time_and_leftovers_are_cleared(tmp_path):
    release = Release(tmp_path / "public")
    with release.held():
        release.begin()
        with pytest.raises(LockError), Release(tmp_path / "public").held():
            pass
    assert not release.stage.exists()
    release.builds.joinpath(".stage/ko").mkdir(parents=True)
    publish(release, {"a.html": b"a"})
    assert not release.stage.exists()


def test_a_link_or_folder_of_others_is_left_alone(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="did not make"), Release(tmp_path / "public").held():
        pass
    (tmp_path / "empty").mkdir()
    publish(Release(tmp_path / "empty"), {"a.html": b"a"})
    assert (tmp_path / "empty/a.html").read_bytes() == b"a"
