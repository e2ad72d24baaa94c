// The page of the search. The address holds everything the reader has asked for; the worker (search-worker.js) answers.

const template = document.getElementById("ed-search")
template.replaceWith(template.content)
const form = document.querySelector(".ed-search")
const labels = JSON.parse(form.dataset.labels)
const script = document.currentScript.src
const part = name => form.querySelector(`.ed-search__${name}`)
const SINGLE = ["q", "by", "from", "to", "undated", "sort"]
const TITLE = document.title
const FEW = 8
const WIDE = matchMedia("(min-width: 60em)").matches

// -- the worker -----------------------------------------------------------------------------------------------------------

let worker
let asked = 0
const waiting = new Map()

function ask(question) {
  if (!worker) {
    worker = new Worker(new URL("search-worker.js", script))
    worker.addEventListener("message", ({ data }) => {
      if (!waiting.has(data.id)) return
      const { resolve, reject } = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.failed) reject(new Error(data.failed))
      else resolve(data.answer)
    })
    worker.addEventListener("error", event => waiting.forEach(({ reject }) => reject(new Error(event.message))))
  }
  return new Promise((resolve, reject) => {
    waiting.set(++asked, { resolve, reject })
    worker.postMessage({ id: asked, ...question })
  })
}

// -- what is asked: the address -----------------------------------------------------------------------------------------

function readAddress() {
  const given = new URL(location.href).searchParams
  const state = { page: Math.min(50, Math.max(1, Number.parseInt(given.get("page"), 10) || 1)), filters: {} }
  for (const name of SINGLE) state[name] = given.get(name) ?? ""
  for (const name of Object.keys(labels.filters)) state.filters[name] = [...new Set(given.getAll(name))]
  for (const name of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(state[name])) state[name] = ""
  return state
}

function addressOf(state) {
  const given = new URLSearchParams()
  for (const name of SINGLE) if (state[name]) given.set(name, state[name])
  for (const [name, values] of Object.entries(state.filters)) for (const value of values) given.append(name, value)
  if (state.page > 1) given.set("page", state.page)
  const query = given.toString()
  return query ? `?${query}` : location.pathname
}

let state = readAddress()

function go(changes, reached) {
  state = { ...state, page: 1, ...changes }
  history.pushState(null, "", addressOf(state))
  return show(reached)
}

function isAsked() {
  return Boolean(state.q.trim() || state.from || state.to || state.undated || Object.values(state.filters).flat().length)
}

// -- what is shown --------------------------------------------------------------------------------------------------------

let turn = 0

// `reached`: the number of the hit that takes the keyboard, with the answer and not with the counts, which come later.
async function show(reached) {
  const mine = ++turn
  fillFields()
  form.toggleAttribute("data-waiting", isAsked())
  if (!isAsked()) return showNothingAsked()
  const late = setTimeout(() => say("Searching …"), 300)
  try {
    const { q: query, filters, from, to, undated, by, sort, page } = state
    const question = { query, filters, dates: { from, to, undated, by } }
    const answer = await ask({ ask: "search", ...question, sort, page })
    if (mine !== turn) return
    const isBelow = !WIDE && part("filters").open // what comes into the filters would push the results down
    if (!isBelow) showAnswer(answer, reached)
    const counted = await ask({ ask: "count", ...question })
    if (mine !== turn) return
    if (isBelow) showAnswer(answer, reached)
    showFilters(counted)
  } catch (error) {
    if (mine !== turn) return
    say("The search could not be loaded. Check the connection, then reload the page.")
    console.warn(error)
  } finally {
    clearTimeout(late)
    if (mine === turn) form.removeAttribute("data-waiting")
  }
}

function fillFields() {
  for (const name of SINGLE) {
    const field = form.elements[name]
    if (field.type === "checkbox") field.checked = Boolean(state[name])
    else if (field !== document.activeElement || name === "q") field.value = state[name]
  }
  document.title = state.q ? `${state.q} – ${TITLE}` : TITLE
}

function showNothingAsked() {
  say("")
  part("panes").hidden = true
  part("chosen").replaceChildren()
  part("advice").replaceChildren(button("All documents, with filters", () => toggle("in", "document", true)))
}

