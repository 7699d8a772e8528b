"""A number with its noun: the one way to say «1 grupo» and «4 grupos». Both forms of the noun stand in the data."""

from __future__ import annotations


def noun(n: float, label: str) -> str:
    """The form of ``label`` («grupo|grupos») that goes with ``n``; a label with one form serves for all."""
    one, _, many = label.partition("|")
    return one if n == 1 else many or one


def counted(n: int, label: str) -> str:
    """«1 grupo», «4 grupos»."""
    return f"{n} {noun(n, label)}"
