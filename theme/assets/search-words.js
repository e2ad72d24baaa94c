// Folding, tokens, queries and marks: the twin of build_scripts/edition/derive/search/words.py. Loaded in the worker,
// after lunr.js. `SearchWords.settings` comes with the index, so that both sides have one list of letters and stop words.

const SearchWords = (() => {
  const CHUNK = /[\p{L}\p{N}]+(?:['.,/·&\-‐‒–−_][\p{L}\p{N}]+)*/gu
  const JOINT = /[.,/·&\-‐‒–−_]/
  const CJK = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\u{20000}-\\u{3ffff}"
  const RUN = new RegExp(`[${CJK}]+|[^${CJK}]+`, "gu")
  const IS_CJK = new RegExp(`[${CJK}]`, "u")
  const DROPPED = /(?![\u3099\u309a])[\p{Mn}\p{Cf}]/gu
  const ASCII = /^[\x00-\x7f]*$/
  const LONGEST = 40
  const FIELDS = {
    __proto__: null, title: "title", name: "names", names: "names", number: "identifiers", designator: "identifiers", file: "identifiers",
    type: "identifiers", date: "dates", text: "text", note: "notes", notes: "notes"
  }

  let letters = {}
  let stopWords = new Set()
  const stems = new Map()

  function use(settings) {
    letters = settings.letters
    stopWords = new Set(settings.stop_words)
  }

  function fold(text) {
    if (ASCII.test(text)) return text.toLowerCase()
    const bare = text.normalize("NFKD").replace(DROPPED, "").normalize("NFC").toLowerCase()
    return [...bare].map(letter => letters[letter] ?? letter).join("")
  }

  // The folded text, and for each of its characters where it stands in the original.
  function foldWithPlaces(text) {
    let folded = ""
    const places = []
    for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
      const piece = fold(match[0])
      for (let i = 0; i < piece.length; i++) places.push(match.index)
      folded += piece
    }
    places.push(text.length)
    return { folded, places }
  }

  function parts(chunk) {
    return chunk.split(JOINT).flatMap(piece => piece.replace(/'s$/, "").replaceAll("'", "").match(RUN) ?? [])
  }

  function grams(run) {
    const characters = [...run]
    return [...characters, ...characters.slice(1).map((character, i) => characters[i] + character)]
  }

  // What belongs together: {parts, joined}; joined is empty where there is nothing to join.
  function chunks(text) {
    return (fold(text).match(CHUNK) ?? []).map(chunk => {
      const found = parts(chunk)
      const joined = found.length > 1 ? found.join("") : ""
      return { parts: found, joined: [...joined].length <= LONGEST && !IS_CJK.test(joined) ? joined : "" }
    }).filter(chunk => chunk.parts.length)
  }

  function tokens(text) {
    return chunks(text).flatMap(({ parts, joined }) => [
      ...parts.flatMap(part => IS_CJK.test(part) ? grams(part) : [part]),
      ...(joined ? [joined] : [])
    ])
  }

  function stem(word) {
    if (!/^[a-z]{3,}$/.test(word)) return word
    if (!stems.has(word)) stems.set(word, lunr.stemmer(new lunr.Token(word, {})).toString())
    return stems.get(word)
  }

  // -- queries ----------------------------------------------------------------------------------------------------------

  // "+a -b field:c “d e” f*" → [{sign, field, kind: word | phrase | wild, written, chunks}]
  function parse(query) {
    const items = []
    const quoted = query.replace(/[“”„«»]/g, '"')
    for (const match of quoted.matchAll(/([+-]?)(?:(\p{L}+):(?=\S))?(?:"([^"]*)"?|(\S+))/gu)) {
      items.push(...item(match))
    }
    return items
  }

  function item([, sign, prefix, phrase, word]) {
    const field = prefix && FIELDS[prefix.toLowerCase()]
    const written = (prefix && !field ? `${prefix}:` : "") + (phrase ?? word)
    if (phrase === undefined && word.includes("*")) return wild(sign, field, written)
    const found = chunks(written)
    if (!found.length) return []
    if (phrase !== undefined) return [{ sign, field, kind: "phrase", written, parts: found.flatMap(chunk => chunk.parts) }]
    return found.map(chunk => ({ sign, field, kind: "word", written: found.length > 1 ? chunk.parts.join(" ") : written, ...chunk }))
  }

  function wild(sign, field, written) {
    const pieces = fold(written).split("*").map(piece => piece.replace(/[^\p{L}\p{N}]/gu, ""))
    const pattern = new RegExp(`^${pieces.join(".*")}$`, "u")
    return [{ sign, field, kind: "wild", written, pattern, short: pieces.join("").length < 2 }]
  }

  // -- marks ------------------------------------------------------------------------------------------------------------

  // Words of a text with their places: [{parts, joined, start, end}]
  function placed(text) {
    const { folded, places } = foldWithPlaces(text)
    return [...folded.matchAll(CHUNK)].flatMap(match => {
      const found = parts(match[0])
      if (!found.length) return []
      const start = places[match.index]
      const end = places[match.index + match[0].length]
      return [{ ...split(match[0], match.index, places), joined: found.length > 1 ? found.join("") : "", start, end }]
    })
  }

  // The parts of a chunk, each with its own place.
  function split(chunk, offset, places) {
    const spans = []
    let at = 0
    for (const piece of chunk.split(JOINT)) {
      let from = at
      for (const run of piece.replace(/'s$/, "").match(RUN) ?? []) {
        const word = run.replaceAll("'", "")
        if (word) spans.push({ word, start: places[offset + from], end: places[offset + from + run.length] })
        from += run.length
      }
      at += piece.length + 1
    }
    return { spans }
  }

  // Does a text hold the phrase (its parts in this order)? Gives the places of each occurrence.
  function phrasePlaces(chunksOfText, phrase) {
    const spans = chunksOfText.flatMap(chunk => chunk.spans)
    const found = []
    for (let i = 0; i + phrase.length <= spans.length; i++) {
      if (phrase.every((part, j) => same(spans[i + j].word, part, j, phrase.length))) {
        found.push([spans[i].start, spans[i + phrase.length - 1].end])
      }
    }
    return found
  }

  // A run of Han characters or Hangul has no blanks: what is sought may stand anywhere in it.
  function same(word, part, place, length) {
    if (!IS_CJK.test(part)) return word === part
    if (length === 1) return word.includes(part)
    return place === 0 ? word.endsWith(part) : place === length - 1 ? word.startsWith(part) : word === part
  }

  // The places in a text that an item of a query finds.
  function placesOf(item, chunksOfText) {
    if (item.kind === "phrase") return phrasePlaces(chunksOfText, item.parts)
    if (item.kind === "wild") return wordPlaces(chunksOfText, word => item.pattern.test(word))
    const own = chunksOfText.filter(chunk => item.joined && chunk.joined === item.joined).map(chunk => [chunk.start, chunk.end])
    const wanted = new Set((item.joined && !item.apart ? [item.joined] : item.parts).map(stem))
    const cjk = item.parts.filter(part => IS_CJK.test(part))
    return [...own, ...wordPlaces(chunksOfText, word => wanted.has(stem(word)) || cjk.some(part => word.includes(part)))]
  }

  function wordPlaces(chunksOfText, test) {
    return chunksOfText.flatMap(chunk => {
      const found = chunk.spans.filter(span => test(span.word)).map(span => [span.start, span.end])
      return found.length || !chunk.joined || !test(chunk.joined) ? found : [[chunk.start, chunk.end]]
    })
  }

  return {
    use, fold, tokens, chunks, grams, stem, parse, placed, placesOf, isStopWord: word => stopWords.has(word), isCjk: word => IS_CJK.test(word)
  }
})()
