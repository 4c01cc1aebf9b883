// Names offered while somebody types: a combobox over the field of any search form. Never needed.
for (const form of document.querySelectorAll('form[role=search]')) {
  const input = form.querySelector('input[name=q]')
  const list = document.createElement('ul')
  let chosen = -1, timer, asked
  list.className = 'suggestions'
  list.id = input.id + '-names'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0].textContent)
  ;(input.closest('.search') || form).append(list)
  const tell = said => Object.entries(said).forEach(([name, value]) => input.setAttribute(name, value))
  const choose = place => {
    chosen = place
    ;[...list.children].forEach((item, at) => item.setAttribute('aria-selected', at === place))
    const item = list.children[place]
    if (item) item.scrollIntoView({ block: 'nearest' })
    if (item) tell({ 'aria-activedescendant': item.id })
    else input.removeAttribute('aria-activedescendant')
  }
  const show = open => {
    list.hidden = !open
    tell({ 'aria-expanded': open })
    choose(-1)
  }
  const offer = names => {
    list.replaceChildren(...names.map((each, at) => {
      const item = document.createElement('li'), about = document.createElement('small')
      item.id = list.id + at
      item.dataset.href = each.href
      item.setAttribute('role', 'option')
      about.textContent = each.about
      item.append(each.name, ' ', about)
      return item
    }))
    show(names.length > 0)
  }
  const go = item => item && location.assign(item.dataset.href)
  tell({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id })
  show(false)
  input.addEventListener('input', () => {
    const typed = asked = input.value.trim()
    clearTimeout(timer)
    if (typed.length < 2) return show(false)
    timer = setTimeout(async () => {
      const answer = await fetch(form.action + '/suggestions?q=' + encodeURIComponent(typed)).catch(() => 0)
      if (answer.ok && typed === asked) offer(await answer.json())
    }, 120)
  })
  input.addEventListener('keydown', event => {
    const most = list.children.length, by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && most) {
      if (list.hidden) show(true)
      // From the field itself, downwards leads to the first name and upwards to the last.
      choose(chosen < 0 && by < 0 ? most - 1 : (chosen + by + most) % most)
    } else if (event.key === 'Enter' && chosen >= 0) go(list.children[chosen])
    else if (event.key === 'Escape' && !list.hidden) show(false)
    else return
    event.preventDefault()
  })
  list.addEventListener('mousedown', event => {
    event.preventDefault()
    go(event.target.closest('li'))
  })
  input.addEventListener('blur', () => show(false))
}
// As in offline.js, which a page with this script does not ask for.
navigator.serviceWorker?.register("/sw.js").catch(() => {});
