"""What does this page report, saved by a browser as one letter (`.mht`)? Its HTML part, read as any page; pictures and styles pass."""

import email
import email.policy
from email.message import EmailMessage

from detente.errors import InputError
from detente.sources.formats import late
from detente.sources.inputs import Found, Input, Open, article_in, whole
from detente.sources.mail import TOO_DEEP, without_mark
from detente.sources.markup import decode_page

WHERE = ("snapshot-content-location", "content-location")


def read_mht(asked: Input, open_: Open) -> Found:
    """The saved page; the day of the letter is that of its saving, so it counts for nothing."""
    try:
        message = email.message_from_bytes(without_mark(whole(asked, packed=True)), policy=email.policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    except RecursionError as error:
        raise InputError(TOO_DEEP) from error
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes):
        raise InputError("is no saved page; it holds no HTML")
    decoded = decode_page(data, charset=page.get_content_charset())
    url = asked.known.url or _where(message) or (_where(page) if isinstance(page, EmailMessage) else None)
    yield article_in(late("html:read_page")(decoded.text, url=url, flags=decoded.flags), asked)


def _where(part: EmailMessage) -> str | None:
    """The address that a part says it was saved from."""
    return next((str(part[name]).strip() for name in WHERE if part[name]), None)
