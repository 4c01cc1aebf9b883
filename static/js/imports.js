// An import under way tells by itself how far it is. Never needed: the page has a link that does the same.
const follow = async () => {
  const run = document.getElementById('run')
  if (!run || !('atWork' in run.dataset)) return
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.getElementById('run')
    if (answer.ok && now && now.innerHTML !== run.innerHTML && !run.contains(document.activeElement)) run.replaceWith(now)
  } catch { /* No network for a moment: the next look may find one. */ }
  setTimeout(follow, 2000)
}
setTimeout(follow, 1000)
