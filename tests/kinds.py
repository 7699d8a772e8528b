"""What tests of several rooms know about types of pieces."""

from __future__ import annotations

OF_OTHERS = {"documento"}
"""Types that an organisation hands over or sends with its own name. By design their pages carry nothing of ours: no
freshness mark, no code, no foot with our edition."""
MARKED_AT_THE_END = {"presentacion"}
"""Types that are shown: edition, mark and code stand on their last page alone, the one of the credits."""
