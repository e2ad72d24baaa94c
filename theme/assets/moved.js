// The page that stands where another one moved from: go on at once, to the paragraph or note that the address named.
// Without JavaScript the page does the same by itself, to the head of the new page (render/moved.py).
"use strict"
{
  const named = location.hash.slice(1)
  const mapped = [...document.querySelectorAll("li[id]")].find(item => [item.id, encodeURIComponent(item.id)].includes(named))
  location.replace((mapped?.querySelector("a") ?? document.querySelector("[data-ed-moved]")).href)
}
