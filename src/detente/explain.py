"""Why is a record there? Its sentence with the marks, its rule, and where the rule stands."""

from collections.abc import Iterable

from detente.errors import RuleError
from detente.marks import mark
from detente.model import Article, Record, Span, content_id
from detente.reading.needs import PARTIED
from detente.reading.needs_wording import WORDED
from detente.reading.paths import STEPS
from detente.reading.pipeline import Reader
from detente.rulebook import Rule, Rulebook

ENDS = ".!?\n"


def sentence_article(sentence: str, *, published: str | None) -> Article:
    """A sentence typed in by hand as an article of its own."""
    return Article(source="sentence", text=sentence, id=content_id([sentence, published]), published=published)


def try_sentence(reader: Reader, sentence: str, *, published: str | None) -> list[str]:
    """What every rule makes of a sentence: one marked line for each record."""
    article, records = reader.read(sentence_article(sentence, published=published))
    return [f"{r.kind:<10} {r.rule:<28} {marked(article.text, r)}" for r in records]


def marked(text: str, record: Record) -> str:
    """The passage of a record with its spans written in; of two spans that cross the shorter is left out."""
    kept: list[Span] = []
    for span in sorted(record.spans, key=lambda s: s.start - s.end):
        if not any(crosses(span, other) for other in kept):
            kept.append(span)
    if not kept:
        return ""
    start, end = passage(text, min(s.start for s in kept), max(s.end for s in kept))
    return mark(text[start:end], [Span(s.start - start, s.end - start, s.text, s.role) for s in kept])


def crosses(a: Span, b: Span) -> bool:
    """Do two spans overlap without one holding the other?"""
    return a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences around a stretch of text, by their punctuation."""
    while start > 0 and text[start - 1] != "\n" and not (text[start - 1].isspace() and text[start - 2 : start - 1] in ENDS):
        start -= 1
    while end < len(text) and text[end] != "\n" and not (text[end - 1] in ENDS and text[end].isspace()):
        end += 1
    return start, end


def why(article: Article, record: Record, rules: Rulebook) -> str:
    """A record's words, rule and likelihood, for people."""
    rule = rules.rules.get(record.rule)
    lines = [marked(article.text, record), f"  {record.kind} {record.id} in {article.source}, published {article.published or 'unknown'}"]
    if rule is not None:
        lines += [f"  rule {rule.id} ({rule.where}): {rule.says}"]
    else:
        lines += [f"  rule {record.rule}"]
    lines += [f"  {s.role or 'span'} {s.text!r} by {s.by}" for s in record.spans if s.by]
    return "\n".join([*lines, f"  confidence {record.confidence:.2f}"])


def rule_page(rules: Rulebook, rule_id: str) -> str:
    """A rule with its reason, wordings and sentences."""
    rule = rules.rules.get(rule_id)
    if rule is None:
        near = [r for r in rules.rules if rule_id.split(".")[-1] in r] or sorted({r.split(".")[0] for r in rules.rules})
        raise RuleError(f"no rule '{rule_id}'; there are {', '.join(near[:12])}")
    return "\n".join(rule_lines(rule))


def rule_lines(rule: Rule) -> Iterable[str]:
    """The lines of a rule's page."""
    yield f"{rule.id}   {rule.where}"
    yield f"  {rule.says}"
    yield f"  makes {rule.record}"
    for table in (rule.patterns, rule.roles, rule.filters, rule.values):
        for key, values in table.items():
            yield f"  {key}: {', '.join(values)}"
    for name, sentences in (("example", rule.examples), ("silent", rule.silent), ("missed", rule.missed)):
        for sentence in sentences:
            yield f"  {name}: {sentence}"


def rule_reference(rules: Rulebook) -> str:
    """The page docs/rules.md: every rule by family with its reason, where it stands and its first example."""
    lines = ["# Rules", "", "Made from the rules by `python scripts/rule_reference.py`; a test holds it to them.", ""]
    lines += ["## Steps of a path", "", *(f"- `{step}`: {leads}" for step, leads in STEPS.items()), ""]
    needs = {**WORDED, **PARTIED}
    lines += ["## What a rule may need", "", *(f"- `{name}`: {(needs[name].__doc__ or '').strip()}" for name in sorted(needs)), ""]
    family = None
    for rule in sorted(rules.rules.values(), key=lambda r: r.id):
        name = rule.id.split(".")[0]
        if name != family:
            family = name
            lines += [f"## {name}", ""]
        example = f" `{rule.examples[0]}`" if rule.examples else ""
        lines.append(f"- **{rule.id}** ({rule.file}): {rule.says}.{example}".replace("\n", " "))
    return "\n".join(lines) + "\n"
