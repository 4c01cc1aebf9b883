"""What stands in the window of each trade, drawn small: 96 wide, on a shelf at y = 78.

The awning hides what is above y = 36; between 10 and 86 across all is seen. ``currentColor`` is the
colour of the trade.
"""

from collections.abc import Mapping
from types import MappingProxyType

from shopbuilder.facade.displays import culture, food, home, person

#: Trade -> goods in its window; a trade that is not listed shows ``other``.
DISPLAYS: Mapping[str, str] = MappingProxyType(
    {**food.WINDOWS, **culture.WINDOWS, **person.WINDOWS, **home.WINDOWS}
)
