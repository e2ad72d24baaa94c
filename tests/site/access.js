// What the accessibility tests ask of a page: each function gives one line for every fault it finds.

const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
const sketch = element => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> “${(element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 60)}”`
const ancestors = function* (element) {
  for (let one = element.parentElement; one; one = one.parentElement) yield one
}
/** For the eyes it is not there: cut away, a pixel in size, or without ink. */
const unseen = element => {
  for (const one of [element, ...ancestors(element)]) {
    const style = getComputedStyle(one)
    if (/inset\((50|100)%/.test(style.clipPath) || style.opacity === "0") return true
    if (style.overflow !== "visible" && (one.clientWidth <= 1 || one.clientHeight <= 1) && style.display !== "inline") return true
  }
  return false
}

/** A drawer that is closed. */
const away = element => element.getBoundingClientRect().right <= 0

/** Between a text and its box stands another that can be scrolled. */
const scrolled = (node, box) => {
  for (let one = node.parentElement; one && one !== box; one = one.parentElement) {
    const style = getComputedStyle(one)
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) return true
  }
  return false
}

window.access = {
  /** WCAG 1.4.10: lines are as long as the screen is wide; only what scrolls by itself may be wider. */
  reflow() {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const right = element => element.getBoundingClientRect().right
    const wide = [...document.querySelectorAll("body *")].filter(element => shown(element) && right(element) > width + 1)
    const inner = wide.filter(element => ![...element.children].some(child => wide.includes(child)))
    return inner.slice(0, 3).map(element => `${Math.round(right(element))} of ${width} pixels: ${sketch(element)}`)
  },

  /** WCAG 1.4.4, 1.4.12: no text is cut off by a box that hides what does not fit. */
  cut() {
    const found = []
    for (const box of document.querySelectorAll("body *")) {
      const style = getComputedStyle(box)
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !shown(box) || unseen(box) || away(box)) continue
      // Labels in the frame: what they shorten stands in full elsewhere on the page.
      if (box.closest("[aria-hidden=true], .md-header__title, .md-search__suggest")) continue
      const edge = box.getBoundingClientRect()
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.trim() || !shown(node.parentElement) || unseen(node.parentElement) || scrolled(node, box)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const lost = [...range.getClientRects()].some(({ left, top, right, bottom }) => {
          const inner = (bottom - top) * 0.25
          const over = /hidden|clip/.test(style.overflowX) && (left < edge.left - 2 || right > edge.right + 2)
          return over || /hidden|clip/.test(style.overflowY) && (top + inner < edge.top || bottom - inner > edge.bottom)
        })
        if (lost) found.push(`“${node.data.trim().slice(0, 60)}” in ${sketch(box)}`)
      }
    }
    return found
  },

  /** No line of text lies on another. */
  overlaps() {
    scrollTo(0, 0)
    const clips = new Map()
    const clip = element => {
      if (!element) return { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }
      if (clips.has(element)) return clips.get(element)
      const style = getComputedStyle(element)
      let box = { ...(style.position === "fixed" ? clip(null) : clip(element.parentElement)) }
      if (style.overflow !== "visible" && element !== document.body && element !== document.documentElement) {
        const own = element.getBoundingClientRect()
        box = { left: Math.max(box.left, own.left), top: Math.max(box.top, own.top), right: Math.min(box.right, own.right), bottom: Math.min(box.bottom, own.bottom) }
      }
      clips.set(element, box)
      return box
    }
    const lines = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!node.data.trim() || /script|style|noscript|template|option|rp|rt/i.test(element.tagName) || !shown(element) || unseen(element)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const edge = clip(element)
      for (const { left, top, right, bottom } of range.getClientRects()) {
        // Letters fill the middle of their box; the rest is room for accents and tails.
        const inner = (bottom - top) * 0.28
        const box = { left: Math.max(left, edge.left) + 1, right: Math.min(right, edge.right) - 1, top: Math.max(top, edge.top) + inner, bottom: Math.min(bottom, edge.bottom) - inner, node }
        if (box.right > Math.max(0, box.left) && box.bottom > box.top) lines.push(box)
      }
    }
    lines.sort((a, b) => a.top - b.top)
    const found = []
    let active = []
    for (const line of lines) {
      active = active.filter(other => other.bottom > line.top)
      for (const other of active) {
        if (other.node !== line.node && other.left < line.right && line.left < other.right) {
          found.push(`“${other.node.data.trim().slice(0, 40)}” and “${line.node.data.trim().slice(0, 40)}” at ${Math.round(line.left)}, ${Math.round(line.top)}`)
        }
      }
      active.push(line)
    }
    return found
  },

  /** WCAG 3.1.2: words in another script say in which language they are. */
  languages() {
    const scripts = { zh: /\p{Script=Han}/u, ko: /\p{Script=Hangul}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, ru: /\p{Script=Cyrillic}/u, el: /\p{Script=Greek}/u }
    const home = document.documentElement.lang
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/script|style|template|noscript/i.test(node.parentElement.tagName)) continue
      const language = node.parentElement.closest("[lang]").lang
      const foreign = Object.values(scripts).some(script => script.test(node.data))
      if (foreign && language === home) found.push(`“${node.data.trim().slice(0, 60)}” is said to be ${language || "of no language"}`)
    }
    return found
  },

  /** Notes: each is called by a reference that says so, and leads back. */
  notes() {
    const found = []
    const note = /^(n|o|t|a)\d+$|^n-/
    for (const element of document.querySelectorAll("article [id]")) {
      if (!note.test(element.id) || element.closest(".ed-gone, .ed-gone__ids")) continue
      if (!element.closest("[role=doc-endnotes], [role=doc-footnote], [role=note]")) found.push(`note ${element.id} is not announced as a note`)
      if (!element.querySelector("a[role=doc-backlink]")) found.push(`note ${element.id}: no way back is announced`)
    }
    for (const link of document.querySelectorAll("article sup a[href^='#']")) {
      if (link.closest("[role=doc-backlink]")) continue
      if (!note.test(decodeURIComponent(link.hash.slice(1)))) continue
      if (link.getAttribute("role") !== "doc-noteref") found.push(`${link.hash}: not announced as a reference to a note`)
    }
    return found
  },

  /** WCAG 2.3.3: who asks for stillness gets it. */
  motion() {
    const found = []
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") found.push("the page scrolls smoothly")
    const longest = times => Math.max(...times.split(",").map(time => parseFloat(time) * (/\dms$/.test(time.trim()) ? 1 : 1000)))
    for (const element of document.querySelectorAll("body, body *")) {
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part)
        if (longest(style.transitionDuration) > 10) found.push(`transition of ${style.transitionDuration}: ${sketch(element)}`)
        if (style.animationName !== "none" && longest(style.animationDuration) > 10) found.push(`animation ${style.animationName}: ${sketch(element)}`)
      }
    }
    return found
  },

  /** Forced colours: what was said by a ground alone is still said; icons cut from their ground keep a colour. */
  forced() {
    const found = []
    const ground = getComputedStyle(document.body).backgroundColor
    for (const element of document.querySelectorAll("body *")) {
      if (!shown(element)) continue
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part)
        if (part && style.content === "none") continue
        const mask = style.maskImage !== "none" || style.webkitMaskImage !== "none"
        if (mask && style.display !== "none" && style.backgroundColor === ground) found.push(`the icon is gone: ${sketch(element)}${part ?? ""}`)
      }
    }
    for (const element of document.querySelectorAll("mark, .ed-add, [aria-current], :target")) {
      if (!shown(element)) continue
      const style = getComputedStyle(element)
      const parent = getComputedStyle(element.parentElement)
      const signs = ["backgroundColor", "textDecorationLine", "fontWeight", "color"].some(name => style[name] !== parent[name])
      const border = ["Top", "Bottom", "Left", "Right"].some(side => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0)
      if (!signs && !border && style.outlineStyle === "none") found.push(`nothing marks it any more: ${sketch(element)}`)
    }
    return found
  },

  /** What the Tab key reaches, in order. */
  stops() {
    const first = radio => {
      const group = [...document.getElementsByName(radio.name)].filter(one => one.form === radio.form)
      return group.find(one => one.checked) ?? group[0]
    }
    const able = "a[href], button, input, select, textarea, summary, [tabindex], iframe, audio[controls], video[controls]"
    return [...document.querySelectorAll(able)].filter(element => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && (element.type !== "radio" || element === first(element)))
  },

  /** WCAG 2.4.7, 2.4.11: at every stop of the Tab key, forwards and back, the eye finds the focus; or once and no hiding. */
  async focus(once = false) {
    const found = new Set()
    // A switch without ink of its own shows by its label, in Material the next element.
    const faces = element => (unseen(element) ? [...(element.labels ?? []), element.nextElementSibling].filter(one => one?.matches("label")) : [element])
    const signs = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color", "borderTopColor", "borderBottomColor", "borderBottomWidth", "textDecorationLine", "textDecorationColor", "opacity"]
    const look = element => {
      return [...faces(element), element.closest("label, form")].filter(Boolean).map(one => {
        const style = getComputedStyle(one)
        return signs.map(name => (name.startsWith("outline") && style.outlineStyle === "none" ? "" : style[name])).join()
      })
    }
    const stops = this.stops()
    document.activeElement.blur()
    const resting = new Map(stops.map(element => [element, look(element).join("|")]))
    const inSight = element => {
      const boxes = faces(element).filter(one => !unseen(one)).flatMap(one => [...one.getClientRects()]).filter(box => box.width > 2 && box.height > 2)
      const points = boxes.flatMap(({ left, top, width, height }) => [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]].map(([x, y]) => [left + width * x, top + height * y]))
      return points.some(([x, y]) => faces(element).some(face => face.contains(document.elementFromPoint(x, y))))
    }
    const changed = element => look(element).join("|") !== resting.get(element)
    for (const element of once ? stops : [...stops, ...[...stops].reverse()]) {
      element.focus({ focusVisible: true })
      if (document.activeElement !== element) {
        found.add(`takes no focus: ${sketch(element)}`)
        continue
      }
      // Scripts that answer to scrolling and focus get their turn before anything is said to be wrong.
      if (!changed(element) || !once && !inSight(element)) await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))
      if (!changed(element)) found.add(`focus is not seen: ${sketch(element)}`)
      if (!once && !inSight(element)) found.add(`focus is hidden by something else or out of sight: ${sketch(element)}`)
    }
    document.activeElement.blur()
    return [...found]
  },
}
