"""Lets `python -m detente` run the command line."""

from detente.cli import main

main()
