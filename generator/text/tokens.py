"""Text into words: the part of the German-aware analysis that needs no dictionary.

Gender forms become plain words ("Übersetzer*innen" -> "Übersetzerinnen"), suspended compounds are completed
("Sprach- und Integrationskurse" -> "Sprachkurse"), and `fold` gives the spelling under which words are compared.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.model.text import SPELLED

HeadFinder = Callable[[str], str | None]
_CHUNK = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*[-‐‑]?")
_HYPHENS = "-‐‑"
_HYPHEN = re.compile("[-‐‑]")
_GENDER = re.compile(r"(?<=[a-zäöüß])(?:\s?[*:_·•]\s?|/-?|\()(innen|in)\b\)?", re.IGNORECASE)
_DECLINED = re.compile(r"(?<=[a-zäöüß]e)(?:[*:_·•]|/-?|\()[rnm]\b\)?", re.IGNORECASE)
"""Gender forms of nouns that are declined like adjectives, and of articles: Geflüchtete*r, jede:r."""
_GENDER_SIGN = re.compile(r"[*:_·•/(]")
_PLAIN = re.compile(r"[^\W_]+")
_JOINED = re.compile("['’‐‑-]")
_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])I(nnen|n)\b")
_SUSPENDED = frozenset(("und", "oder", "bzw", "sowie", "als", "and", "or"))


def words(text: str) -> frozenset[str]:
    """A list of words that stands in the code as running text."""
    return frozenset(text.split())


STOPWORDS = {
    "de": words(
        """aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass
        dein deine dem den denn der des dessen deren dich die dies diese diesem diesen dieser dieses dir doch dort du
        durch ein eine einem einen einer eines er es etwa etwas euch euer eure für gegen gibt hab habe haben hat hatte
        hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja jede jedem jeden jeder jedes kann
        kein keine keinem keinen keiner können könnte man mehr mein meine mich mir mit muss nach nicht noch nun nur ob
        oder ohne per schon sehr sein seine seinem seinen seiner seit sich sie sind so sowie soll sondern über um und
        uns unser unsere unserem unseren unserer unter vom von vor war waren was wegen weil wenn wer werden wie wieder
        will wir wird wo wurde wurden zu zum zur zwischen etc bzw ca"""
    ),
    "en": words(
        """a about after all also an and any are as at be been but by can could did do does for from had has have he
        her his how i if in into is it its just may more most must my no not of on only or other our out over she
        should so some such than that the their them then there these they this those to too us was we were what when
        where which who will with would you your"""
    ),
}
LANGUAGES = tuple(STOPWORDS)
"""Languages whose texts are analysed."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The spelling for comparison: lower case, ä -> ae, ß -> ss, other accents off: `Nähcafé` -> `naehcafe`."""
    lowered = unicodedata.normalize("NFC", word).casefold().replace("’", "").replace("'", "").translate(SPELLED)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def loosen(folded: str) -> str:
    """A folded word without the traces of umlauts, so that `koeln` meets `koln`, and `raeder` meets `rader`."""
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def neutral(text: str) -> str:
    """Gender forms with a sign inside become the female plural or singular, which the analysis takes apart later."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    if _GENDER_SIGN.search(text):
        text = _GENDER.sub(lambda found: found.group(1).lower(), text.replace("(inn)en", "innen"))
        text = _DECLINED.sub("", text)
    return _INNER_CAPITAL.sub(r"i\1", text) if "In" in text else text


def tokens(text: str, split_head: HeadFinder | None = None) -> Iterator[str]:
    """The words of a text in order, as written (gender forms resolved).

    A hyphenated word gives its members, then itself written as one ("E-Mail": E, Mail, EMail). A word that ends in a
    hyphen borrows the head of the next one, when `split_head` knows where that begins.
    """
    text = neutral(text)
    if not _JOINED.search(text):
        yield from _PLAIN.findall(text)
        return
    chunks = _CHUNK.findall(text)
    for place, chunk in enumerate(chunks):
        if chunk.isalnum():
            yield chunk
        elif chunk[-1] in _HYPHENS:
            yield from _suspended(chunk[:-1], chunks[place + 1 : place + 3], split_head)
        else:
            members = _HYPHEN.split(chunk)
            yield from members
            if len(members) > 1:
                yield "".join(members)


def _suspended(start: str, following: list[str], split_head: HeadFinder | None) -> Iterator[str]:
    """`Sprach-` before `und Integrationskurse` is `Sprachkurse`."""
    joined = len(following) == len(("und", "Kurse")) and following[0].casefold() in _SUSPENDED
    head = split_head(following[1]) if joined and split_head else None
    if head:
        yield _HYPHEN.sub("", start) + head.lower()
    else:
        yield from _HYPHEN.split(start)
