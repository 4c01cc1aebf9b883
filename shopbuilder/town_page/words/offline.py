"""Without network: a page that a small service worker has put aside, and the worker itself.

The worker keeps that page, which carries its own style, and nothing else: no page of a shop, none of a
person.
"""

from hashlib import sha256
from typing import Final

from flask import Blueprint, Response, render_template, request

from shopbuilder.web.pages import DAY, published_town

town_offline = Blueprint("town_offline", __name__)

#: Waits for the network first, always; a browser that can asks for the page while the worker wakes.
_WORKER: Final = """\
const name="hors-ligne-%s",page="/hors-ligne";
addEventListener("install",e=>e.waitUntil(caches.open(name).then(c=>c.add(page))));
addEventListener("activate",e=>e.waitUntil(Promise.all([
registration.navigationPreload?.enable(),
caches.keys().then(all=>Promise.all(all.filter(n=>n!=name).map(n=>caches.delete(n))))])));
const ask=async e=>{try{return await e.preloadResponse||await fetch(e.request)}
catch(fault){const kept=await caches.match(page);if(kept)return kept;throw fault}};
addEventListener("fetch",e=>{const r=e.request;
if(r.mode=="navigate"&&r.method=="GET")e.respondWith(ask(e))});
"""


@town_offline.get("/hors-ligne")
def page() -> Response:
    """Say that the network is away, and that the street is not."""
    published_town()
    response = Response(render_template("town_page/offline.html"))
    response.cache_control.public = True
    response.cache_control.max_age = DAY
    response.add_etag()
    response.make_conditional(request)
    return response


@town_offline.get("/sw.js")
def worker() -> Response:
    """Send the worker; it changes, and keeps its page anew, when what it keeps has changed."""
    town = published_town()
    shown = render_template("town_page/offline.html")
    version = sha256(f"{town.slug}{shown}".encode()).hexdigest()[:8]
    response = Response(_WORKER % version, mimetype="text/javascript")
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response
