from hypothesis import given, settings
from tests.formatter.strategies import issues
from agents.domain.issue import Issue
from agents.formatter.parse import parse
import pathlib
from agents.formatter.markdown import renderer
R=renderer({p.name:p.read_text() for p in pathlib.Path('templates').glob('*.j2')})

@given(issues())
@settings(max_examples=300,deadline=None)
def test_a(issue):
    md=R(issue)
    assert parse(md)==issue
    assert R(parse(md))==md
