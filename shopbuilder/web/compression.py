"""Pages and files for everybody leave compressed, also where no proxy stands in front.

Personal pages do not: they hold a form's token beside words that others can choose, and the length
of a compressed page tells of its content (BREACH).
"""

from flask import Flask, Response, request
from flask_compress import Compress

_compress = Compress()


def install(app: Flask) -> None:
    """Compress what any cache may keep; to be installed first, so that it acts last."""
    app.config["COMPRESS_REGISTER"] = False
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    _compress.init_app(app)
    app.after_request(compress)


def compress(response: Response) -> Response:
    """Compress a response for everybody in a way that the browser knows."""
    if not response.cache_control.public:
        return response
    if request.endpoint == "static" and response.status_code == 200:
        # A file on its way is a stream; ours are small, and gzip wants them whole.
        response.direct_passthrough = False
        response.make_sequence()
    return _compress.after_request(response)
