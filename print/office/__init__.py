"""Office files: forms and run sheets as documents to edit, tables and agendas as spreadsheets."""
