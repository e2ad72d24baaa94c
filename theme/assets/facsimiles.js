// Pictures of the source: the page that is read stands beside the text, and each picture can be enlarged and moved.
// Without this script they stand below the text, and the sign at each page beginning leads there.
"use strict"
{
  const section = document.querySelector(".ed-facsimiles")
  const figures = [...section.querySelectorAll(".ed-facsimile")]
  const wide = matchMedia("screen and (min-width: 60em)")
  const LINE = 0.4 // of the window's height: what begins above it is being read
  const LARGEST = 8

  // -- which page is read --------------------------------------------------------------------------------------------------

  const pages = figures.map(figure => document.getElementById(figure.id.replace("ed-facs-", "pg-")))

  // Whoever works at a picture stays at pictures when the page turns.
  const turnTo = figure => {
    const leaves = figures.some(one => one !== figure && one.contains(document.activeElement))
    section.classList.add("ed-facsimiles--turned")
    for (const one of figures) one.classList.toggle("ed-facsimile--read", one === figure)
    if (leaves && wide.matches) figure.querySelector(".ed-facsimile__frame").focus({ preventScroll: true })
  }

  // The window scrolls by itself to what gets the focus; nobody has read on then.
  let entered = -Infinity
  section.addEventListener("focusin", () => entered = performance.now())

  const follow = () => {
    if (!wide.matches || performance.now() - entered < 500) return
    const begun = pages.filter(page => page && page.getBoundingClientRect().top < innerHeight * LINE)
    turnTo(figures[begun.length ? pages.indexOf(begun.at(-1)) : 0])
  }

  // The page that the address names is shown even where the text ends before it reaches that line.
  const atAddress = () => {
    const place = pages.findIndex(page => page && `#${page.id}` === location.hash)
    if (place >= 0) turnTo(figures[place])
  }

  const observer = new IntersectionObserver(follow, { rootMargin: `0px 0px -${100 * (1 - LINE)}% 0px` })
  for (const page of pages) if (page) observer.observe(page)
  wide.addEventListener("change", follow)
  follow()
  // Observers and scrolling speak first.
  addEventListener("hashchange", () => setTimeout(atAddress, 100))
  addEventListener("load", () => setTimeout(atAddress, 100))

  // The sign at a page beginning turns to the picture beside it; below the text it leads there by itself.
  document.addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest(".ed-pb__facs[href^='#']")
    const figure = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (!figure || !wide.matches) return
    event.preventDefault()
    turnTo(figure)
    figure.querySelector(".ed-facsimile__frame").focus({ preventScroll: true })
  })

  // -- larger and smaller: the frame scrolls, so arrow keys, wheel and fingers move the picture ------------------------------

  const made = (label, words, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words })
    button.setAttribute("aria-label", label)
    button.addEventListener("click", act)
    return button
  }

  const enlarge = figure => {
    const frame = figure.querySelector(".ed-facsimile__frame")
    const picture = frame.querySelector("img")
    let zoom = 1

    // The point of the picture at (x, y) of the frame stays where it is.
    const set = (wanted, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
      const next = Math.min(Math.max(wanted, 1), LARGEST)
      const [left, top] = [(frame.scrollLeft + x) / zoom, (frame.scrollTop + y) / zoom]
      zoom = next
      picture.style.setProperty("--ed-zoom", zoom)
      frame.scrollTo({ left: left * zoom - x, top: top * zoom - y, behavior: "instant" })
      frame.classList.toggle("ed-facsimile__frame--large", zoom > 1)
      smaller.disabled = whole.disabled = zoom === 1
      larger.disabled = zoom === LARGEST
    }

    const larger = made("Enlarge", "+", () => set(zoom * 1.5))
    const smaller = made("Reduce", "−", () => set(zoom / 1.5))
    const whole = made("Fit to the frame", "Fit", () => set(1))
    const buttons = Object.assign(document.createElement("span"), { className: "ed-facsimile__zoom" })
    buttons.append(larger, smaller, whole)
    figure.querySelector("figcaption").append(buttons)
    frame.tabIndex = 0
    frame.setAttribute("role", "region")
    frame.setAttribute("aria-label", `${picture.alt}: arrow keys move it, + and − change its size`)
    set(1)

    frame.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === "+" || event.key === "=") set(zoom * 1.5)
      else if (event.key === "-") set(zoom / 1.5)
      else if (event.key === "0") set(1)
      else return
      event.preventDefault()
    })

    const inFrame = (x, y) => {
      const box = frame.getBoundingClientRect()
      return [x - box.left, y - box.top]
    }
    frame.addEventListener("wheel", event => {
      if (!event.ctrlKey) return // the wheel alone scrolls
      event.preventDefault()
      set(zoom * Math.exp(-event.deltaY / 300), ...inFrame(event.clientX, event.clientY))
    }, { passive: false })

    // Two fingers.
    let apart = 0
    const between = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
    frame.addEventListener("touchstart", event => {
      if (event.touches.length === 2) apart = between(event.touches)
    }, { passive: true })
    frame.addEventListener("touchmove", event => {
      if (event.touches.length !== 2 || !apart) return
      event.preventDefault()
      const [one, other] = event.touches
      const now = between(event.touches)
      set(zoom * now / apart, ...inFrame((one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2))
      apart = now
    }, { passive: false })

    // A mouse takes hold of it.
    let held = null
    frame.addEventListener("pointerdown", event => {
      if (event.pointerType !== "mouse" || event.button !== 0) return
      held = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop }
      frame.classList.add("ed-facsimile__frame--held")
    })
    picture.draggable = false
    addEventListener("pointermove", event => {
      if (held) frame.scrollTo({ left: held.x - event.clientX, top: held.y - event.clientY, behavior: "instant" })
    })
    addEventListener("pointerup", () => {
      held = null
      frame.classList.remove("ed-facsimile__frame--held")
    })
  }
  figures.forEach(enlarge)
}
