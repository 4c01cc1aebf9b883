"""Files nobody should send, made when they are asked for: bombs, lies, and what other programs break."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.factories.workbooks import ods_cell, write_ods, write_xls, write_xlsx

MB = 1024 * 1024
HEADINGS = b"Code;Nom;Prix TTC\n"


def csv(content: bytes) -> Callable[[Path], None]:
    """Return what writes a table of text."""
    return lambda path: _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _bomb(path: Path, *, megabytes: int = 500) -> None:
    """A sheet of blanks that weighs half a megabyte and unfolds to half a gigabyte."""
    write_xlsx(path, {"A": []})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * MB)


def _liar(path: Path) -> None:
    """A directory that says a thousand bytes of a part that unfolds to forty megabytes."""
    size = 40 * MB
    write_xlsx(path, {"A": []}, parts={"xl/sharedStrings.xml": b" " * size})
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", size), struct.pack("<I", 1000)))


def _nested(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.zip", b" " * MB)
    write_xlsx(path, {"A": []}, parts={"xl/embeddings/1.zip": inner.getvalue()})


def _overlapping(path: Path) -> None:
    """Entries of the directory that all point at one part: small, and a gigabyte in all."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * MB)
        first = archive.infolist()[0]
        for number in range(1000):
            again = zipfile.ZipInfo(f"xl/worksheets/sheet{number}.xml")
            again.file_size, again.compress_size = first.file_size, first.compress_size
            again.CRC, again.compress_type = first.CRC, first.compress_type
            again.header_offset = first.header_offset
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again


def _truncated(path: Path) -> None:
    write_xlsx(path, {"A": [["Code", "Nom", "Prix"], ["1", "a", 2.0]]})
    path.write_bytes(path.read_bytes()[:700])


def _entities(path: Path) -> None:
    parts: dict[str, str | bytes] = {"xl/sharedStrings.xml": LAUGHS}
    write_xlsx(path, {"A": [["Nom", "Prix"]]}, parts=parts)


