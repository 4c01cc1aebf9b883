"""The language of the terminal, for what stands around the commands: help, usage, click's own words.

The catalogue is `commands.po`, beside that of the pages.
"""

import gettext

from shopbuilder.bundled import bundled
from shopbuilder.local.words import in_french

DOMAIN = "commands"


def speak() -> None:
    """Let click say what it has to say in the language of the terminal."""
    gettext.bindtextdomain(DOMAIN, str(bundled("translations")))
    gettext.textdomain(DOMAIN)


def in_terminals_words(text: str) -> str:
    """Return a text of the manual in the language of the terminal."""
    languages = [terminal_language()]
    found = gettext.translation(DOMAIN, bundled("translations"), languages, fallback=True)
    return found.gettext(text) if text else ""


def terminal_language() -> str:
    """Return "fr" or "en"."""
    return "fr" if in_french() else "en"
