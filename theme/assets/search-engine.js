// Finding, filtering, counting, and showing where: what the worker does with index.json, records.json, words.json and
// texts/ (build_scripts/edition/derive/search/files.py). All words are wanted; when no page has all, any of them.

const SearchEngine = (() => {
  const W = SearchWords
  const SHOWN = 20
  const PASSAGES = 5
  const CONTEXT = 160
  const HEADER_SHOWN = 10

  // Filter → how to read its values from a record. `every`: all chosen values are wanted, otherwise any.
  const FILTERS = {
    in: { values: record => [record.kind] },
    chapter: { values: record => record.part ?? [] },
    type: { values: record => record.type ?? [] },
    sender: { values: record => record.senders ?? [] },
    recipient: { values: record => record.recipients ?? [] },
    person: { values: record => named(record, "person:"), every: true },
    organisation: { values: record => named(record, "org:"), every: true },
    place: { values: record => named(record, "place:"), every: true },
    event: { values: record => named(record, "event:"), every: true },
    text: { values: record => record.text ?? [] },
    basis: { values: record => record.basis ?? [] }
  }

  function named(record, scheme) {
    return (record.named ?? []).filter(key => key.startsWith(scheme))
  }

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
    const forms = new Map(records.filter(record => record.key).map(record => [record.key, [record.title, ...record.names ?? []]]))
    const shelves = new Map()
    let words

    const allWords = async () => words ??= await read("words.json")

    const shelf = number => {
      if (!shelves.has(number)) {
        const reading = read(`texts/${number}.json`)
        reading.catch(() => shelves.delete(number))
        shelves.set(number, reading)
      }
      return shelves.get(number)
    }

    const textsOf = async place => (await shelf(records[place].shelf ?? 0))[place]

    // -- one item of a query ------------------------------------------------------------------------------------------

    // Terms of the index, any of which will do → Map(place → score)
    function lookUp(terms, field) {
      const fields = field ? [field] : index.fields
      const found = index.query(query => terms.forEach(term => query.term(term, { fields, usePipeline: false })))
      return new Map(found.map(hit => [Number(hit.ref), hit.score]))
    }

    function every(maps) {
      const [first = new Map(), ...rest] = maps
      return new Map([...first].filter(([place]) => rest.every(map => map.has(place)))
        .map(([place, score]) => [place, rest.reduce((sum, map) => sum + map.get(place), score)]))
    }

    function termsOf(part) {
      if (!W.isCjk(part)) return [W.stem(part)]
      const characters = [...part]
      return characters.length === 1 ? characters : W.grams(part).slice(characters.length)
    }

    function allParts(parts, field) {
      const wanted = parts.filter(part => !W.isStopWord(part)).flatMap(termsOf)
      return wanted.length ? every(wanted.map(term => lookUp([term], field))) : null
    }

    function findWord(item) {
      const joined = item.joined ? lookUp([W.stem(item.joined)], item.field) : new Map()
      if (joined.size) return joined
      item.apart = true
      return allParts(item.parts, item.field)
    }

    async function findWild(item) {
      const matching = (await allWords()).filter(word => item.pattern.test(word))
      const stems = [...new Set(matching.map(W.stem))]
      return stems.length ? verified(item, lookUp(stems, item.field)) : new Map()
    }

    async function findPhrase(item) {
      const candidates = allParts(item.parts, item.field) ?? new Map(records.map((_, place) => [place, 0.1]))
      return verified(item, candidates)
    }

    // Those candidates whose words really hold the phrase or pattern.
    async function verified(item, candidates) {
      const kept = await Promise.all([...candidates].map(async ([place, score]) => [place, score, await holds(item, place)]))
      return new Map(kept.filter(([, , held]) => held).map(([place, score]) => [place, score]))
    }

    async function holds(item, place) {
      const record = records[place]
      const [text, notes] = await textsOf(place)
      const lines = {
        title: () => [record.title],
        names: () => [...record.names ?? [], ...(record.named ?? []).flatMap(key => forms.get(key) ?? [])],
        identifiers: () => record.lines ?? [],
        dates: () => record.lines ?? [],
        facts: () => record.lines ?? [],
        text: () => text.map(([, words]) => words),
        notes: () => notes.map(([, words]) => words)
      }
      const sought = item.field ? [item.field] : Object.keys(lines)
      return sought.some(field => lines[field]().some(line => W.placesOf(item, W.placed(line)).length))
    }

    function find(item) {
      if (item.kind === "wild") return findWild(item)
      return item.kind === "phrase" ? findPhrase(item) : findWord(item)
    }

    // -- a whole query --------------------------------------------------------------------------------------------------

    // → {scores: Map(place → score) or null without words, relaxed, items, ignored, missing, short}
    async function evaluate(query) {
      const said = W.parse(query)
      const short = said.filter(item => item.short).map(item => item.written)
      const ignored = said.filter(item => item.kind === "word" && item.parts.every(W.isStopWord)).map(item => item.written)
      const items = said.filter(item => !item.short && !(item.kind === "word" && item.parts.every(W.isStopWord)))
      const maps = await Promise.all(items.map(find))
      const scores = kind => maps.filter((_, i) => items[i].sign === kind)
      const wanted = scores(""), required = scores("+"), excluded = scores("-")
      const missing = items.filter((item, i) => item.sign !== "-" && !maps[i].size).map(item => item.written)
      let found = wanted.length + required.length ? every([...required, ...wanted]) : excluded.length ? everything() : null
      const relaxed = Boolean(found && !found.size && wanted.length > 1)
      if (relaxed) found = any(wanted, required)
      for (const map of excluded) for (const place of map.keys()) found.delete(place)
      return { scores: found, relaxed: relaxed && found.size > 0, items: items.filter(item => item.sign !== "-"), ignored, missing, short }
    }

    function everything() {
      return new Map(records.map((_, place) => [place, 0]))
    }

    function any(wanted, required) {
      const sums = new Map()
      for (const map of wanted) for (const [place, score] of map) sums.set(place, (sums.get(place) ?? 0) + score)
      return required.length ? every([...required, sums]) : sums
    }

    // -- filters ----------------------------------------------------------------------------------------------------------

    function dayRange(record, by) {
      const [sent, held] = record.dates ?? []
      return by === "held" ? held : by === "sent" ? sent : sent ?? held
    }

    // {from, to, undated, by}: a range and the undated are two drawers, of which any number is open.
    function inDates(record, dates) {
      if (!dates.from && !dates.to && !dates.undated) return true
      if (record.kind !== "document") return false
      const range = dayRange(record, dates.by)
      if (!range) return Boolean(dates.undated)
      if (!dates.from && !dates.to) return false
      return (!dates.to || !range[0] || range[0] <= dates.to) && (!dates.from || !range[1] || range[1] >= dates.from)
    }

    function passes(record, filters, but) {
      return Object.entries(filters).every(([name, chosen]) => {
        if (name === but || !chosen.length || !FILTERS[name]) return true
        const values = FILTERS[name].values(record)
        return FILTERS[name].every ? chosen.every(value => values.includes(value)) : chosen.some(value => values.includes(value))
      })
    }

    // Filter → [{value, name, count, chosen}], counted over what all other filters leave.
    function countValues(places, filters, dates) {
      const counts = {}
      const dated = places.filter(place => inDates(records[place], dates))
      for (const [filter, { values, every }] of Object.entries(FILTERS)) {
        const tally = new Map((filters[filter] ?? []).map(value => [value, 0]))
        for (const place of dated) {
          if (!passes(records[place], filters, every ? undefined : filter)) continue
          for (const value of values(records[place])) tally.set(value, (tally.get(value) ?? 0) + 1)
        }
        counts[filter] = [...tally].map(([value, count]) => ({ value, count, name: nameOf(filter, value) }))
      }
      const others = places.filter(place => records[place].kind === "document" && passes(records[place], filters))
      return { counts, undated: others.filter(place => !dayRange(records[place], dates.by)).length }
    }

    function nameOf(filter, value) {
      return names[filter === "type" ? `type:${value}` : filter === "chapter" ? `part:${value}` : value] ?? value
    }

    // -- results ----------------------------------------------------------------------------------------------------------

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
        asked: Boolean(scores),
        hits: await Promise.all(shown.map(place => hit(place, found.items, PASSAGES))),
        ...countValues(scores ? all : records.map((_, place) => place), filters, dates),
        span: span(records, dates.by),
        relaxed: found.relaxed, ignored: found.ignored, missing: found.missing, short: found.short,
        suggestions: places.length ? [] : await corrections(found.items, found.missing)
      }
    }

    function ordered(places, scores, sort, by) {
      const order = ["", "date"].includes(sort)
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
      const own = (record.names ?? []).filter(has)
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

    // -- suggestions --------------------------------------------------------------------------------------------------

    // For each word that nothing has, the nearest words of the edition.
    async function corrections(items, missing) {
      const lost = items.filter(item => item.kind === "word" && missing.includes(item.written))
      const vocabulary = lost.length ? await allWords() : []
      return lost.map(item => ({ written: item.written, nearest: nearest(item.joined || item.parts[0], vocabulary) }))
        .filter(({ nearest }) => nearest.length)
    }

    function nearest(word, vocabulary) {
      const most = word.length < 5 ? 1 : 2
      return vocabulary.filter(other => Math.abs(other.length - word.length) <= most)
        .map(other => [distance(word, other, most), other])
        .filter(([far]) => far <= most)
        .sort(([a, left], [b, right]) => a - b || frequency(right) - frequency(left))
        .slice(0, 3).map(([, other]) => other)
    }

    function frequency(word) {
      return lookUp([W.stem(word)]).size
    }

    // Damerau and Levenshtein, given up beyond `most`.
    function distance(a, b, most) {
      let before = [], last = [...Array(b.length + 1).keys()]
      for (let i = 1; i <= a.length; i++) {
        const row = [i]
        for (let j = 1; j <= b.length; j++) {
          row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
        }
        if (Math.min(...row) > most) return most + 1
        before = last
        last = row
      }
      return last[b.length]
    }

    // The most frequent word that begins as the last one typed.
    async function completion(query) {
      const last = query.match(/[\p{L}\p{N}]+$/u)?.[0]
      if (!last || last.length < 3) return []
      const begun = W.fold(last)
      const found = (await allWords()).filter(word => word.startsWith(begun) && word !== begun && !/\d/.test(word))
      const best = found.slice(0, 200).sort((a, b) => frequency(b) - frequency(a) || a.length - b.length)[0]
      return best ? [query.slice(0, query.length - last.length) + last + best.slice(begun.length)].map(text => text.split(/[\s-]+/).at(-1)) : []
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
      const title = [record.number && `${record.number}.`, record.title].filter(Boolean).join(" ")
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
