"""A source's own short forms, under which it says what a sentence spells out."""

import pytest

from agents.summariser.spans.shorts import spelt_out


@pytest.mark.parametrize(
    ("source", "short", "long"),
    [
        ("time series forecasting (TSF)", "TSF", "time series forecasting"),
        ("most Pretrained Models (PTMs) fail", "PTMs", "Pretrained Models"),
        ("a graph neural network (GNN)", "GNN", "graph neural network"),
        ("session-based recommendation (SR)", "SR", "session-based recommendation"),
    ],
)
def test_a_short_form_is_read_as_what_the_source_made_it_of(
    source: str, short: str, long: str
) -> None:
    assert spelt_out(f"{short} is hard.", source) == f"{short} ({long}) is hard."


@pytest.mark.parametrize(
    "source", ["released this year (NASA)", "no short form", "in three cities (EU)"]
)
def test_what_stands_in_brackets_is_no_short_form_of_other_letters(source: str) -> None:
    assert spelt_out("NASA and EU", source) == "NASA and EU"
