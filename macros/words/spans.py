"""Spans of time and clock times as they are written. Minutes, integers, in and out."""

from __future__ import annotations


def to_minutes(clock: str) -> int:
    """Minutes after midnight of a clock time ``H:MM``."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def to_clock(minutes: int) -> str:
    """Clock time ``HH:MM``; past midnight it starts again at 00:00."""
    hours, rest = divmod(minutes % 1440, 60)
    return f"{hours:02d}:{rest:02d}"


def spoken(minutes: int) -> str:
    """A span as people say it: «45 min», «1 h», «2 h 30 min»."""
    hours, rest = divmod(minutes, 60)
    return " ".join(([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else []))


def signed(minutes: int) -> str:
    """A difference of minutes with its sign: «−1 h», «+45 min», «0 min»."""
    return ("−" if minutes < 0 else "+" if minutes else "") + spoken(abs(minutes))
