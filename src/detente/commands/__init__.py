"""Commands and parts of commands that are not in cli.py."""
