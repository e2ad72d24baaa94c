// The view of a text: kept in the address (?view=diplomatic, ?text=both) and for the next page, and said aloud.
// It stands before the text and runs at once, so that the text comes as it was chosen; the buttons work without it.
"use strict"
{
  const CHOICES = [
    { key: "view", name: "ed-view", plain: "reading", said: { reading: "Reading text", diplomatic: "Diplomatic text: words, lines and deletions as in the document" } },
    { key: "text", name: "ed-tongue", plain: "original", said: { original: "The original", translation: "The translation", both: "Original and translation side by side" } },
  ]
  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(`ed-${key}`)
      localStorage.setItem(`ed-${key}`, value)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error // the browser may forbid keeping anything
    }
    return null
  }
  const buttons = name => [...document.getElementsByName(name)]
  const said = document.querySelector(".ed-views__said")

  const choose = (choice, value) => {
    const button = buttons(choice.name).find(one => one.value === value)
    if (button) button.checked = true
    return Boolean(button)
  }

  const addressOf = () => {
    const address = new URL(location.href)
    for (const choice of CHOICES) {
      const value = buttons(choice.name).find(one => one.checked)?.value
      if (value && value !== choice.plain) address.searchParams.set(choice.key, value)
      else address.searchParams.delete(choice.key)
    }
    return address
  }

  // What the address asks for, or what was chosen last.
  const begin = () => {
    const asked = new URLSearchParams(location.search)
    for (const choice of CHOICES) {
      const given = asked.get(choice.key)
      if (!given || !choose(choice, given)) choose(choice, stored(choice.key) ?? choice.plain)
    }
  }
  begin()

  for (const choice of CHOICES) {
    for (const button of buttons(choice.name)) {
      button.addEventListener("change", () => {
        dispatchEvent(new Event("ed-view"))
        history.replaceState(history.state, "", addressOf())
        stored(choice.key, button.value)
        said.textContent = choice.said[button.value]
      })
    }
  }

  // Who comes to words that the view does not show gets the view that does.
  const reach = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target || !target.closest(".ed-text") || target.checkVisibility?.() !== false && !target.matches(".ed-del-start")) return
    if (!choose(CHOICES[0], "diplomatic")) return
    dispatchEvent(new Event("ed-view"))
    said.textContent = CHOICES[0].said.diplomatic
    target.scrollIntoView()
  }
  addEventListener("hashchange", reach)
  document.addEventListener("DOMContentLoaded", reach)
  addEventListener("pageshow", event => event.persisted && begin())
}
