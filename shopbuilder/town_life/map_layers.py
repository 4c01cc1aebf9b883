"""Layers of the plan's background, in the order in which they are painted."""

from collections.abc import Mapping
from types import MappingProxyType

#: Key as stored -> whether its shapes are areas (else lines).
LAYERS: Mapping[str, bool] = MappingProxyType(
    {
        "green": True,
        "wood": True,
        "stream": False,
        "water": True,
        "square": True,
        "parking": True,
        "path": False,
        "lane": False,
        "road": False,
        "building": True,
        "landmark": True,
        "rail": False,
        "tram": False,
    }
)
