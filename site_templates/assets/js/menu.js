// The menu is a <details>: the browser opens it, by finger and by keyboard. Here it closes again, on Escape (the focus
// goes back to its button), on a click elsewhere, and when the focus leaves it.
for (const menu of document.querySelectorAll("details.site-menu")) {
  const close = () => { menu.open = false; };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    const within = menu.contains(document.activeElement);
    close();
    if (within) menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) close(); });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
  });
}
// On a phone chips stand in one line, which is wider than the window: the one that has the focus comes into it whole.
document.addEventListener("focusin", (event) => {
  event.target.closest("nav > .chips .chip")?.scrollIntoView({ inline: "nearest", block: "nearest" });
});
