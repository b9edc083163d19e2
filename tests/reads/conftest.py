"""A profile on a real file, short ways to fill it, and the sample network."""

from collections.abc import Callable
from typing import Any

import pytest

from book import NOW, opened
from netcrm.actions import demo
from netcrm.domain.refusal import Refused
from netcrm.words.words import Words


@pytest.fixture
def book(tmp_path):
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def sample(tmp_path):
    """The sample network, laid around the day of `NOW`."""
    with opened(tmp_path) as made:
        demo.fill("Europe/London", now=made.now)
        yield made


@pytest.fixture
def refused():
    """Ask a question that is refused; return the refusal, which has words."""

    def check(code: str, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Refused:
        with pytest.raises(Refused) as told:
            question(*args, **kwargs)
        assert told.value.code == code
        assert Words().refusal(told.value)
        return told.value

    return check
