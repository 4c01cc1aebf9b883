"""What pages say to machines: schema.org in JSON-LD, which no browser runs."""

from shopbuilder.web.linked_data.businesses import Business, business_data
from shopbuilder.web.linked_data.events import Occasion, event_data
from shopbuilder.web.linked_data.goods import Offered, product_data
from shopbuilder.web.linked_data.script import Node, linked_data
from shopbuilder.web.linked_data.trails import install

__all__ = [
    "Business",
    "Node",
    "Occasion",
    "Offered",
    "business_data",
    "event_data",
    "install",
    "linked_data",
    "product_data",
]
