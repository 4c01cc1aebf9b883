"""Words of French street names: kinds and their abbreviations, accents, given names, titles."""

from typing import Final

#: Abbreviation or bare form, folded → the kind as it is written. The registers' own codes included.
KINDS: Final = {
    "all": "allée", "allee": "allée", "allees": "allées", "av": "avenue", "ave": "avenue",
    "avenue": "avenue", "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard",
    "bvd": "boulevard", "boul": "boulevard", "boulevard": "boulevard", "car": "carrefour",
    "carrefour": "carrefour", "che": "chemin", "chem": "chemin", "ch": "chemin",
    "chemin": "chemin", "chs": "chaussée", "chaussee": "chaussée", "cite": "cité",
    "cour": "cour", "cours": "cours", "crs": "cours", "esc": "escalier", "escalier": "escalier",
    "esp": "esplanade", "esplanade": "esplanade", "fg": "faubourg", "fbg": "faubourg",
    "faubourg": "faubourg", "galerie": "galerie", "grande rue": "grande rue", "hameau": "hameau",
    "ham": "hameau", "imp": "impasse", "impasse": "impasse", "lot": "lotissement",
    "lotissement": "lotissement", "mail": "mail", "montee": "montée", "mte": "montée",
    "parvis": "parvis", "prv": "parvis", "pas": "passage", "pass": "passage", "psg": "passage",
    "passage": "passage", "pl": "place", "place": "place", "placette": "placette",
    "pont": "pont", "port": "port", "prom": "promenade", "promenade": "promenade",
    "ptr": "petite rue", "quai": "quai", "qu": "quai", "qua": "quartier",
    "quartier": "quartier", "r": "rue", "rue": "rue", "rle": "ruelle", "ruelle": "ruelle",
    "res": "résidence", "residence": "résidence", "rond point": "rond-point",
    "rpt": "rond-point", "rte": "route", "route": "route", "sente": "sente", "sen": "sentier",
    "sentier": "sentier", "sq": "square", "square": "square", "tra": "traverse",
    "traverse": "traverse", "venelle": "venelle", "ven": "venelle", "villa": "villa",
    "vla": "villa", "voie": "voie", "voi": "voie", "voute": "voûte", "za": "ZA", "zi": "ZI",
    "zac": "ZAC",
}  # fmt: skip

#: Not capitals, unless first.
LITTLE: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "et", "à", "au", "aux", "en", "sur", "sous"}
)
MONTHS: Final = {
    "janvier": "Janvier", "fevrier": "Février", "mars": "Mars", "avril": "Avril", "mai": "Mai",
    "juin": "Juin", "juillet": "Juillet", "aout": "Août", "septembre": "Septembre",
    "octobre": "Octobre", "novembre": "Novembre", "decembre": "Décembre",
}  # fmt: skip

#: Ranks and callings: joined to the name that follows. Abbreviations are those of street_names.py.
TITLES: Final = {
    "abbe": "Abbé", "amiral": "Amiral", "capitaine": "Capitaine", "cap": "Capitaine",
    "cardinal": "Cardinal", "chanoine": "Chanoine", "colonel": "Colonel", "col": "Colonel",
    "commandant": "Commandant", "cdt": "Commandant", "docteur": "Docteur", "dr": "Docteur",
    "general": "Général", "gal": "Général", "gen": "Général", "lieutenant": "Lieutenant",
    "lt": "Lieutenant", "marechal": "Maréchal", "mal": "Maréchal", "pasteur": "Pasteur",
    "president": "Président", "pdt": "Président", "pres": "Président",
    "professeur": "Professeur", "prof": "Professeur", "sergent": "Sergent",
}  # fmt: skip

