"""What the programs of one machine say at the terminal, in English and in French.

These texts are outside the gettext catalogue: they are needed before anything is compiled.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TextIO

#: How what a text tells the reader to type is spelled, by the way she called us.
SPELLINGS = {
    "make": {"run": "make run", "run_at": "make run PORT=", "reset": "make reset"},
    "shopbuilder": {
        "run": "shopbuilder run",
        "run_at": "shopbuilder run --port ",
        "reset": "shopbuilder reset",
    },
}
_called = {"by": "make"}

TEXTS: dict[str, tuple[str, str]] = {
    "postgres_refuses_user": (
        (
            "PostgreSQL refuses to run as this user, and the system allows no other identity: "
            "start again as an ordinary user, or set DATABASE_URL to a server of yours."
        ),
        (
            "PostgreSQL refuse de tourner sous cet utilisateur, et le système n’en permet pas "
            "d’autre : relancez sous un utilisateur ordinaire, ou indiquez votre serveur par "
            "DATABASE_URL."
        ),
    ),
    "no_short_directory": (
        "No directory short enough for sockets was found: set TMPDIR=/tmp and start again.",
        "Aucun dossier assez court pour les sockets : définissez TMPDIR=/tmp et relancez.",
    ),
    "run_dir_not_ours": (
        "%(path)s belongs to somebody else or is a link: remove it, then start again.",
        "%(path)s appartient à quelqu’un d’autre ou est un lien : supprimez-le, puis relancez.",
    ),
    "no_postgres": (
        (
            "No PostgreSQL was found for this machine (%(machine)s): install one of version 15 or "
            "later (on Debian: apt install postgresql), or set DATABASE_URL to a server of yours."
        ),
        (
            "Aucun PostgreSQL pour cette machine (%(machine)s) : installez-en un, version 15 ou "
            "plus (sous Debian : apt install postgresql), ou indiquez votre serveur par "
            "DATABASE_URL."
        ),
    ),
    "no_valkey": (
        (
            "No Valkey or Redis was found for this machine (%(machine)s): install one "
            "(on Debian: apt install redis-server), or set REDIS_URL to a server of yours."
        ),
        (
            "Aucun Valkey ni Redis pour cette machine (%(machine)s) : installez-en un "
            "(sous Debian : apt install redis-server), ou indiquez votre serveur par REDIS_URL."
        ),
    ),
    "disk_full": (
        "The disk that holds %(path)s is full: free some 300 MB, then start again.",
        "Le disque où se trouve %(path)s est plein : libérez environ 300 Mo, puis relancez.",
    ),
    "server_did_not_start": (
        "%(name)s did not start. The end of %(log)s says:\n%(tail)s",
        "%(name)s n’a pas démarré. La fin de %(log)s dit :\n%(tail)s",
    ),
    "data_in_use": (
        "%(path)s is already in use by another start of this program: end that one first.",
        "%(path)s est déjà utilisé par un autre lancement : arrêtez-le d’abord.",
    ),
    "other_version": (
        (
            "%(path)s was written by PostgreSQL %(found)s, and this one is %(ours)s: "
            "%(reset)s removes the demo data, and the next start makes them anew."
        ),
        (
            "%(path)s vient de PostgreSQL %(found)s, et celui-ci est le %(ours)s : %(reset)s "
            "supprime les données de démonstration, le prochain lancement les refera."
        ),
    ),
    "keeps_dying": (
        "%(name)s ended %(count)s times as soon as it had started; giving up. It said:\n%(tail)s",
        "%(name)s s’est arrêté %(count)s fois dès son démarrage ; on renonce. Il a dit :\n%(tail)s",
    ),
    "died": (
        "%(name)s ended (code %(code)s): starting it again in %(pause)s s. Its log: %(log)s",
        "%(name)s s’est arrêté (code %(code)s) : il redémarre dans %(pause)s s. Journal : %(log)s",
    ),
    "already_runs": (
        "It already runs in this folder, at %(address)s: end that one first (Ctrl-C there).",
        "Il tourne déjà dans ce dossier, à %(address)s : arrêtez-le d’abord (Ctrl-C là-bas).",
    ),
    "port_taken": (
        ("Port %(port)s is taken by another program: choose another one, say %(run_at)s%(other)s"),
        (
            "Le port %(port)s est pris par un autre programme : choisissez-en un autre, par "
            "exemple %(run_at)s%(other)s"
        ),
    ),
    "port_refused": (
        "The system does not let this user open port %(port)s: try %(run_at)s8000",
        (
            "Le système ne permet pas à cet utilisateur d’ouvrir le port %(port)s : essayez "
            "%(run_at)s8000"
        ),
    ),
    "database_urls_missing": (
        (
            "DATABASE_URL is set, so your own PostgreSQL is used: set %(missing)s too "
            "(the owner of the tables, and the reader of the queues)."
        ),
        (
            "DATABASE_URL est défini, votre propre PostgreSQL sera donc utilisé : définissez aussi "
            "%(missing)s (le propriétaire des tables, et le lecteur des files d’attente)."
        ),
    ),
    "step_failed": (
        "%(step)s: failed, for the reason given above.",
        "%(step)s : échec, pour la raison donnée ci-dessus.",
    ),
    "web_silent": (
        "The web server gave no answer within %(seconds)s s. The end of %(log)s says:\n%(tail)s",
        "Le serveur web n’a pas répondu en %(seconds)s s. La fin de %(log)s dit :\n%(tail)s",
    ),
    "step": ("%(step)s…", "%(step)s…"),
    "done_in": ("  ready in %(seconds).1f s", "  prêt en %(seconds).1f s"),
    "tables": ("Tables", "Tables"),
    "tables_and_demo": ("Tables and demo towns", "Tables et villes de démonstration"),
    "mail_sink": ("Mail catcher", "Boîte aux lettres"),
    "worker": ("Worker", "Tâches de fond"),
    "web": ("Web server", "Serveur web"),
    "own_server": (
        "%(name)s: the one of %(setting)s is used.",
        "%(name)s : celui de %(setting)s est utilisé.",
    ),
    "ready": (
        "\nReady in %(seconds).1f s. Open:\n  %(operator)s  (all towns)",
        "\nPrêt en %(seconds).1f s. Ouvrez :\n  %(operator)s  (toutes les villes)",
    ),
    "town": ("  %(address)s  %(name)s", "  %(address)s  %(name)s"),
    "sign_ins": ("\nSign in with:", "\nPour vous connecter :"),
    "how_to_end": (
        "\nLogs are in %(logs)s. Ctrl-C ends everything.",
        "\nLes journaux sont dans %(logs)s. Ctrl-C arrête tout.",
    ),
    "nothing_runs": (
        "Nothing runs in this folder: start it with %(run)s, in another terminal.",
        "Rien ne tourne dans ce dossier : lancez %(run)s, dans un autre terminal.",
    ),
    "ending": ("\nEnding…", "\nArrêt…"),
    "ended": ("Everything has ended.", "Tout est arrêté."),
    "installing": (
        "Installing the libraries of %(lock)s…",
        "Installation des bibliothèques de %(lock)s…",
    ),
    "making_venv": (
        "Making .venv with Python %(version)s…",
        "Création de .venv avec Python %(version)s…",
    ),
    "no_venv_module": (
        (
            "This Python cannot make virtual environments: install that part "
            "(on Debian and Ubuntu: apt install python3-venv), or install uv, then start again."
        ),
        (
            "Ce Python ne sait pas créer d’environnement virtuel : installez ce qui manque "
            "(sous Debian et Ubuntu : apt install python3-venv), ou installez uv, puis relancez."
        ),
    ),
    "no_platform": (
        "This runs on Linux and macOS, not on %(system)s: use the Windows Subsystem for Linux.",
        "Ceci tourne sous Linux et macOS, pas sous %(system)s : utilisez WSL, le Linux de Windows.",
    ),
    "install_failed": (
        (
            "The libraries could not be installed (see above): is the network there, "
            "and the disk not full? Then start again."
        ),
        (
            "Les bibliothèques n’ont pas pu être installées (voir ci-dessus) : le réseau "
            "répond-il, reste-t-il de la place sur le disque ? Puis relancez."
        ),
    ),
    "reset_done": (
        "The demo data are gone; the next %(run)s makes them anew.",
        "Les données de démonstration sont supprimées ; le prochain %(run)s les refera.",
    ),
    "reset_sure": (
        "Towns, photos, mails and logs in %(path)s will be gone. Go on?",
        "Les villes, photos, courriers et journaux de %(path)s seront supprimés. Continuer ?",
    ),
    "no_data_dir": (
        "The folder %(path)s cannot be used (%(why)s): name another one with --data.",
        "Le dossier %(path)s est inutilisable (%(why)s) : indiquez-en un autre avec --data.",
    ),
    "reset_while_running": (
        "It runs in this folder, at %(address)s: end it first (Ctrl-C there), then %(reset)s.",
        (
            "Il tourne dans ce dossier, à %(address)s : arrêtez-le d’abord (Ctrl-C là-bas), puis "
            "%(reset)s."
        ),
    ),
}


def called_by(program: str) -> None:
    """From now on, tell what to type as one who called `program` would: one of SPELLINGS."""
    _called["by"] = program


def in_french() -> bool:
    """Say whether the terminal speaks French, by the usual variables and their precedence."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.lower().startswith("fr")
    return False


def say(key: str, **values: object) -> str:
    """Return the text of this key in the language of the terminal."""
    return TEXTS[key][in_french()] % {**SPELLINGS[_called["by"]], **values}


def tell(key: str, **values: object) -> None:
    """Say it at the terminal; a terminal that has been closed is no reason to stop."""
    tell_plainly(say(key, **values))


def tell_plainly(text: str) -> None:
    """Write a line at the terminal as it stands, less the signs the terminal does not know."""
    _write(text, sys.stdout)


def complain(text: str) -> None:
    """Write a line where errors go: out of the way of a shell that reads what we say."""
    _write(text, sys.stderr)


def _write(text: str, terminal: TextIO) -> None:
    encoding = terminal.encoding or "utf-8"
    with contextlib.suppress(OSError):
        terminal.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        terminal.flush()


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Say that a step begins and, when it went well, how long it took."""
    began = time.monotonic()
    tell("step", step=name)
    yield
    tell("done_in", seconds=time.monotonic() - began)
