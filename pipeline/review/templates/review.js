"use strict";
// Rows and their places on the page point at each other by data-place ("table-row"); nothing is fetched or stored.
const rows = [...document.querySelectorAll(".row")];
const places = new Map();
for (const mark of document.querySelectorAll("[data-mark]")) {
  const known = places.get(mark.dataset.mark) ?? [];
  places.set(mark.dataset.mark, [...known, mark]);
}
const form = document.querySelector("form");
const count = document.querySelector("#count");
let chosen = null;

function scrollTo(element) {
  element.scrollIntoView({ block: "center", behavior: "instant" });
}

function choose(row, { showPage = true, showRow = true } = {}) {
  for (const element of document.querySelectorAll(".chosen")) element.classList.remove("chosen");
  chosen = row;
  row.classList.add("chosen");
  row.focus({ preventScroll: true });
  const marks = places.get(row.dataset.place) ?? [];
  for (const mark of marks) mark.classList.add("chosen");
  if (showPage && marks.length) scrollTo(marks[0]);
  if (showRow) scrollTo(row);
  history.replaceState(null, "", "#" + row.id);
}

function chooseFromPage(mark) {
  const same = rows.filter((row) => row.dataset.place === mark.dataset.mark);
  const row = same.find((candidate) => !candidate.hidden) ?? same[0];
  if (!row) return;
  row.hidden = false;
  choose(row, { showPage: false });
}

function filter() {
  const words = form.elements.words.value.toLowerCase();
  const most = Number(form.elements.confidence.value);
  const onlyIssues = form.elements.issues.checked;
  let shown = 0;
  for (const row of rows) {
    const fits =
      (!onlyIssues || row.dataset.issues !== "0") &&
      Number(row.dataset.confidence) < most &&
      (!words || row.textContent.toLowerCase().includes(words));
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  count.textContent = `${shown} of ${rows.length} rows`;
}

function step(by) {
  const shown = rows.filter((row) => !row.hidden);
  if (!shown.length) return;
  const at = shown.indexOf(chosen);
  choose(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
}

const keys = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  "/": () => form.elements.words.focus(),
  i: () => { form.elements.issues.checked = !form.elements.issues.checked; filter(); },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "Enter" || event.key === " ") {
    const mark = event.target.closest("[data-mark]");
    const row = event.target.closest(".row");
    if (mark) chooseFromPage(mark);
    else if (row) choose(row);
    else return;
    event.preventDefault();
  } else if (keys[event.key]) {
    keys[event.key]();
    event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-mark]");
  const row = event.target.closest(".row");
  if (mark) chooseFromPage(mark);
  else if (row) choose(row, { showRow: false });
});

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (wanted?.classList.contains("row")) choose(wanted);
