// What the worker answers: results with marked passages and counts, and the list of the header's box. Reads what
// build_scripts/edition/derive/search/files.py writes.

const SearchEngine = (() => {
  const W = SearchWords
  const SHOWN = 20
  const PASSAGES = 5
  const CONTEXT = 160
  const HEADER_SHOWN = 10

  function register() {
    const known = lunr.Pipeline.registeredFunctions
    if (known["edition-stemmer"]) return
    lunr.Pipeline.registerFunction(token => W.isStopWord(token.toString()) ? undefined : token, "edition-stop-words")
    lunr.Pipeline.registerFunction(token => token.update(W.stem), "edition-stemmer")
  }

  async function load(root) {
    const read = async name => {
      const response = await fetch(new URL(`search/${name}`, root))
      if (!response.ok) throw new Error(`${name}: ${response.status}`)
      return response.json()
    }
    const [index, records] = await Promise.all([read("index.json"), read("records.json")])
    register()
    W.use(records)
    return engine(lunr.Index.load(index), records, read)
  }

  function engine(index, { records, names }, read) {
    const finder = SearchFinder(index, records, read)
    const { evaluate, everything, textsOf, forms } = finder
    const { passes, inDates, dayRange, countValues } = SearchFilters(records, names)
    const { corrections, completion } = SearchSuggestions(finder)

    // -- the page of the search -----------------------------------------------------------------------------------------

    async function search({ query = "", filters = {}, dates = {}, sort = "", page = 1 }) {
      const found = await evaluate(query)
      const filtered = Object.values(filters).some(chosen => chosen.length) || dates.from || dates.to || dates.undated
      const scores = found.scores ?? (filtered ? everything() : null)
      const all = [...scores?.keys() ?? []]
      const places = all.filter(place => passes(records[place], filters) && inDates(records[place], dates))
      ordered(places, scores, sort || (found.scores && found.items.length ? "relevance" : "date"), dates.by)
      const shown = places.slice(0, page * SHOWN)
      return {
        total: places.length,
        documents: places.filter(place => records[place].kind === "document").length,
        unfiltered: all.length,
        hits: await Promise.all(shown.map(place => hit(place, found.items, PASSAGES))),
        ...countValues(scores ? all : records.map((_, place) => place), filters, dates),
        span: span(records, dates.by),
        relaxed: found.relaxed, ignored: found.ignored, missing: found.missing, short: found.short,
        suggestions: places.length ? [] : await corrections(found.items, found.missing)
      }
    }

    function ordered(places, scores, sort, by) {
      const order = sort === "date"
        ? (a, b) => compareDates(records[a], records[b], by) || a - b
        : (a, b) => scores.get(b) - scores.get(a) || a - b
      return places.sort(order)
    }

    function compareDates(a, b, by) {
      const days = [a, b].map(record => dayRange(record, by)?.join() ?? "~")
      return days[0] < days[1] ? -1 : days[0] > days[1] ? 1 : 0
    }

    function span(all, by) {
      const ranges = all.filter(record => record.kind === "document").map(record => dayRange(record, by)).filter(Boolean)
      return [ranges.map(([first]) => first).filter(Boolean).sort()[0] ?? "", ranges.map(([, last]) => last).sort().at(-1) ?? ""]
    }

    async function hit(place, items, most) {
      const record = records[place]
      const [text, notes] = await textsOf(place)
      const passages = [...text, ...notes].map(([anchor, words], i) => ({ anchor, label: label(anchor, i), ...marked(words, items) }))
      const marks = passages.filter(passage => passage.marks.length)
        .sort((a, b) => b.kinds - a.kinds)
      return {
        path: record.path, kind: record.kind, number: record.number ?? "", date: record.date ?? "", details: record.details ?? "",
        title: pieces(record.title, marked(record.title, items).marks),
        named: marks.length ? [] : namedAs(record, items),
        passages: marks.slice(0, most).map(context),
        more: Math.max(0, marks.length - most),
        opening: marks.length || !text.length ? null : shortened(text[0][1])
      }
    }

    function marked(words, items) {
      const chunks = items.length ? W.placed(words) : []
      const found = items.map(item => W.placesOf(item, chunks))
      return { words, marks: merged(found.flat()), kinds: found.filter(places => places.length).length }
    }

    function merged(places) {
      const out = []
      for (const [start, end] of places.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
        if (out.length && start < out.at(-1)[1]) out.at(-1)[1] = Math.max(end, out.at(-1)[1])
        else out.push([start, end])
      }
      return out
    }

    // Forms of names by which a page is found though its text has another form.
    function namedAs(record, items) {
      const has = form => items.some(item => W.placesOf(item, W.placed(form)).length)
      const own = has(record.title) ? [] : (record.names ?? []).filter(has)
      const found = (record.named ?? []).map(key => forms.get(key)).map(all => [all[0], all.find(has)])
        .filter(([, form]) => form).map(([name, form]) => form === name ? name : `${name} (${form})`)
      return [...new Set([...own, ...found])].slice(0, 3)
    }

    // A passage cut to the words around its first marks, as pieces: [words, isMarked]
    function context({ anchor, label, words, marks }) {
      const from = begin(words, marks[0][0] - CONTEXT / 2)
      const to = end(words, Math.max(from + 2 * CONTEXT, marks[0][1]))
      const within = marks.filter(([start, stop]) => start >= from && stop <= to).map(([start, stop]) => [start - from, stop - from])
      const cut = pieces(words.slice(from, to), within)
      return { anchor, label, pieces: [...from ? [["… ", false]] : [], ...cut, ...to < words.length ? [[" …", false]] : []] }
    }

    function begin(words, at) {
      return at <= 0 ? 0 : words.lastIndexOf(" ", at) + 1
    }

    function end(words, at) {
      const blank = words.indexOf(" ", at)
      return at >= words.length || blank < 0 ? words.length : blank
    }

    function shortened(words) {
      const to = end(words, 2 * CONTEXT)
      return words.slice(0, to) + (to < words.length ? " …" : "")
    }

    function pieces(words, marks) {
      const out = []
      let at = 0
      for (const [start, stop] of marks) {
        if (start > at) out.push([words.slice(at, start), false])
        out.push([words.slice(start, stop), true])
        at = stop
      }
      return at < words.length ? [...out, [words.slice(at), false]] : out
    }

    // -- the box in the header ------------------------------------------------------------------------------------------

    // While the last word is being typed, its beginning is enough.
    async function headerItems(query) {
      let found = await evaluate(query)
      if ((!found.scores?.size || found.relaxed) && /[\p{L}\p{N}]{3}$/u.test(query)) {
        const begun = await evaluate(`${query}*`)
        if (begun.scores?.size && !begun.relaxed) found = begun
      }
      const places = ordered([...found.scores?.keys() ?? []], found.scores, found.items.length ? "relevance" : "date")
      const items = await Promise.all(places.map((place, i) => headerItem(place, found, i < HEADER_SHOWN)))
      return { items, suggest: await completion(query) }
    }

    async function headerItem(place, found, detailed) {
      const record = records[place]
      const score = found.scores.get(place)
      const title = [record.number, record.title].filter(Boolean).join(" ")
      const one = { location: record.path, title: markup(pieces(title, marked(title, found.items).marks)), text: "", score, terms: {} }
      if (!detailed) return [one]
      const { passages, named, opening } = await hit(place, found.items, 3)
      one.text = [record.date, record.details, ...named].filter(Boolean).map(escaped).join(" · ") || escaped(opening ?? "")
      const below = passages.map(({ anchor, label, pieces }, i) => ({
        location: anchor ? `${record.path}#${anchor}` : `${record.path}#ed-content`,
        title: label, text: markup(pieces), score: i ? score / 2 : score, terms: {}
      }))
      return [one, ...below]
    }

    return { search, headerItems, evaluate }
  }

  // Paragraphs come first, in their order: the printed number is the place, the id is opaque.
  function label(anchor, place) {
    if (/^p\d+$/.test(anchor)) return `¶ ${place + 1}`
    if (anchor === "source") return "Source note"
    return /^([nota]\d|n-)/.test(anchor) ? "Note" : "Text"
  }

  function escaped(words) {
    return words.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
  }

  function markup(pieces) {
    return pieces.map(([words, isMarked]) => isMarked ? `<mark>${escaped(words)}</mark>` : escaped(words)).join("")
  }

  return { load }
})()
