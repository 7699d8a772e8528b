"""Turn pydantic's errors into Spanish sentences with a position.

Messages go by error *type*, never by text. What a pattern asks for and what a rule of several values wants stand in the
model, beside them (``macros.model.base``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.model import Modelo
from macros.model.base import ComoSeEscribe, EnMinutos
from macros.problems import Problem, as_id, suggestion
from macros.reading.losses import quoted
from macros.reading.references import choices, metadata_of, models_in
from macros.reading.remedies import as_yaml, clock, fits, typed
from macros.reading.yaml_file import Documento, Path_
from macros.words.counts import counted

M = TypeVar("M")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")
_SPAN = re.compile(
    r"^(\d+(?:[.,]\d+)?)\s*(min|minutos?|m|h|hr|hrs|horas?)?\.?(?:\s*(?:y\s*)?(\d+)\s*(?:min|minutos?|m)?\.?)?$",
    re.IGNORECASE,
)
_SPOKEN = {"media hora": 30, "cuarto de hora": 15}
LONG = 110
"""Letters of a remedy that is written out whole; a longer one is described."""
MANY = 12
"""More choices than these are not listed in a message."""


def explain(error: ValidationError, doc: Documento, model: type[Modelo], base: Path_ = ()) -> list[Problem]:
    """Every error of one validation as a Problem of ``doc``; ``base`` is where the validated value stands in it."""
    details = [d for d in error.errors(include_url=False) if not _follows(d)]
    found = [(d, base + _path(d), _owner(model, d["loc"])) for d in details]
    renamed = {
        (path[:-1], near)
        for detail, path, owner in found
        if detail["type"] == "extra_forbidden" and (near := suggestion(str(path[-1]), owner.model_fields))
    }
    out = []
    for detail, path, owner in found:
        # A misspelt field is one mistake: the unknown name is told, with its suggestion, and not also what is missing.
        if detail["type"] != "missing" or (path[:-1], suggestion(str(path[-1]), [str(path[-1])])) not in renamed:
            out.append(_one(detail, doc, path, owner))
    return out


def _follows(detail: ErrorDetails) -> bool:
    """A list with a wrong item counts as too short, although it has enough of them: the item is told, not the list."""
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and len(detail["input"]) >= least


def _path(detail: ErrorDetails) -> Path_:
    """Where the error is, without the tags of unions (they start with «·»); an unknown field may be called anything."""
    *holders, last = detail["loc"] or ("·",)
    out = tuple(part for part in holders if not (isinstance(part, str) and part.startswith("·")))
    is_tag = isinstance(last, str) and last.startswith("·") and detail["type"] != "extra_forbidden"
    return out if is_tag else (*out, last)


def _owner(model: type[Modelo], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model class whose field the last name of ``loc`` is."""
    current: type[BaseModel] = model
    choices: list[type[BaseModel]] = []
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        if part.startswith("·"):
            current = next((m for m in choices if part[1:] in m.model_fields), current)
        elif part in current.model_fields:
            choices = models_in(current.model_fields[part].annotation)
            current = choices[0] if len(choices) == 1 else current
    return current


@dataclass(frozen=True)
class _Field:
    """The faulty value as messages name it: ``label`` in the sentence, ``write`` before an example."""

    name: str
    label: str
    write: str
    info: Any

    def metadata(self, kind: type[M]) -> list[M]:
        """What the model says of the field by metadata of a kind."""
        return metadata_of(self.info, kind) if self.info is not None else []

    @property
    def example(self) -> str:
        """« Escribe, por ejemplo: …», or nothing where the model gives no example."""
        if self.info is None or not self.info.examples:
            return ""
        value = self.info.examples[0]
        if self.write == "- " and isinstance(value, list):
            value = value[0]
        return f" Escribe, por ejemplo: {self.write}{as_yaml(value)}"

    @property
    def about(self) -> str:
        """What the field is for, then its example."""
        what = self.info.description if self.info is not None else ""
        return (f" {what}" if what else "") + (self.example or f" Escribe: {self.write}…")


def _field(path: Path_, owner: type[BaseModel]) -> _Field:
    name = next((str(p) for p in reversed(path) if isinstance(p, str)), "")
    info = owner.model_fields.get(name)
    if path and isinstance(path[-1], int):
        return _Field(name, f"el elemento {path[-1] + 1} de «{name}»", "- ", info)
    return _Field(name, f"«{name}»" if name else "el archivo", f"{name}: ", info)


