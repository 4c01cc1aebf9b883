"""What the programs of one machine say at the terminal, in English and in French.

These texts are outside the gettext catalogue: they are needed before anything is compiled.
"""

import os

_TEXTS: dict[str, tuple[str, str]] = {
    "postgres_refuses_user": (
        (
            "PostgreSQL refuses to run as this user, and the system allows no other identity: "
            "start again as an ordinary user, or set DATABASE_URL to a server of yours."
        ),
        (
            "PostgreSQL refuse de tourner sous cet utilisateur, et le système n’en permet pas "
            "d’autre : relancez sous un utilisateur ordinaire, ou indiquez votre serveur par "
            "DATABASE_URL."
        ),
    ),
    "no_short_directory": (
        "No directory short enough for sockets was found: set TMPDIR=/tmp and start again.",
        "Aucun dossier assez court pour les sockets : définissez TMPDIR=/tmp et relancez.",
    ),
    "run_dir_not_ours": (
        "%(path)s belongs to somebody else or is a link: remove it, then start again.",
        "%(path)s appartient à quelqu’un d’autre ou est un lien : supprimez-le, puis relancez.",
    ),
    "no_postgres": (
        (
            "No PostgreSQL was found for this machine (%(machine)s): install one of version 15 or "
            "later (on Debian: apt install postgresql), or set DATABASE_URL to a server of yours."
        ),
        (
            "Aucun PostgreSQL pour cette machine (%(machine)s) : installez-en un, version 15 ou "
            "plus (sous Debian : apt install postgresql), ou indiquez votre serveur par DATABASE_URL."
        ),
    ),
    "no_valkey": (
        (
            "No Valkey or Redis was found for this machine (%(machine)s): install one "
            "(on Debian: apt install redis-server), or set REDIS_URL to a server of yours."
        ),
        (
            "Aucun Valkey ni Redis pour cette machine (%(machine)s) : installez-en un "
            "(sous Debian : apt install redis-server), ou indiquez votre serveur par REDIS_URL."
        ),
    ),
    "disk_full": (
        "The disk that holds %(path)s is full: free some 300 MB, then start again.",
        "Le disque où se trouve %(path)s est plein : libérez environ 300 Mo, puis relancez.",
    ),
    "server_did_not_start": (
        "%(name)s did not start. The end of %(log)s says:\n%(tail)s",
        "%(name)s n’a pas démarré. La fin de %(log)s dit :\n%(tail)s",
    ),
    "data_in_use": (
        "%(path)s is already in use by another start of this program: end that one first.",
        "%(path)s est déjà utilisé par un autre lancement : arrêtez-le d’abord.",
    ),
    "other_version": (
        (
            "%(path)s was written by PostgreSQL %(found)s, and this one is %(ours)s: "
            "make reset removes the demo data, and the next start makes them anew."
        ),
        (
            "%(path)s vient de PostgreSQL %(found)s, et celui-ci est le %(ours)s : make reset "
            "supprime les données de démonstration, le prochain lancement les refera."
        ),
    ),
}


def in_french() -> bool:
    """Say whether the terminal speaks French, by the usual variables and their precedence."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.lower().startswith("fr")
    return False


def say(key: str, **values: object) -> str:
    """Return the text of this key in the language of the terminal."""
    return _TEXTS[key][in_french()] % values
