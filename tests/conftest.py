"""Fixtures that two or more test files need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# On a busy machine one example may take longer than any limit that would say something of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of yardsticks beside the checkout; skips where it does not stand."""
    if not SHARED.is_dir():
        pytest.skip("needs the yardsticks in ../shared, which are not part of the repository")
    return SHARED


def _program(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        if name in os.environ.get("ACTION_PLANS_REQUIRE", "").split(","):
            pytest.fail(f"{name} is required here but not installed (Debian: {package})")
        pytest.skip(f"needs {name} (Debian: {package})")
    return path


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command; skips where it is missing, unless ACTION_PLANS_REQUIRE names it."""
    return _program("soffice", "libreoffice-writer")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium's command; skips where it is missing, unless ACTION_PLANS_REQUIRE names it."""
    return _program("chromium", "chromium")


@pytest.fixture(scope="session")
def ghostscript() -> str:
    """Ghostscript's command; skips where it is missing, unless ACTION_PLANS_REQUIRE names it."""
    return _program("gs", "ghostscript")
