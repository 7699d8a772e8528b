"""The package in one modality: where a thing has words for it, these take the place of those in person."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from macros.kept import Kept
from macros.model import Material, Modelo, Paquete, Paso, Pieza, Presentacion, Sesion
from macros.model.base import CAMPOS, MODALIDADES, Modalidad, Palabras, Renglon
from macros.model.marco import Marco


def ways(sesion: Sesion) -> tuple[Modalidad, ...]:
    """The modalities in which a session may be given, each once, in the order of the model."""
    return tuple(m for m in MODALIDADES if m in sesion.modalidades)


def way_of(sesion: Sesion, wanted: Modalidad) -> Modalidad:
    """The modality whose words a session says when ``wanted`` is asked for: its usual one where it is not given so."""
    return wanted if wanted in sesion.modalidades else sesion.usual


def in_modality(paquete: Paquete, wanted: Modalidad, kept: Kept | None = None) -> Paquete:
    """The package with each session, and the frame, as they are said in that modality.

    A session that is not given so stays as it is said in its usual one.
    """
    room, kept = frozenset(paquete.portada.solo_presencial), kept or Kept()
    sesiones = {}
    for id_, s in paquete.sesiones.items():
        there, way = paquete.escritas.get(id_, s), way_of(s, wanted)
        sesiones[id_] = kept.of("modo", there, partial(session_in, there, way, room), way, room)
    written = paquete.marco_escrito
    return paquete.model_copy(
        update={
            "portada": paquete.portada.model_copy(update={"modalidad": wanted}),
            "sesiones": sesiones,
            "marco": written and frame_in(written, wanted, room),
        }
    )


def session_in(written: Sesion, modalidad: Modalidad, room: Collection[str] = ()) -> Sesion:
    """A session as it is said in a modality; ``room``: articles that only serve in a room."""
    words = None if modalidad == written.usual else modalidad
    out: Sesion = _said(written, modalidad, words, room)
    gone = _pieces(written) - _pieces(out)
    return _without(out, gone) if gone else out


def _pieces(s: Sesion) -> set[str]:
    """Pieces that the materials of a session ask for."""
    return {m.pieza for b in s.bloques for m in b.materiales if m.pieza}


def _without(s: Sesion, gone: Collection[str]) -> Sesion:
    """A session whose steps do not use some pieces."""

    def step(p: Paso) -> Paso:
        return p.model_copy(update={"piezas": tuple(x for x in p.piezas if x not in gone)})

    blocks = tuple(b.model_copy(update={"pasos": tuple(map(step, b.pasos))}) for b in s.bloques)
    return s.model_copy(update={"bloques": blocks})


def frame_in(written: Marco, modalidad: Modalidad, room: Collection[str] = ()) -> Marco:
    """The frame of the day as it is said in a modality."""
    out: Marco = _said(written, modalidad, modalidad, room)
    return out


def deck_in(pieza: Pieza, modalidad: Modalidad) -> Pieza:
    """Slides with the notes of a modality; any other piece is the same in all."""
    if not isinstance(pieza, Presentacion) or modalidad not in CAMPOS:
        return pieza
    slides = tuple(
        x.model_copy(update={"notas": words}) if (words := getattr(x, CAMPOS[modalidad])) else x for x in pieza.laminas
    )
    return pieza.model_copy(update={"laminas": slides})


def serves(thing: Any, modalidad: Modalidad, usual: bool, room: Collection[str]) -> bool:
    """Whether a line or a material is of use in a modality: at a distance, nothing that only serves in a room."""
    solo = getattr(thing, "solo", ())
    if solo:
        return modalidad in solo
    return usual or modalidad != "a-distancia" or not (isinstance(thing, Material) and thing.articulo in room)


def _said(thing: Any, modalidad: Modalidad, words: Modalidad | None, room: Collection[str]) -> Any:
    """``thing`` with what it says in ``modalidad``; ``words`` is the same, None where its own fields say it."""
    if isinstance(thing, tuple):
        new = tuple(_said(x, modalidad, words, room) for x in thing if serves(x, modalidad, words is None, room))
        return thing if len(new) == len(thing) and all(a is b for a, b in zip(thing, new, strict=True)) else new
    if isinstance(thing, Renglon):
        own = getattr(thing, CAMPOS[words], None) if words in CAMPOS else None
        return own or thing.texto
    if not isinstance(thing, Modelo) or isinstance(thing, Palabras):
        return thing
    update: dict[str, Any] = {}
    if words in CAMPOS:
        update = _differs(getattr(thing, CAMPOS[words], None))
        if isinstance(thing, Material) and thing.pieza and words == "a-distancia":
            update = _as_file(thing) | update
    for name in type(thing).model_fields:
        value = getattr(thing, name)
        if name not in update and (said := _said(value, modalidad, words, room)) is not value:
            update[name] = said
    return thing.model_copy(update=update) if update else thing


def _differs(words: Any) -> dict[str, Any]:
    if isinstance(words, str):
        return {"texto": words}
    return words.given() if isinstance(words, Palabras) else {}


def _as_file(m: Material) -> dict[str, Any]:
    """At a distance nobody gets a copy on paper: a piece is one file for all, whatever it is counted for."""
    return {} if m.por == "sesion" else {"por": "sesion", "cantidad": 1, "cada": 1, "repuesto": 0}
