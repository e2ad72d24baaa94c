// The text of one witness, or of two side by side, worked out from the apparatus on the page (markup/witnesses.py does the same).
// What is shown stands in the address: ?witness=B, ?beside=A,B. Every page has the text of the edition without this.
{
  const form = document.getElementById("ed-witness")
  const text = document.getElementById("ed-text")
  const [first, second] = form.querySelectorAll("select")
  const said = form.querySelector("[role=status]")
  const NOTHING = "-" // beside the first text
  const LONGEST = 80 // characters of other words that are read out

  const make = (tag, name, ...content) => {
    const element = document.createElement(tag)
    element.className = name
    element.append(...content)
    return element
  }
  const named = siglum => siglum || "the edition"

  // -- what the apparatus says -------------------------------------------------------------------------------------------

  const UNHEARD = "[hidden], .ed-nr, .ed-pn, .ed-heard, .ed-none"
  const wordsOf = node => {
    const copy = node.cloneNode(true)
    copy.querySelectorAll(UNHEARD).forEach(element => element.remove())
    return copy.textContent.replace(/\s+/g, " ").trim()
  }

  // The kind of a witness's reading at a place (empty: other words), and the words.
  const readingAt = (entry, siglum) => {
    if (!siglum) return { kind: "lemma" }
    const found = [...entry.querySelectorAll(".ed-reading")].filter(one => one.dataset.wit.split(" ").includes(siglum))
    const other = found.find(one => one.dataset.kind !== "lemma")
    if (other) return { kind: other.dataset.kind ?? "", words: other.querySelector(".ed-rdg") }
    return { kind: found.length || form.dataset.form === "negative" ? "lemma" : "not-stated" }
  }

  // A place: its mark, and the lemma: an element, the two ends of one that runs over paragraphs, or none.
  const placesOf = root => [...root.querySelectorAll(".ed-apparatus > a[role=doc-noteref]")].flatMap(link => {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(".ed-entry")
    if (!entry?.querySelector(".ed-reading")) return []
    const mark = link.parentElement
    const before = mark.previousSibling
    const is = name => before instanceof Element && before.classList.contains(name)
    if (is("ed-app")) return [{ entry, mark, lemma: [before], start: before }]
    if (!is("ed-app-end")) return [{ entry, mark, lemma: [], start: null }]
    const start = root.querySelector(`[id="${CSS.escape(before.dataset.from)}"]`)
    return start ? [{ entry, mark, lemma: between(root, start, before), start }] : []
  })

  const between = (root, start, end) => [...root.querySelectorAll("*")].filter(element =>
    start.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
    end.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING &&
    !element.contains(end) && !element.matches(".ed-pn"))

  const lemmaWords = place => place.lemma
    .filter(element => !place.lemma.some(outer => outer !== element && outer.contains(element)))
    .map(wordsOf).join(" ").trim()

  // What a witness has at a place, in words; null when that is not known.
  const has = (place, { kind, words }) => {
    if (kind === "lemma") return place.words
    if (kind === "omitted") return ""
    if (kind === "added") return `${place.words} ${wordsOf(words)}`.trim()
    return kind === "" ? wordsOf(words) : null
  }

  // -- setting it --------------------------------------------------------------------------------------------------------

  const needsBlank = (before, words) =>
    Boolean(before) && !/\s$/.test(before) && /^[\p{L}\p{N}_(\[“‘«"'¿¡]/u.test(words) &&
    !(/[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]$/.test(before) && /^[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(words))

  // The words of a block before or behind a node, as they are shown.
  const around = (node, step) => {
    const block = node.closest("p, li, td, th, dt, dd, h2, h3, h4, h5, h6, figcaption") ?? text
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    walker.currentNode = node
    if (step === "nextNode") while (walker.nextNode() && node.contains(walker.currentNode));
    else walker.previousNode()
    for (let one = walker.currentNode; one && one !== node; one = walker[step]())
      if (one.nodeType === Node.TEXT_NODE && one.data && !one.parentElement.closest(UNHEARD)) return one.data
    return ""
  }

  // `undo` gets what takes each change back. Returns how many places differ and how many are not known.
  const set = (root, siglum, other, undo = []) => {
    const places = placesOf(root)
    for (const place of places) place.words = lemmaWords(place)
    for (const place of places) {
      const mine = readingAt(place.entry, siglum)
      const theirs = readingAt(place.entry, other)
      const [one, another] = [has(place, mine), has(place, theirs)]
      setPlace(place, mine, one !== null && another !== null && one !== another ? { other, another } : null, undo)
    }
  }

  const setPlace = (place, { kind, words }, difference, undo) => {
    const hint = difference &&
      make("span", "ed-heard", ` (${named(difference.other)}: ${cut(difference.another) || "nothing"}) `)
    if (kind === "lemma" && !difference) return
    if (kind === "lemma") {
      for (const element of place.lemma.filter(element => element.matches(".ed-app"))) mark(element, undo)
      insert(place.mark, make("span", "", ...place.lemma.length ? [] : [make("span", "ed-none ed-sign", "[–]")], hint), undo)
      return
    }
    const content = {
      "omitted": () => make("span", "ed-none ed-sign", "[om.]"),
      "not-seen": () => make("span", "ed-sign ed-unknown", "[not seen]"),
      "not-stated": () => make("span", "ed-sign ed-unknown", "[not stated]"),
    }[kind] ?? (() => words.cloneNode(true))
    const shown = make("span", difference ? "ed-differs" : "ed-reads", content(), ...hint ? [hint] : [])
    if (kind === "added" || !place.start) insert(place.mark, shown, undo, true)
    else {
      for (const element of place.lemma) hide(element, undo)
      insert(place.lemma.length === 1 ? place.mark : place.start.nextSibling ?? place.mark, shown, undo)
    }
  }

  const cut = words => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words)
  const mark = (element, undo) => {
    element.classList.add("ed-differs")
    undo.push(() => element.classList.remove("ed-differs"))
  }
  const hide = (element, undo) => {
    if (element.hidden) return
    element.hidden = true
    undo.push(() => (element.hidden = false))
  }
  const insert = (before, element, undo, apart = false) => {
    before.before(element)
    const reading = apart ? wordsOf(element) : ""
    const blanks = [needsBlank(around(element, "previousNode"), reading), reading && needsBlank(reading, around(element, "nextNode"))]
    if (blanks[0]) element.before(" ")
    if (blanks[1]) element.after(" ")
    const added = [element, ...blanks[0] ? [element.previousSibling] : [], ...blanks[1] ? [element.nextSibling] : []]
    undo.push(() => added.forEach(node => node.remove()))
  }

  // -- the page ----------------------------------------------------------------------------------------------------------

  let undone = []
  const restore = () => {
    undone.reverse().forEach(step => step())
    undone = []
    text.hidden = false
    document.documentElement.classList.remove("ed-shows-two")
    form.parentElement.querySelector(".ed-two")?.remove()
  }

  const column = (siglum, other) => {
    const copy = text.cloneNode(true)
    copy.hidden = false
    set(copy, siglum, other)
    copy.querySelectorAll(".ed-nr, .ed-pn, .ed-tr").forEach(element => element.remove())
    // Of a page beginning the number stays: its links lead to the text of the edition and its picture.
    copy.querySelectorAll(".ed-pb a + a").forEach(link => link.remove())
    copy.querySelectorAll(".ed-pb a").forEach(link => link.replaceWith(...link.childNodes))
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id")
    return copy
  }

  const cell = (copy, block, siglum) => {
    const made = make("td", "", make("span", "ed-two__siglum", named(siglum)), ...block ? [block] : [])
    made.lang = copy.lang || text.lang
    made.dir = "auto"
    return made
  }

  const setTwo = (one, other) => {
    const columns = [column(one, other), column(other, one)]
    const rows = [...columns[0].children].map((block, at) => {
      const opposite = columns[1].children[at]
      return [block, opposite]
    }).map(blocks => make("tr", "", ...blocks.map((block, at) => cell(columns[at], block, [one, other][at]))))
    const heads = [first, second].map(select => {
      const head = make("th", "", select.selectedOptions[0].textContent)
      head.scope = "col"
      return head
    })
    const table = make("table", "ed-two", make("thead", "", make("tr", "", ...heads)), make("tbody", "", ...rows))
    text.after(table)
    text.hidden = true
    document.documentElement.classList.add("ed-shows-two")
    return table
  }

  const count = (root, selector) =>
    [...root.querySelectorAll(selector)].filter(element => !element.closest("[hidden]")).length
  const places = (number, words) => `${number || "no"} ${number === 1 ? "place" : "places"} ${words}`

  const say = (who, root, differing) => {
    const unknown = count(root, ".ed-unknown")
    said.textContent = `${who}: ${places(differing, differing === 1 ? "differs" : "differ")}${unknown ? `, ${unknown} not known` : ""}.`
  }

  // Witnesses are of the original: who reads only its translation would not see them.
  const showOriginal = () => {
    const original = document.getElementById("ed-text-original")
    if (!document.getElementById("ed-text-translation")?.checked) return
    original.checked = true
    dispatchEvent(new Event("ed-view"))
  }

  const show = () => {
    restore()
    const [one, other] = [first.value, second.value]
    if (one || other !== NOTHING) showOriginal()
    if (other !== NOTHING) {
      const table = setTwo(one, other)
      const differing = Math.max(...["first", "last"].map(side => count(table, `td:${side}-child .ed-heard`)))
      say(`${named(one)} beside ${named(other)}`.replace(/^t/, "T"), table, differing)
    } else if (one) {
      set(text, one, "", undone)
      say(`${one} and the edition`, text, count(text, ".ed-heard"))
    } else said.textContent = "As edited."
  }

  // -- the address -------------------------------------------------------------------------------------------------------

  const write = () => {
    const address = new URL(location)
    address.searchParams.delete("witness")
    address.searchParams.delete("beside")
    if (second.value !== NOTHING) address.searchParams.set("beside", `${first.value},${second.value}`)
    else if (first.value) address.searchParams.set("witness", first.value)
    address.search = address.search.replaceAll("%2C", ",")
    history.replaceState(history.state, "", address)
  }

  const choose = (select, value) => {
    if ([...select.options].some(option => option.value === value)) select.value = value
  }

  const asked = new URLSearchParams(location.search)
  const beside = asked.get("beside")?.split(",")
  choose(first, beside ? beside[0] : asked.get("witness") ?? "")
  if (beside?.length === 2) choose(second, beside[1])
  if (first.value || second.value !== NOTHING) show()
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("change", () => {
    show()
    write()
  })
}
