"""How much is accepted and how long is waited: every limit, each with a test in ``tests/test_limits.py``.

What comes from outside could be anything; behind a limit stands a sentence that says what to do.
"""

from __future__ import annotations

YAML_BYTES = 1_000_000
"""Largest data file. The longest of the package is under 60 kB."""
YAML_VALUES = 50_000
"""Most values and keys that one data file may hold."""
YAML_DEPTH = 40
"""Most levels, one inside the other."""
LOGO_SVG_BYTES = 200_000
LOGO_PICTURE_BYTES = 2_000_000
LOGO_PIXELS = 40_000_000
AGENDA_BYTES = 2_000_000
"""Largest spreadsheet that is read back; the package's own are under 40 kB."""
AGENDA_UNPACKED_BYTES = 20_000_000
"""All its parts once unpacked: a small file may hold a huge one."""
AGENDA_PARTS = 200
AGENDA_ROWS = 500
"""The longest agenda of the package has under 80."""
AGENDA_COLUMNS = 30
EARLIER_BYTES = 50_000_000
"""An earlier version of the package given as a ZIP, once unpacked: only its data are read."""
LONGEST_WAIT_S = 900.0
"""How long an order waits for another one that works in the same folder: a cold kit on an old machine takes minutes."""
PORTS = 20
"""How many ports ``ver`` tries where the one asked for is taken."""
LAST_PORT = 65535
