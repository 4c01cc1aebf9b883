// Walking along the drawn street with wheel, keys and buttons. Without this it scrolls by itself.
for (const scene of document.querySelectorAll("[data-street]")) {
  const walk = scene.querySelector(".walk"), strides = scene.querySelector(".strides");
  const doors = [...scene.querySelectorAll(".at-shop,.at-vacant")], where = strides.querySelector(".where");
  const [back, on] = strides.querySelectorAll("button"), first = +where.dataset.first;
  const calm = matchMedia("(prefers-reduced-motion:reduce)");
  const go = (left) => walk.scrollTo({ left, behavior: calm.matches ? "auto" : "smooth" });
  const room = () => walk.scrollWidth - walk.clientWidth;
  const tell = () => {
    const from = walk.getBoundingClientRect(), seen = [];
    doors.forEach((door, n) => {
      const box = door.getBoundingClientRect(), middle = (box.left + box.right) / 2;
      if (middle > from.left && middle < from.right) seen.push(first + n);
    });
    const span = seen.length > 1 ? `${seen[0]}–${seen[seen.length - 1]}` : `${seen[0] || first}`;
    where.textContent = where.dataset[seen.length > 1 ? "of" : "one"].replace("{}", span);
    back.disabled = walk.scrollLeft < 2;
    on.disabled = walk.scrollLeft > room() - 2;
    strides.hidden = room() < 8;
  };
  strides.addEventListener("click", (event) => {
    const way = event.target.closest("[data-stride]");
    if (way) go(walk.scrollLeft + way.dataset.stride * walk.clientWidth * 0.8);
  });
  walk.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const left = walk.scrollLeft + event.deltaY;
    if (left < 0 && walk.scrollLeft < 1 || left > room() && walk.scrollLeft > room() - 1) return;
    event.preventDefault();
    walk.scrollLeft = left;
  }, { passive: false });
  walk.addEventListener("keydown", (event) => {
    if (event.target !== walk || !["Home", "End"].includes(event.key)) return;
    event.preventDefault();
    go(event.key === "Home" ? 0 : room());
  });
  walk.addEventListener("focusin", (event) => {
    // A browser leaves a link alone that is half in sight.
    if (event.target !== walk) event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  walk.addEventListener("scroll", () => requestAnimationFrame(tell), { passive: true });
  addEventListener("resize", tell);
  tell();
}
