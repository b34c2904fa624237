// The link to the other language leads to the same page; with script it also keeps the place on it and what is searched for.
const keepPlace = (link) => {
  const target = new URL(link.getAttribute("href"), document.baseURI);
  target.search = location.search;
  target.hash = location.hash;
  link.href = target.href;
};
for (const link of document.querySelectorAll("a[data-switch=language]")) {
  for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, () => keepPlace(link));
}