#: Words that can be spelled in one way only; those that cannot ("MARCHE", "PRE") are not here.
ACCENTED: Final = {
    # Given names.
    "aime": "Aimé", "amedee": "Amédée", "amelie": "Amélie", "anais": "Anaïs", "andre": "André",
    "andree": "Andrée", "barthelemy": "Barthélemy", "benoit": "Benoît", "cecile": "Cécile",
    "celestin": "Célestin", "cesar": "César", "clement": "Clément", "clemence": "Clémence",
    "desire": "Désiré", "edouard": "Édouard", "elie": "Élie", "elisabeth": "Élisabeth",
    "elisee": "Élisée", "eloi": "Éloi", "emile": "Émile", "emilie": "Émilie",
    "etienne": "Étienne", "eugene": "Eugène", "eugenie": "Eugénie", "francois": "François",
    "francoise": "Françoise", "frederic": "Frédéric", "genevieve": "Geneviève",
    "gerard": "Gérard", "helene": "Hélène", "honore": "Honoré", "irene": "Irène",
    "jerome": "Jérôme", "joel": "Joël",
    "jose": "José", "leo": "Léo", "leon": "Léon", "leonard": "Léonard",
    "moise": "Moïse", "noel": "Noël", "noemie": "Noémie", "raphael": "Raphaël", "regis": "Régis",
    "remy": "Rémy", "rene": "René", "severine": "Séverine", "stephane": "Stéphane",
    "theodore": "Théodore", "theophile": "Théophile", "therese": "Thérèse",
    # Names known to everybody.
    "bleriot": "Blériot", "exupery": "Exupéry", "gallieni": "Gallieni", "jaures": "Jaurès",
    "mendes": "Mendès", "moliere": "Molière", "peri": "Péri", "pressense": "Pressensé",
    "riviere": "Rivière", "tolstoi": "Tolstoï", "resistance": "Résistance",
    # Things and trees.
    "allies": "Alliés", "acacias": "Acacias", "anemones": "Anémones", "aubepines": "Aubépines",
    "bergere": "Bergère", "camelias": "Camélias", "cedre": "Cèdre", "cedres": "Cèdres",
    "chateau": "Château", "chateaux": "Châteaux", "chene": "Chêne", "chenes": "Chênes",
    "cimetiere": "Cimetière", "coeur": "Cœur", "deportes": "Déportés", "ecole": "École",
    "ecoles": "Écoles", "ecureuils": "Écureuils", "egalite": "Égalité", "eglantines": "Églantines",
    "eglise": "Église", "emetteur": "Émetteur", "erable": "Érable", "erables": "Érables",
    "etang": "Étang", "etoile": "Étoile", "eveche": "Évêché", "eveque": "Évêque",
    "foret": "Forêt", "fraternite": "Fraternité", "frene": "Frêne", "frenes": "Frênes",
    "frere": "Frère", "freres": "Frères", "hetre": "Hêtre", "hetres": "Hêtres",
    "hopital": "Hôpital", "hotel": "Hôtel", "ile": "Île", "iles": "Îles",
    "jardiniere": "Jardinière", "liberation": "Libération", "liberte": "Liberté",
    "mediatheque": "Médiathèque", "mere": "Mère", "mesanges": "Mésanges",
    "paquerettes": "Pâquerettes", "pere": "Père", "prefecture": "Préfecture",
    "primeveres": "Primevères", "progres": "Progrès", "prolongee": "Prolongée",
    "pyrenees": "Pyrénées", "republique": "République", "soeur": "Sœur", "soeurs": "Sœurs",
    "solidarite": "Solidarité", "theatre": "Théâtre", "tilleuls": "Tilleuls",
    "vallee": "Vallée", "verite": "Vérité", "villegiature": "Villégiature",
} | TITLES | MONTHS  # fmt: skip

#: Given names that begin the name of a person: what follows is joined by hyphens.
_GIVEN: Final = """
    abel ada adrien agnes aime alain albert alexandre alexis alfred alice alphonse amedee amelie
    anatole andre andree angele anne antoine antonin aristide armand arthur auguste augustin
    barthelemy beatrice benjamin benoit bernard berthe blaise boris buster camille catherine
    cecile celestin cesar charles charlie christian christophe claire claude clement colette
    cyprien daniel david denis desire didier dominique edgar edmond edouard elie elisabeth elisee
    eloi emile emilie emmanuel ernest etienne eugene eugenie evariste felix ferdinand fernand
    flora florence francis francois francoise frederic gabriel gabrielle gaspard gaston genevieve
    george georges gerard germaine gilbert gilles guillaume gustave guy hector helene henri
    henriette henry honore hubert hugues irene isaac isabelle jacqueline jacques jean jeanne
    jerome joachim joliot joseph josephine jules julien juliette karl laurent leo leon leonard
    leonie lionel louis louise luc lucie lucien lucienne ludovic madeleine marc marcel marceau
    marcellin marguerite maria marie martin marthe martial mathilde maurice max maximilien michel
    moise nelson nicolas niels noel octave odette olivier olympe oscar pablo pascal paul paule
    pauline philippe pierre raoul raphael raymond regis rene renee richard robert roger roland
    romain rosa salvador samuel sebastien severine simon simone sophie stephane suzanne sylvain
    theodore theophile therese thomas toussaint valentin victor victorine vincent voltairine
    wolfgang xavier yves yvette yvonne
"""
GIVEN: Final = frozenset(_GIVEN.split())
