// Brings the part of the page that is on its way up to date, while nobody writes in it.
(() => {
  const typedIn = part => [...part.querySelectorAll("input, textarea")].some(field => field.value !== field.defaultValue);
  const parts = ["en-route", "ailleurs", "vitrine"];
  const look = async () => {
    const busy = document.querySelector("#en-route progress, #ailleurs progress");
    if (!busy) return;
    const writing = document.activeElement && document.activeElement.closest("input, textarea, select, details");
    if (!document.hidden && !writing) {
      try {
        const answer = await fetch(location.href, {headers: {Accept: "text/html"}});
        if (answer.ok && !answer.redirected) {
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          for (const id of parts) {
            const now = document.getElementById(id), then = fresh.getElementById(id);
            if (now && then && !now.contains(document.activeElement) && !typedIn(now)) now.replaceWith(then);
          }
        }
      } catch { /* the network is away: next time */ }
    }
    setTimeout(look, 2500);
  };
  setTimeout(look, 2000);
})();
