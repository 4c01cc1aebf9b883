"""Words that name goods, French and English, folded (no accent, no plural s), by kind."""

from collections.abc import Mapping

#: Several words that mean something else than their first one; looked for before all others.
PHRASES: Mapping[str, str] = {
    "pain au chocolat": "croissant",
    "pain aux raisin": "croissant",
    "pain d epice": "cake",
    "bon cadeau": "voucher",
    "carte cadeau": "voucher",
    "bon d achat": "voucher",
    "carte postale": "card",
    "eau de toilette": "perfume",
    "eau de parfum": "perfume",
    "creme glacee": "ice_cream",
    "ice cream": "ice_cream",
    "rouge a levre": "cream",
    "sac a main": "bag",
    "sac a do": "bag",
    "pomme de terre": "vegetables",
    "noix de saint jacque": "shellfish",
    "petit pot": "jam",
    "pot de fleur": "plant",
    "huile essentielle": "perfume",
    "tire bouchon": "wine",
    "chambre a air": "bicycle",
    "roman graphique": "book",
    "bande dessinee": "book",
    "machine a laver": "computer",
    "jeu de carte": "game",
    "gift card": "voucher",
    "sous vetement": "lingerie",
    "bottle of wine": "wine",
}

#: Kind -> words; the first word of a name that is known decides (see kinds.kind_for).
WORDS: Mapping[str, str] = {
    "loaf": "pain boule miche tourte campagne levain seigle bread loaf sourdough fougasse",
    "baguette": "baguette ficelle flute tradition batard",
    "croissant": "croissant viennoiserie chausson brioche chouquette kouglof cramique"
    " croissanterie",
    "tart": "tarte tartelette quiche flan pie tart clafoutis",
    "cake": "gateau cake entremet millefeuille eclair religieuse opera fraisier buche moelleux"
    " charlotte paris-brest merveilleux patisserie",
    "biscuits": "biscuit cookie sable galette gaufre madeleine financier speculoos palet cracker"
    " meringue waffle crepe",
    "macarons": "macaron",
    "chocolate": "chocolat chocolate praline ganache truffe tablette ballotin orangette rocher"
    " cacao",
    "sweets": "bonbon confiserie caramel dragee guimauve nougat reglisse sucette sweet candy"
    " berlingot"
    " calisson betise sucre",
    "ice_cream": "glace sorbet esquimau",
    "sandwich": "sandwich burger panini wrap bagel croque tartine kebab frite",
    "pizza": "pizza flammekueche focaccia",
    "cheese_wedge": "comte gruyere emmental cantal beaufort tomme mimolette parmesan maroille gouda"
    " cheddar morbier fromage cheese",
    "cheese_round": "camembert brie reblochon munster chevre crottin livarot coulommier bleu"
    " roquefort"
    " rocamadour saint-nectaire plateau raclette vacherin epoisse",
    "milk": "lait milk yaourt yoghurt yogurt creme beurre butter faisselle kefir",
    "eggs": "oeuf egg",
    "jam": "confiture gelee marmelade jam compote chutney moutarde cornichon olive pesto"
    " tapenade rillette"
    " terrine bocal mustard",
    "honey": "miel honey ruche",
    "oil": "huile vinaigre oil vinegar sirop",
    "spices": "epice poivre curry sel spice paprika safran vanille cannelle piment",
    "pasta": "pate spaghetti tagliatelle nouille ravioli pasta riz rice lentille farine cereale"
    " muesli",
    "tin": "sardine conserve thon boite maquereau",
    "sausage": "saucisse saucisson chorizo merguez boudin andouille jambon pate-croute"
    " charcuterie lard"
    " sausage ham bacon",
    "meat": "boeuf veau porc agneau entrecote cote roti bavette steak hache viande rumsteck"
    " tournedo"
    " gigot paleron filet beef pork lamb veal meat brochette",
    "chicken": "poulet volaille dinde canard pintade chapon coq caille lapin chicken duck cuisse"
    " magret",
    "fish": "poisson saumon cabillaud truite sole bar dorade lieu merlan hareng fish salmon cod"
    " raie turbot",
    "shellfish": "huitre moule coquille crevette langoustine crabe homard bulot oyster mussel"
    " shrimp",
    "apples": "pomme apple reinette golden gala boskoop cidre",
    "pears": "poire pear coing",
    "vegetables": "legume carotte poireau navet panier betterave vegetable carrot leek potato"
    " chou celeri"
    " oignon ail echalote radi asperge haricot endive courgette aubergine poivron",
    "tomatoes": "tomate tomato",
    "berries": "fraise framboise cerise myrtille mure groseille cassi strawberry raspberry"
    " cherry raisin",
    "citrus": "citron orange clementine mandarine pamplemousse lemon agrume banane ananas kiwi"
    " fruit",
    "mushrooms": "champignon cepe girolle morille mushroom pleurote",
    "salad": "salade laitue mache roquette epinard salad lettuce crudite",
    "squash": "potiron courge citrouille potimarron butternut melon pasteque squash pumpkin",
    "herbs": "persil basilic thym menthe ciboulette aromatique herbe herb basil",
    "snails": "escargot snail",
    "wine": "vin bordeaux bourgogne champagne cremant chardonnay pinot syrah merlot"
    " beaujolai muscadet sancerre wine porto magnum coffret-vin mousseux cuvee",
    "beer": "biere beer ipa blonde brune ambree stout lager triple pinte ale",
    "juice": "jus juice limonade nectar soda eau water kombucha rhum whisky gin liqueur eau-de-vie",
    "coffee": "cafe coffee espresso moka grain arabica capsule",
    "tea": "tea tisane infusion rooibo theiere teapot",
    "cup": "tasse mug bol cup bowl cappuccino chocolat-chaud",
    "plate": "assiette plate vaisselle saladier plat couvert nappe service menu formule",
    "dish": "couscou cassoulet choucroute carbonade gratin lasagne tajine risotto curry-plat"
    " plat-du-jour"
    " traiteur blanquette",
    "soup": "soupe potage veloute soup bouillon",
    "pan": "casserole poele cocotte faitout marmite pan pot wok moule-a-gateau",
    "knife": "couteau ustensile fouet louche knife econome planche eplucheur",
    "glassware": "verre carafe decanteur flute-a-champagne glass",
    "shirt": "chemise chemisier tee-shirt t-shirt tshirt polo shirt blouse marinière mariniere"
    " debardeur",
    "dress": "robe jupe dress skirt",
    "jumper": "pull gilet cardigan sweat sweatshirt jumper hoodie chandail",
    "trousers": "pantalon jean jogging short bermuda trousers legging",
    "coat": "manteau veste blouson parka coat jacket impermeable cire",
    "scarf": "echarpe foulard chale etole scarf cheche",
    "hat": "chapeau bonnet casquette beret hat cap",
    "gloves": "gant moufle glove mitaine",
    "socks": "chaussette collant sock",
    "lingerie": "soutien-gorge culotte lingerie pyjama nuisette bra maillot boxer caleçon calecon",
    "baby": "body grenouillere bebe layette baby doudou-naissance naissance barboteuse",
    "shoe": "chaussure basket mocassin derby ballerine sandale sneaker shoe escarpin espadrille"
    " lacet"
    " chausson-cuir ressemelage cirage talon semelle",
    "boot": "botte bottine boot",
    "bag": "sac cabas besace tote bag sacoche cartable pochette",
    "wallet": "portefeuille porte-monnaie porte-carte wallet etui",
    "belt": "ceinture belt bretelle",
    "jewel": "bague alliance bijou ring boucle diamant chevaliere",
    "necklace": "collier pendentif bracelet sautoir chaine perle necklace",
    "watch": "montre watch horloge reveil pendule pile clock",
    "glasses": "lunette monture lentille-optique glasses jumelle",
    "umbrella": "parapluie ombrelle umbrella",
    "bouquet": "bouquet rose fleur tulipe pivoine flower gerbe composition oeillet lys couronne",
    "plant": "plante orchidee cactus succulente plant ficus rosier geranium arbuste monstera"
    " pot-plante",
    "seeds": "graine bulbe semence seed terreau engrais",
    "lamp": "lampe lampadaire abat-jour lamp luminaire suspension guirlande",
    "candle": "bougie photophore candle cierge",
    "vase": "vase poterie ceramique cruche pichet jarre soliflore",
    "cushion": "coussin plaid couette oreiller cushion couverture linge drap serviette",
    "chair": "chaise fauteuil tabouret table meuble chair banc commode etagere bureau",
    "painting": "tableau peinture aquarelle cadre encadrement gravure lithographie toile"
    " painting frame"
    " miroir oeuvre",
    "tool": "marteau tournevi outil pince tool clou vis perceuse cle-a-molette hammer scie"
    " secateur reparation"
    " rustine",
    "paint": "pot-de-peinture vernis lasure paint acrylique gouache",
    "bulb": "ampoule led bulb",
    "soap": "savon shampooing shampoing soap gel douche",
    "perfume": "parfum cologne fragrance perfume diffuseur essence",
    "cream": "creme-visage baume serum soin masque maquillage massage cream manucure cosmetique",
    "remedy": "vitamine pastille pansement gelule complement tisane-sante thermometre",
    "scissors": "ciseau coupe brushing peigne brosse coiffure couleur-cheveux scissor haircut barbe"
    " shampoing-coupe rasoir",
    "broom": "balai eponge lessive nettoyage entretien broom pressing repassage",
    "book": "livre roman polar bd manga album poche recueil essai guide book novel atla"
    " dictionnaire"
    " recette",
    "books": "trilogie integrale collection lot-de-livre books serie",
    "magazine": "magazine revue hebdomadaire mensuel",
    "newspaper": "journal quotidien newspaper presse",
    "pen": "stylo plume encre pen feutre",
    "notebook": "carnet cahier agenda notebook calepin bloc classeur",
    "pencils": "crayon pinceau pencil pastel",
    "card": "carte faire-part card enveloppe papier affiche poster impression flyer timbre",
    "toy": "peluche doudou poupee ours toy jouet teddy hochet figurine",
    "blocks": "cube bois-jouet construction brique train voiture circuit",
    "game": "jeu echec domino game plateau-jeu loto",
    "puzzle": "puzzle casse-tete",
    "ball": "ballon balle ball football foot",
    "racket": "raquette tennis badminton racket",
    "bicycle": "velo bicyclette vtt vtc pneu selle bicycle bike revision pedale antivol sonnette"
    " trottinette",
    "helmet": "casque helmet",
    "guitar": "guitare ukulele violon guitar corde instrument mediator partition flute-a-bec",
    "record": "vinyle disque cd 33t record platine lp",
    "camera": "appareil camera photo tirage objectif pellicule portrait",
    "phone": "telephone smartphone phone coque chargeur ecran casque-audio forfait",
    "computer": "ordinateur clavier souris computer portable tablette-numerique cle-usb"
    " imprimante laptop"
    " cartouche",
    "key": "cle serrure cadena key double",
    "thread": "fil bobine aiguille bouton thread fermeture couture mercerie ruban retouche ourlet",
    "yarn": "laine pelote tricot yarn crochet",
    "fabric": "tissu coupon coton lin fabric velours wax",
    "gift": "cadeau coffret gift surprise box",
    "voucher": "bon cheque-cadeau voucher abonnement",
    "pet_bowl": "croquette gamelle chien chat laisse patee pet litiere os",
    "suitcase": "valise bagage suitcase sejour voyage",
    "ticket": "billet ticket place-concert entree atelier cours",
    "parcel": "colis paquet parcel",
}

