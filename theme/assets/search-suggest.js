// Words that a reader may have meant: completions while typing, the nearest words when nothing is found.

const SearchSuggestions = index => {
  const W = SearchWords

  // For each word that nothing has, the nearest words of the edition: first those that begin alike.
  async function corrections(items, missing) {
    const lost = items.filter(item => item.kind === "word" && missing.includes(item.written))
    const found = await Promise.all(lost.map(async item => ({ written: item.written, nearest: await nearest(item.joined || item.parts[0]) })))
    return found.filter(({ nearest }) => nearest.length)
  }

  async function nearest(word) {
    const alike = near(word, await index.words([...word][0]))
    return alike.length ? alike : near(word, await index.words())
  }

  function near(word, vocabulary) {
    const most = word.length < 5 ? 1 : 2
    return [...vocabulary].map(([other, { count }]) => ({ other, count, far: W.distance(word, other, most) }))
      .filter(({ far }) => far <= most)
      .sort((a, b) => a.far - b.far || b.count - a.count || (a.other < b.other ? -1 : 1))
      .slice(0, 3).map(({ other }) => other)
  }

  // The most frequent word that begins as the last one typed.
  async function completion(query) {
    const last = query.match(/[\p{L}\p{N}]+$/u)?.[0]
    if (!last || last.length < 3) return []
    const begun = W.fold(last)
    const found = [...await index.words(begun)].filter(([word]) => word !== begun && !/\d/.test(word))
    const best = found.sort(([a, one], [b, two]) => two.count - one.count || a.length - b.length || (a < b ? -1 : 1))[0]?.[0]
    return best ? [query.slice(0, query.length - last.length) + last + best.slice(begun.length)].map(text => text.split(/[\s-]+/).at(-1)) : []
  }

  return { corrections, completion }
}
