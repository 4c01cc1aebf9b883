"""Without network: a page that a small service worker has put aside, and the worker itself.

The worker keeps that page, which carries its own style, in each language, and nothing else: no page
of a shop, none of a person.
"""

import json
from hashlib import sha256
from typing import Final

from flask import Blueprint, Response, render_template, request

from shopbuilder.i18n import LOCALES, in_language
from shopbuilder.web.pages import DAY, published_town

town_offline = Blueprint("town_offline", __name__)

#: Waits for the network first, always; a browser that can asks for the page while the worker wakes.
_WORKER: Final = """\
const name="hors-ligne-%s",own="/hors-ligne",others=%s;
const pages=[own,...others.map(tag=>"/"+tag+own)];
const page=url=>{const tag=new URL(url).pathname.split("/")[1];
return others.includes(tag)?"/"+tag+own:own};
addEventListener("install",e=>e.waitUntil(caches.open(name).then(c=>c.addAll(pages))));
addEventListener("activate",e=>e.waitUntil(Promise.all([
registration.navigationPreload?.enable(),
caches.keys().then(all=>Promise.all(all.filter(n=>n!=name).map(n=>caches.delete(n))))])));
const ask=async e=>{try{return await e.preloadResponse||await fetch(e.request)}
catch(fault){const kept=await caches.match(page(e.request.url));if(kept)return kept;throw fault}};
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
    version = sha256(f"{town.slug}{_in_all_languages()}".encode()).hexdigest()[:8]
    script = _WORKER % (version, json.dumps(LOCALES[1:]))
    response = Response(script, mimetype="text/javascript")
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


def _in_all_languages() -> str:
    shown = []
    for tag in LOCALES:
        with in_language(tag):
            shown.append(render_template("town_page/offline.html"))
    return "".join(shown)
