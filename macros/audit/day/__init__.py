"""Rules about a session: its minutes, its words, its groups, its room."""
