"""Mails (EML): the body is a document by the mail's own name, what is attached are others below it.

The plain text of a mail goes before its HTML, which says the same. Subject, date and sender are
about all of it. A mail in a mail is a container again.
"""

from __future__ import annotations

import base64
import email
import email.errors
import email.header
import email.utils
import io
import re
from contextlib import suppress
from email.message import Message
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from swstats.documents.encodings import codec_of, decode
from swstats.documents.formats import TEXT, format_of
from swstats.documents.found import About, Found
from swstats.errors import ReadError
from swstats.said import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from swstats.documents.found import Settings

# Re: Fwd: 回复：答复: 转发：
_REPLY = re.compile(
    r"^(?:\s*(?:re|fwd?|aw|回复|答复|转发|回覆|轉寄)\s*(?:\[\d+\])?\s*[:：])+\s*", re.IGNORECASE
)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_ENCODED = re.compile(r"(\?=)\s+(=\?)")
_LONGEST_NAME = 80


def members(found: Found, file: BinaryIO, settings: Settings) -> Iterator[Found | ReadError]:  # noqa: ARG001
    """Yield the body of a mail and what is attached to it. Raises ReadError."""
    try:
        mail = email.message_from_binary_file(file)
        about = about_mail(mail)
    except RecursionError:
        raise ReadError(
            _("{doc}: its parts lie too deep in each other; unpack them").format(doc=found.doc)
        ) from None
    if mail.get_content_type() == "multipart/encrypted":
        raise ReadError(_("{doc}: an encrypted mail; save it decrypted").format(doc=found.doc))
    bodies: list[Message] = []
    attached: list[tuple[str, Message]] = []
    collect(mail, bodies, attached)
    inside = found._replace(about=found.about.over(about), path="", data=None, format="")
    if text := "\n\n".join(filter(None, (plain_text(part, found.doc) for part in bodies))):
        yield inside._replace(text=text)
    elif (page := html_of(mail)) is not None:
        # As UTF-8 that says so, since what the mail says of its encoding goes before the page's.
        source = "\ufeff" + decoded(page, found.doc)
        yield inside._replace(data=source.encode("utf-8", "replace"), format="html")
    elif not attached:
        yield inside._replace(text="")
    yield from attachments(inside, attached)


def attachments(inside: Found, attached: list[tuple[str, Message]]) -> Iterator[Found]:
    """Yield what is attached, each by a name of its own: documents, no pictures nor signatures."""
    taken: set[str] = set()
    for name, part in attached:
        nested = part.get_content_type() == "message/rfc822"
        data = content(part)
        if not nested and not is_document(name, part, data):
            continue
        unique, count = name, 1
        while unique in taken:
            count += 1
            stem, dot, suffix = name.rpartition(".")
            unique = f"{stem} ({count}).{suffix}" if dot else f"{name} ({count})"
        taken.add(unique)
        member = inside._replace(doc=f"{inside.doc}/{unique}", data=data)
        if nested:  # it has a date and a subject of its own
            member = member._replace(format="eml", about=About())
        yield member


def is_document(name: str, part: Message, data: bytes) -> bool:
    """Say whether what is attached is a document, by its name or its content.

    A picture that the mail shows is none, such as the sender's sign.
    """
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return False
    suffix = PurePosixPath(name).suffix.lower()
    return suffix in TEXT.suffixes or format_of(name, io.BytesIO(data)) is not TEXT


def collect(part: Message, bodies: list[Message], attached: list[tuple[str, Message]]) -> None:
    """Sort the parts of a mail, in order, into those of its body and those attached to it."""
    todo = [part]
    while todo:
        each = todo.pop()
        kind = each.get_content_type()
        name = file_name(each)
        if kind == "message/rfc822" and each is not part:
            inner = each.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            subject = words(first.get("Subject")) if isinstance(first, Message) else ""
            attached.append((_safe(name or f"{subject or 'message'}.eml"), each))
        elif each.is_multipart():
            inner = list(each.get_payload())
            todo.extend(sub for sub in reversed(inner) if isinstance(sub, Message))
        elif name or each.get_content_disposition() == "attachment":
            attached.append((_safe(name or f"attachment.{each.get_content_subtype()}"), each))
        elif kind == "text/plain":
            bodies.append(each)


def html_of(mail: Message) -> Message | None:
    """Return the first page in a mail that is no attachment."""
    for part in mail.walk():
        if (
            part.get_content_type() == "text/html"
            and part.get_content_disposition() != "attachment"
        ):
            return part
    return None


def plain_text(part: Message, name: str) -> str:
    """Return the text of a part, without the marks of what it quotes. Raises ReadError."""
    text = _QUOTED.sub("", decoded(part, name).replace("\r\n", "\n"))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<!^--) \n", " ", text, flags=re.MULTILINE)
    return text.strip()


def decoded(part: Message, name: str) -> str:
    """Return the text of a part: in the encoding that it names, else by evidence. Raises ReadError."""
    data = content(part)
    charset = (part.get_content_charset() or "").lower()
    return _text(data, charset) or decode(data, name)[0].removeprefix("\ufeff")


def _text(data: bytes, charset: str) -> str | None:
    """Return the text in the encoding that is named, None where it is not in it."""
    codec = codec_of(charset)
    if not codec:
        return None
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except (UnicodeError, LookupError):
        return None


def words(header: email.header.Header | str | None) -> str:
    """Return a header as people read it, encoded words decoded, on one line.

    >>> words("=?gb2312?B?xOq2yNfUw8A=?= 2020")
    '年度自美 2020'
    """
    if header is None:
        return ""
    # Some programs encode each line by itself, and some forget to; both are read.
    plain = _ENCODED.sub(r"\1\2", str(header)) if isinstance(header, str) else header
    seen: list[str] = []
    try:
        pairs = email.header.decode_header(plain)
    except (email.errors.HeaderParseError, ValueError):
        pairs = [(str(plain), None)]
    for data, charset in pairs:
        if isinstance(data, bytes):
            text = _text(data, (charset or "").lower())
            if text is None:  # as it stands, in what most of such programs wrote
                text = _text(data, "utf-8") or _text(data, "gbk") or data.decode("ascii", "replace")
            seen.append(text)
        else:
            seen.append(data)
    return " ".join("".join(seen).split())


def about_mail(mail: Message) -> About:
    """Return what the headers of a mail say: the day of its date, as its sender had it."""
    date = None
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        date = email.utils.parsedate_to_datetime(str(mail.get("Date", ""))).date()
    sender, address = email.utils.parseaddr(words(mail.get("From")))
    return About(
        date=date,
        title=_REPLY.sub("", words(mail.get("Subject"))) or None,
        source=sender or address or None,
    )


def file_name(part: Message) -> str:
    """Return the name of an attached file, empty where it has none."""
    name = part.get_filename() or ""
    return words(name) if "=?" in name else " ".join(name.split())


def _safe(name: str) -> str:
    """Return a name without folders and control signs."""
    base = re.split(r"[/\\]", name)[-1]
    return "".join(sign for sign in base if sign.isprintable())[-_LONGEST_NAME:] or "attachment"


def content(part: Message) -> bytes:
    """Return the bytes of a part, decoded; of one that was cut off, what there is."""
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822":
        first = payload[0] if isinstance(payload, list) and payload else None
        return first.as_bytes() if isinstance(first, Message) else b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        text = "".join(str(payload).split())
        with suppress(ValueError):
            return base64.b64decode(text[: len(text) // 4 * 4])
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
