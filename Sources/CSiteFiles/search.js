'use strict';
(function () {
  var head = null, rows = [], shards = {}, waiting = {}, shown = 30, found = [], turn = 0;
  var $ = function (id) { return document.getElementById(id); };
  // Endings that the stems of the index are without, longest first.
  var endings = ('иями ями ами ией иям иях ого его ому ему ыми ими ешь ете ишь ите ться тся ость ости остью овать ировать ' +
    'ов ев ей ой ий ый ая яя ое ее ие ые ам ям ах ях ом ем им ым их ых ую юю ою ею ия ию ии ет ит ут ют ат ят ть ла ло ли на но ны ен ' +
    'а я о е и ы у ю ь й л н в ' +
    'ational ional ions ion ization izations fulness iveness ingly edly ations ation ments ment ings ing edly ies ied ers er ors or ness ities ity ' +
    'ally ical ive ives able ible ance ence al ly ed es s e y \'s').split(' ').sort(function (a, b) { return b.length - a.length; });
  var isEnding = {};
  endings.forEach(function (e) { isEnding[e] = true; });

  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/\u0438\u0306/g, '\u0439').replace(/\u0456\u0308/g, '\u0457')
      .replace(/[\u0300-\u036f\u00ad]/g, '').normalize('NFKC').replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/æ/g, 'ae').replace(/œ/g, 'oe');
  }
  function words(text) { return fold(text).match(/[\p{L}\p{N}]+/gu) || []; }
  function shardOf(word) {
    return Array.from(word).slice(0, head.shard).map(function (c) {
      return /[a-z0-9]/.test(c) ? c : '_' + c.codePointAt(0).toString(16);
    }).join('');
  }
  function load(name, done) {
    if (shards[name]) return done();
    if (waiting[name]) return waiting[name].push(done);
    waiting[name] = [done];
    var script = document.createElement('script');
    var finish = function () {
      shards[name] = shards[name] || new Map();
      waiting[name].forEach(function (f) { f(); });
      delete waiting[name];
    };
    script.src = 'words/' + name + '.js';
    script.onload = script.onerror = finish;
    document.head.appendChild(script);
  }
  window.digestWords = function (name, table) { shards[name] = new Map(Object.entries(table)); };
  window.digestItems = function (h, r) { head = h; rows = r; start(); };

  function numbers(text) {
    var last = 0;
    return text ? text.split(' ').map(function (d) { return last += parseInt(d, 36); }) : [];
  }
  // Stems that a word stands for: itself without an ending, else what it begins.
  function stems(word, table, isLast) {
    var hits = [];
    for (var end = word.length; end >= Math.min(2, word.length); end--) {
      var stem = word.slice(0, end), rest = word.slice(end);
      if (rest && !isEnding[rest]) continue;
      if (table.has(stem)) hits.push(stem);
      else if (/[yi]$/.test(stem) && table.has(stem.slice(0, -1) + 'i')) hits.push(stem.slice(0, -1) + 'i');
      if (hits.length) break;
    }
    // An ending that is not among the known ones: the longest stem that the word begins with.
    for (end = word.length - 1; !hits.length && end >= Math.max(4, word.length - 5); end--) {
      if (table.has(word.slice(0, end))) hits.push(word.slice(0, end));
    }
    if (isLast && word.length > 2 || !hits.length && word.length > 2) {
      for (var key of table.keys()) if (key.length > word.length && key.startsWith(word)) hits.push(key);
    }
    return hits;
  }
  function scores(word, isLast) {
    var table = shards[shardOf(word)] || new Map(), score = new Map();
    stems(word, table, isLast).forEach(function (stem, place) {
      var parts = table.get(stem).split(';').map(numbers);
      var weight = Math.log(1 + rows.length / (1 + parts[0].length + parts[1].length)) / (place ? 2 : 1);
      parts[0].forEach(function (n) { score.set(n, Math.max(score.get(n) || 0, weight * 4)); });
      parts[1].forEach(function (n) { score.set(n, Math.max(score.get(n) || 0, weight)); });
    });
    return score;
  }
  // Items with all of the words; with some of them where none has all.
  function match(list) {
    var total = new Map(), count = new Map();
    list.forEach(function (word, i) {
      scores(word, i === list.length - 1).forEach(function (s, n) {
        total.set(n, (total.get(n) || 0) + s);
        count.set(n, (count.get(n) || 0) + 1);
      });
    });
    var all = Array.from(total.keys());
    var full = all.filter(function (n) { return count.get(n) === list.length; });
    return (full.length ? full : all).sort(function (a, b) {
      return count.get(b) - count.get(a) || total.get(b) - total.get(a) || a - b;
    });
  }
  function chosen() {
    return head.facets.map(function (name) { var s = $('facet-' + name); return s && s.value !== '' ? Number(s.value) : -1; });
  }
  function passes(row, choice, but) {
    return choice.every(function (v, i) { return v < 0 || i === but || row[5 + i].indexOf(v) >= 0; });
  }
  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text !== undefined) e.textContent = text;
    return e;
  }
  function draw() {
    var list = $('results');
    list.textContent = '';
    found.slice(0, shown).forEach(function (n) {
      var row = rows[n], item = element('li');
      if (row[2]) { item.append(element('span', 'label', row[2]), ' '); }
      var link = element('a', 'title', row[1]);
      link.href = row[0];
      item.append(link, element('div', 'faint', [row[3], row[4]].filter(Boolean).join(' · ')));
      list.append(item);
    });
    $('more').hidden = found.length <= shown;
    $('status').textContent = found.length === 1 ? '1 item' : found.length + ' items';
  }
  function refresh(base, choice) {
    head.facets.forEach(function (name, i) {
      var select = $('facet-' + name);
      if (!select) return;
      var counts = new Map();
      base.forEach(function (n) {
        if (passes(rows[n], choice, i)) rows[n][5 + i].forEach(function (v) { counts.set(v, (counts.get(v) || 0) + 1); });
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
    var list = words($('q').value), mine = ++turn, left = list.length;
    var go = function () {
      if (mine !== turn) return;
      var base = list.length ? match(list) : rows.map(function (_, n) { return n; });
      var choice = chosen();
      found = base.filter(function (n) { return passes(rows[n], choice, -1); });
      refresh(base, choice);
      draw();
      remember(choice);
    };
    if (!left) return go();
    list.forEach(function (word) { load(shardOf(word), function () { if (--left === 0) go(); }); });
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
      if (head.values[i].length < 2) return;
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
