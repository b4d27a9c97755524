"""How is a paper's template filled? In the council's own words where it has some, over values only.

A template is found by its name among texts already read: no path leads anywhere from here.
"""

from __future__ import annotations

import tomllib
import traceback
from dataclasses import dataclass, field
from importlib.resources import files
from types import CodeType, SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.sandbox import SandboxedEnvironment

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.hidden import check_characters, decode
from constitution_tool.notation.toml_table import read_toml_lines
from constitution_tool.publish.papers import phrases as printed
from constitution_tool.publish.papers.language import COUNTED, FILTERS, PHRASE, TESTS, checked
from constitution_tool.publish.papers.written import Written, as_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence, Sized

FOLDER = "templates/papers/"
PHRASES = "phrases.toml"
MOST_ROUNDS = 100_000
"""Rounds of loops, and things included, that no honest paper comes near."""
MOST_LETTERS = 2_000_000
_EACH = 10
"""What an inclusion or a phrase counts for, in rounds."""


class _TooMuchError(TemplateRuntimeError):
    """A template goes on for ever, or makes too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The templates by name, and the phrases by name, the council's before the tool's own.

    `paths` say which file each is from.
    """

    templates: Mapping[str, str]
    phrases: Mapping[str, str]
    paths: Mapping[str, str]


def house(held: Mapping[str, bytes]) -> House:
    """Gather templates and phrases: the council's from its files, and for the rest our own.

    Raises:
        Malformed: a file of the council's cannot be read, or a phrase of its overrides nothing.
    """
    own = {
        each.name: each.read_text(encoding="utf-8")
        for each in (files("constitution_tool.publish") / "templates" / "papers").iterdir()
        if each.name.endswith((".md", ".toml"))
    }
    phrases = {name: str(words) for name, words in tomllib.loads(own.pop(PHRASES)).items()}
    paths = {name: f"(the tool’s own) {name}" for name in own}
    for path, data in held.items():
        name = path.removeprefix(FOLDER)
        if name == path:
            continue
        text = decode(data, path)
        if findings := tuple(check_characters(text, path)):
            raise Malformed(*findings)
        if name == PHRASES:
            phrases |= _phrases(text, path, phrases)
        else:
            own[name], paths[name] = text, path
    return House(templates=own, phrases=phrases, paths=paths)


def _phrases(text: str, path: str, known: Mapping[str, str]) -> dict[str, str]:
    table = read_toml_lines(text, path)
    found = {name: table.text(name) for name in known if table.has(name)}
    table.finish()
    if table.findings:
        raise Malformed(*table.findings)
    return found


def fill(house_: House, name: str, template: str, values: Mapping[str, object]) -> str:
    """Fill a template; the same values always make the same text.

    Args:
        house_: what it may include, and the phrases it may use.
        name: its file, for messages.
        template: Markdown with Jinja in it.
        values: what is known, by name: words, numbers, tuples, and values made of them.

    Raises:
        Malformed: it is not written as templates are, asks for something unknown, or does not end.
    """
    work = _Work(house=house_, name=name, template=template, values=values)
    try:
        return work.whole(work.environment.get_template(name), values)
    except (TemplateError, RecursionError, TypeError) as error:
        _refuse(error, house_, name)


