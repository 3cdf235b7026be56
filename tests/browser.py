"""A real browser for tests and pictures: Debian's Chromium, driven through its own driver."""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import require

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-color-profile=srgb", "--font-render-hinting=none",
)  # fmt: skip


class Browser:
    """One window."""

    def __init__(self, driver):
        self.driver = driver

    def open(
        self, url: str, *, width: int = 1280, height: int = 900, scheme: str = "light", forced: bool = False
    ):
        """A page in a window of this many CSS pixels."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": "active" if forced else "none"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get(url)

    def run(self, script: str, *arguments):
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments):
        """What a script hands to the function that is its last argument."""
        return self.driver.execute_async_script(script, *arguments)

    def shot(self, *, kind: str = "png", **clip) -> bytes:
        """A picture of the window."""
        options = {"format": kind, **({"quality": 70} if kind == "jpeg" else {})}
        if clip:
            options["clip"] = {"scale": 1, **clip}
        return base64.b64decode(self.driver.execute_cdp_cmd("Page.captureScreenshot", options)["data"])


@contextmanager
def browser() -> Iterator[Browser]:
    """Start one; skips the test where Chromium is not installed."""
    from selenium import webdriver  # noqa: PLC0415 - only where a browser is
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    program = require("chromium", package="chromium chromium-driver fonts-noto-cjk")
    driver = require("chromedriver", package="chromium chromium-driver fonts-noto-cjk")
    os.environ.setdefault("SE_OFFLINE", "true")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        started = webdriver.Chrome(options=options, service=Service(driver))
        try:
            started.set_script_timeout(60)
            yield Browser(started)
        finally:
            started.quit()


def file_url(path: Path) -> str:
    """Address of a file."""
    return path.resolve().as_uri()
