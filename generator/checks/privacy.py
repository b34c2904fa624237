"""P8xx: nothing of private persons. What stands in git once can be read for ever, comments included.

So the whole text of each file is looked at, not only its fields. Findings never repeat the address or number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.checks.context import CheckContext
from generator.checks.given_names import GIVEN_NAMES
from generator.checks.registry import check
from generator.diagnostics import Diagnostic, Rule, Severity, Span, rule
from generator.messages import Message, msg
from generator.model import Organisation, entry_id_of
from generator.model.addresses import HOME
from generator.model.fields import slug
from generator.read import Document

_PUBLIC = "This catalogue is public, and stays so in old copies even when somebody asks to be deleted. "
PERSONAL = rule(
    "P801", "personal-address", Severity.ERROR, title="This is the mail address of a person",
    why=_PUBLIC + "An address of the organisation also lives on when somebody leaves.",
    bad="contact: {email: anna.schmidt@example.org}", good="contact: {email: kontakt@example.org}",
)  # fmt: skip
PERHAPS_PERSONAL = rule(
    "P802", "perhaps-personal-address", Severity.WARNING, title="This may be the mail address of a person",
    why=_PUBLIC + "Two words with a dot between them, or a given name, mostly belong to somebody.",
    bad="contact: {email: anna@example.org}", good="contact: {email: info@example.org}",
)  # fmt: skip
FREE_MAIL = rule(
    "P803", "free-mail", Severity.WARNING, title="This address belongs to a free mail service",
    why="Behind it nobody can see who answers, and it often goes when one person goes. An address of your own domain "
    "is better; "
    "if there is none, say so with `allow`.",
    bad="contact: {email: laptops.musterstadt@gmx.de}", good="contact: {email: info@example.org}",
)  # fmt: skip
MOBILE = rule(
    "P804", "mobile-number", Severity.ERROR, title="This is a mobile phone number",
    why=_PUBLIC + "A mobile number is nearly always one person's. Give the number of the office, or a contact form.",
    bad="contact: {phone: +49 151 23456789}", good="contact: {phone: +49 30 901820}",
)  # fmt: skip
MAIL_IN_TEXT = rule(
    "P805", "mail-address-in-text", Severity.WARNING, title="There is a mail address outside of `contact`",
    why="In `contact` an address is protected from collectors, checked, and found by visitors. In a text or a "
    "comment it is none of these.",
    bad="description: Bitte schreiben Sie an info@example.org.", good="contact: {email: info@example.org}",
)  # fmt: skip
PHONE_IN_TEXT = rule(
    "P806", "phone-number-in-text", Severity.WARNING, title="There is a phone number outside of `contact`",
    why="In `contact` a number is checked, can be dialled with one touch, and is found by visitors. In a text it is "
    "none of these.",
    bad="description: Rufen Sie uns an unter 030 901820.", good="contact: {phone: +49 30 901820}",
)  # fmt: skip

_ROLE_WORDS = """
    agentur anfrage anmeldung ansprechpartner asyl ausbildung begegnung beratung bewerbung bildung buchhaltung buero
    büro bureau contact csr datenschutz desk digital donate ehrenamt email empfang engagement events foerderung
    förderung fragen freiwillig freiwillige geschaeftsstelle geschäftsstelle gesucht hallo hello helfen help hilfe
    hotline impressum info infos initiative integration internet it jobs kanzlei kommunikation kontakt koordination
    kurs kurse lager laptops leitung mail marketing mitmachen moin nachbarschaft no office orga partner podcast
    poststelle praesidium presse press projekt projekte redaktion refugees rathaus schule sekretariat seminare
    service sozial spende spenden sprache stadtteil stiftung support team treffen training verein vereine
    vermittlung verwaltung volunteer volunteers vorstand web webmaster welcome willkommen workshop workshops
    zentrale zentrum