#: Trade -> kinds it sells: they win when a name holds several known words, and stand in for a name
#: that holds none.
OF_TRADE: Mapping[str, str] = {
    "bakery": "loaf baguette croissant tart cake biscuits sandwich",
    "pastry": "cake tart macarons biscuits croissant chocolate",
    "butcher": "meat",
    "cheese": "cheese_wedge cheese_round",
    "fishmonger": "fish",
    "greengrocer": "vegetables apples tomatoes salad berries citrus pears mushrooms squash herbs",
    "grocer": "jam oil pasta tin spices honey biscuits tea coffee juice",
    "organic": "vegetables honey pasta oil jam soap eggs juice tea",
    "deli": "dish salad soup sausage tart",
    "wine": "wine",
    "beer": "beer",
    "chocolate": "chocolate",
    "sweets": "sweets chocolate biscuits",
    "ice_cream": "ice_cream",
    "tea_coffee": "tea coffee cup biscuits",
    "supermarket": "vegetables milk pasta juice tin biscuits",
    "restaurant": "dish plate soup pizza cake wine",
    "cafe": "cup coffee cake sandwich",
    "bar": "beer glassware juice wine",
    "fast_food": "sandwich pizza salad juice",
    "books": "book books",
    "stationery": "notebook pen pencils card",
    "press": "magazine newspaper book card",
    "tobacco": "newspaper pen card",
    "florist": "bouquet plant",
    "garden": "plant seeds herbs tool",
    "hairdresser": "scissors",
    "beauty": "cream soap perfume candle",
    "perfumery": "perfume cream soap candle",
    "optician": "glasses",
    "pharmacy": "remedy cream soap",
    "health": "remedy cream",
    "shoes": "shoe boot",
    "cobbler": "shoe boot",
    "clothing": "shirt dress jumper trousers coat scarf",
    "second_hand": "dress coat jumper bag hat",
    "children": "baby shirt jumper socks toy",
    "lingerie": "lingerie",
    "leather": "bag wallet belt suitcase gloves",
    "haberdashery": "thread yarn fabric",
    "fabric": "fabric thread cushion",
    "tailor": "thread",
    "jewellery": "jewel necklace watch",
    "watchmaker": "watch",
    "bicycle": "bicycle",
    "car_repair": "tool helmet key",
    "hardware": "tool paint bulb key broom",
    "locksmith": "key tool",
    "electronics": "bulb computer phone lamp",
    "computers": "computer",
    "phone": "phone",
    "photo": "camera",
    "music": "guitar record ticket",
    "records": "record ticket",
    "toys": "toy blocks game puzzle ball",
    "games": "game puzzle book ticket",
    "gifts": "gift candle cup card vase",
    "antiques": "chair vase painting watch lamp",
    "furniture": "chair lamp cushion",
    "decoration": "vase lamp cushion candle painting",
    "kitchenware": "pan plate cup knife glassware",
    "ceramics": "vase cup plate",
    "art": "painting vase card",
    "framing": "painting",
    "printing": "card notebook",
    "repair": "tool key bulb",
    "laundry": "broom shirt coat",
    "pets": "pet_bowl",
    "sport": "ball racket shoe helmet bag",
    "travel": "suitcase ticket",
    "bank": "card",
    "estate_agent": "key",
    "variety": "broom candle cup umbrella toy",
    "other": "parcel gift",
}
