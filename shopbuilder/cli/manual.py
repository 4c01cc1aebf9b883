"""The manual: what each command is for, where it is, and how it is typed.

A test runs every example through the command's own parser, and asks for one of each command.
"""

from dataclasses import dataclass
from typing import Final


def M_(text: str) -> str:  # noqa: N802 - as N_, for the catalogue of the commands
    """Mark a text of the manual for translation."""
    return text


@dataclass(frozen=True)
class Entry:
    """A command: its name, where it lies ("module:name"), what it is for in a line."""

    name: str
    place: str
    summary: str


@dataclass(frozen=True)
class Section:
    """Commands that one reader wants together."""

    title: str
    entries: tuple[Entry, ...]


INTRODUCTION: Final = M_(
    "Mini-shops for town centres: one installation, many towns.\n\n"
    "To look around: `shopbuilder run` starts two invented towns on this machine, with servers of"
    " their own. The other commands speak to the installation that the environment names"
    " (`shopbuilder settings` lists what can be set); to speak to the one that `shopbuilder run`"
    ' started, type `eval "$(shopbuilder env)"` first.\n\n'
    "`shopbuilder COMMAND --help` says more about a command, with examples."
)

EXIT_CODES: Final = M_(
    "Exit codes: 0 done; 2 refused, and a sentence says why; 1 a fault of the program."
)

SECTIONS: Final = (
    Section(
        M_("A town's first day"),
        (
            Entry("town", "shopbuilder.cli.towns:town", M_("Open a town, say what it is.")),
            Entry("street", "shopbuilder.cli.streets:street", M_("Its streets, by hand.")),
            Entry(
                "shop",
                "shopbuilder.cli.shops:shop",
                M_("Its shops: admit, place, set hours and mode, suspend."),
            ),
        ),
    ),
    Section(
        M_("Bring data in"),
        (
            Entry(
                "import",
                "shopbuilder.cli.imports:imports",
                M_("Streets, plan, shops, articles and agenda from files."),
            ),
            Entry("photo", "shopbuilder.cli.photos:photo", M_("Photos of shops and articles.")),
        ),
    ),
    Section(
        M_("Take data out"),
        (
            Entry(
                "export",
                "shopbuilder.cli.exports:exports",
                M_("Shops and articles, as files that come back without a loss."),
            ),
        ),
    ),
    Section(
        M_("People"),
        (
            Entry(
                "member",
                "shopbuilder.cli.members:member",
                M_("People of a town: traders, clerks, facilitators."),
            ),
            Entry(
                "operator",
                "shopbuilder.cli.members:operator",
                M_("People who run the installation."),
            ),
        ),
    ),
    Section(
        M_("Run and look after"),
        (
            Entry("run", "shopbuilder.cli.running:run", M_("Start everything on this machine.")),
            Entry("env", "shopbuilder.cli.running:env", M_("Print the settings of what runs.")),
            Entry("reset", "shopbuilder.cli.running:reset", M_("Forget the data of `run`.")),
            Entry("demo", "shopbuilder.cli.demo:demo", M_("Two invented towns, to show.")),
            Entry(
                "migrate",
                "shopbuilder.cli.keeping:migrate",
                M_("Bring the database's tables to this version."),
            ),
            Entry(
                "health",
                "shopbuilder.cli.health:health",
                M_("Say whether a process is well."),
            ),
            Entry("settings", "shopbuilder.cli.keeping:settings", M_("List every setting.")),
            Entry(
                "completion",
                "shopbuilder.cli.keeping:completion",
                M_("Let the shell complete commands and options."),
            ),
        ),
    ),
)

MORE: Final = M_("More")

#: By the words that follow `shopbuilder`.
EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "town create": (
        'town create bourg-neuf "Bourg-Neuf" --host bourg-neuf.example.org',
        'town create gorze "Gorze" --host gorze.example.org --subdivision 57 --postcode 57680',
    ),
    "town describe": (
        'town describe bourg-neuf --director "Claire Dupont" --address "1 place de la Mairie"',
    ),
    "town list": ("town list",),
    "town add-host": ("town add-host bourg-neuf boutiques.bourg-neuf.example",),
    "street add": ('street add "Rue des Tisserands" --town bourg-neuf',),
    "street list": ("street list --town bourg-neuf",),
    "shop admit": ('shop admit "Fournil Martin" --town bourg-neuf --trade bakery',),
    "shop list": ("shop list --town bourg-neuf",),
    "shop set-place": (
        'shop set-place fournil-martin --town bourg-neuf --street "Rue Neuve" --number "12 bis"',
    ),
    "shop set-hours": (
        'shop set-hours fournil-martin --town bourg-neuf "Tu-Sa 07:00-13:00,15:00-19:00"',
        "shop set-hours fournil-martin --town bourg-neuf --unknown",
    ),
    "shop set-mode": ("shop set-mode fournil-martin reserve --town bourg-neuf",),
    "shop set-legal": (
        "shop set-legal fournil-martin --town bourg-neuf --form EI --siret 73282932000074",
    ),
    "shop take-over": ("shop take-over fournil-martin --town bourg-neuf",),
    "shop suspend": ("shop suspend fournil-martin --town bourg-neuf",),
    "shop readmit": ("shop readmit fournil-martin --town bourg-neuf",),
    "import streets": (
        "import streets rues.geojson --town bourg-neuf --dry-run",
        "import streets rues.geojson --town bourg-neuf",
    ),
    "import background": ("import background fond.geojson --town bourg-neuf",),
    "import shops": (
        "import shops commerces.geojson --town bourg-neuf --dry-run",
        "import shops commerces.geojson --town bourg-neuf",
    ),
    "import products": (
        "import products articles.csv --town bourg-neuf --shop fournil-martin",
        "import products articles.csv --town bourg-neuf --shop fournil-martin --vat 5.5 --apply",
    ),
    "import agenda": (
        "import agenda agenda.ics --town bourg-neuf --dry-run",
        "import agenda dedicaces.ics --town bourg-neuf --shop librairie-bob",
    ),
    "import list": ("import list --town bourg-neuf",),
    "import undo": ("import undo 12 --town bourg-neuf",),
    "export products": ("export products --town bourg-neuf --shop fournil-martin -o articles.csv",),
    "export shops": (
        "export shops --town bourg-neuf -o commerces.csv",
        "export shops --town bourg-neuf --as geojson -o commerces.geojson",
    ),
    "import news": ("import news actualites.xml --town bourg-neuf",),
    "photo add": (
        'photo add vitrine.jpg --town bourg-neuf --shop fournil-martin --alt "La vitrine, le matin"',
    ),
    "photo list": ("photo list --town bourg-neuf --shop fournil-martin",),
    "photo remove": ("photo remove 3f9c --town bourg-neuf --shop fournil-martin",),
    "photo sweep": ("photo sweep --town bourg-neuf",),
    "member add": (
        'member add mairie@example.org "Claire Dupont" --town bourg-neuf --role clerk',
        'member add ana@example.org "Ana" --town bourg-neuf --role trader --shop fournil-martin',
    ),
    "operator add": ("operator add nous@example.org",),
    "run": (
        "run",
        "run --port 8001 --data /srv/essai",
        "run --without-demo",
    ),
    "env": ("env",),
    "reset": ("reset",),
    "demo load": ("demo load",),
    "demo sign-ins": ("demo sign-ins",),
    "migrate": ("migrate",),
    "health": ("health web", "health worker"),
    "settings": ("settings",),
    "completion": ("completion bash", "completion fish"),
}
