"use strict";
(() => {
  const form = document.getElementById("filter"), search = document.getElementById("q"), flagged = document.getElementById("flagged");
  const shown = document.getElementById("shown"), pane = document.getElementById("texts");
  const rows = [...document.querySelectorAll("table.all tbody tr")].map(row => {
    const detail = document.getElementById(row.dataset.for);
    return { row, detail, words: fold(row.textContent + " " + detail.textContent) };
  });
  const fields = [...form.querySelectorAll("select")];

  function fold(words) { return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

  function filter() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, detail, words } of rows) {
      const fits = wanted.every(word => words.includes(word)) && (!flagged.checked || "flagged" in row.dataset)
        && fields.every(field => !field.value || row.dataset[field.dataset.field] === field.value);
      row.classList.toggle("off", !fits);
      detail.classList.toggle("off", !fits);
      count += fits;
    }
    shown.textContent = count === rows.length ? `${count} requirements` : `${count} of ${rows.length} requirements`;
  }

  // a link into a text turns that pane only, so that the finding stays where it is read
  function light(id) {
    for (const mark of document.querySelectorAll("mark.now")) mark.classList.remove("now");
    const marks = document.querySelectorAll(`mark[data-e~="${CSS.escape(id)}"]`);
    for (const mark of marks) mark.classList.add("now");
    return marks[0];
  }
  document.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const id = link.getAttribute("href").slice(1), place = document.getElementById(id), detail = place && place.closest(".off");
    if (detail) { form.reset(); filter(); }
    const mark = light(id);
    if (mark && getComputedStyle(pane).position === "sticky" && pane.getBoundingClientRect().top < innerHeight / 2) {
      event.preventDefault();
      history.pushState(null, "", "#" + id);
      pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
    }
  });
  addEventListener("hashchange", () => light(location.hash.slice(1)));
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  filter();
  light(location.hash.slice(1));
})();
