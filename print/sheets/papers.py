"""Sizes of paper, in millimetres."""

from __future__ import annotations

from macros.diagrams.letters import PT as PT

PAPERS_MM = {
    "carta": (215.9, 279.4),
    "a4": (210.0, 297.0),
    "doble-carta": (279.4, 431.8),
}
"""Upright: width and height."""
CARTA_MM = PAPERS_MM["carta"]
ROOM_MM = {"vertical": (181.9, 242.4), "horizontal": (245.4, 178.9)}
"""Room inside the margins of Letter, by how it is turned."""
