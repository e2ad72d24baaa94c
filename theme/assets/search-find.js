// Which pages a query finds, and how well: all words are wanted; when no page has all, any of them. Stems are looked up in
// lunr's index; phrases and wildcards are then verified against the texts.

const SearchFinder = (index, records, read) => {
  const W = SearchWords
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

  const frequency = word => lookUp([W.stem(word)]).size

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
    const relaxed = Boolean(found && !found.size && wanted.length && items.length > 1)
    if (relaxed) found = some(wanted, required)
    for (const map of excluded) for (const place of map.keys()) found.delete(place)
    if (found && /\d/.test(query)) numberedFirst(found, query)
    return { scores: found, relaxed: relaxed && found.size > 0, items: items.filter(item => item.sign !== "-"), ignored, missing, short }
  }

  // “No. 12” means the document of that number before all pages that mention it.
  let numbered

  function numberedFirst(found, query) {
    const plain = words => W.tokens(words).join(" ")
    numbered ??= Map.groupBy(records.keys(), place => plain(records[place].number ?? ""))
    const highest = Math.max(0, ...found.values())
    for (const place of numbered.get(plain(query)) ?? []) found.set(place, highest + 1)
  }

  function everything() {
    return new Map(records.map((_, place) => [place, 0]))
  }

  // What is required, and of the rest any.
  function some(wanted, required) {
    const sums = every(required)
    for (const map of wanted) {
      for (const [place, score] of map) {
        if (!required.length || sums.has(place)) sums.set(place, (sums.get(place) ?? 0) + score)
      }
    }
    return sums
  }

  return { evaluate, everything, allWords, textsOf, forms, frequency }
}
