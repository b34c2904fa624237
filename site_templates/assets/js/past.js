// Time passes without a build: a call whose last day (data-until, a date) lies behind the reader's today is shown as past.
// The words come from the page, which knows its language: [data-past] appears, [data-open] goes.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
for (const call of document.querySelectorAll("[data-until]")) {
  if (call.dataset.until >= today) continue;
  if (call.classList.contains("card")) call.classList.add("card--past");
  for (const part of call.querySelectorAll("[data-past]")) part.hidden = false;
  for (const part of call.querySelectorAll("[data-open]")) part.hidden = true;
}