"""
_ROLES = frozenset(_ROLE_WORDS.split())
_FREE = re.compile(
    r"(gmail|googlemail|gmx|web|t-online|yahoo|ymail|hotmail|outlook|live|msn|freenet|aol|icloud|me|mac|proton|protonmail|"
    r"posteo|mailbox|arcor|online|email|mail|1und1|vodafonemail|tutanota|tuta|ukr|mailo)"
    r"\.(de|com|net|org|at|ch|fr|co\.uk|eu|me|ru|io)"
)
_LOCAL = re.compile(r"[\w.+-]{1,64}$")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_CONTACT_LINE = 1000
"""A contact that begins later on its line is none: nobody writes such lines, and searching them takes time."""
_PHONE = re.compile(r"[+0(](?<![\w.,:/+-][+0(])[\d ()/.–-]{7,23}\d(?![\w-])")
_GERMAN_MOBILE = re.compile(r"(?:0049|\+49|0)\(?0?\)?1[567]\d")


MOST = 50
"""So many addresses and numbers of a file are looked at: more of them are the same mistake again."""


class Mail(NamedTuple):
    """A mail address in a file."""

    document: Document
    start: int
    end: int
    local: str
    host: str
    is_contact: bool


@check(PERSONAL)
def personal_addresses(c: CheckContext) -> Iterator[Diagnostic]:
    """Addresses that begin with a given name and a surname, or an initial and a surname."""
    for mail, judged in c.once(_mails):
        if judged is PERSONAL:
            said = msg("It names a person.")
            yield _found(
                PERSONAL, mail, said, msg("Use an address of the organisation, such as `info@` or `kontakt@`.")
            )


@check(PERHAPS_PERSONAL)
def perhaps_personal_addresses(c: CheckContext) -> Iterator[Diagnostic]:
    """Addresses that look like a name, where we cannot be sure."""
    for mail, judged in c.once(_mails):
        if judged is PERHAPS_PERSONAL:
            said = msg("It looks like a person's name.")
            hint = msg("Use an address such as `info@` or `kontakt@`. If nobody's name is meant, keep it with `allow`.")
            yield _found(PERHAPS_PERSONAL, mail, said, hint)


@check(FREE_MAIL)
def free_mail(c: CheckContext) -> Iterator[Diagnostic]:
    """Addresses of free mail services that name nobody."""
    for mail, judged in c.once(_mails):
        if mail.is_contact and judged is FREE_MAIL:
            said = msg("Anybody can have an address at {host}.", host=mail.host)
            yield _found(
                FREE_MAIL, mail, said, msg("Give an address of your own domain, or a contact form: `form: https://…`.")
            )


@check(MAIL_IN_TEXT)
def mails_in_text(c: CheckContext) -> Iterator[Diagnostic]:
    """Addresses of organisations that stand somewhere else than in `contact`."""
    for mail, judged in c.once(_mails):
        if not mail.is_contact and judged not in {PERSONAL, PERHAPS_PERSONAL}:
            said, hint = (
                msg("Here it helps nobody."),
                msg("Move it to `contact: {{email: …}}`, if it is the organisation's own."),
            )
            yield _found(MAIL_IN_TEXT, mail, said, hint)


def _found(found: Rule, mail: Mail, said: Message, hint: Message) -> Diagnostic:
    span = mail.document.text_span(mail.start, mail.end)
    return Diagnostic(found, span, said, hint, subjects=(entry_id_of(mail.document.path) or mail.document.path,))


def _mails(c: CheckContext) -> Iterator[tuple[Mail, Rule | None]]:
    """Every address in every file (the first ones, in a file full of them), with the rule that it breaks."""
    for document in c.catalogue.documents:
        places = islice(re.finditer("@", document.text), MOST) if "@" in document.text else ()
        mails = (_mail(document, place.start()) for place in places)
        yield from ((mail, _judge(c, mail)) for mail in mails if mail)


def _mail(document: Document, at: int) -> Mail | None:
    """The address around an `@`; none for names in social networks (`@name@host`) and parts of web addresses."""
    text = document.text
    local, host = _LOCAL.search(text, max(0, at - 64), at), _HOST.match(text, at + 1)
    if not local or not host or text[local.start() - 1 : local.start()] in {"@", "/"}:
        return None
    is_contact = _is_value(text, local.start(), "email")
    return Mail(document, local.start(), host.end(), local.group().casefold(), host.group().casefold(), is_contact)


def _is_value(text: str, start: int, field: str) -> bool:
    """Whether a place in a file is in the value of a field of that name, by what stands before it on its line.

    The field begins its line, or stands in braces: “email:” within a sentence is no field.
    """
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if len(line) > _CONTACT_LINE:
        return False
    return bool(re.search(rf"(?:^[ -]*|\{{(?:[^{{}}]*,)? *){field}:[^,}}]*$", line))


def _judge(c: CheckContext, mail: Mail) -> Rule | None:
    """Which rule an address breaks; None for an address of an organisation."""
    is_free = bool(_FREE.fullmatch(mail.host))
    parts = [part for part in re.split(r"[._+-]", re.sub(r"\d+", "", mail.local)) if part]
    if not parts or not _ROLES.isdisjoint(parts) or not _own_words(c, mail).isdisjoint(parts):
        return FREE_MAIL if is_free else None
    is_name = any(part in GIVEN_NAMES for part in parts)
    if len(parts) in {2, 3} and (is_name or len(parts[0]) == 1 < len(parts[-1])):
        return PERSONAL
    if is_name:
        return PERSONAL if is_free else PERHAPS_PERSONAL
    if len(parts) == 2 and all(part.isalpha() for part in parts) and "." in mail.local:  # noqa: PLR2004  name and surname
        return PERHAPS_PERSONAL
    return FREE_MAIL if is_free else None


def _own_words(c: CheckContext, mail: Mail) -> frozenset[str]:
    """Words of the organisation's own name and host: `hilfe.koeln@` of Hilfe Köln is nobody's name."""
    entry_id = entry_id_of(mail.document.path)
    entry = c.catalogue.entry(entry_id)
    names = [entry.name, *entry.aliases] if isinstance(entry, Organisation) else []
    words = {part for name in (entry_id, *names) for part in slug(name).split("-")}
    return frozenset(words | set(re.split(r"[.-]", mail.host)))


@check(MOBILE)
def mobile_numbers(c: CheckContext) -> Iterator[Diagnostic]:
    """Numbers of mobile phones anywhere in a file."""
    for document, span, is_mobile in c.once(_phones):
        if is_mobile:
            said = msg("It begins like the numbers of mobile phones.")
            hint = msg("Give the number of the office, or a form: `form: https://…`.")
            yield Diagnostic(MOBILE, span, said, hint, subjects=(entry_id_of(document.path),))


@check(PHONE_IN_TEXT)
def phones_in_text(c: CheckContext) -> Iterator[Diagnostic]:
    """Other numbers that stand somewhere else than in `contact`."""
    for document, span, is_mobile in c.once(_phones):
        if not is_mobile:
            said = msg("Here nobody finds it.")
            hint = msg("Move it to `contact: {{phone: …}}`, if it is the organisation's own.")
            yield Diagnostic(PHONE_IN_TEXT, span, said, hint, subjects=(entry_id_of(document.path),))


def _phones(c: CheckContext) -> Iterator[tuple[Document, Span, bool]]:
    """Numbers of mobile phones, and others outside of `contact`, in the files of entries; the first in each."""
    for document in c.catalogue.documents:
        if not entry_id_of(document.path):
            continue
        for match in islice(_PHONE.finditer(document.text), MOST):
            number = match.group()
            is_mobile = _is_mobile(number) if _may_matter(document, match) else None
            if is_mobile or (is_mobile is False and not _is_value(document.text, match.start(), "phone")):
                yield document, document.text_span(*match.span()), is_mobile


def _may_matter(document: Document, match: re.Match[str]) -> bool:
    """Whether the slow library must look: not for a German number in `contact` that begins like those of an office."""
    digits = re.sub(r"[^\d+]", "", match.group())
    if digits[0] not in "0+":
        return False
    is_german = digits.startswith(("+49", "0049")) or not digits.startswith(("+", "00"))
    is_office = is_german and not _GERMAN_MOBILE.match(digits)
    return not (is_office and _is_value(document.text, match.start(), "phone"))


def _is_mobile(number: str) -> bool | None:
    """Whether a number is a mobile phone's; None when it is no number of a phone at all."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    kind = phonenumbers.number_type(parsed)
    return kind in {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.PERSONAL_NUMBER}
