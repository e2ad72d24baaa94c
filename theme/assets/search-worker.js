// The search, off the page’s own thread. Nothing but this file is fetched before a reader first searches.
//
// It answers two kinds of messages: those of the header’s box (type 0 to 3, as Material’s own worker) and those of the
// search page ({ask, id, …} → {id, answer} or {id, failed}).

postMessage({ type: 1 })

let ready

function start() {
  ready ??= (async () => {
    importScripts("lunr.js", ...["words", "index", "find", "filters", "suggest", "engine"].map(name => `search-${name}.js`))
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
  const isStale = () => query !== latest
  const data = await engine.headerItems({ query }, isStale).catch(given)
  if (data && !isStale()) postMessage({ type: 3, data })
}

// What was given up because the reader went on typing is no fault.
function given(error) {
  if (error.message !== "stale") throw error
}

const newest = {}

async function answerPage({ id, ask, ...question }) {
  try {
    newest[ask] = id
    const engine = await start()
    postMessage({ id, answer: await engine[ask](question, () => newest[ask] !== id) })
  } catch (error) {
    postMessage({ id, failed: String(error) })
  }
}

addEventListener("message", ({ data }) => {
  if (data.ask) answerPage(data)
  else if (data.type === 2) answerHeader(data.data)
})
