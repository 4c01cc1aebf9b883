"""The words of a question that tell what it is about, and what they have in common with others."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from shopbuilder.town_page.spelling import fold

#: Words of a question that are looked for; what comes later rarely says something new.
_MOST: Final = 16
#: A stem shorter than this says too little.
_SHORTEST: Final = 4

#: Words with which people ask, whatever it is about.
_ASKING: Final = frozenset(
    """
    a ai an ans aide aider aime aimer aimerais alors apres as assez au aurait aurais aussi autre
    autres aux avant avec avez avoir ayant beau beaucoup belle besoin bien bientot bon bonjour
    bonne bonsoir boutique boutiques ca car ce cela celle celui centre ces cet cette chaque
    chercher cherche cherchons chez chose commander comme comment commerce commercant
    commercants connaissez connait conseil conseiller conseillez conseils contre cordialement d
    dans de dedans deja demain demande depuis des deux devrais dire dites dois doit donc dont du
    elle elles en encore entre envie es est et etait ete etes etre eu eux faire fait faites
    fallait faut femme fille fils fois font genre grand grande gros grosse hier homme ici idee
    il ils j jai je jour jours jusqu l la laquelle le lequel les leur leurs lui m ma madame mais
    mal mari matin mauvais me meme merci mere mes mettre mieux mis moi moins mois mon monsieur n
    ne neuf ni non nos notre nous nouveau nouvelle on ont ou ouvert par parce parents pas
    pendant pense pere personne petit petite petits peu peut peux plait plus plusieurs plutot
    possible pour pourquoi pourrait pourrais pourrez pouvez pouvoir pres prix propose proposez
    puis qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi recherche rien
    s sa sais sait salut sans sauriez savez savoir se semaine sera serait ses si soeur soir
    sommes son sont sous souhaite souhaiterais suis sur svp t ta te tes toi ton toujours tous
    tout toute toutes tres trop trouve trouver trouverais tu un une va vais vendez vend vendent
    vers veut veux veuillez vieille vieux ville voici voila voir vos votre voudrais vous
    vraiment y the and any anyone are at buy can could do does find for get good hello help hi
    how i in is it know like looking my need of or please shop some someone somewhere thank
    thanks that there this to want what when where which who why with would you your
    """.split()  # noqa: SIM905 - a wall of words is read as text
)
#: Endings of French words that change with who, how many and what is done; the longest first.
_ENDINGS: Final = (
    "issements", "issement", "ateurs", "atrice", "ations", "ateur", "ation", "ements", "ement",
    "euses", "antes", "aient", "euse", "eurs", "ante", "ants", "ons", "eur", "ant",
    "ais", "ait", "ees", "ent", "ee", "er", "ez", "es", "e", "s", "x",
)  # fmt: skip


def telling_words(text: str) -> Mapping[str, str]:
    """Return the words that tell what a question is about: as they are folded, and as written."""
    words: dict[str, str] = {}
    for written in re.findall(r"[^\W_]+", text):
        # A sign such as ¼ is folded into several words.
        for word in fold(written).split():
            if len(word) > 2 and word not in _ASKING and len(words) < _MOST:
                words.setdefault(word, written)
    return words


def stem(word: str) -> str:
    """Return what "répare", "réparer" and "réparation" have in common; short words stay whole."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def folded_stems(text: str) -> set[str]:
    """Return the stems of a text's words."""
    return {stem(word) for word in fold(text).split() if len(word) > 2}


def pattern_of(stems: Collection[str]) -> str:
    """Return a regular expression of the database for words that begin with one of these."""
    return rf"\m({'|'.join(re.escape(each) for each in sorted(stems))})"
