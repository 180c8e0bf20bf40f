"""What must a process know to read as every other does? The pipeline, the word lists and the screen; small enough to send."""

from dataclasses import dataclass

from detente.reading.pipeline import MODEL, Reader


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reader is made; `limit` is the memory in bytes that one process may take, None for no limit."""

    model: str = MODEL
    words: tuple[str, ...] = ()
    triage: bool = False
    limit: int | None = None

    def load(self) -> Reader:
        """The reader that the settings describe."""
        return Reader.load(model=self.model, words=self.words, triage=self.triage)
