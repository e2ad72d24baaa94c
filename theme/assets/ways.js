// Ways through the edition: lists that shrink while one types, links to paragraphs and notes, the words one searched for.
// Everything is there without this script. Its names are its own: the script of the search stands on the same page.
"use strict"
{
  // -- words: the same letters whatever their accents ---------------------------------------------------------------------

  const SAME = { ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe" }

  function folded(words) {
    return words.normalize("NFKD").replace(/\p{M}|['‘’ʻʼ‛]/gu, "").toLowerCase().replace(/[ıøłđðþßæœ]/g, letter => SAME[letter])
  }

  function made(name, className, properties = {}) {
    return Object.assign(document.createElement(name), { className, ...properties })
  }

  // -- long lists: a field above them, whose words every line must have ---------------------------------------------------

  function sift(list) {
    const what = list.dataset.edFilter
    const lines = [...list.querySelectorAll("li")]
      .filter(line => line.matches("[data-ed-item]") || !(line.querySelector("li") || line.closest("[data-ed-item]")))
    const counted = lines.filter(line => !line.matches(".ed-line--gap")).length
    const field = made("input", "", { type: "search", id: `ed-filter-${what.replaceAll(" ", "-")}`, autocomplete: "off", spellcheck: false })
    const label = made("label", "", { htmlFor: field.id, textContent: `Filter ${what}` })
    const state = made("output", "ed-sift__state", { htmlFor: field.id })
    const box = made("div", "ed-sift")
    box.append(label, state, field)
    list.prepend(box)

    const bare = [...list.querySelectorAll("section")].filter(section => !section.querySelector("li"))

    // What stands around a line, and its words with those of the heading above it: read when first needed.
    let sought
    const read = () => sought ??= lines.map(line => {
      const around = []
      for (let one = line.parentElement; one !== list; one = one.parentElement) around.push(one)
      const words = folded(`${line.textContent} ${line.dataset.also ?? ""} ${headingOf(line)}`)
      return { line, around, words: `${words} ${words.replace(/[-‐–]/g, "")}`, counts: !line.matches(".ed-line--gap") }
    })

    function show() {
      const wanted = folded(field.value).split(/\s+/).filter(Boolean)
      const kept = new Set()
      let found = 0
      for (const { line, around, words, counts } of read()) {
        line.hidden = !(wanted.every(word => words.includes(word)) && (counts || !wanted.length))
        if (line.hidden) continue
        found += counts
        around.forEach(one => kept.add(one))
      }
      for (const { around } of sought) for (const one of around) one.hidden = !kept.has(one)
      for (const one of bare) one.hidden = wanted.length > 0
      state.textContent = wanted.length ? `${found} of ${counted} ${what}` : ""
      // Kept with this visit of the page, so that going back finds the list as it was left; the address stays clean.
      history.replaceState({ ...history.state, [field.id]: field.value }, "")
    }

    function clear() {
      field.value = ""
      show()
    }

    field.addEventListener("input", show)
    field.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !field.value) return
      event.preventDefault()
      event.stopPropagation()
      clear()
    })
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!target?.closest("[hidden]") || !list.contains(target)) return
      clear()
      target.scrollIntoView()
    })
    field.value = history.state?.[field.id] ?? ""
    if (field.value) show()
  }

  function headingOf(line) {
    const words = line.closest("section")?.querySelector("h2, h3, h4, h5, h6")?.textContent ?? ""
    return words.length > 2 ? words : ""
  }

  document.querySelectorAll("[data-ed-filter]").forEach(sift)

  // -- links to paragraphs and notes: one button, which comes to the paragraph or note that has the pointer or the focus --

  const said = made("div", "ed-said", { role: "status" })
  document.body.append(said)

  function announce(words) {
    said.textContent = words
    clearTimeout(announce.later)
    announce.later = setTimeout(() => said.textContent = "", 3000)
  }

  // What an element belongs to: the paragraph or note, what the button follows, and its name.
  function placeOf(element, byFocus) {
    const note = element.closest(".ed-note[id]")
    if (note) {
      const number = note.querySelector(".ed-note__number")?.textContent.trim()
      return { whole: note, after: note.querySelector(".ed-note__back")?.lastElementChild ?? note.lastElementChild, name: number ? `note ${number}` : "the source note" }
    }
    const paragraph = byFocus ? element.closest(".ed-pn")?.closest(".ed-p") : element.closest(".ed-p")
    const number = paragraph?.querySelector(".ed-pn")
    return number && { whole: paragraph, after: number, name: `paragraph ${number.textContent.trim()}` }
  }

  function offerLinks() {
    const button = made("button", "ed-copy", { type: "button" })
    let whole

    function offer(place) {
      if (place.whole === whole && button.isConnected) return
      whole = place.whole
      button.setAttribute("aria-label", `Copy link to ${place.name}`)
      button.title = "Copy link"
      place.after.after(button)
      const aside = getComputedStyle(place.after).position === "absolute"
      button.classList.toggle("ed-copy--aside", aside)
      button.style.insetInlineStart = aside ? `${place.after.offsetLeft + place.after.offsetWidth - button.offsetWidth}px` : ""
      button.style.top = aside ? `${place.after.offsetTop + place.after.offsetHeight}px` : ""
    }

    function withdraw() {
      whole = undefined
      button.remove()
    }

    document.addEventListener("focusin", event => {
      if (event.target === button) return
      const place = placeOf(event.target, true)
      if (place) offer(place)
      else withdraw()
    })
    document.addEventListener("pointerover", event => {
      if (event.pointerType === "touch" || !(event.target instanceof Element) || button.contains(document.activeElement)) return
      const place = placeOf(event.target, false)
      if (place) offer(place)
      else if (!whole?.contains(document.activeElement)) withdraw()
    })
    button.addEventListener("click", async () => {
      const address = new URL(`#${whole.id}`, location.origin + location.pathname)
      try {
        await navigator.clipboard.writeText(address.href)
        announce("Link copied")
      } catch (error) {
        if (!(error instanceof DOMException)) throw error
        announce("The browser does not allow copying")
      }
    })
  }

  if (navigator.clipboard) offerLinks()

  // -- coming from the search: the words that were searched for are marked in the paragraph, or in the whole text ----------

  const ENDING = /(?<=.{4})(?:ations?|ions?|ies|ied|ing|ed|es|s|y|e)$/

  function wordsSought() {
    const from = document.referrer && new URL(document.referrer)
    if (!from || from.origin !== location.origin || !/\/search\/(?:index\.html)?$/.test(from.pathname)) return []
    const plain = (from.searchParams.get("q") ?? "").replace(/(?:^|\s)-\S+/g, " ").replace(/\b\p{L}+:/gu, " ")
    return folded(plain).split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1)
      .map(word => word.length > 4 ? word.replace(ENDING, "") : word)
  }

  function markWords(whole, sought) {
    const marks = []
    const texts = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
        const plain = folded(word[0])
        if (!sought.some(one => one.length > 3 ? plain.startsWith(one) : plain === one)) continue
        const range = new Range()
        range.setStart(texts.currentNode, word.index)
        range.setEnd(texts.currentNode, word.index + word[0].length)
        marks.push(range)
      }
    }
    CSS.highlights.set("ed-sought", new Highlight(...marks))
    showMarks(marks.map(range => range.startContainer.parentElement))
  }

  // Words of which the chosen view shows none: the view that does is taken, for this page.
  function showMarks(marked) {
    if (!marked.length || marked.some(element => element.checkVisibility?.() !== false)) return
    const view = document.getElementById(marked.some(element => element.closest(".ed-tr")) ? "ed-text-both" : "ed-view-diplomatic")
    if (!view || view.checked) return
    view.checked = true
    dispatchEvent(new Event("ed-view"))
  }

  const sought = globalThis.Highlight && CSS.highlights ? wordsSought() : []
  const arrived = document.querySelector(".ed-p:target, .ed-note:target") ?? document.querySelector(".ed-text, .ed-entry__note")
  if (sought.length && arrived) markWords(arrived, sought)
}
