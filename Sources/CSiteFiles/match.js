'use strict';
// Which items of a site answer a query, and how well: what the program's own search finds, from the files beside the
// page. A file is loaded when something in it is asked for; the query is then answered anew.
window.digestMatch = (function () {
  let head = null, rows = [], lengths = 1, vocabulary = null, links = null;
  const words = {}, forms = {}, loaded = {}, waiting = {}, places = new Map();
  let missing = new Set();
  const columns = 'TLMANCX';
  // Endings that the stems of the index are without, longest first.
  const endings = ('иями ями ами ией иям иях ого его ому ему ыми ими ешь ете ишь ите ться тся ость ости остью овать ировать ' +
    'ов ев ей ой ий ый ая яя ое ее ие ые ам ям ах ях ом ем им ым их ых ую юю ою ею ия ию ии ет ит ут ют ат ят ть ла ло ли на но ны ен ' +
    'а я о е и ы у ю ь й л н в ' +
    'ational ional ions ion ization izations fulness iveness ingly edly ations ation ments ment ings ing edly ies ied ers er ors or ness ities ity ' +
    'ally ical ive ives able ible ance ence al ly ed es s e y \'s').split(' ').sort(function (a, b) { return b.length - a.length; });
  const isEnding = new Set(endings);

  // MARK: Files

  function need(path) { if (!loaded[path]) missing.add(path); return !!loaded[path]; }
  function load(path, done) {
    if (loaded[path]) return done();
    if (waiting[path]) return waiting[path].push(done);
    waiting[path] = [done];
    const script = document.createElement('script');
    script.src = path + '.js';
    script.onload = script.onerror = function () {
      loaded[path] = true;
      const all = waiting[path];
      delete waiting[path];
      all.forEach(function (f) { f(); });
    };
    document.head.appendChild(script);
  }
  window.digestWords = function (name, table) {
    const terms = new Map(), written = new Map();
    Object.keys(table).forEach(function (key) {
      const entry = table[key];
      if (entry[0] === '>') return written.set(key, entry.slice(1));
      const cut = entry.indexOf('|');
      terms.set(key, cut < 0 ? entry : entry.slice(0, cut));
      const own = cut < 0 ? [] : entry.slice(cut + 1).split(' ').map(function (f) { return f[0] === '+' ? key + f.slice(1) : f; });
      own.forEach(function (f) { written.set(f, key); });
      if (cut < 0) written.set(key, key);
    });
    words[name] = { terms: terms, written: written };
  };
  window.digestForms = function (name, table) { forms[name] = new Map(Object.entries(table)); };
  window.digestLinks = function (list) { links = list.map(function (l) { return l.split(' '); }); };
  window.digestVocabulary = function (v) { vocabulary = readVocabulary(v); };

  // MARK: Words

  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/\u0438\u0306/g, '\u0439').replace(/\u0456\u0308/g, '\u0457')
      .replace(/[\u0300-\u036f\u00ad]/g, '').normalize('NFKC').replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/æ/g, 'ae').replace(/œ/g, 'oe');
  }
  const ideograph = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  function spans(text) {
    const found = text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu);
    return Array.from(found, function (m) { return { form: fold(m[0]), from: m.index, to: m.index + m[0].length }; });
  }
  function wordsOf(text) { return spans(text).map(function (s) { return s.form; }); }
  // Names of a text: words that only a joining sign stands between are one, as in `GPT-3.5`, `C++`.
  function names(text) {
    const all = spans(text), found = [];
    for (let i = 0; i < all.length;) {
      let end = i + 1;
      while (end < all.length && end - i < 6 && joins(text.slice(all[end - 1].to, all[end].from), text, all[end - 1].to)) end++;
      const after = text.slice(all[end - 1].to), last = all[end - 1].form;
      const suffix = after.startsWith('++') ? 'plusplus' : after[0] === '#' && last.length === 1 ? 'sharp' : '';
      const parts = all.slice(i, end).map(function (s) { return s.form; });
      found.push({ parts: parts, suffix: suffix, glued: parts.length > 1 || suffix ? parts.join('') + suffix : '' });
      i = end;
    }
    return found;
  }
  function joins(between, text, at) {
    if (between === '.') return /\d/.test(text[at - 1]) && /\d/.test(text[at + 1] || '');
    return between.length === 1 && "-_'·‐‑’•".indexOf(between) >= 0;
  }
  function glued(text) { return names(text).map(function (n) { return n.glued || n.parts[0]; }).join(''); }
  function shardOf(term) {
    return Array.from(term).slice(0, head.shard).map(function (c) {
      return /[a-z0-9]/.test(c) ? c : '_' + c.codePointAt(0).toString(16);
    }).join('');
  }
  function shard(term) {
    const name = shardOf(term);
    return need('words/' + name) ? words[name] || null : null;
  }
  // Of Russian stems doubled letters are single ones and э is е.
  function variant(stem) { return /^[а-я]/.test(stem) ? stem.replace(/э/g, 'е').replace(/([а-яa-z])\1+/g, '$1') : stem; }
  // The term that stands for all forms of a word: what the index says, else the word without an ending.
  function stem(form) {
    const own = shard(form), known = own && own.written.get(form) || vocabulary && vocabulary.written.get(form);
    if (known) return known;
    const isTerm = function (s) { return own && own.terms.has(s) || vocabulary && vocabulary.terms.has(s); };
    if (/\d/.test(form) || isTerm(form)) return form;
    for (let end = form.length; end >= Math.min(3, form.length); end--) {
      const rest = form.slice(end), begin = variant(form.slice(0, end));
      if (rest && !isEnding.has(rest)) continue;
      if (isTerm(begin)) return begin;
      if (/[yi]$/.test(begin) && isTerm(begin.slice(0, -1) + 'i')) return begin.slice(0, -1) + 'i';
    }
    // An ending that is not among the known ones: the longest stem that the word begins with.
    for (let end = form.length - 1; end >= Math.max(4, form.length - 5); end--) {
      if (isTerm(variant(form.slice(0, end)))) return variant(form.slice(0, end));
    }
    return variant(form);
  }
  // What a name has in common in all scripts and spellings, by the table of the program; '' where that is too short.
  function skeleton(name) {
    let key = '', i = 0;
    const fits = function (row) {
      if (name.substr(i, row[0].length) !== row[0]) return false;
      if (row[2] === '^') return i === 0 || 'aeiouy '.indexOf(name[i - 1]) >= 0;
      return !row[2] || i + row[0].length < name.length && row[2].indexOf(name[i + row[0].length]) >= 0;
    };
    while (i < name.length) {
      const row = head.spellings.find(fits), sounds = row ? row[1] : name[i];
      Array.from(sounds).forEach(function (s) { if (s !== key[key.length - 1]) key += s; });
      i += row ? row[0].length : 1;
    }
    return key.length >= 4 ? '·' + key : '';
  }

  // MARK: Expressions
  //
  // {term}, {prefix}, {row: [terms]}, {near: [..], within}, {all: [..]}, {any: [..]}, {columns, of}: as the program asks its
  // index. Places are numbers: the column, then the word.

  const width = 1 << 20;
  function numbersOf(text) {
    let last = 0;
    return text ? text.split(' ').map(function (d) { return last += parseInt(d, 36); }) : [];
  }
  function placesOf(term) {
    if (places.has(term)) return places.get(term);
    const own = shard(term);
    if (!own) return new Map();
    const entry = own.terms.get(term), found = new Map();
    let item = 0;
    (entry ? entry.split(' ') : []).forEach(function (text) {
      const begin = text.search(/[A-Z]/), all = [];
      item += parseInt(text.slice(0, begin), 36);
      for (const m of text.slice(begin).matchAll(/([A-Z])([^A-Z]+)/g)) {
        let place = columns.indexOf(m[1]) * width;
        m[2].split(',').forEach(function (d) { all.push(place += parseInt(d, 36)); });
      }
      found.set(item, all);
    });
    places.set(term, found);
    return found;
  }
  function isIn(place, only) { return !only || only.indexOf(columns[Math.floor(place / width)]) >= 0; }
  function union(maps) {
    const all = new Map();
    maps.forEach(function (map) {
      map.forEach(function (list, n) { all.set(n, all.has(n) ? all.get(n).concat(list) : list); });
    });
    return all;
  }
  function beginning(start) {
    const own = shard(start);
    return own ? Array.from(own.terms.keys()).filter(function (t) { return t.startsWith(start); }) : [];
  }
  // Items with their places of a phrase: a term, a beginning, or terms in a row.
  function phrase(x, only) {
    let found;
    if (x.prefix !== undefined) found = union(beginning(x.prefix).map(placesOf));
    else if (x.row) {
      const parts = x.row.map(placesOf);
      found = new Map();
      parts[0].forEach(function (list, n) {
        if (!parts.every(function (p) { return p.has(n); })) return;
        const begin = list.filter(function (place) { return parts.every(function (p, i) { return p.get(n).indexOf(place + i) >= 0; }); });
        if (begin.length) found.set(n, begin);
      });
    } else found = placesOf(x.term);
    if (!only) return found;
    const kept = new Map();
    found.forEach(function (list, n) {
      const inside = list.filter(function (place) { return isIn(place, only); });
      if (inside.length) kept.set(n, inside);
    });
    return kept;
  }
  // The phrases of `x`, each with items and places; those of names stand near each other.
  function phrases(x, only) {
    if (x.columns) return phrases(x.of, x.columns);
    if (x.all || x.any) return (x.all || x.any).flatMap(function (part) { return phrases(part, only); });
    if (!x.near) { const found = phrase(x, only); return [{ found: found, count: found.size }]; }
    const parts = x.near.map(function (part) { return { found: phrase(part, only), size: part.row ? part.row.length : 1, kept: new Map() }; });
    parts[0].found.forEach(function (_, n) {
      if (!parts.every(function (p) { return p.found.has(n); })) return;
      const kept = together(parts.map(function (p) { return p.found.get(n); }), parts.map(function (p) { return p.size; }), x.within);
      if (kept[0].length) parts.forEach(function (p, i) { p.kept.set(n, kept[i]); });
    });
    return parts.map(function (p) { return { found: p.kept, count: p.found.size }; });
  }
  // Of each of some lists of places those that stand with one of every other list, at most `most` words between the first
  // and the last: as FTS5 goes through them.
  function together(lists, sizes, most) {
    const at = lists.map(function () { return 0; }), kept = lists.map(function () { return []; });
    const place = function (i) { return lists[i][at[i]]; };
    while (true) {
      let last = place(0), isMatch;
      do {
        isMatch = true;
        for (let i = 0; i < lists.length; i++) {
          const first = last - sizes[i] - most;
          if (place(i) >= first && place(i) <= last) continue;
          isMatch = false;
          while (place(i) < first) if (++at[i] >= lists[i].length) return kept;
          if (place(i) > last) last = place(i);
        }
      } while (!isMatch);
      let least = 0;
      lists.forEach(function (_, i) {
        if (place(i) !== kept[i][kept[i].length - 1]) kept[i].push(place(i));
        if (place(i) < place(least)) least = i;
      });
      if (++at[least] >= lists[least].length) return kept;
    }
  }
  // The items that have `x`.
  function items(x, only) {
    if (x.columns) return items(x.of, x.columns);
    if (x.any) {
      const all = new Set();
      x.any.forEach(function (part) { items(part, only).forEach(function (n) { all.add(n); }); });
      return all;
    }
    const parts = x.all ? x.all.map(function (part) { return items(part, only); })
      : phrases(x, only).map(function (p) { return new Set(p.found.keys()); });
    return new Set(Array.from(parts[0]).filter(function (n) { return parts.every(function (p) { return p.has(n); }); }));
  }
  function has(x) { return items(x).size > 0; }
  // How well items answer: BM25 over weighted columns.
  function scorer(x) {
    const all = phrases(x).map(function (p) {
      return { found: p.found, rarity: Math.max(1e-6, Math.log((rows.length - p.count + 0.5) / (p.count + 0.5))) };
    });
    return function (n) {
      const damping = 1.2 * (0.25 + 0.75 * rows[n][12] / lengths);
      return all.reduce(function (sum, p) {
        const f = (p.found.get(n) || []).reduce(function (s, place) { return s + head.weights[Math.floor(place / width)]; }, 0);
        return sum + p.rarity * f * 2.2 / (f + damping);
      }, 0);
    };
  }
  function key(x) { return JSON.stringify(x); }
  function once(list) {
    const seen = new Set();
    return list.filter(function (x) { const k = key(x); return !seen.has(k) && seen.add(k); });
  }
  function all(list) { list = once(list.filter(Boolean)); return list.length > 1 ? { all: list } : list[0] || null; }
  function any(list) { list = once(list.filter(Boolean)); return list.length > 1 ? { any: list } : list[0] || null; }
  function sequence(terms) { return terms.length === 1 ? { term: terms[0] } : { row: terms }; }
  function near(list) { return list.length === 1 ? list[0] : { near: list, within: list.length }; }

  // A text in any form, a compound name whole or in parts; names also in the other script. Null where it has no words.
  function anyForm(text) { return all(names(text).slice(0, 32).map(formOf)); }
  function formOf(name) {
    if (name.suffix) return { term: stem(name.glued) };
    if (name.glued) return { any: [{ term: stem(name.glued) }, { row: name.parts.map(stem) }] };
    const form = name.parts[0], term = stem(form);
    return any([term, skeleton(form), skeleton(term)].filter(Boolean).map(function (t) { return { term: t }; }));
  }
  function rowOf(text) {
    const terms = names(text).flatMap(function (n) { return n.parts.concat(n.glued || []).map(stem); });
    return terms.length ? sequence(terms) : null;
  }
  // Items that have a form, or forms that begin so.
  function itemsOfForm(form) {
    const own = shard(form), term = own && own.written.get(form);
    if (!term) return new Set();
    const name = shardOf(term);
    if (!need('forms/' + name)) return new Set();
    const known = forms[name] && forms[name].get(form);
    return known !== undefined ? new Set(numbersOf(known)) : new Set(placesOf(term).keys());
  }
  function itemsOfBeginning(start) {
    const own = shard(start), found = new Set();
    Array.from(own ? own.written.keys() : []).forEach(function (form) {
      if (form.startsWith(start)) itemsOfForm(form).forEach(function (n) { found.add(n); });
    });
    return found;
  }
  function hasForms(text) {
    const sets = names(text).map(function (n) { return itemsOfForm(n.glued || n.parts[0]); });
    return function (n) { return sets.every(function (s) { return s.has(n); }); };
  }

  // MARK: Vocabulary

  function readVocabulary(v) {
    const found = { terms: new Set(), written: new Map(), starts: new Map(), questions: {}, topics: v.topics, venues: v.venues };
    Object.keys(v.questions).forEach(function (name) { found.questions[name] = v.questions[name]; });
    const stop = new Set(v.questions.stop.join(' ').split(' '));
    const line = function (row, isLexicon) {
      const thing = row.map(function (entry) {
        const parts = entry[0].split(' ').map(function (w) {
          const cut = w.indexOf('='), form = cut < 0 ? w.replace(/^.*_/, '') : w.slice(0, cut), term = cut < 0 ? w : w.slice(cut + 1);
          const denied = term.indexOf('_');
          return { form: form, term: term.slice(denied + 1), denier: denied < 0 ? '' : term.slice(0, denied) };
        });
        const telling = parts.filter(function (p) { return !stop.has(p.form); }), traits = entry[1] || '';
        return {
          text: entry[2] || parts.map(function (p) { return p.form; }).join(' '), parts: parts,
          words: telling.length ? telling : parts, isKind: traits.indexOf('k') >= 0, isAbbreviation: traits.indexOf('a') >= 0,
          isRow: traits.indexOf('r') >= 0, finds: traits.indexOf('f') >= 0
        };
      });
      thing.forEach(function (name) {
        name.parts.forEach(function (p) { found.terms.add(p.term); if (!found.written.has(p.form)) found.written.set(p.form, p.term); });
        if (name.isKind) return;
        [name.words[0].term, name.words[0].form].forEach(function (start) {
          if (!found.starts.has(start)) found.starts.set(start, []);
          const list = found.starts.get(start), entry = { name: name, thing: thing, isLexicon: isLexicon };
          if (!list.some(function (e) { return e.name === name; })) list.push(entry);
        });
      });
    };
    v.things.forEach(function (row) { line(row, false); });
    v.spellings.forEach(function (row) { line(row, true); });
    found.stop = stop;
    return found;
  }
  const lists = {};
  // A list of words of questions, as a set.
  function list(name) {
    return lists[name] || (lists[name] = new Set(vocabulary.questions[name].join(' ').split(' ')));
  }
  // Pairs `left = right`, the other way round: what stands on the right by its words.
  function pairs(name) {
    const found = new Map();
    vocabulary.questions[name].forEach(function (pair) {
      const cut = pair.indexOf('=');
      pair.slice(cut + 1).trim().split(/\s+/).forEach(function (w) { found.set(w, pair.slice(0, cut).trim()); });
    });
    return found;
  }

  return {
    // Takes the items of a site.
    begin: function (h, r) {
      head = h;
      rows = r;
      lengths = Math.max(1, rows.reduce(function (sum, row) { return sum + row[12]; }, 0) / Math.max(1, rows.length));
    },
    // Calls `work` again and again until nothing that it asks for has to be loaded.
    settle: function settle(work, done) {
      missing = new Set();
      const result = work();
      if (!missing.size) return done(result);
      const paths = Array.from(missing);
      let left = paths.length;
      paths.forEach(function (path) { load(path, function () { if (--left === 0) settle(work, done); }); });
    },
    need: need, list: list, pairs: pairs, vocabulary: function () { return vocabulary; }, links: function () { return links; },
    fold: fold, words: wordsOf, names: names, glued: glued, stem: stem, skeleton: skeleton, endings: endings, shard: shard,
    items: items, has: has, scorer: scorer, phrase: phrase, all: all, any: any, near: near, sequence: sequence, anyForm: anyForm,
    rowOf: rowOf, itemsOfForm: itemsOfForm, itemsOfBeginning: itemsOfBeginning, hasForms: hasForms, columns: columns, width: width,
    head: function () { return head; }, rows: function () { return rows; }
  };
})();
