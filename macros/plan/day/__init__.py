"""The day of a session: its hours, its frame, its group, its walls."""
