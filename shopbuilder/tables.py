"""Every table of the installation, gathered for migrations and for the walls."""

import shopbuilder.advice.models
import shopbuilder.catalogue.models
import shopbuilder.imports.runs.models
import shopbuilder.messages.models
import shopbuilder.ordering.models
import shopbuilder.photos.models
import shopbuilder.profile.facts.models
import shopbuilder.profile.models
import shopbuilder.search.models
import shopbuilder.town_life.models
import shopbuilder.uploads.models
import tenants.events
import tenants.models
from tenants.database import Base

MODULES = (
    tenants.models,
    tenants.events,
    shopbuilder.profile.models,
    shopbuilder.profile.facts.models,
    shopbuilder.town_life.models,
    shopbuilder.catalogue.models,
    shopbuilder.photos.models,
    shopbuilder.ordering.models,
    shopbuilder.messages.models,
    shopbuilder.search.models,
    shopbuilder.advice.models,
    shopbuilder.uploads.models,
    shopbuilder.imports.runs.models,
)
METADATA = Base.metadata
