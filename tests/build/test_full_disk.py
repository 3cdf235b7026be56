"""A disk that is full, or takes no file so large: the site stays as it was."""

import shutil
import subprocess
import sys

from tests.programs import absent

FILL = """\
set -e
mount -t tmpfs -o size=400k tmpfs "$1"
"$2" -m l10n build --out "$1/public" >built 2>&1
(cd "$1" && find -L public -type f | sort | xargs sha256sum) >before
cat /dev/zero >"$1/fill" 2>/dev/null || true
printf 'date = 2025-11-19\\n' >sources/rice/report.toml
set +e
"$2" -m l10n build --out "$1/public" >printed 2>said
echo $? >code
(cd "$1" && find -L public -type f | sort | xargs sha256sum) >after
ls -A "$1/public.builds" >left
rm "$1/fill"
"$2" -m l10n build --out "$1/public" >/dev/null 2>&1
echo $? >room
"""


def run(newsroom, *command):
    return subprocess.run(
        command, cwd=newsroom.root, capture_output=True, text=True, check=False, timeout=120
    )


def small_disks():
    """Whether this machine lets anyone have one of their own."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return "unshare is not installed: apt-get install util-linux"
    probe = [unshare, "-rm", "mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", "/mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        return "a disk of one's own cannot be had here: sysctl kernel.unprivileged_userns_clone=1"
    return ""


def test_a_full_disk(newsroom, tmp_path):
    if reason := small_disks():
        absent(reason)
    place = tmp_path / "disk"
    place.mkdir()
    done = run(newsroom, "unshare", "-rm", "sh", "-c", FILL, "sh", str(place), sys.executable)
    assert done.returncode == 0, done.stderr + newsroom.read("built")
    assert newsroom.read("code") == "3\n", newsroom.read("said")
    said = newsroom.read("said")
    assert "No space left on device; what was published before still is" in said
    assert str(place) in said
    assert "make room there" in said
    assert newsroom.read("before") == newsroom.read("after") != ""
    assert not [name for name in newsroom.read("left").split() if name.startswith(".")]
    assert newsroom.read("room") == "0\n"


def test_a_limit_on_the_size_of_files(newsroom):
    newsroom.build()
    before = newsroom.digests()
    newsroom.write({"sources/rice/report.toml": "date = 2025-11-19\n", "templates/style.css": "a{}\n" * 9000})
    done = run(newsroom, "sh", "-c", 'ulimit -f 16 && exec "$0" -m l10n build', sys.executable)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "File too large" in done.stderr
    assert "ulimit -f" in done.stderr
    assert newsroom.digests() == before
