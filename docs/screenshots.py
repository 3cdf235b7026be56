# ruff: noqa: INP001
"""Draws docs/images/page-*.png: pages of the sample reports in a real browser.

python docs/screenshots.py
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from l10n.config import load  # noqa: E402 - after the path
from l10n.workflow.publish.build import build  # noqa: E402
from tests.browser import browser, file_url  # noqa: E402

PAGES = {"ko": "ko/2025-11-hyesan-rice", "ja": "ja/2025-11-hyesan-rice", "en": "en/2025-11-hyesan-rice"}
SIZES = {"phone": (360, 720), "desktop": (1000, 720)}


def main() -> None:
    """Build the samples, and take a picture of each page in each size."""
    with TemporaryDirectory() as folder, browser() as window:
        out = Path(folder) / "public"
        build(ROOT, load(ROOT, environ={}).config, out=out)
        for locale, page in PAGES.items():
            for size, (width, height) in SIZES.items():
                window.open(file_url(out / page / "index.html"), width=width, height=height)
                path = ROOT / "docs/images" / f"page-{locale}-{size}.png"
                path.write_bytes(window.shot())


if __name__ == "__main__":
    main()
