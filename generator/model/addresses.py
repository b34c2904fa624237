"""Where somebody can be found: web addresses, mail, phones, postcodes, register numbers."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

import idna
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from generator.messages import msg
from generator.model import rules
from generator.model.faults import fault
from generator.read import Scalar

_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([\w-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})", re.ASCII)
_LONGEST_URL = 500
_USUAL_HOST = r"(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+"
_USUAL_URL = re.compile(rf"https://{_USUAL_HOST}[a-z]{{2,63}}(?:[/?#][A-Za-z0-9_.~/?#=&%+,;:!$()*'-]*)?")
_USUAL_EMAIL = re.compile(rf"[a-z0-9]+(?:[._-][a-z0-9]+)*@(?![^@]*--){_USUAL_HOST}(?:de|org|net|eu|at|ch|info)")
"""What nearly all addresses look like, and nothing can be wrong with; all others are taken apart."""
_USUAL_LENGTH = 100
_LONGEST_LOCAL_PART = 64
_PHONE = re.compile(r"[+(]{0,2} ?\(?\d[\d ()/.–-]*\d")
HOME = "DE"
"""Phone numbers without a country code are of this country."""


def web_address(value: str) -> str:
    """A complete address of the web: https or http, a real host name, no user name, no spaces."""
    if len(value) <= _USUAL_LENGTH and _USUAL_URL.fullmatch(value):
        return str(value)
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  raises when the port is no number
    except ValueError:
        parts = urlsplit("")
    good = parts.scheme in {"https", "http"} and "@" not in parts.netloc and _is_host(parts.hostname or "")
    if good and not re.search(r"[\s<>\"\\^`{|}]", value) and len(value) <= _LONGEST_URL:
        return str(value)
    fix = _meant_address(value)
    hint = msg("Did you mean `{word}`?", word=fix) if fix else msg("Write the complete address: https://example.org/")
    raise fault(
        rules.UNSAFE_URL, msg("“{value}” is not a web address that can be linked.", value=value[:80]), hint, fix
    )


_SCHEME = re.compile(r"(?:(?:h+t+ps?|tt+ps?)(?:\s*[:;]\s*[/\\]*|[/\\]+)\s*)+", re.IGNORECASE)
"""The beginning of an address as hands slip: `http//`, `https:/`, `htps://`, `https://https://`."""
_LINK = re.compile(r"\[[^\]\n]*\]\(([^()\s]+)\)|<([^<>\s]+)>")
"""An address in the marks of Markdown."""


def _meant_address(value: str) -> str:
    """The address that something without a scheme, or with a broken one, is a slip of; empty if it is not certain."""
    link = _LINK.fullmatch(value.strip())
    bare = (link[1] or link[2]) if link else value.strip()
    begin = _SCHEME.match(bare)
    bare = bare[begin.end() :] if begin else bare
    if not re.fullmatch(r"(www\.)?[\w.-]+\.[a-z]{2,}([/?#][^\s<>\"\\^`{|}]*)?", bare):
        return ""
    return f"https://{bare}" if _is_host(re.split(r"[/?#]", bare, maxsplit=1)[0]) else ""


def _is_host(host: str) -> bool:
    """Whether there can be a host of that name, written in letters of any script or as browsers copy it (`xn--`)."""
    if not host.isascii() or "xn--" in host:
        try:
            host = idna.encode(readable_host(host), uts46=True).decode()
        except idna.IDNAError:
            return False
    return bool(_HOST.fullmatch(host))


@lru_cache(maxsize=10_000)
def readable_host(host: str) -> str:
    """A name of a host in the letters that people read: `xn--mnchen-3ya.de` is `münchen.de`."""
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except idna.IDNAError:
        return host


@lru_cache(maxsize=10_000)
def shown_host(url: str) -> str:
    """The host of a web address as people read it, without `www.`."""
    return readable_host(urlsplit(url).hostname or url).removeprefix("www.")


Url = Annotated[
    str, AfterValidator(web_address), WithJsonSchema({"type": "string", "format": "iri", "pattern": "^https?://"})
]


def _email(value: str) -> str:
    if _USUAL_EMAIL.fullmatch(value) and len(value) <= _USUAL_LENGTH and value.index("@") <= _LONGEST_LOCAL_PART:
        return str(value)
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        fix = _meant_email(value)
        hint = msg("Did you mean `{word}`?", word=fix) if fix else msg("Write it like info@example.org.")
        said = msg("“{value}” is not a mail address.", value=value)
        raise fault(rules.BAD_CONTACT, said, hint, fix) from None


_AT = re.compile(r"\s*[\[({<]\s*(?:at|ät|@)\s*[\])}>]\s*|\s+(?:at|ät)\s+|-at-|\s*@+\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|punkt|\.)\s*[\])}>]\s*|\s+(?:dot|punkt)\s+", re.IGNORECASE)
"""How people hide mail addresses from robots."""


def _meant_email(value: str) -> str:
    """The mail address that something is a slip of, or hides; empty where it is not certain."""
    bare = re.sub(r"^mailto:\s*", "", value.strip(), flags=re.IGNORECASE)
    local, *hosts = _AT.split(_DOT.sub(".", bare.strip("<>")))
    if len(hosts) != 1:
        return ""
    meant = f"{local}@{hosts[0].replace(',', '.').rstrip('.;')}"
    usual = _USUAL_EMAIL.fullmatch(meant.lower()) or re.fullmatch(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", meant, re.ASCII)
    return meant if usual and meant != value else ""


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def dialled(phone: str) -> str:
    """A number as a machine dials it, from anywhere if it has an area code: `030 901820` is `+4930901820`."""
    import phonenumbers

    number = phonenumbers.parse(phone, HOME)
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return "".join(c for c in phone if c.isdigit() or c == "+")  # a short one for authorities, say


def _phone(value: str) -> str:
    import phonenumbers

    if _PHONE.fullmatch(value):
        with suppress(phonenumbers.NumberParseException):
            if phonenumbers.is_possible_number(phonenumbers.parse(value, HOME)):
                return str(value)
    inside = next((found.number for found in phonenumbers.PhoneNumberMatcher(value, HOME)), None)
    if inside is None:
        said, fix = msg("“{value}” is not a phone number.", value=value), ""
        hint = msg("Write it with country code: +49 30 1234567.")
    else:
        inside.extension = None
        fix = phonenumbers.format_number(inside, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        said = msg("“{value}” is more than a phone number.", value=value)
        hint = msg("Write one number and nothing else; hours may stand in the description.")
        if _digits(value).endswith(str(inside.national_number)) and not re.search(r"[^\W\d_]", value):
            said = msg("There is a character in “{value}” that does not belong into a phone number.", value=value)
            hint = msg("Write it like this: {fix}.", fix=fix)
    raise fault(rules.BAD_CONTACT, said, hint, fix)


Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Phone = Annotated[str, AfterValidator(_phone)]


def _postcode(value: Any) -> Any:
    if isinstance(value, Scalar) and value.plain and re.fullmatch(r"0\d{4}", value):
        fix = f'"{value}"'
        raise fault(
            rules.UNQUOTED_CODE, msg("{value} stands without quotes.", value=value), msg("Write {fix}.", fix=fix), fix
        )
    if isinstance(value, str) and re.fullmatch(r"\d{4}", value) and isinstance(value, Scalar) and value.plain:
        fix = f'"0{value}"'
        hint = msg("If a zero is missing write {fix}; a foreign postcode of four digits needs quotes too.", fix=fix)
        raise fault(
            rules.UNQUOTED_CODE, msg("A German postcode has five digits, {value} has four.", value=value), hint, fix
        )
    if isinstance(value, str) and not re.fullmatch(r"[A-Z0-9][A-Z0-9 -]{2,9}", value):
        raise fault(
            rules.UNQUOTED_CODE, msg("“{value}” is not a postcode.", value=value), msg('Write it in quotes: "01067".')
        )
    return value


Postcode = Annotated[str, BeforeValidator(_postcode), WithJsonSchema({"type": ["string", "integer"]})]


def _currency(value: str) -> str:
    from babel.numbers import is_currency

    if value == "EUR" or is_currency(value):
        return str(value)
    fix = {"euro": "EUR", "€": "EUR", "eur": "EUR", "$": "USD", "chf": "CHF"}.get(value.casefold(), "")
    hint = msg("Did you mean `{word}`?", word=fix) if fix else msg("Write three capital letters, such as EUR.")
    raise fault(rules.BAD_CURRENCY, msg("“{value}” is not a currency code.", value=value), hint, fix)


Currency = Annotated[str, AfterValidator(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]


def _pair(value: str) -> str:
    from generator.model.languages import is_language

    match = re.fullmatch(r"([a-z]{2,3})-([a-z]{2,3})", value)
    if match and match[1] != match[2] and is_language(match[1]) and is_language(match[2]):
        return str(value)
    fix = _meant_pair(value)
    hint = msg("Did you mean `{word}`?", word=fix) if fix else msg("Write two codes with a hyphen, such as `de-ar`.")
    raise fault(rules.BAD_PAIR, msg("“{value}” is not a pair of language codes.", value=value), hint, fix)


def _meant_pair(value: str) -> str:
    """Two languages by their names, or with another sign between; empty where one of them is not known."""
    from generator.model.languages import is_language, suggest_language

    words = [word.strip() for word in re.split(r"\s*(?:[-–—/_>→]+|\bnach\b|\bto\b)\s*", value.strip())]
    codes = [
        word if re.fullmatch(r"[a-z]{2,3}", word) and is_language(word) else suggest_language(word) for word in words
    ]
    plain = all(re.fullmatch(r"[a-z]{2,3}", code) for code in codes)
    return "-".join(codes) if plain and len(set(codes)) == len(codes) == 2 else ""  # noqa: PLR2004  a pair


LanguagePair = Annotated[str, AfterValidator(_pair)]
