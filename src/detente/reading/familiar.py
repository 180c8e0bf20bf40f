"""Which words does the parser not know for what they are? Listed names it never met are shown to it as ones that it knows.

The parser judges a word by its norm first (spaCy's token attribute NORM). A name it was not trained on may pass for a verb: of "Presidents
Sadyr Japarov and Emomali Rahmon spoke" it makes a clause with the verb "Sadyr". Given the norm of a common name the same words are read
rightly. Only the norm is changed; text, form and base form stay.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from detente.words import Words

# What a name of each list is shown as: names that the parser has met often.
SHOWN = {"states": "france", "capitals": "paris", "demonyms": "french"}
GIVEN, FAMILY = "smith", "smith"
# "Under Secretary Doe left": "under" is no preposition here.
DEPUTY, SECRETARIES = "deputy", frozenset({"Secretary", "Secretaries"})
# Verbs that the parser mostly met as something else.
VERBS = {"sever": "cut", "severs": "cuts", "telephones": "calls", "telephoned": "called"}
SHORT = 3


def make_familiar(nlp: Language, words: Words) -> None:
    """Give the names of the word lists that the pipeline's vocabulary lacks the norms of names that it has."""
    known = nlp.vocab.strings
    for name, norm in sorted(shown_names(words)):
        if len(name) >= SHORT and name[0].isupper() and name.lower() not in known:
            nlp.vocab[name].norm_ = norm
    for verb, norm in VERBS.items():
        nlp.vocab[verb].norm_ = norm


def shown_names(words: Words) -> Iterator[tuple[str, str]]:
    """The single words of listed names, each with the name that it is shown as."""
    for kind, norm in SHOWN.items():
        yield from ((e.name, norm) for e in words.of(kind) if " " not in e.name)
    for entry in words.of("people"):
        *given, last = entry.name.split()
        yield from ((word, GIVEN) for word in given)
        yield last, FAMILY


def with_deputies(doc: Doc) -> Doc:
    """The unparsed words, "Under" of "Under Secretary" shown as the adjective that it is there."""
    for token in doc[:-1] if "Under Secretar" in doc.text else ():
        if token.text == "Under" and token.nbor(1).text in SECRETARIES:
            token.norm_ = DEPUTY
    return doc
