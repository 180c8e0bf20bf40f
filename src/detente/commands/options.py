"""Which options do several commands share, and where do their notes go?"""

from typing import Annotated

import typer
from rich.console import Console

from detente.reading.pipeline import MODEL

notes = Console(stderr=True, highlight=False, soft_wrap=True)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders or patterns; - is standard input. See the guide for what is read.")
]
Published = Annotated[str | None, typer.Option(help="Publication date of inputs that have none of their own: YYYY-MM-DD.")]
WordLists = Annotated[list[str] | None, typer.Option("--words", help="A folder of your own word lists; may be given several times.")]
Workers = Annotated[int, typer.Option(help="How many processes read; 0 is one a core.")]
LimitMemory = Annotated[str | None, typer.Option(help="What all of them may take together, e.g. 4G.")]
Triage = Annotated[bool, typer.Option("--triage", help="Pass over texts and paragraphs that name no state, body or leader.")]
Model = Annotated[str | None, typer.Option(help=f"A spaCy English pipeline; {MODEL} is the default.")]
