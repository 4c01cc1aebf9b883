from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.tables.encodings import encoding_of, mended

#: Bytes that stand for no sign in Windows-1252.
UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}

TEXT = "Désignation;Prix\r\nŒufs « frais »;3,20\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "produits.csv"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_each_usual_encoding_is_recognised(file: Path, written: str, found: str) -> None:
    file.write_bytes(TEXT.encode(written))
    assert encoding_of(file) == found
    assert file.read_text(encoding=found).startswith("Désignation")


def test_big_endian_utf_16_is_recognised_by_its_mark(file: Path) -> None:
    file.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert file.read_text(encoding=encoding_of(file)).startswith("Désignation")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest of a workbook", "damaged workbook"),
        (b"\xd0\xcf\x11\xe0old workbook", "workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"Code;Prix\na;1\0;2\n", "NUL"),
        (b"\0".join([b"ab"] * 40), "NUL"),
        (b"Code;Prix\n\x81\x8d;1\n", "uses an encoding"),
        (b"\xff\xfeC\x00\x00\xd8", "uses an encoding"),
        (b"\xef\xbb\xbfCode\xff\n", "uses an encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(file: Path, content: bytes, word: str) -> None:
    file.write_bytes(content)
    with pytest.raises(UnusableFile, match=word):
        encoding_of(file)


def test_a_file_too_big_is_refused_before_it_is_read(file: Path) -> None:
    file.write_bytes(b"a" * 1025)
    with pytest.raises(UnusableFile, match="too big"):
        encoding_of(file, max_bytes=1024)


def test_the_line_of_a_nul_character_is_named(file: Path) -> None:
    file.write_bytes(b"Code\n" * 4 + b"a\0b\n")
    with pytest.raises(UnusableFile) as refused:
        encoding_of(file)
    assert refused.value.values["line"] == 5


def test_a_folder_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="cannot be read"):
        encoding_of(tmp_path)


def test_a_letter_cut_by_the_reading_in_pieces_stays_whole(file: Path) -> None:
    file.write_bytes(b"a" * (64 * 1024 - 1) + "é".encode())
    assert encoding_of(file) == "utf-8"


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_recognised_by_its_noughts(file: Path, written: str) -> None:
    file.write_bytes(TEXT.encode(written))
    assert encoding_of(file) == written


def test_stray_bytes_of_windows_in_utf_8_are_read_as_what_they_are(file: Path) -> None:
    file.write_bytes("Désignation;Prix\n".encode() + "Œufs « frais » à 3 €\n".encode("cp1252"))
    found = encoding_of(file)
    assert (found, file.read_text(encoding=found)) == (
        "utf-8-mixed", "Désignation;Prix\nŒufs « frais » à 3 €\n",
    )  # fmt: skip


def test_a_stray_letter_cut_by_the_reading_in_pieces_stays_whole(file: Path) -> None:
    file.write_bytes(b"a" * (64 * 1024 - 1) + "é".encode() + b"\xe9")
    assert file.read_text(encoding=encoding_of(file)).endswith("aéé")


@pytest.mark.parametrize(("written", "letters"), [("mac_roman", "éèàçêôœ"), ("cp850", "éèàçêôù")])
def test_old_macs_and_old_tills_are_recognised_by_french_letters(
    file: Path, written: str, letters: str
) -> None:
    file.write_bytes(f"Pâté;{letters};Crème brûlée".encode(written))
    assert encoding_of(file) == written


def test_windows_wins_where_others_are_as_likely(file: Path) -> None:
    file.write_bytes("Crème brûlée, pâté, façon « maison » – 3 €".encode("cp1252"))
    assert encoding_of(file) == "cp1252"


@pytest.mark.parametrize("text", ["Crème brûlée", "« Œufs » à 3 €", "naïf – l’été", "Ãà¶"])
def test_letters_written_twice_are_mended(text: str) -> None:
    twice = "".join(
        bytes([byte]).decode("cp1252") if byte not in UNDEFINED else chr(byte)
        for byte in text.encode()
    )
    assert mended(twice) == text


@pytest.mark.parametrize("text", ["Crème Ã©", "SÃO PAULO", "Â", "Château", "café ©", "Ã", "â€"])
def test_what_may_be_meant_is_not_mended(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet="aeéèàçœŒ«»’€ ÃÂâ©¨ "))
def test_what_french_people_write_is_never_taken_for_letters_written_twice(text: str) -> None:
    rightly = any(sign in text for sign in "éèàçœŒ«»’€") and not any(sign in text for sign in "ÃÂâ")
    assert not rightly or mended(text) == text
