// The search, off the page’s own thread. Nothing but this file is fetched before a reader first searches.
//
// It answers two kinds of messages: those of the header’s box (type 0 to 3, as Material’s own worker) and those of the
// search page ({ask, id, …} → {id, answer} or {id, failed}).

postMessage({ type: 1 })

let ready

function start() {
  ready ??= (async () => {
    importScripts("lunr.js", ...["words", "find", "filters", "suggest", "engine"].map(name => `search-${name}.js`))
    return SearchEngine.load(new URL("../", self.location))
  })().catch(error => {
    ready = undefined
    throw error
  })
  return ready
}

let latest = ""

async function answerHeader(query) {
  latest = query
  if (!query.trim()) return postMessage({ type: 3, data: { items: [] } })
  const engine = await start()
  if (query !== latest) return
  const data = await engine.headerItems(query)
  if (query === latest) postMessage({ type: 3, data })
}

async function answerPage({ id, ask, ...question }) {
  try {
    const engine = await start()
    postMessage({ id, answer: await engine[ask](question) })
  } catch (error) {
    postMessage({ id, failed: String(error) })
  }
}

addEventListener("message", ({ data }) => {
  if (data.ask) answerPage(data)
  else if (data.type === 2) answerHeader(data.data)
})
