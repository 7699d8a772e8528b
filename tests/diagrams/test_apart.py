"""Shapes of a drawing are told apart by more than their colour."""

from __future__ import annotations

import re
from typing import Any

from macros.diagrams.apart import shapes_apart_by_colour
from print.pieces.drawing import drawn


def test_shapes_told_apart_by_colour_alone() -> None:
    line = '<path d="M0 0H9" fill="none" stroke="{}" stroke-width="{}"/>'
    assert shapes_apart_by_colour(line.format("#0b5563", 2) + line.format("#a8480f", 3)) == []
    (message,) = shapes_apart_by_colour(line.format("#0b5563", 2) + line.format("#a8480f", 2))
    assert "solo el color" in message


def test_our_drawings_use_no_colour_alone_and_a_changed_one_is_found(paquete: Any) -> None:
    drawings = [p for p in paquete.piezas.values() if p.tipo == "diagrama"]
    assert len(drawings) >= 5
    for p in drawings:
        trazo, findings = drawn(p)
        assert findings == [], p.id
        shapes = re.findall(r'<(?:rect|circle|path) [^>]*stroke="#[0-9a-f]{6}"[^>]*/>', trazo.cuerpo)
        assert shapes
        worse = trazo.cuerpo + re.sub(r'stroke="#[0-9a-f]{6}"', 'stroke="#123456"', shapes[0])
        assert shapes_apart_by_colour(worse), p.id
