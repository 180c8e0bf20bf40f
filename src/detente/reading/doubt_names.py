"""Is one person spelt in two ways?"""

import unicodedata
from collections.abc import Iterator

from detente.model import Span
from detente.reading.doubt_found import Found
from detente.reading.page import Page
from detente.rulebook import Rule, written

MOST = 2  # times: what stands oftener is no slip
NEAR = 40  # characters: two like surnames of one person ("Porras Argueta de Porres")
SHORTEST = 6  # letters: shorter names differ by one letter and are two names
# Endings by which names of one family differ: Ivanov and Ivanova, Kaczynski and Kaczynska.
INFLECTED = frozenset("aeisynu")


def find_spellings(page: Page) -> list[Found]:
    """Pairs of names that differ by one letter, the rarer one doubted."""
    spans: dict[str, Span] = {}
    for name, span in names_of(page):
        spans.setdefault(name, span)
    counts = {name: page.text.count(name) for name in sorted(spans)}
    found = []
    for rare, count in counts.items():
        twin = next((n for n in counts if counts[n] > count and is_slip(rare, n) and not is_one_name(page.text, n, spans[rare])), None)
        if twin is not None and count <= MOST:
            pair = (spans[twin], spans[rare])
            note = f"One word is spelt in two ways: “{twin}” and “{rare}”."
            found.append(Found("doubt.spelling", "other", note, pair, 0.6))
    return found


def names_of(page: Page) -> Iterator[tuple[str, Span]]:
    """The surnames of the text, as often as they stand in it: names of persons, or the last word of a name of several."""
    for token in page.tokens:
        if (
            token.pos_ != "PROPN"
            or len(token) < SHORTEST
            or not token.text.istitle()
            or not token.text.isalpha()
            or token.i in page.cast.hits
        ):
            continue
        before = page.doc[token.i - 1] if token.i else None
        given = before is not None and before.pos_ == "PROPN" and before.text.istitle() and before.i not in page.cast.hits
        last = token.i + 1 == len(page.doc) or page.doc[token.i + 1].pos_ != "PROPN"
        if last and (token.ent_type_ == "PERSON" or (given and token.dep_ != "compound" and token.ent_type_ in ("", "ORG"))):
            yield token.text, page.span(token.i, token.i + 1, role="claim", by="doubt.spelling")


def is_one_name(text: str, name: str, other: Span) -> bool:
    """Does a word stand so near another that they belong to one name?"""
    return name in text[max(0, other.start - NEAR) : other.end + NEAR]


def is_slip(one: str, other: str) -> bool:
    """Is one letter of a name changed, lost or doubled, and not an ending inflected?"""
    one, other = unaccented(one), unaccented(other)
    if one[0] != other[0] or abs(len(one) - len(other)) > 1 or one[:-1] == other[:-1] or one in other or other in one:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))


def unaccented(name: str) -> str:
    """The name in plain letters: with a mark left off, "Erdoğan" is "Erdogan" and no slip."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


RULES: tuple[Rule, ...] = (
    written(
        "doubt.spelling", says="one name is spelt in two ways", record="doubt",
        examples=["Anna {claim:Holmberg} left Norway. Holmberg, 40, spoke in Lima. Peru thanked Jonas {claim:Hulmberg}."],
        silent=[
            "Anna Holmberg left Norway. Holmberg spoke in Lima. Peru thanked Jonas Holmgren.",
            "Anna Holmström left Norway. Holmström, 40, spoke in Lima. Peru thanked Jonas Holmstrom.",
        ],
    ),
)  # fmt: skip