def _one(detail: ErrorDetails, doc: Documento, path: Path_, owner: type[BaseModel]) -> Problem:
    kind, given, ctx = detail["type"], detail["input"], detail.get("ctx", {})
    field = _field(path, owner)
    of = f"de {getattr(owner, 'llamada', None) or getattr(owner, 'nombre', 'un dato')}"
    rule = next((note.regla for note in field.metadata(EnMinutos)), "")
    if kind == "missing":
        # The whole path: where an edition takes a field away, its line is told and not that of what held the field.
        return doc.problem(path, f"falta el campo «{field.name}» {of}.{field.about}", regla=rule or "campo-falta")
    if kind == "extra_forbidden":
        name = str(path[-1]) if path else ""
        options = ", ".join(owner.model_fields)
        hint = suggestion(name, owner.model_fields) or f" Quítalo, o usa uno de estos: {options}."
        return doc.problem(path, f"«{name}» no es un campo {of}.{hint}", key=True, regla="campo-sobra")
    if "dice" in ctx:
        inside = ctx.get("en", "")
        at = (*path, inside) if inside else path
        return doc.problem(at, _told(given, ctx, field), key=bool(inside), regla=ctx.get("regla") or rule or "valor")
    return doc.problem(path, _expected(kind, given, ctx, field), regla=rule or "valor")


def _told(given: Any, ctx: dict[str, Any], field: _Field) -> str:
    """The sentence of a rule of the model (``macros.model.base.falta``)."""
    sentence = f"{ctx.get('sujeto') or field.label} {ctx['dice']}"
    places = {"{valor}": _shown(given), "{escribe}": field.write, "{ejemplo}": field.example}
    for place, words in places.items():
        sentence = sentence.replace(place, words)
    return sentence


def _shown(given: Any) -> str:
    if given is None:
        return "está vacío"
    if isinstance(given, bool):
        return f"dice {'true' if given else 'false'}"
    if isinstance(given, dict):
        return "trae campos dentro"
    if isinstance(given, (list, tuple)):
        return "trae una lista"
    text = " ".join(typed(given).split())
    return f"dice «{text if len(text) <= 40 else text[:40] + '…'}»"


