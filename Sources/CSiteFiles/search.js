'use strict';
(function () {
  var head = null, rows = [], papers = [], shards = {}, waiting = {}, shown = 30, found = [], turn = 0;
  // Where the facets begin in a row; where each word of the query was found, by item; the query as understood.
  var first = 8, why = new Map(), query = { words: [], tests: [], unknown: [] };
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
  window.digestItems = function (h, r, p) { head = h; rows = r; papers = p || []; start(); };

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
    var table = shards[shardOf(word)] || new Map(), found = new Map();
    var add = function (n, score, where) {
      var had = found.get(n);
      if (!had || had.score < score) found.set(n, { score: score, where: where });
    };
    stems(word, table, isLast).forEach(function (stem, place) {
      var parts = table.get(stem).split(';').map(numbers);
      var weight = Math.log(1 + rows.length / (1 + parts[0].length + parts[1].length)) / (place ? 2 : 1);
      parts[0].forEach(function (n) { add(n, weight * 4, 'title or names'); });
      parts[1].forEach(function (n) { add(n, weight, 'text'); });
    });
    // A name in another script, or in another spelling.
    if (!found.size) people(word).forEach(function (n) { add(n, 3, 'people'); });
    return found;
  }
  function people(word) {
    var table = shards['-names'], key = skeleton(word);
    return table && key.length >= 4 && table.has(key) ? numbers(table.get(key).split(';')[0]) : [];
  }
  // What a name has in common in all scripts and spellings, by the table of the program.
  function skeleton(name) {
    var key = '', i = 0;
    var fits = function (row) {
      if (name.substr(i, row[0].length) !== row[0]) return false;
      if (row[2] === '^') return i === 0 || 'aeiouy '.indexOf(name[i - 1]) >= 0;
      return !row[2] || i + row[0].length < name.length && row[2].indexOf(name[i + row[0].length]) >= 0;
    };
    while (i < name.length) {
      var row = (head.spellings || []).find(fits), sounds = row ? row[1] : name[i];
      Array.from(sounds).forEach(function (s) { if (s !== key[key.length - 1]) key += s; });
      i += row ? row[0].length : 1;
    }
    return key;
  }
  // Items with all of the words; with some of them where none has all.
  function match(list) {
    var total = new Map(), count = new Map();
    why = new Map();
    list.forEach(function (word, i) {
      scores(word, i === list.length - 1).forEach(function (hit, n) {
        total.set(n, (total.get(n) || 0) + hit.score);
        count.set(n, (count.get(n) || 0) + 1);
        why.set(n, (why.get(n) || []).concat([[word, hit.where]]));
      });
    });
    var asked = list.join('');
    total.forEach(function (score, n) {
      var row = rows[n], models = (row[first + 1] || []).slice(0, row[7] || 0);
      var isIt = models.some(function (v) { return words(head.values[1][v]).join('') === asked; });
      if (isIt && row[2] && words(row[2]).join('').indexOf(asked) >= 0) score += 12;
      else if (isIt) score += 6;
      if (words(row[1]).join('') === asked) score += 12;
      total.set(n, score + (row[first + 4] && head.values[4] && head.values[4][row[first + 4][0]] === 'review' ? 2 : 0));
    });
    var all = Array.from(total.keys());
    var full = all.filter(function (n) { return count.get(n) === list.length; });
    return (full.length ? full : all).sort(function (a, b) {
      return count.get(b) - count.get(a) || total.get(b) - total.get(a) || a - b;
    });
  }
  // Fields as the program has them: author:Hinton, -topic:rl, year:2020.., model:"GPT-3", an arXiv number or a DOI alone.
  function parse(text) {
    var query = { words: [], tests: [], unknown: [] };
    text = text.replace(/(^|\s)(-?)([a-z]+):("[^"]*"?|\S+)/gi, function (all, space, not, name, value) {
      if (/^https?$/i.test(name)) return all;
      var test = condition(name.toLowerCase(), value.replace(/"/g, ''));
      if (!test) { query.unknown.push(name); return ' '; }
      query.tests.push({ text: (not + name + ':' + value).trim(), pass: not ? function (n) { return !test(n); } : test });
      return ' ';
    });
    text = text.replace(/(?:https?:\/\/)?(?:arxiv\.org\/(?:abs|pdf)\/|doi\.org\/|arxiv:|doi:)?(\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}\/\S+)(?:\.pdf)?/gi, function (all, id) {
      query.tests.push({ text: id, pass: hasID(id) });
      return ' ';
    });
    query.words = words(text);
    return query;
  }
  function hasID(id) {
    id = id.toLowerCase().replace(/v\d+$/, '');
    return function (n) { return (' ' + (rows[n][6] || '') + ' ').indexOf(' ' + id + ' ') >= 0; };
  }
  function condition(name, value) {
    if (name === 'arxiv' || name === 'doi') return hasID(value);
    if (name === 'id') return function (n) { return (rows[n][6] || '').split(' ').pop().indexOf(value.toLowerCase()) === 0; };
    if (name === 'title') return texts(value, function (n) { return rows[n][1]; });
    if (name === 'claim') return texts(value, function (n) { return rows[n][5] || ''; });
    var at = head.facets.indexOf(name === 'about' ? 'model' : name);
    if (at < 0) return null;
    var range = name === 'year' && span(value), wanted = words(value), good = new Set();
    head.values[at].forEach(function (known, v) {
      if (range) { if (Number(known) >= range[0] && Number(known) <= range[1]) good.add(v); }
      else if (name === 'author' ? isPerson(wanted, words(known)) : isName(wanted, words(known))) good.add(v);
    });
    return function (n) {
      var values = rows[n][first + at] || [];
      if (name === 'about') values = values.slice(0, rows[n][7] || 0);
      return values.some(function (v) { return good.has(v); });
    };
  }
  function texts(value, of) {
    var wanted = words(value);
    return function (n) {
      var have = words(of(n));
      return wanted.every(function (w) { return have.some(function (h) { return h.indexOf(w) === 0; }); });
    };
  }
  function span(value) {
    var parts = /^(\d{4})?\.\.(\d{4})?$/.exec(value);
    if (parts) return [Number(parts[1] || 0), Number(parts[2] || 9999)];
    parts = /^(>=|<=|>|<)?(\d{4})$/.exec(value);
    if (!parts) return [0, -1];
    var year = Number(parts[2]);
    return { '>=': [year, 9999], '<=': [0, year], '>': [year + 1, 9999], '<': [0, year - 1] }[parts[1]] || [year, year];
  }
  function isName(wanted, known) {
    return wanted.join('') === known.join('') || wanted.every(function (w) { return known.indexOf(w) >= 0; });
  }
  function isPerson(wanted, known) {
    return wanted.every(function (w) {
      return known.some(function (k) { return k === w || w.length > 2 && skeleton(k) === skeleton(w) || w.length === 1 && k[0] === w; });
    });
  }
  function chosen() {
    return head.facets.map(function (name) { var s = $('facet-' + name); return s && s.value !== '' ? Number(s.value) : -1; });
  }
  function passes(row, choice, but) {
    return choice.every(function (v, i) { return v < 0 || i === but || row[first + i].indexOf(v) >= 0; });
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
  function reason(n) {
    var parts = (why.get(n) || []).map(function (hit) { return hit[0] + ' in ' + hit[1]; });
    return parts.concat(query.tests.map(function (t) { return t.text; })).join(', ');
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
      var topics = (row[first] || []).slice(0, 4).map(function (v) { return head.values[0][v]; });
      if (topics.length) {
        var chips = element('div', 'chips');
        topics.forEach(function (t) {
          var chip = element('a', '', t);
          chip.href = '#' + new URLSearchParams({ topic: t }).toString();
          chips.append(chip, ' ');
        });
        item.append(chips);
      }
      if (asked && reason(n)) item.append(element('div', 'why', 'found by ' + reason(n)));
      list.append(item);
    });
    $('more').hidden = lines.length <= shown;
    var items = found.length === 1 ? '1 item' : found.length + ' items';
    var text = lines.length < found.length ? (lines.length === 1 ? '1 paper' : lines.length + ' papers') + ', ' + items : items;
    if (query.unknown.length) text += '; there is no field ' + query.unknown.join(', ');
    $('status').textContent = text;
    $('plots').hidden = asked;
    $('empty').hidden = found.length > 0;
    if (!found.length) $('hint').textContent = advice();
  }
  function advice() {
    var near = query.words.map(function (word) {
      var table = shards[shardOf(word)] || new Map(), best = '', least = 3;
      if (table.has(word)) return '';
      for (var key of table.keys()) {
        var d = Math.abs(key.length - word.length) < least ? distance(word, key) : least;
        if (d < least) { least = d; best = key; }
      }
      return best;
    }).filter(Boolean);
    var what = near.length ? 'The nearest words here are ' + near.join(', ') + '. ' : '';
    return 'Nothing has all of this. ' + what + 'Fewer words find more; so does any in the place of a choice above. Or begin with a topic:';
  }
  function distance(a, b) {
    var above = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i++) {
      var row = [i];
      for (var j = 1; j <= b.length; j++) row.push(Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      above = row;
    }
    return above[b.length];
  }
  function refresh(base, choice) {
    head.facets.forEach(function (name, i) {
      var select = $('facet-' + name);
      if (!select) return;
      var counts = new Map();
      base.forEach(function (n) {
        if (passes(rows[n], choice, i)) rows[n][first + i].forEach(function (v) { counts.set(v, (counts.get(v) || 0) + 1); });
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
    query = parse($('q').value);
    var list = query.words, mine = ++turn;
    var files = list.length ? list.map(shardOf).concat(['-names']) : [], left = files.length;
    var go = function () {
      if (mine !== turn) return;
      why = new Map();
      var base = list.length ? match(list) : rows.map(function (_, n) { return n; });
      base = base.filter(function (n) { return query.tests.every(function (t) { return t.pass(n); }); });
      var choice = chosen();
      found = base.filter(function (n) { return passes(rows[n], choice, -1); });
      refresh(base, choice);
      draw();
      remember(choice);
    };
    if (!left) return go();
    files.forEach(function (name) { load(name, function () { if (--left === 0) go(); }); });
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
