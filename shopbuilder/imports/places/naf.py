"""Activities of the French nomenclature (NAF rév. 2) that are shops of a town centre, by trade."""

from collections.abc import Mapping
from typing import Final

#: Code without its point → trade. What is missing is no shop that people walk into.
TRADES: Final[Mapping[str, str]] = {
    "1071B": "bakery", "1071C": "bakery", "1071D": "pastry", "1013B": "butcher",
    "1052Z": "ice_cream", "1082Z": "chocolate", "1105Z": "beer", "1102A": "wine",
    "1102B": "wine", "1083Z": "tea_coffee", "1085Z": "deli",
    "4711A": "grocer", "4711B": "grocer", "4711C": "grocer", "4711D": "supermarket",
    "4711E": "supermarket", "4711F": "supermarket", "4719A": "variety", "4719B": "variety",
    "4721Z": "greengrocer", "4722Z": "butcher", "4723Z": "fishmonger", "4724Z": "sweets",
    "4725Z": "wine", "4726Z": "tobacco", "4729Z": "deli",
    "4741Z": "computers", "4742Z": "phone", "4743Z": "electronics", "4751Z": "fabric",
    "4752A": "hardware", "4752B": "hardware", "4753Z": "decoration", "4754Z": "electronics",
    "4759A": "furniture", "4759B": "kitchenware", "4761Z": "books", "4762Z": "press",
    "4763Z": "records", "4764Z": "sport", "4765Z": "toys", "4771Z": "clothing",
    "4772A": "shoes", "4772B": "leather", "4773Z": "pharmacy", "4774Z": "health",
    "4775Z": "perfumery", "4776Z": "florist", "4777Z": "jewellery", "4778A": "optician",
    "4778C": "other", "4779Z": "second_hand",
    "4511Z": "car_repair", "4520A": "car_repair", "4532Z": "car_repair", "4540Z": "car_repair",
    "5610A": "restaurant", "5610B": "restaurant", "5610C": "fast_food", "5621Z": "deli",
    "5630Z": "bar", "6419Z": "bank", "6622Z": "bank", "6512Z": "bank", "6511Z": "bank",
    "6831Z": "estate_agent", "7420Z": "photo", "7911Z": "travel", "7722Z": "records",
    "8553Z": "other", "9511Z": "computers", "9512Z": "phone", "9521Z": "repair",
    "9522Z": "repair", "9523Z": "cobbler", "9524Z": "repair", "9525Z": "watchmaker",
    "9529Z": "repair", "9601A": "laundry", "9601B": "laundry", "9602A": "hairdresser",
    "9602B": "beauty", "9603Z": "other", "9604Z": "beauty", "9609Z": "other",
    "2341Z": "ceramics", "3212Z": "jewellery", "3220Z": "music", "1413Z": "tailor",
    "1520Z": "shoes", "3250A": "health", "9003A": "art", "1812Z": "printing", "1814Z": "printing",
}  # fmt: skip


def trade_of_activity(code: str) -> str | None:
    """Return the trade of "47.22Z" or "4722Z"; None for what is no shop."""
    return TRADES.get(code.replace(".", "").strip().upper())