def _far_corner(path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData></worksheet>'
    write_xlsx(path, {"A": []}, parts={"xl/worksheets/sheet1.xml": sheet})


def _repeated(path: Path) -> None:
    row = '<table:table-row table:number-rows-repeated="1048576">'
    cell = ods_cell("x" * 1000).replace(">", ' table:number-columns-repeated="16384">', 1)
    write_ods(path, {"A": f"{row}{cell}</table:table-row>" * 30})


def _polyglot(path: Path) -> None:
    """A page and an archive in one."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    path.write_bytes(b"<html><script>alert(1)</script><p>Bonjour</p></html>" + path.read_bytes())


def _locked(path: Path) -> None:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    path.write_bytes(head + "EncryptedPackage".encode("utf-16-le") + bytes(4000))


def _pixels(path: Path) -> None:
    """A picture of a billion pixels."""
    head = struct.pack(">IIBBBBB", 32_000, 32_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(10 * MB), 9)

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


_ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{_ENTITIES}]><rss>&l9;</rss>'
_QUADRATIC = f'<!DOCTYPE a [<!ENTITY x "{"x" * 100_000}">]><a>{"&x;" * 20_000}</a>'
_EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><title>&x;</title></rss>'
_FEATURE = b'{"type":"Feature","geometry":{"type":"Point","coordinates":[3,50]},"properties":{}}'
_COLLECTION = b'{"type":"FeatureCollection","features":['
_EVENT = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261125T100000Z\r\nSUMMARY:x\r\n"

#: Name → what writes it. Every kind of import refuses each of them.
CORPUS: dict[str, Callable[[Path], object]] = {
    # Tables of text.
    "vide.csv": csv(b""),
    "lignes_blanches.csv": csv(b"\n" * (2 * MB)),
    "une_ligne_de_50_mo.csv": csv(b"x" * (50 * MB)),
    "une_ligne_de_50_mo_de_cellules.csv": csv(HEADINGS + b"a;" * (25 * MB)),
    "une_ligne_large_en_utf8.csv": csv(HEADINGS + "😀".encode() * (5 * MB)),
    "guillemets.csv": csv(HEADINGS + b'"' * (20 * MB + 1)),
    "guillemets_par_ligne.csv": csv(HEADINGS + b'"\n' * (MB // 2) + b'"'),
    "cellule_geante.csv": csv(HEADINGS + b"1;" + b"x" * 1_400_000 + b";3\n"),
    "5000_colonnes.csv": csv(b";".join(b"Colonne %d" % n for n in range(5000)) + b"\n"),
    "nul.csv": csv(HEADINGS + b"1;a\0b;3\n"),
    "rien_que_des_nul.csv": csv(bytes(4 * MB)),
    "octets_au_hasard.csv": csv(random.Random(4).randbytes(2 * MB)),
    "tous_hors_ascii.csv": csv(b"\xc3\xa9" + b"\xe9" * (20 * MB)),
    "trop_gros.csv": csv(HEADINGS + b"1;a;2\n" * (11 * MB)),
    "entete_seul.csv": csv(HEADINGS),
    "une_seule_colonne.csv": csv(b"Nom\nBrioche\n"),
    # Workbooks.
    "bombe.xlsx": _bomb,
    "bombe_qui_ment.xlsx": _liar,
    "bombe_dans_bombe.xlsx": _nested,
    "bombe_superposee.xlsx": _overlapping,
    "tronque.xlsx": _truncated,
    "entites.xlsx": _entities,
    "coin_lointain.xlsx": _far_corner,
    "coin_lointain.xls": lambda path: write_xls(path, {(0, 0): "Nom", (65_535, 255): 1.0}),
    "repete.ods": _repeated,
    "verrouille.xlsx": _locked,
    # What is something else.
    "polyglotte.csv": _polyglot,
    "image.csv": _pixels,
    "pdf.csv": csv(b"%PDF-1.7\n" + b"Code;Nom;Prix TTC\n1;a;2\n"),
    "page_profonde.xls": csv(b"<html><table>" + b"<tr><td>" * 100_000),
    "page_sans_fin.xls": csv(b"<html><table><tr><td " + b"a=" * (2 * MB)),
    # XML.
    "milliard_de_rires.xml": csv(LAUGHS.encode()),
    "quadratique.xml": csv(_QUADRATIC.encode()),
    "entite_externe.xml": csv(_EXTERNAL.encode()),
    "profond.xml": csv(b"<rss>" + b"<a>" * 200_000),
    "tronque.xml": csv(b'<?xml version="1.0"?><rss><channel><item><title>Bonj'),
    # JSON.
    "profond.geojson": csv(_COLLECTION + b"[" * (2 * MB)),
    "large.geojson": csv(b"[" + b"[]," * (10 * MB) + b"[]]"),
    "un_element_sans_fin.geojson": csv(_COLLECTION + b'{"a":[' + b"1," * (10 * MB)),
    "tronque.geojson": csv(_COLLECTION + _FEATURE + b"," + _FEATURE[:40]),
    "nombre_sans_fin.geojson": csv(_COLLECTION + b"9" * (3 * MB) + b"]}"),
    "trop_d_elements.geojson": csv(_COLLECTION + b"{}," * 100_001 + b"{}]}"),
    "sans_position.geojson": csv(
        _COLLECTION + b'{"geometry":{"type":"Point","coordinates":[NaN,1e999]}}]}'
    ),
    # Calendars.
    "profond.ics": csv(b"BEGIN:VCALENDAR\r\n" * 50_000),
    "ligne_sans_fin.ics": csv(f"BEGIN:VCALENDAR\r\n{_EVENT}X:".encode() + b"a\r\n " * (2 * MB)),
    "tronque.ics": csv(f"BEGIN:VCALENDAR\r\n{_EVENT}"[:60].encode()),
}
