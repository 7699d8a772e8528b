"""``python -m commands ORDEN``: what ``kit.py`` hands over to."""

from commands.cli import main

if __name__ == "__main__":
    main()
