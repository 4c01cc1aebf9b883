"""What things are called on the shelves, for who asks in another language than the town's.

Shops write their articles in the town's language; a visitor types "bread". Each line is the word asked
for, a colon, and the words that stand on shelves. Trades and needs have English of their own
(`everyday_words.py`); what is spelt alike in both (orange, sandwich) needs no line.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ENGLISH: Final = """
almond: amande, amandes
appetizer: apéritif, crackers
apple: pomme
apple juice: jus de pomme
apron: tablier
artichoke: artichaut
baby: bébé, naissance, body, hochet
backpack: sac à dos
bag: sac
banana: banane
basil: basilic
basket: panier
battery: pile, piles
bean: haricot
beef: bœuf
beer: bière
bell: sonnette
belt: ceinture
bike: vélo
bicycle: vélo
bicycle pump: pompe
biscuit: biscuit, sablé
blanket: couverture
blue cheese: bleu, roquefort
board game: jeu
boat: bateau
book: livre, roman
boot: botte, bottine
bottle: bouteille
bowl: bol, saladier
box of chocolates: ballotin
bracelet: bracelet
brake: frein
bread: pain, baguette
broom: balai
brush: brosse
bulb: ampoule, bulbe, tulipe
bun: brioche
butter: beurre
button: bouton
cabbage: chou
cake: gâteau, cake, tarte
candle: bougie, photophore
cap: bonnet, casquette
caramel: caramel
carrot: carotte
cat: chat
cat food: pâtée, croquettes
cat litter: litière
chain: chaîne
cheese: fromage, tomme
cherry: cerise
chestnut: marron, châtaigne
chickpea: pois chiche
chicken: poulet
child: enfant
chocolate: chocolat
cider: cidre
cinnamon: cannelle
clock: horloge, pendule
coat: manteau, caban, trench
cod: cabillaud, morue
coffee: café
coffee pot: cafetière
comic: bande dessinée, bd
cookie: biscuit, sablé
corkscrew: tire-bouchon
cotton: coton
cream: crème
cucumber: concombre
cup: tasse, bol
curtain: rideau
cushion: coussin
dictionary: dictionnaire
dog: chien
dog food: croquettes
dog lead: laisse
doll: poupée
doormat: paillasson
dress: robe
duck: canard
earring: boucle d’oreille, puces
egg: œuf
envelope: enveloppe
fabric: tissu, popeline
fertiliser: engrais
fish: poisson, merlu, truite
flour: farine
flower: fleur, bouquet, rose
frame: cadre
fruit: fruit, pomme, poire
game: jeu
garlic: ail
ginger: gingembre
glass: verre
glasses: lunettes
glove: gant, moufle
glue: colle
goat cheese: chèvre, crottin
grape: raisin
green tea: sencha, thé vert
haircut: coupe
ham: jambon
hammer: marteau
hat: bonnet, chapeau
hazelnut: noisette
helmet: casque
herbal tea: tisane, rooibos
herb: herbe, basilic
honey: miel
hook: crochet
ice cream: glace
inner tube: chambre à air
insole: semelle
jacket: veste, blouson
jam: confiture
jeans: jean
juice: jus
jumper: pull
kettle: bouilloire
key: clé
key ring: porte-clés
kite: cerf-volant
knife: couteau
lace: dentelle
shoelace: lacet
lamb: agneau
lamp: lampe
laundry: lessive
lavender: lavande
leather: cuir
leek: poireau
lemon: citron
lentil: lentille
light: lampe, ampoule, éclairage
light bulb: ampoule
lip balm: baume
loaf: miche, pain, tourte
lock: antivol, cadenas
lunch: bento, sandwich, quiche
magazine: magazine, revue
map: plan, carte
meat: viande, steak, bœuf
milk: lait
mint: menthe
mittens: moufles
mug: tasse, bol
mushroom: champignon
mussel: moule
mustard: moutarde
nail: clou
necklace: collier
needle: aiguille
newspaper: journal
nightgown: chemise de nuit
noodle: nouille, tagliatelle
notebook: carnet, cahier
novel: roman
nut: noix, noisette, amande
oats: avoine
oil: huile
olive oil: huile d’olive
onion: oignon
organic: bio
oyster: huître
padlock: cadenas
paint: peinture
pan: poêle, casserole
pasta: pâtes, coquillettes, tagliatelles
peach: pêche
pear: poire
pea: pois
pen: stylo
pencil: crayon
pepper: poivre
pie: tarte, quiche, tourte
plant: plante, fougère
plate: assiette
plum: prune
pocket knife: couteau de poche
polish: cirage
pork: porc
postcard: carte postale
poster: affiche
pot: pot
potato: pomme de terre
potting soil: terreau
prawn: crevette
present: cadeau, coffret
pruning shears: sécateur
puddle boots: botte de pluie
pumpkin: potiron, courge
puzzle: casse-tête, puzzle
quince: coing
rain cape: cape de pluie
raincoat: cape de pluie, imperméable
raisin: raisin
rattle: hochet
record: disque, vinyle
rattan: osier
ribbon: ruban
rice: riz
ring: bague, alliance
roast chicken: poulet rôti, poulet
rope: corde
rye: seigle
rye bread: seigle
salad: salade, mâche
salmon: saumon
salt: sel
sausage: saucisse, merguez
saw: scie
scarf: foulard, écharpe
scissors: ciseaux
screw: vis
screwdriver: tournevis
seafood: huître, moule, crevette
seed: graine
sheet: drap
shirt: chemise
shoe: chaussure, derby, basket
shoe polish: cirage
shrimp: crevette
skirt: jupe
slipper: chausson, charentaise
snail: escargot
soap: savon
sock: chaussette
soft toy: doudou
soup: soupe
spice: épice
sponge: éponge
spread: pâte à tartiner
stamp: timbre
steak: steak, bavette
strawberry: fraise
string: ficelle
stuffed animal: doudou
sugar: sucre
sunglasses: lunettes de soleil
sweater: pull
sweet: bonbon, caramel
swimsuit: maillot
tape measure: mètre
tart: tarte, tartelette
tea: thé
teapot: théière
thread: fil
tights: collant
toaster: grille-pain
tofu: tofu
tomato: tomate
tool: outil, marteau
toothbrush: brosse à dents
torch: lampe
towel: serviette
toy: jouet, toupie, jeu
trainers: basket
trousers: pantalon
trout: truite
tulip: tulipe
turntable: platine
tyre: pneu
umbrella: parapluie
vacuum cleaner: aspirateur
vase: vase
veal: veau
vegetable: légume, carotte, poireau
vinegar: vinaigre
vinyl: vinyle, disque
waistcoat: gilet
walking shoes: chaussure de marche
walnut: noix
washing powder: lessive
watch: montre
watering can: arrosoir
wedding ring: alliance
white wine: blanc
red wine: rouge
wine: vin, rouge, blanc
wool: laine, pelote
wreath: couronne
yarn: pelote, laine
yoghurt: yaourt, faisselle
zip: fermeture éclair
"""
#: Language -> lines.
SHELVES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"en": tuple(line for line in _ENGLISH.splitlines() if line)}
)


def shelf_words(spoken: str) -> tuple[str, ...]:
    """Return the lines of a language; those of the town need none.

    A plural that is not the singular and an "s" has a line of its own: cherries.
    """
    lines = SHELVES.get(spoken, ())
    return (*lines, *filter(None, map(_in_the_plural, lines)))


def _in_the_plural(line: str) -> str:
    said, _, meant = line.partition(":")
    changes = said.endswith("y") and said[-2:-1] not in set("aeiou")
    return f"{said[:-1]}ies:{meant}" if changes else ""
