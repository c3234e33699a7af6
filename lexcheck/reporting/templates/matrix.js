"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const form = byId("filter"), search = byId("q"), code = byId("code"), where = byId("where"), supplied = byId("supplied"), shown = byId("shown");
  const table = document.querySelector("table.map"), dialog = byId("drill"), body = byId("drill-body");
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const fold = words => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...table.querySelectorAll("tr.row")].map(row => ({ row, cells: [...row.cells].slice(1), words: fold(row.cells[0].textContent) }));
  const fields = [...form.querySelectorAll("[data-field]")];
  document.documentElement.classList.add("js");
  form.hidden = false;

  function filter() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, cells, words } of rows) {
      const looked = where.value === "" ? cells : [cells[where.value]];
      const fits = wanted.every(word => words.includes(word)) && fields.every(field => !field.value || row.dataset[field.dataset.field] === field.value)
        && (!code.value || looked.some(cell => cell.dataset.code === code.value));
      row.classList.toggle("off", !fits);
      count += fits;
      cells.forEach((cell, at) => cell.classList.toggle("off", supplied.checked && heads[at].classList.contains("bare")));
    }
    heads.forEach(head => head.classList.toggle("off", supplied.checked && head.classList.contains("bare")));
    for (const group of table.tBodies) for (const head of group.querySelectorAll(".article"))
      head.classList.toggle("off", !group.querySelector("tr.row:not(.off)"));
    shown.textContent = count === rows.length ? `${count} requirements` : `${count} of ${rows.length} requirements`;
  }

  function copy(node) {
    const made = node.cloneNode(true);
    for (const each of [made, ...made.querySelectorAll("[id]")]) each.removeAttribute("id");
    return made;
  }

  function add(tag, parent, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    parent.append(made);
    return made;
  }

  function open(link) {
    const target = byId(decodeURIComponent(link.hash.slice(1)));
    const detail = target.closest("article.finding"), head = heads[link.closest("td").cellIndex - 1];
    byId("drill-h").replaceChildren(...[...copy(head).childNodes], `: ${detail.querySelector("h4").textContent}`);
    body.replaceChildren(copy(detail.querySelector(".line")), copy(detail.querySelector(".statement")));
    if (target.matches("tr")) {
      const list = add("dl", body), labels = [...target.closest("table").tHead.rows[0].cells].map(each => each.textContent);
      [...target.cells].slice(1).forEach((cell, at) => {
        if (cell.textContent.trim()) add("dd", add("div", list, Object.assign(document.createElement("dt"), { textContent: labels[at + 1] })), ...copy(cell).childNodes);
      });
    } else add("p", body, "No text of this country was supplied. That says nothing about its law.");
    add("h4", body, "How neighbours say it");
    body.append(copy(detail.querySelector(".best")));
    const all = add("a", add("p", body), "All countries on this requirement");
    all.href = `#${detail.id}`;
    all.addEventListener("click", () => dialog.close());
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  function move(event) {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const lines = rows.filter(each => !each.row.classList.contains("off"));
    let line = lines.findIndex(each => each.row === cell.parentElement) + step[0], at = cell.cellIndex - 1 + step[1];
    while (heads[at] && heads[at].classList.contains("off")) at += step[1] || 1;
    const next = lines[line] && lines[line].cells[at];
    if (next) next.querySelector("a").focus();
  }

  table.addEventListener("keydown", move);
  table.addEventListener("click", event => {
    const link = event.target.closest("td a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  byId("drill-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
  filter();
})();
