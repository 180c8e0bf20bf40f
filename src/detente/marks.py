"""How do people see evidence? In one notation: `{speaker:Jordan} {cue:condemned} …`, spans nested but never crossing."""

import re

from detente.errors import RuleError
from detente.model import Span

TOKEN = re.compile(r"\{\(\}|\{\)\}|\{([a-z_]+):|\}")
LITERAL = {"{(}": "{", "{)}": "}"}
ESCAPE = {brace: written for written, brace in LITERAL.items()}


def mark(text: str, spans: tuple[Span, ...] | list[Span]) -> str:
    """The text with its spans written in; a brace of the text itself is written {(} or {)}. Crossing spans are refused."""
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, int] = {}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.role or "")):
        for other in spans:
            if span.start < other.start < span.end < other.end:
                raise RuleError(f"spans cross: {span.text!r} and {other.text!r}")
        opens.setdefault(span.start, []).append((span.end, span.role or "span"))
        closes[span.end] = closes.get(span.end, 0) + 1
    out = []
    for i in range(len(text) + 1):
        out.append("}" * closes.get(i, 0))
        out.extend("{" + role + ":" for _, role in opens.get(i, []))
        out.append(ESCAPE.get(text[i : i + 1], text[i : i + 1]))
    return "".join(out)


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text and the spans of a marked sentence; `unmark(mark(text, spans))` gives them back, sorted."""
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    found: list[tuple[int, int, str]] = []
    length = at = 0
    for m in TOKEN.finditer(marked):
        out.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m.group() in LITERAL:
            out.append(LITERAL[m.group()])
            length += 1
        elif m.group(1):
            stack.append((length, m.group(1)))
        elif not stack:
            raise RuleError(f"a closing brace without its opening one in {marked!r}; a brace of the text is written {{)}}")
        else:
            start, role = stack.pop()
            found.append((start, length, role))
    if stack:
        raise RuleError(f"an opening brace without its closing one in {marked!r}")
    text = "".join(out) + marked[at:]
    spans = [Span(s, e, text[s:e], role) for s, e, role in found]
    return text, tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.role or "")))
