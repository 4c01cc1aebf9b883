"""UTF-8 with stray bytes of Windows-1252 in it, as two exports glued together leave it."""

import codecs
import re
from typing import Final

NAME: Final = "utf-8-mixed"
#: With more stray bytes a file is no UTF-8 with strays.
MOST: Final = 20_000

ANY_UTF_8: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
#: é, œ, “, … and €: what stands for one of them by chance in Windows-1252 nobody writes there.
FRENCH_IN_UTF_8: Final = re.compile(
    rb"\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xc5[\x92\x93\xb8]|\xe2\x80[\x90-\xba]|\xe2\x82\xac"
)
_HANDLER: Final = "stray-windows-1252"
#: Codecs are told by position only that nothing follows.
_TO_ITS_END: Final = True


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as Windows-1252. Raises UnicodeDecodeError where it is neither."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("cp1252"), error.start + 1


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Decodes piece by piece."""

    def _buffer_decode(  # type: ignore[override] # `errors` is ours, whatever is asked
        self, data: bytes, errors: str, final: bool
    ) -> tuple[str, int]:
        del errors
        return codecs.utf_8_decode(data, _HANDLER, final)


def _decode(data: bytes, errors: str = "strict") -> tuple[str, int]:
    del errors
    return codecs.utf_8_decode(data, _HANDLER, _TO_ITS_END)


def _find(name: str) -> codecs.CodecInfo | None:
    """Return the codec, when it is this one that is asked for."""
    if name.replace("_", "-") != NAME:
        return None
    return codecs.CodecInfo(
        codecs.utf_8_encode,
        _decode,  # type: ignore[arg-type] # the stub asks for a class
        incrementaldecoder=_Decoder,
        name=NAME,
    )


codecs.register_error(_HANDLER, _stray)
codecs.register(_find)
