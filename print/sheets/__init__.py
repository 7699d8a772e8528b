"""Geometry below whoever draws: papers, grids, places, cuts. No engine here."""
