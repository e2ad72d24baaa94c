// Which pages a query finds, and how well: all words are wanted; when no page has all, any of them. Stems are looked up in
// the index; phrases, and wildcards where a stem is not enough, are then verified against the words of the pages.

const SearchFinder = index => {
  const W = SearchWords
  const READ = 300 // the most files of pages that are read for one query: the likeliest come first
  const AT_ONCE = 20
  const MOST_WORDS = 2000 // that a wildcard may stand for: the most frequent

  // -- one item of a query ----------------------------------------------------------------------------------------------

  function every(maps) {
    const [first = new Map(), ...rest] = maps
    return new Map([...first].filter(([place]) => rest.every(map => map.has(place)))
      .map(([place, score]) => [place, rest.reduce((sum, map) => sum + map.get(place), score)]))
  }

  // Stems any of which will do, for each thing that must be there.
  async function termsOf(part) {
    if (!W.isCjk(part)) return [await index.stems(part)]
    const characters = [...part]
    return (characters.length === 1 ? characters : W.grams(part).slice(characters.length)).map(term => [term])
  }

  async function allParts(parts, field) {
    const wanted = (await Promise.all(parts.filter(part => !W.isStopWord(part)).map(termsOf))).flat()
    return wanted.length ? every(await Promise.all(wanted.map(terms => index.lookUp(terms, field)))) : null
  }

  async function findWord(item) {
    const [ofJoined, ...ofParts] = await Promise.all([item.joined, ...item.parts].map(word => word ? index.stems(word) : []))
    item.stems = [ofJoined, ...ofParts].flat()
    const joined = ofJoined.length ? await index.lookUp(ofJoined, item.field) : new Map()
    if (joined.size) return { scores: joined }
    item.apart = true
    return { scores: await allParts(item.parts, item.field) ?? new Map() }
  }

  // Words that match a wildcard or are near the word; doubtful is what has a stem that words have which do not match, too.
  async function findMatching(item) {
    const known = await index.words(item.beginning)
    const matching = [...known].filter(([word]) => item.matches(word)).sort(([, a], [, b]) => b.count - a.count).slice(0, MOST_WORDS)
    const stems = new Set(matching.flatMap(([, { stems }]) => stems))
    if (!stems.size) return { scores: new Map() }
    const shared = await sharedStems(item, stems)
    const certain = await index.lookUp([...stems].filter(stem => !shared.has(stem)), item.field)
    return { scores: await index.lookUp([...stems], item.field), isDoubtful: place => !certain.has(place) }
  }

  // A stem keeps the beginning of its words but for its last letter.
  async function sharedStems(item, stems) {
    const beginnings = new Set([...stems].map(stem => item.beginning.slice(0, stem.length - 1)))
    const shortest = [...beginnings].sort((a, b) => a.length - b.length)[0]
    const shared = new Set()
    for (const [word, entry] of await index.words(shortest)) {
      if (!item.matches(word)) for (const stem of entry.stems) if (stems.has(stem)) shared.add(stem)
    }
    return shared
  }

  async function findPhrase(item) {
    const scores = await allParts(item.parts, item.field) ?? new Map(index.everywhere().map(place => [place, 0.1]))
    return { scores, isDoubtful: () => true }
  }

  async function find(item) {
    const finders = { word: findWord, wild: findMatching, fuzzy: findMatching, phrase: findPhrase, near: findPhrase }
    const { scores, isDoubtful } = await finders[item.kind](item)
    if (item.boost) for (const [place, score] of scores) scores.set(place, score * item.boost)
    item.candidates = scores
    return { item, scores, isDoubtful }
  }

  // -- reading the pages ------------------------------------------------------------------------------------------------

  async function holds(item, place) {
    const unit = await index.unit(place)
    const lines = {
      text: () => unit.text?.map(([, words]) => words),
      notes: () => unit.notes?.map(([, words]) => words),
      title: () => [unit.title],
      identifiers: () => unit.lines,
      dates: () => unit.lines,
      facts: () => unit.lines,
      names: async () => [...unit.names ?? [], ...(await Promise.all((unit.named ?? []).map(index.forms))).flat()]
    }
    for (const field of item.field ? [item.field] : Object.keys(lines)) {
      if ((await lines[field]() ?? []).some(line => W.placesOf(item, W.placed(line)).length)) return true
    }
    return false
  }

  // Those pages that really hold what is doubtful; the likeliest are read first, no more than `READ`, and none after
  // `enough` have been found: `rest` is how many were not looked at then.
  async function verified(scores, finds, isStale, enough = Infinity) {
    const doubts = finds.filter(({ isDoubtful }) => isDoubtful)
    const kept = new Map()
    const files = new Set()
    const unread = []
    const places = doubts.length ? [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b) : [...scores.keys()]
    const most = doubts.length ? enough : Infinity
    const some = Math.min(AT_ONCE, most)
    let from = 0
    for (; from < places.length && kept.size < most; from += some) {
      if (isStale()) throw new Error("stale")
      await Promise.all(places.slice(from, from + some).map(async place => {
        const open = doubts.filter(({ scores, isDoubtful }) => scores.has(place) && isDoubtful(place))
        if (!open.length) return kept.set(place, true)
        if (files.size >= READ && !files.has(index.shelf(place))) return unread.push(place)
        files.add(index.shelf(place))
        const held = await Promise.all(open.map(({ item }) => holds(item, place)))
        if (open.every(({ item }, i) => held[i] === (item.sign !== "-"))) kept.set(place, true)
      }))
    }
    return { scores: new Map([...scores].filter(([place]) => kept.has(place))), unread: unread.length, rest: Math.max(0, places.length - from) }
  }

  // -- a whole query ----------------------------------------------------------------------------------------------------

  // → {scores: Map(place → score) or null without words, relaxed, items, ignored, missing, short, unread, rest}
  // Who shows a few pages only wants no more than the `few` likeliest; a document’s number may bring any to the top.
  async function evaluate(query, isStale = () => false, few = Infinity) {
    const said = W.parse(query)
    const isIgnored = item => item.kind === "word" && item.parts.every(W.isStopWord)
    const short = said.filter(item => item.short).map(item => item.written)
    const ignored = said.filter(isIgnored).map(item => item.written)
    const finds = await Promise.all(said.filter(item => !item.short && !isIgnored(item)).map(find))
    const signed = sign => finds.filter(({ item }) => item.sign === sign)
    const wanted = [...signed("+"), ...signed("")], excluded = signed("-")
    if (isStale()) throw new Error("stale")
    const enough = /\d/.test(query) ? Infinity : few
    let { scores, unread, rest } = finds.length ? await all(wanted, excluded, isStale, enough) : { scores: null, unread: 0, rest: 0 }
    let missing = wanted.filter(({ scores }) => !scores.size).map(({ item }) => item.written)
    let relaxed = false
    if (scores && !scores.size && signed("").length && finds.length > 1) {
      ({ scores, unread, missing } = await any(signed(""), signed("+"), excluded, isStale))
      relaxed = scores.size > 0
    } else if (scores && !scores.size && !missing.length) missing = wanted.map(({ item }) => item.written)
    if (scores && /\d/.test(query)) await numberedFirst(scores, query)
    return { scores, relaxed, items: wanted.map(({ item }) => item), ignored, missing, short, unread, rest }
  }

  async function all(wanted, excluded, isStale, enough) {
    const candidates = wanted.length ? every(wanted.map(({ scores }) => scores)) : everything()
    return verified(without(candidates, excluded), [...wanted, ...excluded], isStale, enough)
  }

  // What is certainly excluded; what is doubtful is read.
  function without(scores, excluded) {
    return new Map([...scores].filter(([place]) => !excluded.some(({ scores, isDoubtful }) => scores.has(place) && !isDoubtful?.(place))))
  }

  // What is required, and of the rest any.
  async function any(wanted, required, excluded, isStale) {
    const apart = await Promise.all(wanted.map(async one => ({ one, ...await verified(one.scores, [one], isStale) })))
    const sums = every(required.map(({ scores }) => scores))
    for (const { scores } of apart) {
      for (const [place, score] of scores) {
        if (!required.length || sums.has(place)) sums.set(place, (sums.get(place) ?? 0) + score)
      }
    }
    const found = await verified(without(sums, excluded), [...required, ...excluded], isStale)
    const missing = [...apart.filter(({ scores }) => !scores.size).map(({ one }) => one), ...required.filter(({ scores }) => !scores.size)]
    const unread = apart.reduce((sum, { unread }) => sum + unread, found.unread)
    return { scores: found.scores, unread, missing: missing.map(({ item }) => item.written) }
  }

  // “No. 12” means the document of that number before all pages that mention it.
  async function numberedFirst(found, query) {
    const terms = (await Promise.all([...new Set(W.tokens(query))].filter(word => !W.isStopWord(word)).map(index.stems))).map(([stem]) => stem)
    const highest = Math.max(0, ...found.values())
    for (const place of await index.numbered(terms)) if (found.has(place)) found.set(place, highest + 1)
  }

  function everything() {
    return new Map(index.everywhere().map(place => [place, 0]))
  }

  return { evaluate, everything }
}