def _expected(kind: str, given: Any, ctx: dict[str, Any], field: _Field) -> str:
    """The sentence for one error type: what it says, what was expected, what to write."""
    shown = f"{field.label} {_shown(given)}"
    example = field.example
    match kind:
        case "int_type" | "int_parsing" | "int_from_float":
            return f"{shown} y se espera un número entero, sin letras ni signos.{_as_minutes(given, field) or example}"
        case "float_type" | "greater_than":
            return f"{shown} y se espera un número mayor que 0; las partes, con punto.{example}"
        case "tuple_type" | "list_type":
            if isinstance(given, str) and (one := as_yaml([given])) and len(one) < LONG:
                return f"{shown} y se espera una lista. Escríbelo entre corchetes: {field.write}{one}"
            return f"{shown} y se espera una lista. Escribe cada elemento en su renglón, con un guion: - elemento"
        case "string_type" if isinstance(given, (int, float)):
            return f"{shown} sin comillas y se espera un texto.{_as_text(typed(given), field)}"
        case "string_type" if isinstance(given, dict) and len(given) == 1:
            key, value = next(iter(given.items()))
            quotes = (
                f"{key}: {typed(value)}" if not isinstance(value, (dict, list)) and value is not None else f"{key}:"
            )
            return f"{shown} y se espera un texto. Si el texto lleva dos puntos, usa comillas{_whole(quotes, field)}"
        case "string_type":
            return f"{shown} y se espera un texto.{field.about}"
        case "bool_type":
            write = {"no": "false", "sí": "true", "si": "true", "yes": "true"}.get(str(given).lower(), "true")
            return f"{shown} y solo puede ser true (sí) o false (no). Escribe: {field.write}{write}"
        case "too_short":
            return (
                f"{field.label} lleva {counted(ctx['min_length'], 'elemento|elementos')} o más y trae {len(given)}. "
                f"Agrega los que faltan."
            )
        case "too_long":
            return (
                f"{field.label} lleva {counted(ctx['max_length'], 'elemento|elementos')} o menos y trae "
                f"{len(given)}. Quita los que sobran."
            )
        case "dict_type" | "model_type" | "model_attributes_type":
            holds = models_in(field.info.annotation) if field.info is not None else []
            how = " Escribe cada uno así: su nombre, dos puntos y su valor, sin guion."
            if len(holds) == 1:
                how = f" Escríbelos abajo, dos espacios adentro: {', '.join(holds[0].model_fields)}."
            return f"{shown} y se esperan campos con su nombre, uno por renglón.{how}"
        case "literal_error" | "enum":
            options = [as_yaml(o) for o in choices(field.info)]
            hint = suggestion(given, options) if isinstance(given, str) else ""
            if len(options) > MANY:
                return f"{shown} y no es un valor de los que hay.{hint or ' Escribe uno de los que ya usa el archivo.'}"
            one = f" Escribe {field.write}{options[0]}, o borra el campo." if len(options) == 1 else ""
            return f"{shown} y solo puede ser: {', '.join(options)}.{hint or one or ' Escribe uno de estos.'}"
        case "string_too_short":
            drop = "" if field.info is None or field.info.is_required() else " o quita el campo"
            return f"{field.label} no dice nada. Escribe el texto{drop}.{example.replace(' Escribe, p', ' P')}"
        case "string_too_long":
            return (
                f"{field.label} tiene {counted(len(str(given)), 'letra|letras')} y caben {ctx.get('max_length')}. "
                f"Acórtalo."
            )
        case "greater_than_equal" | "less_than_equal":
            return f"{shown} y debe ser {_range(field, ctx)}.{example or ' Corrige el número.'}"
        case "string_pattern_mismatch":
            form = next(note for note in field.metadata(ComoSeEscribe) if note.patron == ctx["pattern"])
            right = as_id(str(given)) if form.id else clock(typed(given))
            works = right and fits(field.info, right, item=field.write == "- ")
            return f"{shown} y {form.dice}." + (
                f" Escribe: {field.write}{right}" if works else example or " Corrígela."
            )
    raise AssertionError(f"an error type without its sentence: {kind}")


def _range(field: _Field, ctx: dict[str, Any]) -> str:
    """«de 1 a 600», from the limits that the model sets."""
    limits = {name: value for mark in getattr(field.info, "metadata", ()) for name, value in _limits(mark).items()}
    low, high = (limits.get(n, ctx.get(n)) for n in ("ge", "le"))
    if low is None:
        return f"{high} o menos"
    return f"{low} o más" if high is None else f"de {low} a {high}"


def _limits(mark: Any) -> dict[str, Any]:
    """Limits held by one mark of an annotation."""
    return {n: getattr(mark, n) for n in ("ge", "le") if hasattr(mark, n)}


def _as_text(text: str, field: _Field) -> str:
    """How to write as a text what YAML reads as a number: with quotes, or as the field wants it."""
    if fits(field.info, text, item=field.write == "- "):
        return f" Ponlo entre comillas: {field.write}{quoted(text)}"
    hour = clock(text)
    if hour and fits(field.info, hour):
        return f' Escribe: {field.write}"{hour}"'
    return field.example or f" Ponlo entre comillas: {field.write}{quoted(text)}"


def _whole(text: str, field: _Field) -> str:
    """The text with its quotes, where it is short enough to be copied."""
    return f": {field.write}{quoted(text)}" if len(text) < LONG else ", al principio y al final."


def _as_minutes(given: Any, field: _Field) -> str:
    """« Escribe …: 90» when ``given`` looks like a span of time."""
    if not field.metadata(EnMinutos) or not isinstance(given, (str, float)):
        return ""
    text, minutes = str(given).strip(), 60
    if spoken := next((n for words, n in _SPOKEN.items() if words in text.lower()), 0):
        minutes = spoken
    elif clock := _CLOCK.match(text):
        minutes = int(clock[1]) * 60 + int(clock[2])
    elif len(text) < 20 and (span := _SPAN.match(text)):
        value = float(span[1].replace(",", "."))
        minutes = round(value * 60) + int(span[3] or 0) if (span[2] or "").lower().startswith("h") else round(value)
    return f" Escribe solo los minutos: {field.write}{minutes}"
