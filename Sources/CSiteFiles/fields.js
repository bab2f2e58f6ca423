'use strict';
// What fields and the other parts of a query find, as they are written.
//
// A part that is made ready is {match, test, ranking}: an expression of the index, a test of an item, and expressions that
// tell how well an answer fits; what is left out holds of every item.
window.digestFields = (function () {
  const Q = window.digestQuery, M = window.digestMatch;
  // What a site does not know: it is the owner's own, or only in the library.
  const unknowable = ['status', 'rating', 'note', 'added', 'source', 'search', 'abstract'];
  let told = [], head = null, rows = [], filed = {};

  function tell(text) { if (told.indexOf(text) < 0) told.push(text); }

  // MARK: Fields

  function column(name) { return head.facets.indexOf(name); }
  // The other names of the values of a facet.
  function others(name) {
    const all = new Map();
    (head.others[name] || []).forEach(function (row) { all.set(row[0], row.slice(1)); });
    return all;
  }
  // For each value of a facet what it is filed under: words, the words in one, what it has in common across scripts.
  function spellings(name) {
    if (filed[name]) return filed[name];
    const more = others(name), acrossScripts = ['author', 'org', 'reviewer'].indexOf(name) >= 0;
    return filed[name] = head.values[column(name)].map(function (value, v) {
      const all = new Set();
      if (name === 'model') {
        [value].concat(more.get(v) || []).forEach(function (n) { all.add(M.glued(n)); });
        return all;
      }
      const words = M.words(value);
      words.forEach(function (w) { all.add(w); if (acrossScripts && M.skeleton(w)) all.add(M.skeleton(w)); });
      if (words.length > 1) all.add(M.glued(value));
      return all;
    });
  }
  function some(set, test) { for (const s of set) if (test(s)) return true; return false; }
  // Whether the spellings `all` are those of a name that `value` means.
  function named(value, name) {
    const isPrefix = value.slice(-1) === '*', text = isPrefix ? value.slice(0, -1) : value, whole = M.glued(text);
    if (name === 'model') return function (all) { return isPrefix ? some(all, function (s) { return s.startsWith(whole); }) : all.has(whole); };
    const words = M.words(text).slice(0, 12), isPerson = name === 'author' || name === 'reviewer';
    if (!words.length) return function () { return false; };
    const tests = words.map(function (w, i) {
      if (isPrefix && i === words.length - 1 || isPerson && words.length > 1 && w.length === 1) {
        return function (all) { return some(all, function (s) { return s.startsWith(w); }); };
      }
      const wanted = new Set([w]);
      if (isPerson || name === 'org') {
        [w, M.stem(w)].concat(M.endings.filter(function (e) { return e.length <= 3 && e > 'а' && w.length > e.length + 3 && w.endsWith(e); })
          .map(function (e) { return w.slice(0, -e.length); })).map(M.skeleton).filter(Boolean).forEach(function (s) { wanted.add(s); });
      }
      if (isPerson && words.length > 1) wanted.add(w[0]);
      return function (all) { return some(wanted, function (s) { return all.has(s); }); };
    });
    return function (all) { return tests.every(function (t) { return t(all); }) || words.length > 1 && all.has(whole); };
  }
  function valuesNamed(name, value) {
    const isMeant = named(value, name), good = new Set();
    spellings(name).forEach(function (all, v) { if (isMeant(all)) good.add(v); });
    return good;
  }
  // Venues under any of their names.
  function venuesNamed(value) {
    const good = valuesNamed('venue', value), years = value.match(/\b(19|20)\d\d\b/g) || [];
    if (!M.need('vocabulary') || value.slice(-1) === '*') return good;
    const plain = M.glued(value.replace(/\b(19|20)\d\d\b/g, ' '));
    const line = M.vocabulary().venues.find(function (names) { return names.some(function (n) { return M.glued(n) === plain; }); });
    (line || []).forEach(function (n) {
      valuesNamed('venue', n).forEach(function (v) {
        if (years.every(function (y) { return head.values[column('venue')][v].indexOf(y) >= 0; })) good.add(v);
      });
    });
    return good;
  }
  // Whether `pattern`, in which words may end in `*`, is the name made of `words`.
  function isName(pattern, words, isPrefix) {
    const parts = pattern.split(/[ -]/).filter(Boolean);
    if (isPrefix ? parts.length < words.length : parts.length !== words.length) return false;
    return words.every(function (w, i) {
      const cut = parts[i].indexOf('*'), plain = M.fold(cut < 0 ? parts[i] : parts[i].slice(0, cut));
      if (cut >= 0 && w.startsWith(plain)) return true;
      return isPrefix && i === words.length - 1 ? plain.startsWith(w) : plain === w;
    });
  }
  function topicsNamed(value) {
    const isPrefix = value.slice(-1) === '*', name = (isPrefix ? value.slice(0, -1) : value).toLowerCase(), words = M.words(name);
    if (!M.need('vocabulary')) return [];
    const topics = M.vocabulary().topics;
    let found = topics.filter(function (t) { return isName(t[0], words, isPrefix); });
    if (!found.length) {
      found = topics.filter(function (t) {
        return t[1].slice(0, 3).some(function (names) { return names.some(function (n) { return isName(n, words, isPrefix); }); });
      });
    }
    return found.length ? Array.from(new Set(found.flatMap(function (t) { return t[2]; }))) : [name];
  }
  function ofValues(name, good, most) {
    const at = head.first + column(name);
    return function (n) { return (most ? rows[n][at].slice(0, most(n)) : rows[n][at] || []).some(function (v) { return good.has(v); }); };
  }
  // The test of a field, where values of it are listed; tells where no item has the value.
  function facet(name, value, good, most) {
    if (!good.size && value.slice(-1) !== '*' && (name !== 'topic' || M.need('vocabulary'))) {
      let known = head.values[column(name)].concat(Array.from(others(name).values()).flat());
      if (name === 'topic') known = known.concat(M.vocabulary().topics.flatMap(function (t) { return t[1].slice(0, 3).flat(); }).filter(function (n) { return n.indexOf('*') < 0; }));
      let near = Q.nearest(value, known.map(function (k) { return k.toLowerCase(); }));
      if (!near) {
        const word = Q.nearest(value, known.flatMap(M.words));
        near = word && known.find(function (k) { return M.words(k).indexOf(word) >= 0; });
      }
      tell('no ' + name + " '" + value + "'" + (near ? "; did you mean '" + near + "'?" : ''));
    }
    return ofValues(name, good, most);
  }
  function ids(n) { return (rows[n][6] || '').split(' '); }
  function hasID(value) {
    if (value.slice(-1) !== '*') return function (n) { return ids(n).slice(0, -1).indexOf(value) >= 0; };
    return function (n) { return ids(n).slice(0, -1).some(function (id) { return id.startsWith(value.slice(0, -1)); }); };
  }
  function host(url) { return url.replace(/^[a-z]+:\/\//, '').split(/[\/?#:]/)[0].replace(/^www\./, ''); }
  function bare(url) { return url.toLowerCase().split('#')[0].replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/$/, ''); }
  function linked(value) {
    if (!M.need('links')) return function () { return false; };
    const links = M.links(), text = bare(value), number = text.indexOf('/') >= 0 && Q.arxiv(text);
    const part = function (text) { return function (n) { return links[n].some(function (url) { return url.indexOf(text) >= 0; }); }; };
    if (number) {
      const byID = hasID(number), byPart = part(number);
      return function (n) { return byID(n) || byPart(n); };
    }
    if (text.indexOf('.') < 0 || text.indexOf('/') >= 0) return part(text);
    return function (n) { return links[n].some(function (url) { const h = url[0] === '=' ? '' : host(url); return h === host(text) || h.endsWith('.' + host(text)); }); };
  }
  function within(low, high) {
    return function (value) { return (low === null || value >= low) && (high === null || value <= high); };
  }
  function midnight(day) { return Date.UTC(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100) / 1000; }
  // A date may be a month or a year: it is met where some of its days are.
  function dated(low, high) {
    return function (n) {
      const time = rows[n][8], precision = rows[n][9];
      if (time === null) return false;
      const from = low === null ? null : precision === 1 ? Math.floor(low / 100) * 100 + 1 : precision === 0 ? Math.floor(low / 10000) * 10000 + 101 : low;
      return (from === null || time >= midnight(from)) && (high === null || time < midnight(high) + 86400);
    };
  }
  function tagged(value) {
    const isPrefix = value.slice(-1) === '*', tag = (isPrefix ? value.slice(0, -1) : value).toLowerCase(), good = new Set();
    head.values[column('tag')].forEach(function (known, v) {
      const k = known.toLowerCase();
      if (k === tag || k.startsWith(isPrefix ? tag : tag + '/')) good.add(v);
    });
    return good;
  }
  // {match, test, ranking}: an expression of the index, a test, and what tells how well an answer fits. `x` is a field.
  function field(x) {
    const value = x.value, isPrefix = /.\*$/.test(value);
    if (unknowable.indexOf(x.field) >= 0) {
      tell("'" + x.field + ":' asks for what a site does not know; the program answers it");
      return { test: function () { return false; } };
    }
    switch (x.field) {
      case 'title': case 'claim': {
        const text = isPrefix ? value.slice(0, -1) : value, last = M.names(text).pop();
        const form = isPrefix && last ? { any: [{ prefix: last.glued || last.parts[0] }, { term: M.stem(last.parts[last.parts.length - 1]) }] } : M.anyForm(text);
        return form ? { match: { columns: x.field === 'title' ? 'T' : 'C', of: form } } : null;
      }
      case 'kind': return value === 'any' ? {} : { test: ofValues('kind', new Set([head.values[column('kind')].indexOf(value)])) };
      case 'lang': return { test: ofValues('lang', new Set([head.values[column('lang')].indexOf(value)])) };
      case 'arxiv': case 'doi': return { test: hasID(value) };
      case 'id': {
        const id = value.toLowerCase().replace(/\*$/, '');
        return { test: function (n) { return ids(n).pop().startsWith(id); } };
      }
      case 'link': return { test: linked(value) };
      case 'has': {
        if (value === 'rating' || value === 'notes') tell("'has:" + value + "' asks for what a site does not know; the program answers it");
        const bit = head.parts.indexOf(value);
        return { test: function (n) { return (rows[n][10] >> bit & 1) === 1; } };
      }
      case 'date': return { test: dated(x.low, x.high) };
      case 'year': {
        const isMeant = within(x.low, x.high), good = new Set();
        head.values[column('year')].forEach(function (year, v) { if (isMeant(Number(year))) good.add(v); });
        return { test: ofValues('year', good) };
      }
      case 'topic': {
        const good = new Set(topicsNamed(value).map(function (t) { return head.values[column('topic')].indexOf(t); }).filter(function (v) { return v >= 0; }));
        return { test: facet('topic', value, good) };
      }
      case 'tag': return { test: facet('tag', value, tagged(value)) };
      case 'list': {
        const at = head.values[column('list')].findIndex(function (l) { return l.toLowerCase() === value.toLowerCase(); });
        return { test: facet('list', value, new Set(at < 0 ? [] : [at])) };
      }
      case 'about': return { test: facet('model', value, valuesNamed('model', value), function (n) { return rows[n][7]; }) };
      case 'venue': return { test: facet('venue', value, venuesNamed(value)) };
      case 'channel': case 'reviewer': {
        const good = valuesNamed(x.field, value), handle = value.replace(/^@/, '').replace(/\*$/, '').toLowerCase();
        others(x.field).forEach(function (names, v) { if (names.some(function (n) { return n.toLowerCase() === handle; })) good.add(v); });
        return { test: facet(x.field, value, good) };
      }
      default: return { test: facet(x.field, value, valuesNamed(x.field, value)) };
    }
  }

  // MARK: Parts

  function whole(part) {
    const found = part.match && M.items(part.match);
    return function (n) { return (!found || found.has(n)) && (!part.test || part.test(n)); };
  }
  // What answers a part of a query as it is written; null where it says nothing.
  function compiled(q, depth) {
    if (depth > 12) return null;
    if (q.all) return {};
    if (q.and) return conjunction(q.and.map(function (p) { return compiled(p, depth + 1); }).filter(Boolean));
    if (q.or) return disjunction(q.or.map(function (p) { return compiled(p, depth + 1); }).filter(Boolean));
    if (q.not) {
      const inner = compiled(q.not, depth + 1), isIt = inner && whole(inner);
      return inner && { test: function (n) { return !isIt(n); } };
    }
    if (q.word !== undefined) { const x = M.anyForm(q.word); return x && { match: x }; }
    if (q.exact !== undefined) { const x = M.anyForm(q.exact); return x && { match: x, test: M.hasForms(q.exact) }; }
    if (q.phrase !== undefined) { const x = M.rowOf(q.phrase); return x && { match: x, test: M.hasForms(q.phrase) }; }
    if (q.prefix !== undefined) {
      const all = M.names(q.prefix), last = all.pop();
      if (!last) return null;
      const start = last.glued || last.parts[0];
      if (Array.from(start).length < head.shard) { tell("'" + q.prefix + "*' is too short for a site; write " + head.shard + ' letters'); return { test: function () { return false; } }; }
      const found = M.itemsOfBeginning(start), isRest = M.hasForms(q.prefix.slice(0, q.prefix.length - last.parts[last.parts.length - 1].length));
      return { test: function (n) { return found.has(n) && (!all.length || isRest(n)); }, ranking: [{ any: [{ prefix: start }, { term: M.stem(last.parts[last.parts.length - 1]) }] }] };
    }
    return field(q);
  }
  function conjunction(parts) {
    if (parts.length < 2) return parts[0] || null;
    const tests = parts.map(function (p) { return p.test; }).filter(Boolean);
    return {
      match: M.all(parts.map(function (p) { return p.match; })), ranking: parts.flatMap(function (p) { return p.ranking || []; }),
      test: tests.length ? function (n) { return tests.every(function (t) { return t(n); }); } : null
    };
  }
  function disjunction(parts) {
    if (parts.length < 2) return parts[0] || null;
    if (parts.every(function (p) { return p.match && !p.test && !(p.ranking || []).length; })) return { match: M.any(parts.map(function (p) { return p.match; })) };
    const wholes = parts.map(whole);
    return {
      test: function (n) { return wholes.some(function (w) { return w(n); }); },
      ranking: parts.flatMap(function (p) { return (p.ranking || []).concat(p.match || []); })
    };
  }

  return {
    // Takes the items of a site.
    begin: function (h, r) { head = h; rows = r; },
    // What is to be told of the query that is answered; `tell` adds to it.
    told: function (list) { if (list) told = list; return told; }, tell: tell,
    compiled: compiled, whole: whole, conjunction: conjunction, disjunction: disjunction, column: column, ids: ids,
    isName: isName, spellings: spellings
  };
})();
