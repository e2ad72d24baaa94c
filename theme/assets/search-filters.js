// Filters: which records pass, and how many each value would leave.

const SearchFilters = (records, names) => {
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
    const key = filter === "type" ? `type:${value}` : filter === "chapter" ? `part:${value}` : value
    return Object.hasOwn(names, key) ? names[key] : value
  }

  return { passes, inDates, dayRange, countValues }
}
