// Words that a reader may have meant: completions while typing, the nearest words when nothing is found.

const SearchSuggestions = ({ allWords, frequency }) => {
  const W = SearchWords

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

  return { corrections, completion }
}
