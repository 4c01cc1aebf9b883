"""A sentence without its French, or French without its sentence, is noticed."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from shopbuilder.local.check_translations import extract, faults, read, update


def catalogue(**french: str) -> Catalog:
    made = Catalog(locale="fr", charset="utf-8")
    for msgid, msgstr in french.items():
        made.add(msgid, msgstr)
    return made


def test_a_complete_catalogue_has_no_fault() -> None:
    assert list(faults(catalogue(Basket=""), catalogue(Basket="Panier"))) == []


def test_a_sentence_without_its_french_is_named() -> None:
    assert list(faults(catalogue(Basket=""), catalogue())) == ["not translated: 'Basket'"]


def test_a_plural_with_one_form_missing_is_named() -> None:
    sentence, french = catalogue(), catalogue()
    sentence.add(("one shop", "%(num)s shops"))
    french.add(("one shop", "%(num)s shops"), ("une boutique", ""))
    (fault,) = faults(sentence, french)
    assert fault.startswith("not translated")


def test_french_without_its_sentence_is_named() -> None:
    assert list(faults(catalogue(), catalogue(Basket="Panier"))) == ["no longer used: 'Basket'"]


@pytest.mark.parametrize("loose", ["Quand ?", "« Pain\u00a0»", "Reste :"])
def test_a_line_that_may_break_before_its_punctuation_is_named(loose: str) -> None:
    (fault,) = faults(catalogue(When=""), catalogue(When=loose))
    assert fault.startswith("a line may break")


def test_bringing_the_catalogue_up_to_date_holds_its_punctuation(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    with path.open("wb") as file:
        write_po(file, catalogue(When="« Quand ? » : ici ; là"))

    update(path, catalogue(When=""))

    held = "«\u00a0Quand\u202f?\u00a0»\u00a0: ici\u202f; là"
    assert read(path)["When"].string == held


def test_punctuation_held_by_its_space_is_no_fault() -> None:
    french = catalogue(When="«\u00a0Quand\u202f?\u00a0»\u00a0: bijou: bague")
    assert list(faults(catalogue(When=""), french)) == []


def test_french_that_is_marked_as_doubtful_is_named() -> None:
    french = catalogue(Basket="Panier")
    french["Basket"].flags.add("fuzzy")
    assert list(faults(catalogue(Basket=""), french)) == ["marked as doubtful: 'Basket'"]


def test_french_that_forgets_a_value_is_named() -> None:
    sentence = "Only %(left)s left."
    (fault,) = faults(catalogue(**{sentence: ""}), catalogue(**{sentence: "Plus que %(reste)s."}))
    assert "left" in fault


@pytest.fixture
def code(folder: Path) -> Path:
    """A small project with sentences in code and in templates."""
    for name in ("tenants", "shopbuilder", "workers", "templates"):
        (folder / name).mkdir()
    (folder / "shopbuilder/errors.py").write_text('msgid = N_("Your basket is empty.")\n')
    (folder / "templates/page.html").write_text("{% trans %}Open\n  now{% endtrans %}")
    (folder / "templates/mail.txt").write_text("{{ ngettext('%(num)s day', '%(num)s days', n) }}")
    return folder


def test_sentences_are_found_in_code_and_templates(code: Path) -> None:
    found = [message.id for message in extract(code) if message.id]
    assert found == ["Your basket is empty.", ("%(num)s day", "%(num)s days"), "Open now"]


def test_an_update_adds_drops_and_keeps(folder: Path) -> None:
    path = folder / "messages.po"
    with path.open("wb") as file:
        write_po(file, catalogue(Basket="Panier", Gone="Parti"))
    update(path, catalogue(Basket="", New=""))
    assert [(str(message.id), message.string) for message in read(path) if message.id] == [
        ("Basket", "Panier"),
        ("New", ""),
    ]
