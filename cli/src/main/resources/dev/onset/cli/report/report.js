"use strict";
// Sorts tables, filters runs, copies SQL. Without a script the page shows everything, too.
const inOrder = new Intl.Collator("en", { numeric: true }).compare;
for (const table of document.querySelectorAll("table[id]")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.firstChild.addEventListener("click", () => {
    const numeric = head.classList.contains("n");
    const before = head.getAttribute("aria-sort");
    // Numbers come largest first: that is what one looks for.
    const descending = before ? before === "ascending" : numeric;
    heads.forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
    const number = text => text === "Infinity" ? Infinity : Number(text);
    const rows = [...table.tBodies[0].rows].map(row => [key(row), row]);
    rows.sort(([a], [b]) => {
      if (a === "" || b === "") return (a === "") - (b === "");
      const order = numeric ? number(a) - number(b) : inOrder(a, b);
      return descending ? -order : order;
    });
    table.tBodies[0].append(...rows.map(([, row]) => row));
  }));
}
const filter = document.getElementById("filter");
const texts = new Map();
filter?.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of document.getElementById("runs").tBodies[0].rows) {
    let text = texts.get(row);
    if (text === undefined) {
      texts.set(row, text = row.textContent.toLowerCase());
    }
    row.hidden = !words.every(word => text.includes(word));
  }
});
for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", async () => {
    const code = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      // Not allowed here: the text is selected, so that the user's keys can copy it.
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}
