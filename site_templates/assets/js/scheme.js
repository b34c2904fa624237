// Before paint: the reader's own choice of light or dark, if there is one. Without script the system decides.
// This file blocks the page, so it stays tiny; storage may be forbidden, then the choice lasts for the page.
{
  const key = "mithilfe.scheme";
  const root = document.documentElement;
  const stored = (write) => { try { return write ? localStorage.setItem(key, write) : localStorage.getItem(key); } catch { return null; } };
  const chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  // The colour around the page: the first one for light, the second one for dark; without a choice the system picks.
  const frames = [...document.querySelectorAll("meta[name=theme-color]")];
  const colours = frames.map((meta) => meta.content);
  const paint = () => frames.forEach((meta, place) => { meta.content = colours[root.dataset.scheme ? Number(root.dataset.scheme === "dark") : place]; });
  paint();
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-switch=scheme]");
    if (!button) return;
    const isDark = () => root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const tell = () => button.setAttribute("aria-pressed", isDark());
    button.hidden = false;
    tell();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      stored(root.dataset.scheme);
      paint();
      tell();
    });
  });
}