function showAnswer(answer, reached) {
  part("panes").hidden = !answer.total && !answer.unfiltered
  say(countWords(answer))
  part("advice").replaceChildren(...advice(answer))
  part("chosen").replaceChildren(...chosen(answer))
  const hits = part("results").querySelector(".ed-hits")
  hits.replaceChildren(...answer.hits.map(hit))
  hits.hidden = !answer.hits.length
  part("more").hidden = answer.hits.length >= answer.total
  part("more").textContent = `Show more (${answer.hits.length} of ${answer.total} shown)`
  hits.children[reached]?.querySelector("a").focus()
}

function say(words) {
  part("state").textContent = words
}

function countWords({ total, documents, unfiltered }) {
  if (!total) return unfiltered ? `Nothing with these filters; ${unfiltered} without them.` : "Nothing found."
  const others = total - documents
  const counted = [[documents, "document"], [others, others === total ? "page" : "other page"]]
    .filter(([number]) => number).map(([number, word]) => `${number} ${word}${number === 1 ? "" : "s"}`)
  return `${counted.join(" and ")} found.`
}

// -- advice ---------------------------------------------------------------------------------------------------------------

function advice({ total, unfiltered, relaxed, ignored, missing, short, unread, suggestions }) {
  const lines = []
  if (unread) lines.push(paragraph(`Only the likeliest pages were read word by word; ${unread} more have the same words. Add a word or a filter to narrow the search.`))
  if (relaxed) lines.push(paragraph("No page has all these words; these have some of them."))
  if (ignored.length) lines.push(paragraph(`Too common to be searched alone: ${ignored.join(", ")}. In quotation marks they are found.`))
  if (short.length) lines.push(paragraph(`${short.join(", ")}: at least two letters are needed beside *, and more than the figure after ~.`))
  if (missing.length && (relaxed || !total)) lines.push(paragraph(`In no page: ${missing.join(", ")}.`))
  for (const { written, nearest } of suggestions) lines.push(didYouMean(written, nearest))
  if (!total && unfiltered) lines.push(button("Remove all filters", clearFilters))
  if (!total && !unfiltered && !suggestions.length && !ignored.length) lines.push(paragraph("Try fewer words, another spelling, or the beginning of a word with *. “How to search” has examples."))
  return lines
}

function didYouMean(written, nearest) {
  const line = paragraph("Did you mean ")
  const capital = /^\p{Lu}/u.test(written)
  nearest.map(word => capital ? word[0].toUpperCase() + word.slice(1) : word).forEach((word, i) => line.append(i ? ", " : "", button(word, () => go({ q: state.q.replace(written, word) }))))
  line.append("?")
  return line
}

// -- filters --------------------------------------------------------------------------------------------------------------

function nameOf(filter, value, names = {}) {
  return [labels.values[filter] ?? {}, names].find(given => Object.hasOwn(given, value))?.[value] ?? value
}

function chosen({ names }) {
  const buttons = Object.entries(state.filters).flatMap(([filter, values]) => values.map(value => {
    const name = nameOf(filter, value, names[filter])
    return dropButton(`${labels.filters[filter]}: ${name}`, () => toggle(filter, value, false))
  }))
  if (state.from || state.to) buttons.push(dropButton(`Date: ${state.from || "…"} to ${state.to || "…"}`, () => go({ from: "", to: "" })))
  if (state.undated) buttons.push(dropButton("Undated", () => go({ undated: "" })))
  return buttons.length > 1 ? [...buttons, button("Remove all filters", clearFilters)] : buttons
}

function dropButton(words, action) {
  const made = button(words, action)
  made.classList.add("ed-search__drop")
  made.setAttribute("aria-label", `Remove filter ${words}`)
  return made
}

function clearFilters() {
  return go({ filters: Object.fromEntries(Object.keys(labels.filters).map(name => [name, []])), from: "", to: "", undated: "" })
}

function toggle(filter, value, on) {
  const others = state.filters[filter].filter(other => other !== value)
  return go({ filters: { ...state.filters, [filter]: on ? [...others, value] : others } })
}

const groups = new Map()

function showFilters({ counts, undated, span }) {
  const focused = document.activeElement?.dataset?.ed
  form.querySelector("[data-count=undated]").textContent = undated
  for (const name of ["from", "to"]) [form.elements[name].min, form.elements[name].max] = span
  for (const [filter, values] of Object.entries(counts)) {
    if (!groups.has(filter)) groups.set(filter, makeGroup(filter))
    fillGroup(groups.get(filter), filter, values)
  }
  if (focused) form.querySelector(`[data-ed="${CSS.escape(focused)}"]`)?.focus()
}

