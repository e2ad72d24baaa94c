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

  // Damerau and Levenshtein, given up beyond `most`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1
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

  // -- queries ----------------------------------------------------------------------------------------------------------

  // "+a -b field:c “d e” f* g~1 “h i”~5 j^2" → [{sign, field, boost, kind: word | phrase | near | wild | fuzzy, written, …}]
  function parse(query) {
    const items = []
    const quoted = query.replace(/[“”„«»]/g, '"')
    for (const match of quoted.matchAll(/([+-]?)(?:(\p{L}+):(?=\S))?(?:"([^"]*)"?(?:~(\d{1,2}))?|([^\s"]+))(?:\^(\d{1,2}(?:\.\d)?))?/gu)) {
      items.push(...item(match))
    }
    return items
  }

  function item([, sign, prefix, phrase, within, given, weight]) {
    const field = prefix && FIELDS[prefix.toLowerCase()]
    const [, word, far, inner] = given?.match(/^(.*?)(?:~([12]))?(?:\^(\d{1,2}(?:\.\d)?))?$/u) ?? []
    const written = (prefix && !field ? `${prefix}:` : "") + (phrase ?? word)
    const common = { sign, field, written, boost: Number(weight ?? inner ?? 1) || 1 }
    if (phrase === undefined && word.includes("*")) return wild(common)
    const found = chunks(written)
    if (!found.length) return []
    if (phrase !== undefined) {
      const kind = within ? { kind: "near", within: Number(within) } : { kind: "phrase" }
      return [{ ...common, ...kind, parts: found.flatMap(chunk => chunk.parts) }]
    }
    if (far && found.length === 1) return [fuzzy(common, found[0], Number(far))]
    return found.map(chunk => ({ ...common, kind: "word", written: found.length > 1 ? chunk.parts.join(" ") : written, ...chunk }))
  }

  function wild(common) {
    const pieces = fold(common.written).split("*").map(piece => piece.replace(/[^\p{L}\p{N}]/gu, ""))
    const pattern = new RegExp(`^${pieces.join(".*")}$`, "u")
    return [{ ...common, kind: "wild", beginning: pieces[0], matches: word => pattern.test(word) && !stopWords.has(word), short: pieces.join("").length < 2 }]
  }

  function fuzzy(common, chunk, far) {
    const sought = chunk.joined || chunk.parts[0]
    return { ...common, kind: "fuzzy", beginning: "", matches: word => distance(word, sought, far) <= far && !stopWords.has(word), short: sought.length <= far }
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

  // Where all parts stand, in any order, with no more than `within` other words between the first and the last.
  function nearPlaces(chunksOfText, parts, within) {
    const spans = chunksOfText.flatMap(chunk => chunk.spans)
    const found = []
    for (let i = 0; i < spans.length; i++) {
      if (!parts.some(part => same(spans[i].word, part, 0, 1))) continue
      const end = nearEnd(spans, i, parts, within)
      if (end >= 0) found.push([spans[i].start, spans[end].end])
    }
    return found
  }

  function nearEnd(spans, start, parts, within) {
    const open = [...parts]
    for (let i = start; i < Math.min(spans.length, start + parts.length + within); i++) {
      const at = open.findIndex(part => same(spans[i].word, part, 0, 1))
      if (at >= 0) open.splice(at, 1)
      if (!open.length) return i
    }
    return -1
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
    if (item.kind === "near") return nearPlaces(chunksOfText, item.parts, item.within)
    if (item.matches) return wordPlaces(chunksOfText, item.matches)
    const own = chunksOfText.filter(chunk => item.joined && chunk.joined === item.joined).map(chunk => [chunk.start, chunk.end])
    const sought = item.joined && !item.apart ? [item.joined] : item.parts
    const wanted = new Set([...sought.map(stem), ...item.forms ?? []])
    const cjk = item.parts.filter(part => IS_CJK.test(part))
    return [...own, ...wordPlaces(chunksOfText, word => wanted.has(stem(word)) || wanted.has(word) || cjk.some(part => word.includes(part)))]
  }

  function wordPlaces(chunksOfText, test) {
    return chunksOfText.flatMap(chunk => {
      const found = chunk.spans.filter(span => test(span.word)).map(span => [span.start, span.end])
      return found.length || !chunk.joined || !test(chunk.joined) ? found : [[chunk.start, chunk.end]]
    })
  }

  return {
    use, fold, distance, tokens, chunks, grams, stem, parse, placed, placesOf, isStopWord: word => stopWords.has(word), isCjk: word => IS_CJK.test(word)
  }
})()
