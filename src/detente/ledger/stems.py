"""Which words of a passage carry its content? Lower-case stems without function words; numbers in digits."""

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
FUNCTION = frozenset(
    "a an the of to in on at by for from with as and or but nor if than then that this these those it its he she they we you i me him her "
    "them us our their his your my is are was were be been being am has have had having do does did will would shall should can could "
    "may might must also there here who whom which what when where while whose so such into over about after before between under "
    "s t re ve ll d m said says say any anybody anyone anything".split()
)
# These turn a sentence round: they count as content, and a difference in them is always shown.
NEGATIONS = frozenset(
    "not no never none nobody nothing neither cannot without refuse refuses refused refusing deny denies denied denying".split()
)
SILENT = FUNCTION - NEGATIONS
NUMBERS = {
    w: str(n)
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "thousand": "1000"}
# Forms that no ending leads back to the word.
IRREGULAR = {
    form: line.split()[0]
    for line in (
        "begin began begun|break broke broken|bring brought|build built|buy bought|choose chose chosen|come came|deal dealt|draw drew drawn|"
        "drive drove driven|fall fell fallen|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|get got|give gave given|"
        "go went gone going|grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left|lose lost|make made|"
        "mean meant|meet met|pay paid|rise rose risen|run ran|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|"
        "show shown|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|take took taken|teach taught|tell told|"
        "think thought|throw threw thrown|understand understood|win won|withdraw withdrew withdrawn|write wrote written|man men|"
        "woman women|child children|life lives|good goods"
    ).split("|")
    for form in line.split()[1:]
}
# American and British spelling come to one.
SPELLING = (
    (re.compile(r"(?<=[a-z]{2}[b-df-hj-np-tv-z])our(?=s?$|ed$|ing$|able$|ite$)"), "or"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"(?<=[a-z]{2})is(?=e[ds]?$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{3}en)ce(?=s?$)"), "se"),
)
ENDINGS = ("ations", "ation", "ments", "ment", "ingly", "edly", "ions", "ion", "ies", "ing", "ers", "ed", "es", "ly", "er", "s", "y", "e")

SHORT_STEMS = frozenset(("s", "ed", "ing"))  # "asks", "asked", "asking"


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order; apostrophes of both kinds part words."""
    return WORD.findall(text.lower())


def stems(text: str) -> list[str]:
    """The content words as stems, in order."""
    return [stem_of(word) for word in tokens(text) if word not in SILENT]


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The word without its ending; a number word in digits, and a number without its commas."""
    if word in NUMBERS:
        return NUMBERS[word]
    if word[0].isdigit():
        return word.replace(",", "")
    word = IRREGULAR.get(word, word)
    for pattern, spelled in SPELLING:
        word = pattern.sub(spelled, word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in SHORT_STEMS else 4):
            stem = word[: -len(ending)]
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] in "bdgmnprt" else stem
    return word


def numbers_of(words: Iterable[str]) -> set[str]:
    """The numbers among stems; years and days of dates are the caller's to leave out."""
    return {word for word in words if word[0].isdigit()}
