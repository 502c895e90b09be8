import pytest

from agents.domain.reading import SourceReading
from agents.errors import OutputError, SourceError
from agents.run.check_sources import checked
from tests import make
from tests.fakes import FakeWeb

SOURCE = make.feed_source()


@pytest.mark.parametrize(
    ("read", "status", "error"),
    [
        pytest.param(SourceReading(status="ok"), "ok", None, id="read"),
        pytest.param(SourceError("HTTP 500"), "failed", "HTTP 500", id="its fault"),
        pytest.param(
            SourceError(f"{SOURCE.name}: not a feed"),
            "failed",
            "not a feed",
            id="named",
        ),
        pytest.param(
            KeyError("bug"),
            "failed",
            "a fault of the program itself; draft leaves its traceback in errors.log",
            id="our fault",
        ),
    ],
)
async def test_one_source_is_told_of_whatever_its_reading_raises(
    read: SourceReading | Exception, status: str, error: str | None
) -> None:
    web = FakeWeb({SOURCE.name: read})

    report = await checked(web.read_source, SOURCE, make.window())

    assert (report.name, report.status, report.error) == (SOURCE.name, status, error)


async def test_what_ends_the_command_on_purpose_ends_it() -> None:
    web = FakeWeb({SOURCE.name: OutputError("the recording's disk is full")})

    with pytest.raises(OutputError):
        await checked(web.read_source, SOURCE, make.window())


@pytest.mark.parametrize(("status", "gone"), [(410, True), (404, False)])
async def test_a_source_whose_address_answers_410_is_gone(
    status: int, *, gone: bool
) -> None:
    web = FakeWeb({SOURCE.name: SourceError("…", status)})

    report = await checked(web.read_source, SOURCE, make.window())

    assert report.gone is gone
