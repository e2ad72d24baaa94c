// Filters: which places pass, and how many each value would leave. Reads /search/facets.json, column by column.

const SearchFilters = ({ columns, dates: days }, kindOf) => {
  const EVERY = ["person", "organisation", "place", "event"] // all chosen values are wanted; of other filters any

  const FILTERS = { in: place => [kindOf(place)] }
  for (const [name, { values, of }] of Object.entries(columns)) FILTERS[name] = place => (of[place] ?? []).map(number => values[number])

  // [first day, last day] of dispatch or meeting; a day is empty where it is open.
  function dayRange(place, by) {
    const [sentFrom, sentTo, heldFrom, heldTo] = days[place] || []
    const sent = sentFrom || sentTo ? [sentFrom, sentTo] : undefined
    const held = heldFrom || heldTo ? [heldFrom, heldTo] : undefined
    return by === "held" ? held : by === "sent" ? sent : sent ?? held
  }

  // {from, to, undated, by}: a range and the undated are two drawers, of which any number is open.
  function inDates(place, dates) {
    if (!dates.from && !dates.to && !dates.undated) return true
    if (kindOf(place) !== "document") return false
    const range = dayRange(place, dates.by)
    if (!range) return Boolean(dates.undated)
    if (!dates.from && !dates.to) return false
    return (!dates.to || !range[0] || range[0] <= dates.to) && (!dates.from || !range[1] || range[1] >= dates.from)
  }

  function passes(place, filters, but) {
    return Object.entries(filters).every(([name, chosen]) => {
      if (name === but || !chosen.length || !FILTERS[name]) return true
      const values = FILTERS[name](place)
      return EVERY.includes(name) ? chosen.every(value => values.includes(value)) : chosen.some(value => values.includes(value))
    })
  }

  // Filter → [{value, name, count}], counted over what all other filters leave.
  function countValues(places, filters, dates) {
    const counts = {}
    const dated = places.filter(place => inDates(place, dates))
    for (const [filter, valuesOf] of Object.entries(FILTERS)) {
      const tally = new Map((filters[filter] ?? []).map(value => [value, 0]))
      for (const place of dated) {
        if (!passes(place, filters, EVERY.includes(filter) ? undefined : filter)) continue
        for (const value of valuesOf(place)) tally.set(value, (tally.get(value) ?? 0) + 1)
      }
      counts[filter] = [...tally].map(([value, count]) => ({ value, count, name: nameOf(filter, value) }))
    }
    const others = places.filter(place => kindOf(place) === "document" && passes(place, filters))
    return { counts, undated: others.filter(place => !dayRange(place, dates.by)).length }
  }

  function nameOf(filter, value) {
    return columns[filter]?.names[columns[filter].values.indexOf(value)] ?? value
  }

  // Filter → {value: name} of what is chosen.
  function namesOf(filters) {
    return Object.fromEntries(Object.entries(filters)
      .map(([filter, values]) => [filter, Object.fromEntries(values.map(value => [value, nameOf(filter, value)]))]))
  }

  // First and last day of all documents.
  function span(by) {
    const ranges = days.map((_, place) => kindOf(place) === "document" && dayRange(place, by)).filter(Boolean)
    return [ranges.map(([first]) => first).filter(Boolean).sort()[0] ?? "", ranges.map(([, last]) => last).sort().at(-1) ?? ""]
  }

  function compareDates(a, b, by) {
    const [one, two] = [a, b].map(place => dayRange(place, by)?.join() ?? "~")
    return one < two ? -1 : one > two ? 1 : 0
  }

  return { passes, inDates, countValues, namesOf, span, compareDates }
}
