// The link to the other language leads to the same page; with script it also keeps the place on it and the words of a search.
// Chosen facets stay behind: in the address they are words of this language.
const keepPlace = (link) => {
  const target = new URL(link.getAttribute("href"), document.baseURI);
  const query = new URLSearchParams(location.search).get("q");
  target.search = query ? new URLSearchParams({ q: query }) : "";
  target.hash = location.hash;
  link.href = target.href;
};
for (const link of document.querySelectorAll("a[data-switch=language]")) {
  for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, () => keepPlace(link));
}
