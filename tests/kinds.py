"""What tests of several rooms know about types of pieces."""

from __future__ import annotations

OF_OTHERS = {"documento"}
"""Types that an organisation hands over or sends with its own name. By design their pages carry nothing of ours: no
freshness mark, no code, no foot with our edition."""
UNMARKED = OF_OTHERS | {"presentacion"}
"""Types without mark and code: those, and what is shown on a screen."""
FOOT_AT_THE_END = {"presentacion"}
"""Types that are shown: their edition stands on their last page alone, the one of the credits."""
