"""An edition kept up: what a spreadsheet or a new version of the package asks its file to say."""
