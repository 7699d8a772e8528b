"""How wide words are in the kit's letter, so that drawings can be laid out without a library that draws.

Advance widths of «Atkinson Hyperlegible Next», in thousandths of an em, copied from the bundled fonts; a test
compares them with the font files. Kerning is left out: the true width is a little smaller.
"""

from __future__ import annotations

from functools import lru_cache

PT = 72 / 25.4
"""Points in a millimetre."""
CAP_HEIGHT = 0.668
"""Height of a capital letter, in em."""
_CHARS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ["
    "\\]^_`abcdefghijklmnopqrstuvwxyz{|}~¡¿áéíóúüñÁÉÍÓÚÜÑ«»·–−×…°"
)
_REGULAR = """
    280 286 301 651 592 919 731 160 299 299 485 606 210 362 210 387 648 407 548 576 614 588 598 510 615 595 210
    210 553 628 553 480 778 626 613 645 669 569 552 694 694 392 512 631 541 824 693 714 592 724 614 592 558 690
    593 856 623 575 607 317 387 344 552 372 243 525 566 485 564 538 314 558 550 252 245 492 262 845 550 548 566
    574 349 471 326 540 461 684 481 449 460 344 237 344 555 286 450 525 538 252 548 540 540 550 626 569 392 714
    690 690 693 562 562 240 504 606 532 670 352
"""
_BOLD = """
    312 303 390 765 610 969 725 210 335 335 485 595 271 373 272 440 659 440 579 600 624 607 626 537 624 571 272
    272 569 612 569 547 781 678 643 658 688 597 566 718 701 424 561 663 552 858 717 746 629 756 650 610 607 686
    644 886 685 650 618 340 440 344 582 400 288 552 596 510 596 563 365 593 571 300 259 555 318 882 571 576 596
    599 376 508 376 567 530 740 539 521 505 381 254 381 537 303 526 552 563 300 576 567 567 571 678 597 424 746
    686 686 717 649 649 294 501 595 536 780 394
"""
WIDTHS = {
    weight: dict(zip(_CHARS, map(int, table.split()), strict=True)) for weight, table in ((400, _REGULAR), (700, _BOLD))
}
"""Thousandths of an em of each letter, by weight."""
_WIDEST = 1000


def width(text: str, em: float, weight: int = 400) -> float:
    """Width of one line of ``text`` in the unit of ``em``. A letter that is not in the table counts as one em."""
    return _thousandths(text, weight) * em / 1000


@lru_cache(maxsize=16384)
def _thousandths(text: str, weight: int) -> int:
    table = WIDTHS[weight]
    return sum(table.get(c, _WIDEST) for c in text)


def wrap(text: str, room: float, em: float, weight: int = 400) -> list[str]:
    """Lines of ``text`` no wider than ``room``; a word that does not fit stands alone on its line."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", em, weight) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
