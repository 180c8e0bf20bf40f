"""What does this letter report? The plain words of an e-mail, else its HTML, and each attached report as an input of its own."""

import codecs
import email
import email.policy
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from detente.errors import InputError
from detente.model import Refused
from detente.sources.articles import Given
from detente.sources.dates import day_of
from detente.sources.decode import Decoded, decode
from detente.sources.formats import late
from detente.sources.inputs import Found, Input, Open, article_in, printable, whole
from detente.sources.members import refuse_way_out
from detente.sources.packed import refuse_depth

TEASER_WORDS = 60
TOO_DEEP = "is an e-mail nested too deeply; save its words alone"
FORMS = ("plain", "html")
WORDED = tuple(f"text/{form}" for form in FORMS)
# Signatures and invitations are no reports.
PASSED_OVER = ("pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "calendar")
MORE = re.compile(
    r"\b(?:read (?:more|on|the (?:full|rest))|continue reading|full (?:story|article)|view (?:online|in (?:your )?browser))", re.I
)


def read_mail(asked: Input, open_: Open) -> Found:
    """The letter's own words as one article, then its attachments."""
    try:
        message = email.message_from_bytes(without_mark(whole(asked, packed=True)), policy=email.policy.default)
        parts = list(_parts(message))
    except RecursionError as error:
        raise InputError(TOO_DEEP) from error
    if not message.keys():
        raise InputError("is no e-mail; it opens with no header")
    body = _body(parts)
    try:
        yield article_in(_given(message, body, asked), asked)
    except InputError as error:
        yield Refused(source=asked.source, reason=str(error))
    known = Given(text="", published=_day(message), outlet=_house(message))
    for number, part in enumerate((part for part in parts if part is not body), 1):
        yield from _attached(part, number, replace(asked, known=known), open_)


def without_mark(data: bytes) -> bytes:
    """The letter without the mark of UTF-8 that some programs write before its first header."""
    return data.removeprefix(codecs.BOM_UTF8)


def _parts(message: EmailMessage) -> Iterator[MIMEPart]:
    """The parts that hold no others, in their order; of several forms of the same words only the plainest."""
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() != "multipart":
            yield part
        elif part.get_content_subtype() == "alternative" and (plainest := part.get_body(preferencelist=FORMS)) is not None:
            yield plainest
            yield from (other for other in part.walk() if other is not plainest and _is_no_form(other))
        else:
            waiting.extend(reversed([inner for inner in part.iter_parts() if isinstance(inner, MIMEPart)]))


def _is_no_form(part: MIMEPart) -> bool:
    """Whether a part beside the plainest form is something else than another form of it."""
    return part.get_content_maintype() != "multipart" and (part.is_attachment() or part.get_content_type() not in WORDED)


def _body(parts: Sequence[MIMEPart]) -> MIMEPart | None:
    """The first part that is the letter's own words."""
    return next((part for part in parts if part.get_content_type() in WORDED and not part.is_attachment()), None)


def _given(message: EmailMessage, body: MIMEPart | None, asked: Input) -> Given:
    if body is None:
        raise InputError("is an e-mail without words of its own")
    decoded = _decoded(body)
    words, flags = decoded.text.replace("\r\n", "\n"), decoded.flags
    if body.get_content_subtype() == "html":
        page: Given = late("flat:read_flat")(words)
        words, flags = page.text, (*flags, *page.flags)
    teaser = len(words.split()) < TEASER_WORDS and MORE.search(words) is not None
    return Given(
        text=words,
        id=_header(message, "message-id"),
        title=_header(message, "subject"),
        outlet=_house(message),
        published=_day(message),
        published_from="metadata",
        flags=(*flags, *(("teaser",) if teaser else ())),
    )


def _attached(part: MIMEPart, number: int, asked: Input, open_: Open) -> Found:
    name = part.get_filename() or f"attachment-{number}"
    if part.get_content_maintype() in ("image", "audio", "video") or part.get_content_subtype() in PASSED_OVER:
        return
    try:
        refuse_depth(asked)
        refuse_way_out(name)
        data, name = _sent(part, name)
    except InputError as error:
        yield Refused(source=f"{asked.source}#{printable(name)}", reason=str(error))
        return
    if data:
        yield from open_(asked.inner(io.BytesIO(data), name=name))


def _sent(part: MIMEPart, name: str) -> tuple[bytes, str]:
    """The bytes of an attachment and what they are called; a letter inside a letter is a letter."""
    if part.get_content_type() == "message/rfc822":
        try:
            return b"".join(bytes(inner) for inner in part.iter_parts()), name + ".eml"
        except RecursionError as error:
            raise InputError(TOO_DEEP) from error
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b"", name


def _decoded(body: MIMEPart) -> Decoded:
    data = body.get_payload(decode=True)
    return decode(data if isinstance(data, bytes) else b"", declared=body.get_content_charset())


def _header(message: EmailMessage, name: str) -> str | None:
    """The header's words; None if there is none, or none that could be made out."""
    try:
        value = message[name]
    except (ValueError, TypeError, IndexError, AttributeError):  # The standard library stumbles over some broken headers.
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _house(message: EmailMessage) -> str | None:
    """The host that the sender's address names."""
    return parseaddr(_header(message, "from") or "")[1].rpartition("@")[2] or None


def _day(message: EmailMessage) -> str | None:
    """The day by the sender's own clock."""
    try:
        sent: datetime | None = message["date"].datetime
    except (ValueError, TypeError, AttributeError, IndexError):
        return None
    return day_of(sent.date().isoformat()) if sent is not None else None
