"""Who did it to whom where the text says "respectively"? First to first, second to second; or nobody, where the lists do not match."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.model import Party
from detente.reading.act_rows import Act
from detente.reading.page import Page

RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def paired(acts: Iterable[Act], page: Page) -> Iterator[Act]:
    """The acts, one of several doers and several targets told apart where its sentence says so."""
    for act in acts:
        sent = act.match.head.sent
        if act.undirected or len(act.sources) < 2 or len(act.targets) < 2 or RESPECTIVELY.search(sent.text) is None:
            yield act
        elif len(act.sources) == len(act.targets):
            for source, target in zip(in_text(act.sources), in_text(act.targets), strict=True):
                yield replace(act, sources=(source,), targets=(target,))


def in_text(parties: tuple[Party, ...]) -> list[Party]:
    """The parties in the order of their words."""
    return sorted(parties, key=lambda p: p.span.start if p.span is not None else 0)
