"""Reads news reports about states and keeps a sourced ledger of the state of a relation."""

__version__ = "0.1.0"
