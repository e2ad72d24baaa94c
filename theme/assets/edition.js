// Small conveniences; every page works without them.

// The navigation of narrow screens: a button opens it, another in it closes it, and so does Escape. What it covers takes no
// focus meanwhile.
const menu = document.querySelector(".ed-menu")
const drawer = document.getElementById("__drawer")
if (menu && drawer) {
  const close = Object.assign(document.createElement("button"), { type: "button", className: "ed-close", textContent: "×" })
  close.setAttribute("aria-label", "Close the navigation")
  document.querySelector(".md-nav--primary > .md-nav__title").before(close)
  const covered = document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer")
  menu.addEventListener("click", () => drawer.click())
  close.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => {
    menu.setAttribute("aria-expanded", String(drawer.checked))
    for (const part of covered) part.inert = drawer.checked
    ;(drawer.checked ? close : menu).focus({ preventScroll: true })
  })
  document.addEventListener("keydown", event => event.key === "Escape" && drawer.checked && drawer.click())
}

// Colours: each button chooses the next and gives it the focus. Material hides what is not chosen, and would take Enter twice.
for (const button of document.querySelectorAll("[data-ed-colours]")) {
  button.addEventListener("keydown", event => event.key === "Enter" && event.stopPropagation())
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.edColours).click()
    document.querySelector("[data-ed-colours]:not([hidden])").focus()
  })
}

// “Suggest a correction” names the paragraph or note that the address points to.
document.addEventListener("click", event => {
  const link = event.target instanceof Element && event.target.closest("a[data-ed-suggest]")
  if (!link || !location.hash) return
  const address = new URL(link.href)
  const body = address.searchParams.get("body") ?? ""
  address.searchParams.set("body", body.replace(/^(Page: [^\s#]+)\S*$/m, `$1${location.hash}`))
  link.href = address.href
})

// “Cite this” names the paragraph or note that the address points to.
const own = document.querySelector("link[rel=canonical]")?.href
const cited = [...document.querySelectorAll(".ed-cite dd a")].filter(link => link.href === own)
const pin = document.querySelector(".ed-pin")
const citePlace = () => {
  const place = document.getElementById(location.hash.slice(1))
  const number = place?.matches(".ed-p") ? `¶ ${place.querySelector(".ed-pn").textContent}`
    : place?.matches(".ed-note[id]:not(.ed-note--source)") ? `n. ${place.querySelector(".ed-note__number").textContent.trim()}`
      : place?.matches(".ed-note--source") ? "source note" : ""
  pin.textContent = !number ? "" : cited.length ? `${number}, ` : `, ${number}`
  for (const link of cited) link.textContent = link.href = own + (number && location.hash)
}
if (pin) {
  if (location.hash) citePlace()
  addEventListener("hashchange", citePlace)
}

// Each form of a citation can be copied, with its italics where the browser can.
if (navigator.clipboard) {
  for (const row of document.querySelectorAll(".ed-cite .ed-facts__row")) {
    const [style, form] = row.children
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ed-cite__copy", textContent: "Copy" })
    button.setAttribute("aria-label", `Copy: ${style.textContent}`)
    button.addEventListener("click", async () => {
      const kinds = { "text/plain": form.textContent, "text/html": form.innerHTML.replaceAll("<wbr>", "") }
      const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })])
      try {
        if (window.ClipboardItem) await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
        else await navigator.clipboard.writeText(form.textContent)
        button.textContent = "Copied"
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        getSelection().selectAllChildren(form)
        button.textContent = "Selected"
      }
      setTimeout(() => { button.textContent = "Copy" }, 2000)
    })
    style.append(" ", button)
  }
}

// The search box: a button opens it on narrow screens; Enter leads to all results unless a line of the list is chosen.
const find = document.querySelector(".ed-find")
const box = document.querySelector(".md-search__input")
if (find && box) {
  const open = document.getElementById("__search")
  find.addEventListener("click", () => open.click())
  // Where the button is, Escape gives the focus back to it; elsewhere the box itself is still the place to go on from.
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && open.checked && find.offsetParent) setTimeout(() => find.focus())
  })
  box.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing || !box.value.trim()) return
    event.stopPropagation()
    event.preventDefault()
    box.form.submit()
  })
}

// Material searches when a key is let go: words pasted by mouse, dictated or dropped would wait for one.
document.querySelector("[data-md-component=search-query]")?.addEventListener("input", event => {
  event.target.dispatchEvent(new KeyboardEvent("keyup"))
})

// Each page found is a link around an article, which gives browsers no name for it.
const found = document.querySelector(".md-search-result__list")
if (found) {
  const name = link => link.setAttribute("aria-label", link.textContent.replace(/\s+/g, " ").trim())
  new MutationObserver(() => found.querySelectorAll("a:not([aria-label])").forEach(name)).observe(found, { childList: true, subtree: true })
}
