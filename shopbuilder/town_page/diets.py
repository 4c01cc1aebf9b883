"""Diets that goods can be searched by: only what a shop has stated, for unknown is never "without"."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shopbuilder.i18n import translate
from shopbuilder.town_page.spelling import fold
from tenants.errors import N_


@dataclass(frozen=True, slots=True)
class Diet:
    """A diet: how it is called, and by which phrases it is asked for."""

    name: str
    phrases: str

    @property
    def lexeme(self) -> str:
        """What documents hold of it (`search_diets` in migration 0007), less its mark."""
        return next(key for key, diet in DIETS.items() if diet is self).replace("-", "")


#: Part of an address -> diet.
DIETS: Mapping[str, Diet] = MappingProxyType(
    {
        "sans-gluten": Diet(N_("Gluten free"), N_("gluten free, without gluten")),
        "sans-lactose": Diet(N_("Lactose free"), N_("lactose free, without milk")),
        "sans-oeufs": Diet(N_("Without eggs"), N_("without eggs, egg free")),
        "sans-fruits-a-coque": Diet(N_("Without nuts"), N_("without nuts, nut free")),
        "vegetarien": Diet(N_("Vegetarian"), ""),
        "vegan": Diet(N_("Vegan"), ""),
        "bio": Diet(N_("Organic"), ""),
    }
)


def diet_in(query: str) -> tuple[str, str]:
    """Return the diet that a question names ("" for none), and the question without it, folded."""
    folded = fold(query)
    for key, diet in DIETS.items():
        for phrase in translate(diet.phrases).split(",") if diet.phrases else ():
            said = fold(phrase)
            if said and f" {said} " in f" {folded} ":
                return key, f" {folded} ".replace(f" {said} ", " ").strip()
    return "", query
