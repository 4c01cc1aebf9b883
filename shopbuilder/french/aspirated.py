"""Which "h" one joins a word to, and which one keeps apart: "d’Hyères", "de Honfleur"."""

from typing import Final

#: First words of communes that Insee writes after "de" and not "d’" (Code officiel géographique
#: 2020, TNCC 0): every other commune in H elides. Those that begin both ways are left out, and
#: Houilles is written as it writes itself.
TOWNS: Final = frozenset({
    "habsheim", "hachan", "hadancourt", "haegen", "hagedet", "hagenbach", "hagenthal", "haget",
    "hagnicourt", "haguenau", "hailles", "haimps", "haims", "halles", "ham", "hambach", "hambers",
    "hambye", "hamelet", "hames", "hammeville", "hamonville", "hampigny", "hampont", "han",
    "handschuheim", "hangard", "hangenbieten", "hangviller", "hannapes", "hannappes", "hannogne",
    "hannonville", "hans", "hanvec", "hanviller", "hanvoile", "happencourt", "harcy", "hardanges",
    "hardinvast", "harricourt", "harskirchen", "hartmannswiller", "harville", "hary", "hatten",
    "hattmatt", "hattstatt", "hauban", "haudivillers", "haulies", "haulme", "hausgauen", "haut",
    "hautbos", "haute", "hautecloque", "hautefontaine", "hautes", "haution", "hauts", "hautteville",
    "hauville", "hauvine", "haybes", "heches", "hecken", "hecmanville", "hede", "hegeney",
    "hegenheim", "heidolsheim", "heidwiller", "heiligenberg", "heiligenstein", "heilles",
    "heimersdorf", "heimsbrunn", "heiteren", "heiwiller", "helfrantzkirch", "helleville", "hem",
    "hemevez", "henansal", "hengwiller", "henon", "henvic", "herbitzheim", "herbsheim", "herce",
    "heres", "hermes", "hermival", "herpont", "herran", "herrlisheim", "hescamps", "hesingue",
    "hessenheim", "hettenschlag", "heugueville", "hibarette", "hierges", "hiermont", "hiesville",
    "hiis", "hilsenheim", "hinacourt", "hindisheim", "hindlingen", "hinsbourg", "hinsingen",
    "hipsheim", "hirschland", "hirsingue", "hirtzbach", "hirtzfelden", "hitte", "hochfelden",
    "hochstatt", "hochstett", "hocquigny", "hodenc", "hodeng", "hoedic", "hoenheim", "hoerdt",
    "hoffen", "hohengoeft", "hohfrankenheim", "hohrod", "holnon", "holque", "holtzheim", "hombourg",
    "hommarting", "hommert", "hon", "hondainville", "hondouville", "honfleur", "honguemare",
    "honskirch", "horbourg", "horgues", "hornoy", "hoste", "hotot", "hottot", "hottviller",
    "houdan", "houdilcourt", "houetteville", "houeydets", "houilles", "houldizy", "houlette",
    "houlgate", "houlle", "houppeville", "houquetot", "hourc", "hourges", "houry", "houssen",
    "housset", "hoymille", "huanne", "huelgoat", "huest", "hugleville", "huille", "huiron",
    "huisnes", "humes", "hunawihr", "hundsbach", "huningue", "hunspach", "hurtigheim", "husseren",
    "huttendorf", "huttenheim", "hyemondans", "hyet",
})  # fmt: skip
#: How words of signs, and first names, begin whose "h" is mute. What is not here keeps apart, which
#: offends no ear: "de Hibou".
MUTE: Final = (
    "habi", "halein", "haltere", "hamec", "harmon", "hebd", "hector", "helen", "helic", "helio",
    "helois", "henri", "herb", "herit", "hermin", "herv", "heur", "hilair", "hippo", "hirond",
    "histo", "hiver", "homeo", "homm", "honne", "honor", "hopit", "horac", "horiz", "horlo",
    "horos", "hortens", "horti", "hospi", "host", "hote", "hubert", "hug", "huil", "huissi",
    "huitr", "humai", "humbert", "humeu", "humid", "humou", "hya", "hydr", "hygi", "hyper", "hypn",
)  # fmt: skip
