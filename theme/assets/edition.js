// Small conveniences; every page works without them.

// “Suggest a correction” names the paragraph or note that the address points to.
document.addEventListener("click", event => {
  const link = event.target instanceof Element && event.target.closest("a[data-ed-suggest]")
  if (!link || !location.hash) return
  const address = new URL(link.href)
  const body = address.searchParams.get("body") ?? ""
  address.searchParams.set("body", body.replace(/^(Page: [^\s#]+)\S*$/m, `$1${location.hash}`))
  link.href = address.href
})
