"""One value given by hand, as a change of the edition's file; what is as in the package again leaves no change."""

from __future__ import annotations

from typing import Any

from macros.edition.file import EditionFile
from macros.edition.seen import said
from macros.edition.tree import Nodo
from macros.reading.yaml_file import Documento
from macros.upkeep.agenda import AgendaWriter
from macros.workbench.outline import Renglon


class Elsewhere(Exception):
    """The value is worked out of something else that the edition says; ``str()`` says of what."""


def change(file: EditionFile, doc: Documento, row: Renglon, value: Any) -> None:
    """Make ``file`` give ``row`` another value; None takes it away. Raises Elsewhere.

    ``doc``: the edition's file as it was read for the row.
    """
    assert row.nodo is not None and row.dueno is not None
    node, holder = row.nodo, row.dueno
    if node.doc is doc and node.ruta[:1] != ("cambios",):
        raise Elsewhere(str(node.ruta[0]) if node.ruta else "")
    writer = AgendaWriter(file, holder, doc, "")
    if row.campo:
        writer.scalar(holder, row.campo, value, row.en)
    elif row.de == "quitado":
        _restore(writer, row.en)
    else:
        _item(writer, node, row.en, value)
    writer.finish()


def append(file: EditionFile, en: str, campo: str, value: Any) -> None:
    """Add ``value`` at the end of the list ``campo`` of what ``en`` names."""
    file.rewrite("cambios", lambda _: False, [{"en": en, "campo": campo, "agregar": value}])


def _restore(writer: AgendaWriter, en: str) -> None:
    for i, entry in enumerate(writer.file.entries()):
        if isinstance(entry, dict) and entry.get("en") == en and entry.get("quitar"):
            writer.gone.add(i)


def _item(writer: AgendaWriter, node: Nodo, en: str, value: Any) -> None:
    """Give an item of a list other words, or take it out."""
    if node.doc is not writer.doc:
        what = {"quitar": True} if value is None else {"poner": value}
        writer.new.append({"en": en, **what, "decia": said(node.original())})
        return
    i = node.ruta[1]
    assert isinstance(i, int)
    direct = node.ruta == ("cambios", i, "poner")
    if direct and value is None:
        writer.gone.add(i)
        entry = writer.file.entries()[i]
        writer.new.append(
            {**{k: entry[k] for k in ("en", "pregunta") if k in entry}, "quitar": True, "decia": said(node.antes)}
        )
    elif direct and value == node.antes:
        writer.gone.add(i)
    elif direct:
        writer.file.put(node.ruta, value)
    elif len(node.ruta) == 3 and value is None:
        writer.gone.add(i)
    else:
        writer.redo(node.ruta, value)
