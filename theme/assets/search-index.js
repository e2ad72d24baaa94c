// The index in parts. What a query needs is fetched, weighed as lunr weighs, and given to lunr as a small index of its own.
// Reads what build_scripts/edition/derive/search/files.py writes.

// lunr tells the nodes of its set of words apart by their letters and numbers, written one after the other: where the letters
// are figures, two nodes can read alike, and words such as “771” were lost. A blank keeps them apart.
lunr.TokenSet.prototype.toString = function () {
  const edges = Object.entries(this.edges).map(([letter, node]) => `${letter}${node.id}`)
  return this._str ?? [Number(this.final), ...edges.sort()].join(" ")
}

const SearchIndex = (numbers, read) => {
  const W = SearchWords
  const K1 = 1.2, B = 0.75 // lunr's own: how soon repetition counts less, how much length matters
  const REMEMBERED = 60
  const fields = Object.keys(numbers.fields)
  const files = new Map()
  const answers = new Map()
  let wanted = new AbortController()

  // A file that was given up before it had come is asked for again.
  function file(name, signal) {
    if (!files.has(name) || files.get(name).signal?.aborted) {
      const reading = { content: read(name, signal), signal }
      const forget = () => files.get(name) === reading && files.delete(name)
      reading.content.then(() => { reading.signal = undefined }, forget)
      files.set(name, reading)
    }
    return files.get(name).content
  }

  // The pages of results that nobody waits for any more; parts of the index are kept, for they serve the next words.
  function giveUp() {
    wanted.abort()
    wanted = new AbortController()
  }

  // The number of the file that would hold the key: the last that begins with it or before it.
  function fileOf(firsts, key) {
    let low = 0, high = firsts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (firsts[middle] <= key) low = middle
      else high = middle - 1
    }
    return low
  }

  // -- units ------------------------------------------------------------------------------------------------------------

  let sum = 0
  const shelves = numbers.units.map(distance => sum += distance)
  const shelf = place => fileOf(shelves, place)
  const unit = async place => (await file(`units/${shelf(place)}.json`, wanted.signal))[place]

  const starts = numbers.kinds.map(([, start]) => start)
  const kindOf = place => numbers.kinds[fileOf(starts, place)][0]

  const forms = async place => {
    const { title, names = [] } = await unit(place)
    return [title, ...names]
  }

  // -- terms ------------------------------------------------------------------------------------------------------------

  // Field → {places, lengths, times}, or undefined for a term that nothing has.
  async function posting(term) {
    const found = numbers.terms.length ? (await file(`terms/${fileOf(numbers.terms, term)}.json`)) : {}
    if (!Object.hasOwn(found, term)) return undefined
    const unpacked = new Map()
    found[term].forEach((packed, i) => {
      if (!packed) return
      const [distances, lengths, times] = packed
      let place = 0
      unpacked.set(fields[i], { places: distances.map(distance => place += distance), lengths, times })
    })
    return unpacked
  }

  // lunr’s inverse document frequency: a unit counts once for each field that has the term.
  function rarity(found) {
    const having = [...found.values()].reduce((sum, { places }) => sum + places.length, 0)
    return Math.log(1 + Math.abs((numbers.size - having + 0.5) / (having + 0.5)))
  }

  function weight(field, place, length, times, rare) {
    const mean = numbers.lengths[field]
    const raw = rare * ((K1 + 1) * times) / (K1 * (1 - B + B * (length / mean)) + times)
    const boosted = raw * numbers.fields[field] * (numbers.boosts[kindOf(place)] ?? 1)
    return Math.round(boosted * 1000) / 1000
  }

  // A lunr index of these terms alone; they are added in their order, so that sums come out as in an index of everything.
  async function small(terms) {
    const found = await Promise.all([...new Set(terms)].sort().map(async term => [term, await posting(term)]))
    const invertedIndex = Object.create(null), fieldVectors = Object.create(null)
    const set = new lunr.TokenSet.Builder()
    found.filter(([, has]) => has).forEach(([term, has], rank) => {
      const rare = rarity(has)
      const entry = invertedIndex[term] = { _index: rank }
      for (const field of fields) entry[field] = Object.create(null)
      for (const [field, { places, lengths, times }] of has) {
        places.forEach((place, i) => {
          entry[field][place] = {}
          const vector = fieldVectors[`${field}/${place}`] ??= new lunr.Vector()
          vector.insert(rank, weight(field, place, lengths[i], times[i] ?? 1, rare))
        })
      }
      set.insert(term)
    })
    set.finish()
    return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: set.root, fields, pipeline: new lunr.Pipeline() })
  }

  // Terms, any of which will do → Map(place → score), best first
  async function lookUp(terms, field) {
    const key = JSON.stringify([terms, field])
    if (!answers.has(key)) {
      if (answers.size >= REMEMBERED) answers.delete(answers.keys().next().value)
      answers.set(key, asked(terms, field))
      answers.get(key).catch(() => answers.delete(key))
    }
    return new Map(await answers.get(key))
  }

  async function asked(terms, field) {
    const index = await small(terms)
    const wanted = field ? [field] : fields.filter(name => numbers.fields[name])
    const found = index.query(query => terms.forEach(term => query.term(term, { fields: wanted, usePipeline: false })))
    return found.map(hit => [Number(hit.ref), hit.score])
  }

  // Places whose whole number is these terms: “No. 12”.
  async function numbered(terms) {
    const lists = await Promise.all(terms.map(async term => (await posting(term))?.get("number")))
    if (!terms.length || lists.some(list => !list)) return []
    const [first, ...rest] = lists.map(({ places, lengths }) => places.filter((_, i) => lengths[i] === terms.length))
    return first.filter(place => rest.every(places => places.includes(place)))
  }

  // -- words ------------------------------------------------------------------------------------------------------------

  // Word → {count, stems} for every word with this beginning; without one, for all words.
  async function words(beginning = "") {
    const first = fileOf(numbers.words, beginning)
    const wanted = numbers.words.map((word, i) => i).filter(i => i === first || (i > first && numbers.words[i].startsWith(beginning)))
    const found = new Map()
    for (const part of await Promise.all(wanted.map(i => file(`words/${i}.json`)))) {
      for (const [word, entry] of Object.entries(part)) {
        if (!word.startsWith(beginning)) continue
        const [count, ...stems] = [entry].flat()
        found.set(word, { count, stems: stems.length ? stems : [W.stem(word)] })
      }
    }
    return found
  }

  // The stems of a word in the languages of the edition. Only English stems can be known without the list of words.
  async function stems(word) {
    if (!numbers.languages.length) return [W.stem(word)]
    return (await words(word)).get(word)?.stems ?? [W.stem(word)]
  }

  const everywhere = () => Array.from({ length: numbers.size }, (_, place) => place)

  return {
    unit, shelf, kindOf, forms, lookUp, numbered, words, stems, everywhere, giveUp, languages: numbers.languages, facets: () => file("facets.json")
  }
}