function makeGroup(filter) {
  const group = element("details", "ed-filter")
  group.open = ["in", "sender"].includes(filter) && WIDE
  group.append(element("summary"), element("ul", "ed-plain"))
  part("groups").append(group)
  return group
}

function fillGroup(group, filter, values) {
  const [summary, list] = group.children
  const sorted = values.map(value => ({ ...value, name: nameOf(filter, value.value, { [value.value]: value.name }) }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
  group.hidden = !sorted.length
  summary.textContent = labels.filters[filter] + (state.filters[filter].length ? ` (${state.filters[filter].length} chosen)` : "")
  const shown = group.dataset.all ? sorted : sorted.filter(({ value }, i) => i < FEW || state.filters[filter].includes(value))
  list.replaceChildren(...shown.map(value => filterLine(filter, value)))
  if (shown.length < sorted.length) list.append(allLine(group, filter, values, sorted.length))
}

function filterLine(filter, { value, name, count }) {
  const box = element("input")
  Object.assign(box, { type: "checkbox", checked: state.filters[filter].includes(value) })
  box.dataset.ed = `${filter} ${value}`
  box.addEventListener("change", () => toggle(filter, value, box.checked))
  const label = element("label", "ed-filter__value")
  label.append(box, " ", element("span", "", name), " ", element("span", "ed-filter__count", count))
  return inItem(label)
}

function allLine(group, filter, values, number) {
  return inItem(button(`Show all ${number}`, () => {
    group.dataset.all = "yes"
    const before = group.querySelectorAll("input").length
    fillGroup(group, filter, values)
    group.querySelectorAll("input")[before]?.focus()
  }))
}

// -- results --------------------------------------------------------------------------------------------------------------

function hit({ path, kind, number, date, details, title, named, passages, more, opening }) {
  const item = element("li", "ed-hit")
  const heading = element("h3", "ed-hit__title")
  const link = element("a")
  link.href = `../${path}`
  link.append(...(number ? [`${number} `] : []), ...marks(title))
  heading.append(link)
  const facts = kind === "document" ? [date, details] : [nameOf("in", kind), date, details]
  item.append(heading, element("p", "ed-hit__facts", facts.filter(Boolean).join(" · ")))
  if (named.length) item.append(element("p", "ed-hit__named", `Named: ${named.join("; ")}`))
  if (passages.length) item.append(passageList(path, passages))
  if (more) item.append(element("p", "ed-hit__facts", `${more} more on the page`))
  if (opening && opening !== details) item.append(element("p", "ed-hit__passage", opening))
  return item
}

function passageList(path, passages) {
  const list = element("ul", "ed-plain ed-hit__passages")
  for (const { anchor, label, pieces } of passages) {
    const line = element("li", "ed-hit__passage")
    if (anchor) {
      const link = element("a", "ed-hit__place", label)
      link.href = `../${path}#${anchor}`
      line.append(link, " ")
    }
    line.append(...marks(pieces))
    list.append(line)
  }
  return list
}

function marks(pieces) {
  return pieces.map(([words, isMarked]) => isMarked ? element("mark", "", words) : words)
}

// -- small things -----------------------------------------------------------------------------------------------------------

function element(name, className = "", words = undefined) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (words !== undefined) made.textContent = words
  return made
}

function paragraph(words) {
  return element("p", "", words)
}

function button(words, action) {
  const made = element("button", "ed-search__button", words)
  made.type = "button"
  made.addEventListener("click", action)
  return made
}

function inItem(content) {
  const item = element("li")
  item.append(content)
  return item
}

// -- events -----------------------------------------------------------------------------------------------------------------

form.addEventListener("submit", event => {
  event.preventDefault()
  go({ q: form.elements.q.value })
})
for (const name of ["by", "from", "to", "sort"]) {
  form.elements[name].addEventListener("change", ({ target }) => go({ [name]: target.value }))
}
form.elements.undated.addEventListener("change", ({ target }) => go({ undated: target.checked ? "yes" : "" }))
part("more").addEventListener("click", () => go({ page: state.page + 1 }, form.querySelectorAll(".ed-hit").length))
addEventListener("keydown", event => {
  if (event.key !== "/" || event.target.closest("input, select, textarea")) return
  event.preventDefault()
  form.elements.q.select()
})
addEventListener("popstate", () => {
  state = readAddress()
  show()
})

part("filters").open = WIDE
show()
if (!isAsked()) form.elements.q.focus({ preventScroll: true })
