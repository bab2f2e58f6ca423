'use strict';
// The page of the search: what was found, narrowed by what is chosen, in the address of the page too.
(function () {
  var head = null, rows = [], papers = [], shown = 30, found = [], turn = 0;
  var answer = { found: [], told: [], why: function () { return ''; } };
  var $ = function (id) { return document.getElementById(id); };
  window.digestItems = function (h, r, p) { head = h; rows = r; papers = p || []; window.digestFind.begin(h, r); start(); };

  function chosen() {
    return head.facets.map(function (name) { var s = $('facet-' + name); return s && s.value !== '' ? Number(s.value) : -1; });
  }
  function passes(row, choice, but) {
    return choice.every(function (v, i) { return v < 0 || i === but || row[head.first + i].indexOf(v) >= 0; });
  }
  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }
  // The first item of each paper, with the number of the others.
  function united(list) {
    var at = new Map(), out = [];
    list.forEach(function (n) {
      var paper = papers[n];
      if (paper === undefined || paper < 0) return out.push([n, 0]);
      if (at.has(paper)) { out[at.get(paper)][1]++; } else { at.set(paper, out.length); out.push([n, 0]); }
    });
    return out;
  }
  function draw() {
    var list = $('results'), lines = united(found), asked = $('q').value.trim() !== '';
    list.textContent = '';
    lines.slice(0, shown).forEach(function (line) {
      var n = line[0], row = rows[n], item = element('li');
      if (row[2]) { item.append(element('span', 'label', row[2]), ' '); }
      var link = element('a', 'title', row[1]), facts = element('div', 'faint', [row[3], row[4]].filter(Boolean).join(' · '));
      link.href = row[0];
      if (line[1]) {
        var more = element('a', '', '+' + line[1] + ' more');
        more.href = head.papers[papers[n]];
        facts.append(' · ', more);
      }
      item.append(link, facts);
      if (row[5]) item.append(element('div', 'quote', row[5]));
      var topics = (row[head.first] || []).slice(0, 4).map(function (v) { return head.values[0][v]; });
      if (topics.length) {
        var chips = element('div', 'chips');
        topics.forEach(function (t) {
          var chip = element('a', '', t);
          chip.href = '#' + new URLSearchParams({ topic: t }).toString();
          chips.append(chip, ' ');
        });
        item.append(chips);
      }
      var why = asked && answer.why(n);
      if (why) item.append(element('div', 'why', 'found by ' + why));
      list.append(item);
    });
    $('more').hidden = lines.length <= shown;
    var items = found.length === 1 ? '1 item' : found.length + ' items';
    var text = lines.length < found.length ? (lines.length === 1 ? '1 paper' : lines.length + ' papers') + ', ' + items : items;
    $('status').textContent = [text].concat(answer.told).join('; ');
    $('plots').hidden = asked;
    $('empty').hidden = found.length > 0;
    $('hint').textContent = 'Nothing has all of this. Fewer words find more; so does any in the place of a choice above. Or begin with a topic:';
  }
  function refresh(base, choice) {
    head.facets.forEach(function (name, i) {
      var select = $('facet-' + name);
      if (!select) return;
      var counts = new Map();
      base.forEach(function (n) {
        if (passes(rows[n], choice, i)) rows[n][head.first + i].forEach(function (v) { counts.set(v, (counts.get(v) || 0) + 1); });
      });
      var current = choice[i], values = Array.from(counts.keys());
      if (current >= 0 && !counts.has(current)) values.push(current);
      values.sort(function (a, b) {
        if (name === 'year') return Number(head.values[i][b]) - Number(head.values[i][a]);
        return (counts.get(b) || 0) - (counts.get(a) || 0) || (head.values[i][a] < head.values[i][b] ? -1 : 1);
      });
      select.textContent = '';
      var any = element('option', '', 'any ' + name);
      any.value = '';
      select.append(any);
      values.slice(0, 300).forEach(function (v) {
        var option = element('option', '', head.values[i][v] + ' (' + (counts.get(v) || 0) + ')');
        option.value = v;
        option.selected = v === current;
        select.append(option);
      });
    });
  }
  function run() {
    var text = $('q').value, mine = ++turn;
    var go = function (a) {
      if (mine !== turn) return;
      answer = a;
      var choice = chosen();
      found = a.found.filter(function (n) { return passes(rows[n], choice, -1); });
      refresh(a.found, choice);
      draw();
      remember(choice);
    };
    if (text.trim()) return window.digestFind.answer(text, go);
    go({ found: rows.map(function (_, n) { return n; }), told: [], why: function () { return ''; } });
  }
  function remember(choice) {
    var address = new URLSearchParams();
    if ($('q').value) address.set('q', $('q').value);
    choice.forEach(function (v, i) { if (v >= 0) address.set(head.facets[i], head.values[i][v]); });
    var hash = address.toString();
    if (location.hash.slice(1) !== hash) history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
  }
  function recall() {
    var address = new URLSearchParams(location.hash.slice(1));
    $('q').value = address.get('q') || '';
    head.facets.forEach(function (name, i) {
      var select = $('facet-' + name), value = head.values[i].indexOf(address.get(name));
      if (!select) return;
      select.textContent = '';
      var option = element('option', '', value < 0 ? 'any ' + name : head.values[i][value]);
      option.value = value < 0 ? '' : value;
      select.append(option);
    });
  }
  function start() {
    head.facets.forEach(function (name, i) {
      if (i >= head.chosen || head.values[i].length < 2) return;
      var select = element('select');
      select.id = 'facet-' + name;
      select.setAttribute('aria-label', name);
      select.addEventListener('change', function () { shown = 30; run(); });
      $('facets').append(select);
    });
    $('form').hidden = false;
    $('form').addEventListener('submit', function (e) { e.preventDefault(); });
    $('q').addEventListener('input', function () { shown = 30; run(); });
    $('more').addEventListener('click', function () { shown += 100; draw(); });
    window.addEventListener('hashchange', function () { recall(); run(); });
    document.addEventListener('keydown', keys);
    recall();
    run();
  }
  // / goes to the search, the arrows go through what was found, Escape clears.
  function keys(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    var links = Array.from(document.querySelectorAll('#results .title')), at = links.indexOf(document.activeElement);
    if (e.key === '/' && document.activeElement !== $('q')) { $('q').focus(); $('q').select(); e.preventDefault(); }
    else if (e.key === 'Escape' && document.activeElement === $('q')) { $('q').value = ''; shown = 30; run(); }
    else if (e.key === 'ArrowDown' && (at >= 0 || document.activeElement === $('q'))) { if (links[at + 1]) links[at + 1].focus(); e.preventDefault(); }
    else if (e.key === 'ArrowUp' && at >= 0) { (links[at - 1] || $('q')).focus(); e.preventDefault(); }
  }
})();
