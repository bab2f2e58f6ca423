'use strict';
// Narrows the list of a page down to the rows that have all of the words typed; headings without rows go too.
(function () {
  var field = document.getElementById('filter'), form = document.getElementById('filter-form');
  if (!field || !form) return;
  var rows = Array.from(document.querySelectorAll('.papers-index > li')).map(function (row) {
    return { row: row, isHeading: row.className === 'heading', text: row.textContent.toLowerCase() };
  });
  form.hidden = false;
  form.addEventListener('submit', function (e) { e.preventDefault(); });
  field.addEventListener('input', function () {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean), heading = null;
    rows.forEach(function (r) {
      if (r.isHeading) { heading = r.row; heading.hidden = words.length > 0; return; }
      r.row.hidden = !words.every(function (w) { return r.text.indexOf(w) >= 0; });
      if (!r.row.hidden && heading) heading.hidden = false;
    });
  });
})();
