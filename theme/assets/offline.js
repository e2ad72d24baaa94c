// Only in the copy that is read from a folder (edition release): browsers allow neither workers nor fetch there.
// The search runs on the page instead; its data come as scripts that call editionData (build_scripts/edition/archive/offline.py).

{
  const script = document.currentScript.src
  const root = new URL("../", script)
  const waiting = new Map()
  const asked = new Map()

  const ran = new Map()
  const run = address => ran.get(String(address)) ?? ran.set(String(address), new Promise((resolve, reject) => {
    const made = document.createElement("script")
    Object.assign(made, { src: address, onload: resolve, onerror: () => reject(new Error(`${address} is missing`)) })
    document.head.append(made)
  })).get(String(address))

  window.editionData = (name, data) => waiting.get(name)?.(data)

  const read = name => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        waiting.set(name, resolve)
        run(new URL(`${name}.js`, root)).catch(reject)
      }))
    }
    return asked.get(name)
  }

  const online = window.fetch
  window.fetch = (address, ...rest) => {
    const wanted = String(address)
    if (!wanted.startsWith(root.href)) return online(address, ...rest)
    return read(decodeURI(wanted.slice(root.href.length))).then(data => ({ ok: true, status: 200, json: () => data }))
  }

  // The worker’s file comes as a function of what a worker has of its own, and runs on the page.
  let begin
  window.editionWorker = begins => { begin = begins }

  window.Worker = class extends EventTarget {
    #inner = new EventTarget(); // without these semicolons the small script would be another one
    #begun;

    constructor(address) {
      super()
      const location = new URL(address, document.baseURI)
      const answer = data => {
        const event = new MessageEvent("message", { data })
        this.dispatchEvent(event)
        this.onmessage?.(event)
      }
      // One after the other: each needs those before it.
      const importScripts = async (...names) => {
        for (const name of names) await run(new URL(name, location))
      }
      const listen = (kind, action) => this.#inner.addEventListener(kind, action)
      this.#begun = run(location).then(() => begin({ location }, answer, importScripts, listen))
    }

    postMessage(data) {
      this.#begun.then(() => this.#inner.dispatchEvent(new MessageEvent("message", { data })))
    }

    terminate() {}
  }

  // Links that scripts make lead to folders, as on the web.
  addEventListener("click", event => {
    const link = event.target instanceof Element && event.target.closest("a[href]")
    if (link && link.href.startsWith(root.href) && /\/(?:[?#].*)?$/.test(link.href)) {
      link.href = link.href.replace(/\/(?=[?#]|$)/, "/index.html")
    }
  }, true)
}
