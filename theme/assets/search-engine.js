// What the worker answers: results with marked passages and counts, and the list of the header's box. Reads what
// build_scripts/edition/derive/search/files.py writes.

const SearchEngine = (() => {
  const W = SearchWords
  const SHOWN = 20
  const PASSAGES = 5
  const CONTEXT = 160
  const HEADER_SHOWN = 10

  async function load(root) {
    const read = async (name, signal) => {
      const response = await fetch(new URL(`search/${name}`, root), { signal })
      if (!response.ok) throw new Error(`${name}: ${response.status}`)
      return response.json()
    }
    const numbers = await read("index.json")
    W.use(numbers)
    return engine(SearchIndex(numbers, read))
  }

  function engine(index) {
    const { evaluate, everything } = SearchFinder(index)
    const { corrections, completion } = SearchSuggestions(index)
    let facets
    const filters = async () => facets ??= SearchFilters(await index.facets(), index.kindOf)

    // Results are asked for first, then the numbers beside the filters: the same words are looked up once.
    let last = {}
    async function lookedUp(query, isStale) {
      if (last.query !== query) last = { query, found: await evaluate(query, isStale) }
      return last.found
    }

    const isFiltered = (chosen, dates) =>
      Boolean(Object.values(chosen).some(values => values.length) || dates.from || dates.to || dates.undated)

    // -- the page of the search -----------------------------------------------------------------------------------------

    // Filters and the order by date ask every page; without them ten hits are shown before those numbers are read.
    async function search({ query = "", filters: chosen = {}, dates = {}, sort = "", page = 1 }, isStale = () => false) {
      const found = await lookedUp(query, isStale)
      const filtered = isFiltered(chosen, dates)
      const scores = found.scores ?? (filtered ? everything() : null)
      const all = [...scores?.keys() ?? []]
      const { passes, inDates, namesOf } = filtered ? await filters() : {}
      const places = filtered ? all.filter(place => passes(place, chosen) && inDates(place, dates)) : all
      await ordered(places, scores, sort || (found.scores && found.items.length ? "relevance" : "date"), dates.by)
      if (isStale()) throw new Error("stale")
      const shown = places.slice(0, page * SHOWN)
      return {
        total: places.length,
        documents: places.filter(place => index.kindOf(place) === "document").length,
        unfiltered: all.length,
        names: filtered ? namesOf(chosen) : {},
        hits: await Promise.all(shown.map(place => hit(place, found.items, PASSAGES))),
        relaxed: found.relaxed, ignored: found.ignored, missing: found.missing, short: found.short, unread: found.unread,
        suggestions: places.length ? [] : await corrections(found.items, found.missing)
      }
    }

    // How many pages each value of each filter would leave.
    async function count({ query = "", filters: chosen = {}, dates = {} }, isStale) {
      const { countValues, span } = await filters()
      const { scores } = await lookedUp(query, isStale)
      const all = scores ? [...scores.keys()] : isFiltered(chosen, dates) || !query.trim() ? index.everywhere() : []
      return { ...countValues(all, chosen, dates), span: span(dates.by) }
    }

    async function ordered(places, scores, sort, by) {
      if (sort !== "date") return places.sort((a, b) => scores.get(b) - scores.get(a) || a - b)
      const { compareDates } = places.length > 1 ? await filters() : {}
      return places.sort((a, b) => compareDates(a, b, by) || a - b)
    }

    async function hit(place, items, most) {
      const record = await index.unit(place)
      const { text = [], notes = [] } = record
      await Promise.all(items.map(withForms))
      const passages = [...text, ...notes].map(([anchor, words], i) => ({ anchor, label: label(anchor, i), ...marked(words, items) }))
      const marks = passages.filter(passage => passage.marks.length)
        .sort((a, b) => b.kinds - a.kinds)
      return {
        path: record.path, kind: index.kindOf(place), number: record.number ?? "", date: record.date ?? "", details: record.details ?? "",
        title: pieces(record.title, marked(record.title, items).marks),
        named: marks.length ? [] : await namedAs(record, items),
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

    // Words of other languages are marked by their forms: the browser has a stemmer for English only.
    async function withForms(item) {
      if (item.kind !== "word" || item.forms) return
      const own = [item.joined, ...item.parts].map(W.stem)
      const foreign = item.stems.filter(stem => !own.includes(stem))
      item.forms = (await Promise.all(foreign.map(async stem => [...await index.words(stem.slice(0, -1))]
        .filter(([, { stems }]) => stems.includes(stem)).map(([word]) => word)))).flat()
    }

    // Forms of names by which a page is found though its text has another form.
    async function namedAs(record, items) {
      const has = form => items.some(item => W.placesOf(item, W.placed(form)).length)
      const own = has(record.title) ? [] : (record.names ?? []).filter(has)
      const forms = await Promise.all((record.named ?? []).filter(place => mayHold(place, items)).map(index.forms))
      const found = forms.map(all => [all[0], all.find(has)])
        .filter(([, form]) => form).map(([name, form]) => form === name ? name : `${name} (${form})`)
      return [...new Set([...own, ...found])].slice(0, 3)
    }

    // Only entries that were found themselves need be read; a stem of another language may have found the page alone.
    function mayHold(place, items) {
      return items.some(item => index.languages.length || item.field || item.candidates.has(place))
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

    // While the last word is being typed, its beginning is enough; a pause says that it will not become a whole one at once.
    async function headerItems({ query, pause }, isStale) {
      let found = await evaluate(query, isStale, HEADER_SHOWN + 1)
      if ((!found.scores?.size || found.relaxed) && /[\p{L}\p{N}]{3}$/u.test(query)) {
        await pause()
        const begun = await evaluate(`${query}*`, isStale, HEADER_SHOWN + 1)
        if (begun.scores?.size && !begun.relaxed) found = begun
      }
      const places = await ordered([...found.scores?.keys() ?? []], found.scores, found.items.length ? "relevance" : "date")
      if (isStale()) throw new Error("stale")
      const shown = places.slice(0, HEADER_SHOWN).map(place => headerItem(place, found))
      const [suggest, ...items] = await Promise.all([completion(query), ...shown])
      return { items: places.length > HEADER_SHOWN ? [...items, everythingFound(query, found.rest ? "" : `${places.length} `)] : items, suggest }
    }

    async function headerItem(place, found) {
      const record = await index.unit(place)
      const score = found.scores.get(place)
      const title = [record.number, record.title].filter(Boolean).join(" ")
      const { passages, named, opening } = await hit(place, found.items, 3)
      const text = [record.date, record.details, ...named].filter(Boolean).map(escaped).join(" · ") || escaped(opening ?? "")
      const one = { location: record.path, title: markup(pieces(title, marked(title, found.items).marks)), text, score, terms: {} }
      const below = passages.map(({ anchor, label, pieces }, i) => ({
        location: anchor ? `${record.path}#${anchor}` : `${record.path}#ed-content`,
        title: label, text: markup(pieces), score: i ? score / 2 : score, terms: {}
      }))
      return [one, ...below]
    }

    function everythingFound(query, number) {
      return [{ location: `search/?q=${encodeURIComponent(query)}`, title: `All ${number}pages found`, text: "", score: 0, terms: {} }]
    }

    return { search, count, headerItems, evaluate, lookUp: index.lookUp, giveUp: index.giveUp }
  }

  // Paragraphs come first, in their order: the printed number is the place, the id is opaque.
  function label(anchor, place) {
    if (/^p\d+$/.test(anchor)) return `¶ ${place + 1}`
    if (anchor === "source") return "Source note"
    if (anchor === "ed-summary") return "Summary"
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
