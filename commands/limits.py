"""How long and how many: what an order waits for and how far it looks. Each has a test that reaches it."""

LONGEST_WAIT_S = 900.0
"""How long an order waits for another one that works in the same folder: a cold kit on an old machine takes minutes."""
PORTS = 20
"""How many ports ``ver`` tries where the one asked for is taken."""
LAST_PORT = 65535
