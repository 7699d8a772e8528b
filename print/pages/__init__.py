"""What every page to be drawn is made with: templates, styles, an organisation's brand, tones, sheets of tiles."""
