"""Spreadsheets that compute: quantities for any group, bars that follow dates, lists to choose from."""
