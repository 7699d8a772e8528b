"""``datos/paquete.json`` keeps the shape that other programs rely on."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from macros.model import Etiquetas, Paquete
from macros.public.paquete import interface

SESSION = {
    "id", "numero", "titulo", "guia", "momento", "niveles", "modalidades", "duracion_declarada_min", "duracion_min",
    "fuente", "bloques", "piezas", "marco", "modalidad", "otras",
}  # fmt: skip
BLOCK = {
    "id", "tipo", "titulo", "inicio", "fin", "duracion_min", "fuente", "preguntas", "materiales", "productos", "piezas",
    "titulo_corto", "minimo_min", "fijo", "ahorra_min", "pasos", "atajos",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(paquete: Paquete) -> dict[str, Any]:
    return interface(paquete).plain()


def test_keys(data: dict[str, Any]) -> None:
    assert set(data) == {"edicion", "sesiones", "rutas", "anexos", "guias", "calculo"}
    assert set(data["rutas"]) == {"basico", "intermedio", "avanzado"}
    blocks = [b for s in data["sesiones"] for b in s["bloques"]]
    assert len(blocks) >= 8
    assert all(set(s) == SESSION for s in data["sesiones"])
    assert all(set(b) == BLOCK for b in blocks)
    assert all(set(b["fuente"]) == {"anexo", "fila", "duracion_min"} for b in blocks if b["fuente"])


def test_guides_say_their_parts_and_pieces(data: dict[str, Any], paquete: Paquete) -> None:
    assert [g["id"] for g in data["guias"]] == list(paquete.guias) and len(data["guias"]) == 4
    for g in data["guias"]:
        assert set(g) == {"id", "numero", "clave", "titulo", "partes", "piezas"}
        assert all(set(p) == {"id", "paso", "titulo", "elementos"} for p in g["partes"])
        assert sum(len(p["elementos"]) for p in g["partes"]) > 5
        assert set(g["piezas"]) <= set(paquete.piezas) and len(g["piezas"]) > 5


def test_agendas_of_guides_come_last_and_say_so(data: dict[str, Any], paquete: Paquete) -> None:
    assert [s["guia"] for s in data["sesiones"]] == [s.guia for s in paquete.sesiones.values()]
    assert [s["guia"] for s in data["sesiones"][:6]] == [None] * 6
    assert all(s["guia"] or s["momento"] for s in data["sesiones"][6:]), "of a guide or of the process"
    untimed = [s for s in data["sesiones"] if s["fuente"] is None]
    assert len(untimed) == 14 and all(s["guia"] or s["momento"] for s in untimed), (
        "only agendas that the source does not time"
    )
    last = next(s for s in data["sesiones"] if s["id"] == "webinar")
    assert last["duracion_declarada_min"] == last["duracion_min"] == 60
    assert last["fuente"] == {"duracion_declarada_min": 60, "duracion_sumada_min": 57}
    assert [b["fuente"]["duracion_min"] for b in last["bloques"] if b["fuente"]] == [2, 20, 30, 5]
    assert all("webinar" not in ids for ids in data["rutas"].values())


def test_first_session_adds_up(data: dict[str, Any]) -> None:
    s = data["sesiones"][0]
    assert s["id"] == "sesion-1"
    assert s["duracion_declarada_min"] == s["duracion_min"] == sum(b["duracion_min"] for b in s["bloques"]) == 480
    assert s["fuente"] == {"duracion_declarada_min": 480, "duracion_sumada_min": 420}
    rows = {b["fuente"]["fila"]: b["fuente"]["duracion_min"] or 0 for b in s["bloques"] if b["fuente"]}
    assert sum(rows.values()) == 420
    assert s["bloques"][0]["inicio"] == "09:00" and s["bloques"][-1]["fin"] == "17:00"
    assert all(a["fin"] == b["inicio"] for a, b in zip(s["bloques"], s["bloques"][1:], strict=False))


def test_quantities_and_pieces(data: dict[str, Any], paquete: Paquete) -> None:
    materials = [m for s in data["sesiones"] for b in s["bloques"] for m in b["materiales"]]
    assert len(materials) > 10
    s = paquete.portada.supuestos
    each = {"persona": s.personas, "grupo": s.grupos, "aliado": s.aliados, "sesion": 1}
    for m in materials:
        piece = paquete.piezas.get(m.get("pieza", ""))
        if isinstance(piece, Etiquetas) and not piece.por_grupo:
            assert m["total"] == math.ceil(m["cantidad"] * each[m["por"]] / piece.por_hoja)
        else:
            team = s.equipo if m["por"] == "persona" and m.get("articulo") in ("comida", "servicio-cafe") else 0
            assert m["total"] == m["cantidad"] * math.ceil((each[m["por"]] + team) / m["cada"]) + m["repuesto"]
    pieces = [p for s in data["sesiones"] for b in s["bloques"] for p in b["piezas"]]
    assert pieces and set(pieces) <= set(paquete.piezas)


def test_built_site_publishes_it(site: Path, data: dict[str, Any]) -> None:
    assert json.loads((site / "datos" / "paquete.json").read_text(encoding="utf-8")) == json.loads(json.dumps(data))
