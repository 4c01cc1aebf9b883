// The plan under one's fingers: drag, pinch, wheel with Ctrl or focus, keys. Once still, the page of
// the view is fetched, as its link would; without this script every view is a link.
(() => {
  const root = () => document.getElementById("plan");
  let svg, box, from, timer, turn = 0;
  const touches = new Map();

  const draw = () => {
    svg.setAttribute("viewBox", [box.x, box.y, box.w, (box.w * 667) / 1000].join(" "));
    svg.style.setProperty("--z", box.w / 1000);
    clearTimeout(timer);
    timer = setTimeout(settle, 500);
  };
  const move = (right, down) => {
    box.x += right;
    box.y += down;
    draw();
  };
  // Keep the spot (x, y) of the picture where it is while the rest grows or shrinks round it.
  const zoom = (factor, x, y) => {
    const most = 1000 * 2 ** svg.dataset.level;
    const w = Math.min(most, Math.max(most / 12, box.w * factor));
    box.x = x - ((x - box.x) * w) / box.w;
    box.y = y - ((y - box.y) * w) / box.w;
    box.w = w;
    draw();
  };
  const spot = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY);
    return at.matrixTransform(svg.getScreenCTM().inverse());
  };
  const middle = () => [box.x + box.w / 2, box.y + box.w / 3];

  const settle = () => {
    const level = +svg.dataset.level;
    const next = Math.min(3, Math.max(0, level + Math.round(Math.log2(1000 / box.w))));
    const [x, y] = middle();
    const part = 1000 / 2 ** level;
    const across = +svg.dataset.x + ((x - 500) / 1000) * part;
    const down = +svg.dataset.y + ((y - 333.5) / 667) * part;
    const url = new URL(location);
    const clamp = (value) => Math.round(Math.min(1000, Math.max(0, value)));
    url.searchParams.set("zoom", next);
    url.searchParams.set("x", clamp(across));
    url.searchParams.set("y", clamp(down));
    show(url);
  };

  const show = async (url) => {
    const mine = ++turn;
    try {
      const answer = await fetch(url);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("plan");
      const image = new Image();
      image.src = fresh.querySelector("image").getAttribute("href");
      await image.decode().catch(() => 0);
      if (mine !== turn || touches.size) return;
      const active = document.activeElement;
      const again = active === svg ? ".board svg" : active.className && `#plan .${active.className}`;
      const scrolled = document.querySelector(".chips").scrollLeft;
      root().replaceWith(document.adoptNode(fresh));
      history.replaceState(null, "", url);
      start();
      document.querySelector(".chips").scrollLeft = scrolled;
      if (again && active !== document.body) (document.querySelector(again) || svg).focus({ preventScroll: true });
    } catch {
      // Without the network the drawing stays as it is.
    }
  };

  const keys = {
    ArrowLeft: () => move(-box.w / 6, 0),
    ArrowRight: () => move(box.w / 6, 0),
    ArrowUp: () => move(0, -box.w / 6),
    ArrowDown: () => move(0, box.w / 6),
    "+": () => zoom(0.7, ...middle()),
    "-": () => zoom(1.4, ...middle()),
    0: () => show("/plan"),
  };

  const start = () => {
    svg = document.querySelector(".board svg");
    box = { x: 0, y: 0, w: 1000 };
    // Keys now move it: whoever hears the page must not have them taken by the reader first.
    svg.tabIndex = 0;
    svg.setAttribute("role", "application");
    svg.parentNode.scrollLeft = (svg.clientWidth - svg.parentNode.clientWidth) / 2;
    let dragged = 0;

    svg.addEventListener("keydown", (event) => {
      if (event.target !== svg || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && document.activeElement !== svg) return;
      event.preventDefault();
      const at = spot(event);
      zoom(1.0015 ** event.deltaY, at.x, at.y);
    }, { passive: false });

    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      touches.set(event.pointerId, event);
      dragged = 0;
      from = pair();
    });
    svg.addEventListener("pointermove", (event) => {
      if (!touches.has(event.pointerId)) return;
      touches.set(event.pointerId, event);
      // One finger scrolls the page; two move the plan.
      if (event.pointerType === "touch" && touches.size < 2) return;
      const to = pair();
      const scale = 1 / svg.getScreenCTM().a;
      dragged += Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
      if (dragged > 4 && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
      box.x -= (to.x - from.x) * scale;
      box.y -= (to.y - from.y) * scale;
      if (to.apart && from.apart) {
        const at = spot({ clientX: to.x, clientY: to.y });
        zoom(from.apart / to.apart, at.x, at.y);
      }
      from = to;
      draw();
    });
    for (const end of ["pointerup", "pointercancel"])
      svg.addEventListener(end, (event) => {
        touches.delete(event.pointerId);
        from = pair();
        if (dragged > 4) draw();
      });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => dragged > 4 && event.preventDefault(), true);
    for (const link of document.querySelectorAll(".pilot a, .crowd"))
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
        event.preventDefault();
        show(link.href.baseVal || link.href);
      });
  };
  // The middle of the fingers on the plan, and how far apart two of them are.
  const pair = () => {
    const [a, b] = [...touches.values()];
    if (!a) return { x: 0, y: 0 };
    if (!b) return { x: a.clientX, y: a.clientY };
    return {
      x: (a.clientX + b.clientX) / 2,
      y: (a.clientY + b.clientY) / 2,
      apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    };
  };
  if (document.querySelector(".board svg")) start();
})();
