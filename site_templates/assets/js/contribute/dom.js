// Elements from values: text becomes a text node, never markup.

// An element: attributes by name (false and undefined are left out, functions listen), then children.
export function make(name, attributes = {}, ...children) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") found.addEventListener(key, value);
    else if (value === true) found.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== "") found.setAttribute(key, value);
  }
  found.append(...children.flat().filter((child) => child !== undefined && child !== ""));
  return found;
}

// A sentence with {names} filled in.
export const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// The visitor's day, as dates are written.
export const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

let last = 0;
export const newId = () => `f${(last += 1)}`;
