from pathlib import Path

import pytest

from shopbuilder.imports.errors import UnusableFile
from shopbuilder.imports.tables.encodings import encoding_of

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
        (b"PK\x03\x04rest of a workbook", "workbook"),
        (b"\xd0\xcf\x11\xe0old workbook", "workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"Code;Prix\na;1\0;2\n", "NUL"),
        ("Code;Prix\n".encode("utf-16-le"), "NUL"),
        (b"Code;Prix\n\x81\x8d;1\n", "no encoding"),
        (b"\xff\xfeC\x00\x00\xd8", "no encoding"),
        (b"\xef\xbb\xbfCode\xff\n", "no encoding"),
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
