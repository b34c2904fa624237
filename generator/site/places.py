"""Where things lie in the finished site: the default language at the root, the others in folders of their own."""

from generator.settings import Settings


def prefix(settings: Settings, language: str) -> str:
    """The folder of a language below the site's root: empty for the default language, else `en/`."""
    return "" if language == settings.default_language else f"{language}/"
