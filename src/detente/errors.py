"""What can go wrong, one class a cause; a message says where, what was found and what would be right."""


class DetenteError(Exception):
    """Any fault that a user can act on; the command line prints it in one line."""


class RuleError(DetenteError):
    """A rule file or word list of ours or the user's has a bad entry."""


class InputError(DetenteError):
    """An input cannot be read; it becomes a `refused` record and the run goes on."""


class UsageError(DetenteError):
    """The command's words do not fit together."""


class StoreError(DetenteError):
    """The ledger cannot be opened or written."""


class HeldError(StoreError):
    """Another process holds the ledger; later it can be opened."""


class BriefError(DetenteError):
    """A sentence of the brief says more than its evidence shows."""
