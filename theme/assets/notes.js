// Notes beside the text, or on a slip at their number; names and terms explained where they stand.
// The notes at the foot are the only ones there are: in the margin they are moved by style, on a slip they are copied for
// as long as it is open. Every page works without this.
{
  const GAP = 10 // pixels between two notes
  const WAIT = 300 // milliseconds before a slip opens or closes under a mouse

  const article = document.getElementById("ed-content")
  const section = article.querySelector(".ed-notes")
  const wide = matchMedia("screen and (min-width: 60em) and (scripting: enabled)")
  // Where a picture or a translation stands beside the text, notes do not.
  const beside = () => wide.matches && !document.querySelector(".ed-notes--foot, #ed-text-both:checked")
  const noteOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)))
  const within = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)

  // -- in the margin ---------------------------------------------------------------------------------------------------

  // The notes in the order in which a reader meets them: those of a note follow it.
  const met = new Map()
  const meet = references => {
    for (const reference of references) {
      const note = noteOf(reference)
      if (!note || met.has(note)) continue
      met.set(note, reference)
      meet(note.querySelectorAll("[role=doc-noteref]"))
    }
  }
  if (section) {
    const source = section.querySelector(".ed-note--source")
    if (source) {
      met.set(source, document.getElementById("ed-text") ?? article.firstElementChild)
      meet(source.querySelectorAll("[role=doc-noteref]"))
    }
    meet([...article.querySelectorAll("[role=doc-noteref]")].filter(reference => !section.contains(reference)))
    for (const note of section.querySelectorAll(".ed-note")) if (!met.has(note)) met.set(note, null)
  }

  // Each note at the height of its number, or below the note before it; what would fall off the foot moves up.
  const tops = (wanted, heights, room) => {
    const found = []
    let free = 0
    wanted.forEach((want, at) => {
      found[at] = Math.max(want, free)
      free = found[at] + heights[at] + GAP
    })
    let limit = Math.max(room, heights.reduce((sum, height) => sum + height + GAP, -GAP))
    for (let at = found.length - 1; at >= 0 && found[at] + heights[at] > limit; at--) {
      found[at] = limit - heights[at]
      limit = found[at] - GAP
    }
    return found
  }

  const setNotes = () => {
    document.documentElement.classList.toggle("ed-beside", beside())
    article.style.minHeight = ""
    const every = [...met.keys()]
    for (const note of every) note.style.top = ""
    if (!beside()) return
    const notes = every.filter(note => note.offsetParent)
    if (!notes.length) return
    const heights = notes.map(note => note.offsetHeight)
    const { top, height: room } = article.getBoundingClientRect()
    const start = section.getBoundingClientRect().top - top
    let last = 0
    const wanted = notes.map(note => {
      const reference = met.get(note)
      if (reference?.getClientRects().length && !section.contains(reference)) last = lineOf(reference) - top
      return last
    })
    const found = tops(wanted, heights, room)
    notes.forEach((note, at) => (note.style.top = `${Math.round(found[at] - start)}px`))
    const end = found.at(-1) + heights.at(-1)
    if (end > room) article.style.minHeight = `${Math.ceil(end)}px`
  }

  // The top of a note whose first line stands on the line of its number.
  const lineOf = reference => {
    const box = reference.getBoundingClientRect()
    return reference.id === "ed-text" ? box.top : box.bottom - 20
  }

  if (met.size) {
    setNotes()
    wide.addEventListener("change", setNotes)
    addEventListener("ed-view", setNotes)
    document.fonts?.ready.then(setNotes)
    new ResizeObserver(setNotes).observe(article)
  }

  // Number and note light up together.
  const light = on => event => {
    const words = within(event, ".ed-app")?.nextElementSibling?.querySelector(":scope > [role=doc-noteref]")
    const one = within(event, "[role=doc-noteref], .ed-note") ?? words
    if (!one || !beside()) return
    const other = one.matches(".ed-note") ? met.get(one) : noteOf(one)
    if (other?.matches(".ed-note, [role=doc-noteref]")) other.classList.toggle("ed-note--lit", on)
  }
  article.addEventListener("pointerover", light(true))
  article.addEventListener("pointerout", light(false))

  // -- there and back ----------------------------------------------------------------------------------------------------

  let left // where the reader left the text for a note
  const go = (element, scroll) => {
    location.hash = element.id
    scrollTo({ top: scroll, behavior: "instant" })
    if (!element.matches("a")) element.tabIndex = -1
    element.focus({ preventScroll: true })
  }

  const toNote = (event, link) => {
    const note = noteOf(link)
    if (!note || slip.contains(link)) return
    left = { id: link.id, scroll: scrollY }
    if (beside()) {
      event.preventDefault()
      go(note, scrollY)
      note.scrollIntoView({ block: "nearest" })
    } else if (slip.showPopover) {
      event.preventDefault()
      if (pressed !== link) showNote(link, note)
    }
  }

  const backToText = (event, link) => {
    const reference = noteOf(link)
    if (!reference || left?.id !== reference.id) return
    event.preventDefault()
    go(reference, left.scroll)
  }

  // -- the slip: one for the page, put behind the words it belongs to, so that it is read and reached after them ----------

  const slip = document.createElement("div")
  slip.id = "ed-slip"
  slip.className = "ed-slip"
  slip.popover = "auto"
  let owner = null // the link it belongs to
  let pressed = null // whose slip was open when the pointer went down
  let timer

  const show = (link, content, role, label) => {
    hide()
    slip.replaceChildren(...content)
    slip.setAttribute("role", role)
    slip.toggleAttribute("aria-label", false)
    if (label) slip.setAttribute("aria-label", label)
    else link.setAttribute("aria-describedby", slip.id)
    ;(link.closest("sup") ?? link).after(slip)
    owner = link
    slip.showPopover()
    fit(link.getClientRects()[0])
  }

  const fit = box => {
    const { offsetWidth: width, offsetHeight: height } = slip
    const edge = 8
    const left = Math.max(edge, Math.min(box.left - 12, document.documentElement.clientWidth - width - edge))
    const above = box.bottom + height + edge > innerHeight && box.top > height + edge
    slip.style.left = `${left + scrollX}px`
    slip.style.top = `${(above ? box.top - height - 6 : box.bottom + 6) + scrollY}px`
  }

  const hide = () => {
    clearTimeout(timer)
    if (!owner) return
    const link = owner
    owner = null
    link.removeAttribute("aria-describedby")
    const inside = slip.contains(document.activeElement)
    if (slip.matches(":popover-open")) slip.hidePopover()
    slip.remove()
    if (inside) link.focus({ preventScroll: true })
  }

  // Escape and a press elsewhere close it without asking: the browser says so beforehand.
  slip.addEventListener("beforetoggle", event => {
    if (event.newState === "closed" && slip.contains(document.activeElement)) owner?.focus({ preventScroll: true })
  })
  slip.addEventListener("toggle", event => event.newState === "closed" && hide())

  const copyOf = note => {
    const copy = (note.querySelector(".ed-note__text") ?? note).cloneNode(true)
    copy.removeAttribute("id")
    copy.querySelectorAll(".ed-note__back, button").forEach(element => element.remove())
    copy.querySelectorAll("[id]").forEach(element => element.removeAttribute("id"))
    return copy
  }

  const showNote = (link, note) => {
    const copy = copyOf(note)
    const close = document.createElement("button")
    close.type = "button"
    close.className = "ed-slip__close"
    close.ariaLabel = "Close"
    close.textContent = "×"
    close.addEventListener("click", hide)
    const number = note.querySelector(".ed-note__number")?.cloneNode(true)
    show(link, [close, ...number ? [number] : [], copy], "dialog", link.getAttribute("aria-label"))
    slip.tabIndex = -1
    slip.focus({ preventScroll: true })
  }

  // -- names and terms: the words stand under “Named here”; variants: the readings stand in their note --------------------

  const glosses = new Map()
  for (const item of article.querySelectorAll(".ed-named li")) glosses.set(item.querySelector("a")?.href, item)
  const explained = event => {
    const link = within(event, ":is(.ed-text, .ed-notes) a")
    if (link && slip.contains(link)) return null
    return link && glosses.has(link.href) ? link : variant(event)
  }
  // The mark of a variant, pointed at itself or by the words before it; not where its note stands beside them already.
  const variant = event => {
    const part = within(event, ".ed-text :is(.ed-app, .ed-apparatus)")
    const link = (part?.matches(".ed-apparatus") ? part : part?.nextElementSibling)?.querySelector(":scope > [role=doc-noteref]")
    const note = link && noteOf(link)
    return note && !isBeside(note) ? link : null
  }
  const isBeside = note => {
    const { top, bottom } = note.getBoundingClientRect()
    return wide.matches && top > 0 && bottom < innerHeight
  }
  // The browser's own hint would stand above ours.
  for (const link of article.querySelectorAll(":is(.ed-text, .ed-notes) a[title]"))
    if (glosses.has(link.href)) link.removeAttribute("title")

  const explain = (link, linked) => {
    if (owner === link || !slip.showPopover) return
    if (link.matches("[role=doc-noteref]")) return explainVariant(link)
    const [name, ...rest] = [...glosses.get(link.href).cloneNode(true).childNodes]
    const head = document.createElement("strong")
    head.append(linked ? name : name.textContent)
    show(link, [head, ...rest], "tooltip")
    slip.removeAttribute("tabindex")
  }

  const explainVariant = link => {
    const copy = copyOf(noteOf(link))
    for (const inner of copy.querySelectorAll("a")) inner.replaceWith(...inner.childNodes)
    show(link, [copy], "tooltip")
    slip.removeAttribute("tabindex")
  }

  const later = action => {
    clearTimeout(timer)
    timer = setTimeout(action, WAIT)
  }
  const isHint = () => slip.getAttribute("role") === "tooltip"

  article.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    const link = explained(event)
    if (link && link !== owner) later(() => explain(link, false))
    else if (link || slip.contains(event.target)) clearTimeout(timer)
  })
  article.addEventListener("pointerout", event => {
    if (event.pointerType === "touch") return
    if (explained(event) || slip.contains(event.target)) later(() => isHint() && document.activeElement !== owner && hide())
  })
  article.addEventListener("focusin", event => {
    const link = explained(event)
    if (link?.matches(":focus-visible")) explain(link, false)
  })
  article.addEventListener("focusout", event => {
    if (event.target === owner && isHint() && !slip.contains(event.relatedTarget)) hide()
  })

  // -- presses -----------------------------------------------------------------------------------------------------------

  let pointer = ""
  addEventListener("pointerdown", event => {
    pointer = event.pointerType
    pressed = owner
  }, true)
  addEventListener("keydown", () => (pressed = null), true)

  article.addEventListener("click", event => {
    const link = within(event, "a") ?? variant(event)
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    if (link.matches("[role=doc-noteref]") && link.contains(event.target)) toNote(event, link)
    else if (link.matches("[role=doc-backlink]")) backToText(event, link)
    else if (pointer === "touch" && pressed !== link && explained(event) && slip.showPopover) {
      event.preventDefault()
      explain(link, true)
    }
  })
}
