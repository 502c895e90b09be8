import datetime as dt

import pytest

from agents.domain.report import SourceReport, SourceStatus
from agents.store.connection import Connection
from agents.store.source_health import Health
from tests.make import NOW


@pytest.fixture
def health(connection: Connection) -> Health:
    return Health(connection)


def report(status: SourceStatus = "ok", **given: object) -> SourceReport:
    return SourceReport.model_validate(
        {"name": "A", "kind": "feed", "status": status, **given}
    )


def weeks(health: Health, *reports: SourceReport) -> None:
    for number, one in enumerate(reports):
        read = NOW + dt.timedelta(weeks=number)
        health.keep(f"2024-10-{number + 1:02}", read, [one])


def test_a_source_that_fails_three_windows_is_called_out(health: Health) -> None:
    weeks(health, report(kept=2), *[report("failed", error="404")] * 3)

    [one] = health.standings(["A"])

    assert one.called_out == "A: failed 3 times in a row"
    assert one.last_success == NOW
    assert "new address" in one.advice


def test_a_source_without_anything_new_for_three_windows_is_called_out(
    health: Health,
) -> None:
    weeks(health, report("empty"), report(fetched=9), report("unchanged"))

    [one] = health.standings(["A"])

    assert one.called_out == "A: nothing new 3 times in a row"
    assert one.advice


def test_a_source_that_is_gone_should_be_removed_at_once(health: Health) -> None:
    weeks(health, report(kept=1), report("failed", gone=True))

    [one] = health.standings(["A"])

    assert (one.called_out, one.advice) == ("", "gone for good (410): remove it")


def test_a_source_that_moved_gets_its_new_address_as_advice(health: Health) -> None:
    new = "https://example.org/new"
    weeks(health, report(kept=1), report("unchanged", moved=new))

    [one] = health.standings(["A"])

    assert (one.called_out, one.advice) == (
        "",
        f"moved permanently: update url to {new}",
    )


@pytest.mark.parametrize("error", ["http://a/410 answered 500", "410 entries fail"])
def test_a_number_in_a_reason_is_no_status(health: Health, error: str) -> None:
    weeks(health, report("failed", error=error))

    [one] = health.standings(["A"])

    assert one.advice == ""


def test_a_rerun_of_a_window_is_no_second_week(health: Health) -> None:
    for _ in range(3):
        health.keep("2024-10-01", NOW, [report("failed")])

    [one] = health.standings(["A", "never read"])

    assert (one.windows, one.failing, one.called_out) == (1, 1, "")


def test_yield_and_latency_are_of_all_windows(health: Health) -> None:
    weeks(
        health,
        report(fetched=9, kept=3, seconds=1.0),
        report(fetched=1, kept=1, seconds=2.0),
    )

    [one] = health.standings(["A"])

    assert (one.fetched, one.kept, one.seconds) == (10, 4, 1.5)
