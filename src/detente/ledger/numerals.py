"""Which numbers do words give? `two hundred` is 200, `second` 2, `1,500` is 1500 and `1.5 million` is 1500000."""

from collections.abc import Iterable

UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
# "First" is said of more than what is counted.
ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2)}
NUMBER_WORDS = frozenset((*UNITS, *TENS, *ORDINALS))
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}


def in_digits(words: Iterable[str]) -> list[str]:
    """The words, lower case, with each number that they spell as one number in digits; "one" alone may be a pronoun and stays."""
    words = list(words)
    if NUMBER_WORDS.isdisjoint(words) and not any(word[0] <= "9" for word in words):
        return words
    words = [str(ORDINALS[word]) if word in ORDINALS else word for word in words if word not in ("nd", "rd", "th")]
    found: list[str] = []
    held: list[str] = []
    for word in (*words, ""):
        if _counts(word) or (held and word in SCALES) or (word == "and" and held and held[-1] in SCALES):
            held.append(word)
            continue
        found += _number(held)
        held = []
        found.append(word)
    return found[:-1]


def _counts(word: str) -> bool:
    return word in UNITS or word in TENS or word[:1].isdigit()


def _number(held: list[str]) -> list[str]:
    """What the held words come to: one number, or each for itself if they do not make one ("two four")."""
    if held[-1:] == ["and"]:
        return [*_number(held[:-1]), "and"]
    if held in ([], ["one"]):
        return held
    total, part, before = 0.0, 0.0, 1e12
    for word in held:
        if word in SCALES:
            part = max(part, 1) * SCALES[word]
            if SCALES[word] > 100:
                total, part = total + part, 0.0
            before = float(SCALES[word])
        elif word != "and":
            value = float(UNITS.get(word, TENS.get(word, -1)))
            value = _digits(word) if value < 0 else value
            if before <= value or (before < 20 and part):
                return [number for each in held for number in (_number([each]) if len(held) > 1 and each not in SCALES else [each])]
            part, before = part + value, value
    return [f"{total + part:.10g}" if total + part < 10**10 else f"{total + part:.0f}"]


def _digits(word: str) -> float:
    plain = word.replace(",", "")
    return float(plain) if plain.count(".") < 2 else 0.0
