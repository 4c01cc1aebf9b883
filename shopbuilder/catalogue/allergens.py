"""The 14 allergens that food must name: Regulation (EU) No 1169/2011, annex II."""

from collections.abc import Mapping
from types import MappingProxyType

from tenants.errors import N_

#: Key as stored with a product -> name for people, in the order of the annex.
ALLERGENS: Mapping[str, str] = MappingProxyType(
    {
        "gluten": N_("cereals containing gluten"),
        "crustaceans": N_("crustaceans"),
        "eggs": N_("eggs"),
        "fish": N_("fish"),
        "peanuts": N_("peanuts"),
        "soybeans": N_("soybeans"),
        "milk": N_("milk"),
        "nuts": N_("nuts"),
        "celery": N_("celery"),
        "mustard": N_("mustard"),
        "sesame": N_("sesame seeds"),
        "sulphites": N_("sulphur dioxide and sulphites"),
        "lupin": N_("lupin"),
        "molluscs": N_("molluscs"),
    }
)
