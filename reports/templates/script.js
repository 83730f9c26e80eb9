"use strict";
const all = selector => [...document.querySelectorAll(selector)];
const filter = document.querySelector(".filter");
if (filter) {
  const [severity, words, shown] = ["by-severity", "by-words", "shown-now"].map(id => document.getElementById(id));
  const texts = new Map(all(".finding").map(finding => [finding, finding.textContent.toLowerCase()]));
  const apply = () => {
    let count = 0;
    for (const [finding, text] of texts) {
      const kept = (!severity.value || finding.dataset.severity === severity.value) && text.includes(words.value.toLowerCase());
      finding.hidden = !kept;
      count += kept;
    }
    for (const group of all("#findings .group")) {
      const findings = [...group.querySelectorAll(".finding")];
      group.hidden = findings.length > 0 && findings.every(finding => finding.hidden);
    }
    shown.textContent = `${count} / ${texts.size}`;
  };
  filter.hidden = false;
  severity.addEventListener("change", apply);
  words.addEventListener("input", apply);
}
if (navigator.clipboard) for (const button of all(".copy")) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copy));
}
for (const head of all("table:not(.heat) thead th")) {
  const table = head.closest("table");
  if (table.querySelector("[colspan], tfoot") || table.rows.length < 4) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  head.append(button);
  const number = text => /^[\d.,\s]+$/.test(text) ? Number(text.replace(/[.,\s]/g, "")) : NaN;
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const cell = row => row.cells[head.cellIndex].textContent.trim();
    const order = (a, b) => number(cell(a)) - number(cell(b)) || cell(a).localeCompare(cell(b));
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort((a, b) => down ? order(b, a) : order(a, b)));
  });
}
