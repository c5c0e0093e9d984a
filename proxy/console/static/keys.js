// Keys for those who read many decisions: j and k move between rows, Enter opens, / searches, ? tells.
// A row is what carries `data-row`, and opens with its first link. Everything works without this script.
"use strict";

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.querySelector("a[href]"));
const link = (row) => row.querySelector("a[href]");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  link(all[next]).focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function search() {
  const field = document.querySelector("[data-search]");
  if (!field) return false;
  field.closest("details")?.setAttribute("open", "");
  field.focus();
  field.select?.();
  return true;
}

function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

function help() {
  const keys = [
    ["j", "ligne suivante"],
    ["k", "ligne précédente"],
    ["Entrée", "ouvrir la ligne"],
    ["/", "aller à la recherche"],
    ["Échap", "fermer cette aide"],
  ];
  const title = element("h2", "Raccourcis du clavier");
  title.id = "raccourcis";
  const list = element("dl");
  for (const [key, meaning] of keys) list.append(element("dt", element("kbd", key)), element("dd", meaning));
  const close = element("button", "Fermer");
  const dialog = element("dialog", title, list, close);
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, dialog, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "?") help();
  else if (!(event.key === "/" && search())) return;
  event.preventDefault();
});
