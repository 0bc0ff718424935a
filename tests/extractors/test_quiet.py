"""Libraries are held back while they read a file, and only then."""

from __future__ import annotations

import logging
import warnings

import pytest

from extractors.quiet import quiet


def say() -> None:
    logging.getLogger("noisy.inner").warning("odd")
    logging.getLogger("noisy.inner").error("broken")
    warnings.warn("odd", stacklevel=1)


def test_only_errors_of_the_library_are_heard(caplog: pytest.LogCaptureFixture) -> None:
    with quiet("noisy"):
        say()
        logging.getLogger("other").warning("heard")
    assert caplog.messages == ["broken", "heard"]


def test_after_it_all_is_as_before(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="stop"), quiet("noisy"):
        raise ValueError("stop")
    assert logging.getLogger("noisy").level == logging.NOTSET
    with pytest.warns(UserWarning, match="odd"):
        say()
    assert caplog.messages == ["odd", "broken"]