@dataclass(slots=True, kw_only=True)
class _Work:
    """One filling under way: what is used up, and the pieces of code made once."""

    house: House
    name: str
    template: str
    values: Mapping[str, object]
    rounds: int = 0
    letters: int = 0
    code: dict[str, CodeType] = field(default_factory=dict)
    environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        made = SandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,
            finalize=_printed,
            loader=_Loader(self),
            cache_size=0,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        made.globals.clear()
        made.filters = {
            **{name: made.filters[name] for name in FILTERS if name in made.filters},
            "join": self.joined,
            "times": printed.counted,
            COUNTED: self.counted,
        }
        made.tests = {name: made.tests[name] for name in TESTS}
        made.globals[PHRASE] = SimpleNamespace(
            **{name: self.phrase(name) for name in self.house.phrases}
        )
        self.environment = made

    def spend(self, rounds: int) -> None:
        """Use up some rounds."""
        self.rounds += rounds
        if self.rounds > MOST_ROUNDS:
            said = f"it goes round more than {MOST_ROUNDS:,} times"
            raise _TooMuchError(said)

    def counted(self, several: Sized) -> Sized:
        """Count the rounds of a loop before it begins."""
        self.spend(len(several))
        return several

    def make(self, letters: int) -> None:
        """Count letters before they are made."""
        self.letters += letters
        if self.letters > MOST_LETTERS:
            said = f"it makes more than {MOST_LETTERS:,} letters"
            raise _TooMuchError(said)

    def joined(self, several: Sequence[str], between: str = "") -> str:
        """Put words in a row, with others between them."""
        self.make(sum(map(len, several)) + len(between) * len(several))
        return between.join(several)

    def whole(self, template: Template, values: Mapping[str, object]) -> str:
        """Fill one template, and stop when it makes too much."""
        made: list[str] = []
        for piece in template.generate(values):
            self.make(len(piece))
            made.append(piece)
        return "".join(made)

    def phrase(self, name: str) -> Callable[..., Written]:
        """Give what says a house phrase, with values of its own besides those of the paper."""

        def say(**values: object) -> Written:
            self.spend(_EACH)
            template = self.environment.get_template(f"{PHRASES}:{name}")
            return Written(self.whole(template, {**self.values, **values}))

        return say

    def text_of(self, name: str) -> str:
        """Find a template by its name.

        Raises:
            TemplateNotFound: there is none of that name.
        """
        folder, colon, phrase = name.partition(":")
        if name == self.name:
            return self.template
        if colon and folder == PHRASES and phrase in self.house.phrases:
            return self.house.phrases[phrase]
        if name not in self.house.templates:
            raise TemplateNotFound(name)
        return self.house.templates[name]


class _Loader(BaseLoader):
    """Gives templates by name, each checked and made into code once."""

    def __init__(self, work: _Work) -> None:
        self._work = work

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 - the library's name
    ) -> Template:
        """Load a template, using up what an inclusion costs."""
        work = self._work
        work.spend(_EACH)
        if name not in work.code:
            tree = environment.parse(work.text_of(name), name, name)
            checked_ = checked(tree, name, work.house.phrases)
            work.code[name] = environment.compile(checked_, name, name)
        return Template.from_code(environment, work.code[name], globals or {})


def _printed(value: object) -> str:
    """Say a value in Markdown: words as words, whatever they are."""
    if isinstance(value, Written):
        return value
    if isinstance(value, Undefined):
        return str(value)  # which raises, and says what is unknown
    if isinstance(value, str):
        return as_words(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    said = "what stands between {{ and }} is not words or a number"
    raise TemplateRuntimeError(said)


def _refuse(error: Exception, house_: House, name: str) -> NoReturn:
    """Say what is wrong with a template, and in which line of which file."""
    remedy = "mend it; docs/papers.md says what templates can say and what is known to them."
    where, line = _line_of(error, {name, *house_.templates})
    if isinstance(error, TemplateNotFound):
        problem = f"There is no template “{error.name}”."
        remedy = f"name one of: {', '.join(sorted(house_.templates))}; or put it in {FOLDER}."
    elif isinstance(error, _TooMuchError | RecursionError):
        said = str(error) if isinstance(error, _TooMuchError) else "it includes itself"
        problem = f"The template was stopped, because {said}."
        remedy = "take out the loop or the inclusion that does not end."
    else:
        said = str(error.message if isinstance(error, TemplateError) else error)
        problem = f"The template cannot be filled: {said.rstrip('.')}."
    place = Place(path=house_.paths.get(where, where), line=line)
    raise Malformed(
        Finding(code="template-wrong", problem=problem, remedy=remedy, place=place)
    ) from error


def _line_of(error: Exception, names: set[str]) -> tuple[str, int]:
    """Find the innermost line of a template that an error came from."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    frames: Iterator[traceback.FrameSummary] = reversed(traceback.extract_tb(error.__traceback__))
    for frame in frames:
        template = frame.filename.partition(":")[0]
        if frame.filename in names or template == PHRASES:
            line = frame.lineno if frame.filename in names else 0
            return frame.filename if line else f"{PHRASES} ({frame.filename.partition(':')[2]})", (
                line or 0
            )
    return "", 0
