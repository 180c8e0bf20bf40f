"""Where does a quotation stand? Its tokens, what is before and after it in its sentence, and its paragraph."""

from dataclasses import dataclass

from detente.reading.quotes import Quotation
from detente.reading.sayings import Scene


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation with its token range, the token ranges before and after it in its sentence, and its paragraph."""

    quotation: Quotation
    first: int
    last: int
    before: tuple[int, int]
    after: tuple[int, int]
    paragraph: tuple[int, int]


def settings_of(scene: Scene) -> list[Setting]:
    """The settings of all outer quotations in text order."""
    found = []
    for k, q in enumerate(scene.quotations):
        paragraph = scene.paragraph(q.outer_start)
        low = scene.token_at(max(paragraph[0], scene.quotations[k - 1].outer_end if k else 0))
        high = scene.token_at(min(paragraph[1], scene.quotations[k + 1].outer_start if k + 1 < len(scene.quotations) else paragraph[1]))
        first, last = scene.token_at(q.start), scene.token_at(q.end)
        begin, stop = scene.token_at(q.outer_start), scene.token_at(q.outer_end)
        if q.outer_start == paragraph[0]:
            begin = led_up_to(scene, begin)
            low = min(low, begin - 1)
        found.append(Setting(q, first, last, (max(low, start_of(scene, begin)), begin), (stop, min(high, end_of(scene, stop))), paragraph))
    return found


def led_up_to(scene: Scene, at: int) -> int:
    """Behind the colon with which the paragraph before ends, if it does; else where the quotation itself stands."""
    i = at
    while i > 0 and scene.tokens[i - 1].is_space:
        i -= 1
    return i if i > 0 and i != at and scene.tokens[i - 1].text == ":" else at


def start_of(scene: Scene, i: int) -> int:
    """The first token of the sentence that a quotation mark at token `i` stands in."""
    return scene.sentence(i)[0]


def end_of(scene: Scene, i: int) -> int:
    """The token after the sentence that the words behind a quotation's last mark stand in."""
    if i >= len(scene.doc) or not scene.sentences:
        return i
    begin, end = scene.sentence(i)
    return end if begin < i or not scene.tokens[i - 1].text.strip() or scene.tokens[i].text[:1].isalpha() else i
