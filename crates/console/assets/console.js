// What the console needs a script for: copying. Everything else works without one, or is htmx's.
(function () {
  "use strict";

  function reveal(root) {
    root.querySelectorAll("button[data-copy][hidden]").forEach(function (button) {
      button.hidden = false;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-copy]");
    if (!button || !navigator.clipboard) return;
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      button.classList.add("done");
      setTimeout(function () { button.classList.remove("done"); }, 1200);
    });
  });

  // All rows of a table at once.
  document.addEventListener("change", function (event) {
    var all = event.target.closest("input[data-selects]");
    if (!all) return;
    document.querySelectorAll("input[name='" + all.dataset.selects + "']").forEach(function (box) {
      box.checked = all.checked;
    });
  });

  document.addEventListener("htmx:afterSwap", function (event) { reveal(event.target); });
  reveal(document);

  // A live list keeps its newest rows only; the pages behind it have the others.
  document.addEventListener("htmx:sseMessage", function () {
    var rows = document.querySelectorAll("#calls > tr");
    for (var i = 200; i < rows.length; i += 1) rows[i].remove();
  });
})();
