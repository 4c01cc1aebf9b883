"""What a shop sells, drawn: one module a shelf, one function a kind.

A drawing stands on a table at y = 200, within 50 to 270 across and 25 to 210 down.
"""

from collections.abc import Callable

from shopbuilder.facade.hand import Hand

Drawing = Callable[[Hand], str]
