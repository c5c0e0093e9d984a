"""From values to a page: templates that escape everything, and French as pages/french.py writes it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from proxy.console import french

TEMPLATES = Path(__file__).parent / "templates"

_FUNCTIONS = (
    *(french.number, french.decimal, french.counted, french.part, french.change, french.compared, french.size),
    *(french.day, french.long_day, french.month, french.moment, french.minute, french.zone),
    *(french.lasted, french.ago),
)
FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType({each.__name__: each for each in _FUNCTIONS})
"""What templates may write after « | », besides what Jinja brings."""


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    return made


_TEMPLATES = _environment()


def render(template: str, **values: object) -> str:
    """Write a page; a name that the template wants and was not given is an error, not a gap.

    Raises:
        jinja2.UndefinedError: a name is missing.
        jinja2.TemplateNotFound: there is no such template.
    """
    return _TEMPLATES.get_template(template).render(values)
