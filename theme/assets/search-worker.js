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

const QUIET = 150 // milliseconds without a key after which the words are looked up
const PAUSE = 400 // for who types slowly; then a word that no page has is taken for the beginning of one

let latest = 0
let keyed = 0

// The scripts come while the reader goes on typing; the rest is fetched for words that stand still.
async function answerHeader(query) {
  const mine = ++latest
  const isStale = () => mine !== latest
  if (!query.trim()) return postMessage({ type: 3, data: { items: [] } })
  const now = performance.now()
  const quiet = Math.min(PAUSE, Math.max(QUIET, 1.5 * (now - keyed)))
  keyed = now
  const still = async wait => {
    await new Promise(resolve => setTimeout(resolve, now + wait - performance.now()))
    if (isStale()) throw new Error("stale")
  }
  try {
    const [engine] = await Promise.all([start(), still(quiet)])
    engine.giveUp()
    const data = await engine.headerItems({ query, pause: () => still(PAUSE) }, isStale)
    if (!isStale()) postMessage({ type: 3, data })
  } catch (error) {
    if (!isStale()) throw error // what was given up because the reader went on typing is no fault
  }
}

const newest = {}

async function answerPage({ id, ask, ...question }) {
  try {
    newest[ask] = id
    const engine = await start()
    if (ask === "search") engine.giveUp()
    postMessage({ id, answer: await engine[ask](question, () => newest[ask] !== id) })
  } catch (error) {
    postMessage({ id, failed: String(error) })
  }
}

addEventListener("message", ({ data }) => {
  if (data.ask) answerPage(data)
  else if (data.type === 2) answerHeader(data.data)
})
