'use strict';
// How a query is understood: which of its words tell something, which mean a field, and what else they are called.
//
// A plan is {concepts, phrases, hints, title, filter, rest}. A concept is {text, literal, related, stem}: a word with what finds
// it and its other names, {name, of}.
window.digestPlan = (function () {
  const Q = window.digestQuery, M = window.digestMatch, F = window.digestFields;
  const tell = F.tell, isName = F.isName, spellings = F.spellings;
  let head = null, isTyping = false;

  // MARK: Questions

  function readWord(text) {
    const forms = M.words(text.slice(0, 512)).slice(0, 8), stems = forms.map(M.stem);
    return {
      text: text, forms: forms, stems: stems, denier: '', isPerson: false,
      isAbbreviation: forms.length === 1 && /^\p{Lu}[\p{Lu}\p{N}]{1,4}$/u.test(text),
      year: forms.length === 1 && /^(19|20)\d\d$/.test(forms[0]) ? Number(forms[0]) : 0
    };
  }
  // The words of a query that tell something, and all else that it asks for.
  function reading(q) {
    const parts = q.and || [q], words = [], rest = [];
    parts.forEach(function (p) { if (p.word === undefined) rest.push(p); else if (M.names(p.word).length) words.push(readWord(p.word)); });
    if (!words.length) return { words: [], rest: parts };
    const typed = words.map(function (w) { return w.text; });
    const is = function (name, w) { return w && w.forms.length === 1 && M.list(name).has(w.forms[0]); };
    const taken = function (typed, query) { tell("'" + typed + "' is taken for " + query); };
    let i;
    // `but not BERT`, `кроме BERT`.
    const exceptions = M.vocabulary().questions.exception.map(function (p) { return p.split(' '); });
    for (i = 0; i < words.length; i++) {
      const lead = exceptions.filter(function (e) { return e.every(function (w, k) { return words[i + k] && words[i + k].forms[0] === w; }); })
        .reduce(function (most, e) { return Math.max(most, e.length); }, 0);
      let last = i + lead;
      while (lead && last < words.length && is('stop', words[last])) last++;
      if (!lead || last >= words.length) continue;
      taken(words.slice(i, last + 1).map(function (w) { return w.text; }).join(' '), '-' + words[last].text);
      rest.push({ not: { word: words[last].text } });
      words.splice(i--, last + 1 - i - 1);
    }
    // `this week`, `last 10 days`.
    for (i = 0; i < words.length; i++) {
      const time = timeAt(words, i);
      if (!time) continue;
      taken(words.slice(i, i + time.length).map(function (w) { return w.text; }).join(' '), 'date:' + time.value);
      rest.push(Q.parse('date:' + time.value, head.parts, head.kinds).tree);
      words.splice(i--, time.length);
    }
    // `with code`.
    const partNames = M.pairs('part.name');
    for (i = 0; i + 1 < words.length; i++) {
      const part = is('part', words[i]) && words[i + 1].forms.length === 1 && partNames.get(words[i + 1].forms[0]);
      if (!part) continue;
      taken(words[i].text + ' ' + words[i + 1].text, 'has:' + part);
      rest.push({ field: 'has', value: part });
      words.splice(i--, 2);
    }
    for (i = words.length - 2; i >= 0; i--) {
      if (words[i].forms.length !== 1) continue;
      if (is('review', words[i + 1]) && is('unread', words[i])) {
        taken(words[i].text, 'status:unread');
        rest.push({ field: 'status', value: 'unread' });
        words.splice(i, 1);
      } else if (is('review', words[i + 1]) && is('newness', words[i])) {
        tell("'" + words[i].text + "' is not looked for; sort:date puts the newest first");
        words.splice(i, 1);
      } else if (is('speaker', words[i]) && is('saying', words[i + 1])) words.splice(i, 1);
    }
    for (i = words.length - 1; i >= 0; i--) {
      const years = words[i].forms.filter(function (f) { return /^(19|20)\d\d$/.test(f); }).map(Number);
      if (words[i].forms.length !== 2 || years.length !== 2 || years[0] > years[1]) continue;
      taken(words[i].text, 'year:' + years.join('..'));
      rest.push({ field: 'year', value: years.join('..'), low: years[0], high: years[1] });
      words.splice(i, 1);
    }
    let isPerson = false;
    words.forEach(function (w, k) {
      if (is('stop', w)) isPerson = w.forms[0] === 'by' || k > 0 && is('review', words[k - 1]) && ['from', 'от', 'из'].indexOf(w.forms[0]) >= 0;
      else {
        w.isPerson = isPerson;
        if (k > 0 && is('denial', words[k - 1])) w.denier = words[k - 1].forms[0];
      }
    });
    const telling = words.filter(function (w, k) {
      const goesWithYear = is('year', w) && [k - 1, k + 1].some(function (o) { return words[o] && words[o].year; });
      if (is('stop', w) || goesWithYear) return false;
      const opens = k === 0 || is('stop', words[k - 1]) || k === words.length - 1, introduces = words[k + 1] && is('stop', words[k + 1]);
      return !(is('review', w) && (opens || introduces));
    });
    const told = telling.length || rest.length ? telling : words, each = [];
    told.forEach(function (w) {
      if (!each.some(function (e) { return e.text.toLowerCase() === w.text.toLowerCase(); })) each.push(w);
    });
    each.forEach(function (w) { if (w.year) taken(w.text, 'year:' + w.year); });
    // Where some of it is left out: a title may have it whole.
    const whole = each.length < typed.length && typed.length > 1 && typed.length <= 32 ? M.rowOf(typed.join(' ')) : null;
    return { words: each.slice(0, 32), rest: rest, title: whole && { columns: 'T', of: whole } };
  }
  function timeAt(words, i) {
    const forms = words.slice(i, i + 5).map(function (w) { return w.forms.length === 1 ? w.forms[0] : ''; });
    let best = null;
    M.vocabulary().questions.time.forEach(function (pair) {
      const cut = pair.indexOf('=');
      pair.slice(cut + 1).split(',').forEach(function (p) {
        const phrase = p.trim().split(' ');
        if ((!best || phrase.length > best.length) && phrase.every(function (w, k) { return forms[k] === w; })) best = { value: pair.slice(0, cut).trim(), length: phrase.length };
      });
    });
    const unit = M.pairs('time.unit').get(forms[2]);
    return best || (M.list('time.lead').has(forms[0]) && /^\d{1,3}$/.test(forms[1] || '') && unit ? { value: forms[1] + unit, length: 3 } : null);
  }

  // Other names of what words mean: for each word, and the names of several words.
  function thesaurus(words) {
    const parts = words.flatMap(function (w, i) { return w.stems.map(function (s, k) { return { stem: s, form: w.forms[k], word: i }; }); });
    const found = words.map(function () { return []; }), starts = M.vocabulary().starts;
    const wordsAt = function (p) { return Array.from(new Set(parts.slice(p.from, p.to).map(function (x) { return x.word; }))); };
    const isWhole = function (p) {
      const own = wordsAt(p);
      return parts.every(function (x, i) { return i >= p.from && i < p.to || own.indexOf(x.word) < 0; });
    };
    const places = function (isLexicon) {
      const all = [], seen = new Map();
      parts.forEach(function (part, from) {
        const entries = (starts.get(part.stem) || []).concat(part.form !== part.stem ? starts.get(part.form) || [] : []);
        entries.forEach(function (e) {
          if (e.isLexicon !== isLexicon || from + e.name.words.length > parts.length) return;
          const isHere = e.name.words.every(function (w, k) {
            const p = parts[from + k], typed = words[p.word];
            if (!!w.denier !== !!typed.denier && !(e.name.words.length === 1 && !w.denier)) return false;
            if (e.name.isAbbreviation) return typed.isAbbreviation && w.form === p.form;
            return typed.isAbbreviation ? w.form === p.form : w.term === p.stem;
          });
          const to = from + e.name.words.length, key = from + '-' + to;
          if (!seen.has(e.thing)) seen.set(e.thing, new Set());
          if (!isHere || seen.get(e.thing).has(key)) return;
          seen.get(e.thing).add(key);
          // What has a longer name has the one that was typed.
          const says = function (n) { return e.name.words.every(function (w) { return n.words.some(function (o) { return o.term === w.term; }); }); };
          const more = e.thing.filter(function (n) { return n.finds && !says(n); });
          const kind = M.any(more.filter(function (n) { return n.isKind; }).map(nameOf));
          all.push({
            from: from, to: to, names: e.thing.filter(function (n) { return !n.isKind; }).slice(0, 3).map(function (n) { return n.words.map(function (w) { return w.form; }); }),
            synonyms: more.filter(function (n) { return !n.isKind; }).map(function (n) { return { name: n.text, of: nameOf(n) }; })
              .concat(kind ? [{ name: 'kinds of ' + e.name.text, of: kind }] : [])
          });
        });
      });
      return all.sort(function (a, b) { return b.to - b.from - (a.to - a.from); });
    };
    const glossary = places(false).filter(isWhole), taken = new Set();
    glossary.forEach(function (p) { for (let i = p.from; i < p.to; i++) taken.add(i); });
    const lexicons = words.length > 10 ? [] : places(true).filter(function (p) {
      for (let i = p.from; i < p.to; i++) if (!taken.has(i)) return true;
      return false;
    });
    const all = glossary.concat(lexicons.concat(topicPlaces(parts), glossary.map(function (p) {
      const topic = p.names.map(topicNamed).find(Boolean);
      return { from: p.from, to: p.to, synonyms: topic ? topicTerms(topic) : [] };
    })).filter(isWhole));
    const grouped = new Map();
    all.forEach(function (p) {
      const own = wordsAt(p);
      own.forEach(function (w) { found[w] = found[w].concat(p.synonyms); });
      if (own.length < 2 || !p.synonyms.length) return;
      const key = p.from + '-' + p.to;
      if (!grouped.has(key)) grouped.set(key, [M.near(parts.slice(p.from, p.to).map(function (x) { return { term: x.stem }; }))]);
      p.synonyms.forEach(function (s) { grouped.get(key).push(s.of); });
    });
    return { synonyms: found, phrases: Array.from(grouped.values()).map(M.any) };
  }
  function nameOf(name) {
    if (name.isRow) return M.sequence(name.parts.map(function (p) { return p.term; }));
    return M.near(name.words.map(function (w) { return w.denier ? { row: [w.denier, w.term] } : { term: w.term }; }));
  }
  function topicNamed(words) {
    const isShort = words.length === 1 && new TextEncoder().encode(words[0]).length <= 6;
    return M.vocabulary().topics.find(function (t) {
      return isName(t[0], words, false) || [t[1][0].slice(0, 4), t[1][1].slice(0, 4), isShort ? t[1][3] : []].some(function (names) {
        return names.some(function (n) { return isName(n, words, false); });
      });
    });
  }
  function topicTerms(topic) {
    return (topic[3] > 10 ? [topic[0]] : topic[2]).map(function (id) {
      return { name: 'topic:' + id, of: { term: '·t·' + id.toLowerCase().replace(/[\u0000-\u007f]/g, function (c) { return /[a-z0-9]/.test(c) ? c : '·'; }) }, isTopic: true };
    });
  }
  function topicPlaces(parts) {
    const all = [];
    for (let from = 0; from < parts.length;) {
      let topic = null, to = Math.min(from + 6, parts.length);
      for (; to > from && !topic; to--) topic = topicNamed(parts.slice(from, to).map(function (p) { return p.form; }));
      if (topic) { all.push({ from: from, to: to + 1, synonyms: topicTerms(topic) }); from = to + 1; } else from++;
    }
    return all;
  }

  // {concepts, phrases, hints, filter, rest}: how a query is taken.
  function planOf(q, depth) {
    const parts = q.and || [q];
    if (parts.some(function (p) { return p.word !== undefined; }) && !M.need('vocabulary')) return { concepts: [], phrases: [], hints: [], filter: {} };
    const read = reading(q), words = read.words, named = words.length ? thesaurus(words) : { synonyms: [], phrases: [] };
    const plan = { concepts: [], phrases: named.phrases, hints: [], filter: {}, rest: read.rest, title: read.title };
    const announcers = words.length > 1 ? announcing(words) : new Set();
    words.forEach(function (w, i) {
      const concept = conceptOf(w, named.synonyms[i].concat(joined(words, i)), depth === 0 && isTyping && i === words.length - 1);
      (announcers.has(i) ? plan.hints : plan.concepts).push(concept);
    });
    const filters = read.rest.map(function (p) { return understood(p, depth + 1); }).filter(Boolean);
    plan.filter = F.conjunction(filters) || (!plan.concepts.length && read.rest.length ? { test: function () { return false; } } : {});
    return plan;
  }
  function joined(words, i) {
    return [[i - 1, i], [i, i + 1]].flatMap(function (pair) {
      const both = pair.map(function (k) { return words[k]; });
      if (both.some(function (w) { return !w || w.forms.length !== 1 || w.forms[0].length < 2; })) return [];
      const text = both[0].forms[0] + both[1].forms[0], x = M.anyForm(text);
      return M.has(x) ? [{ name: text, of: x }] : [];
    });
  }
  function conceptOf(word, related, isLast) {
    const concept = { text: word.text, literal: M.anyForm(word.text), related: [], stem: '' };
    const own = M.shard(word.forms[0]);
    if (word.isAbbreviation && related.length && own && !own.written.has(word.forms[0])) {
      const options = [related.filter(function (r) { return !r.isTopic; }), related];
      const meant = options.map(function (o) { return M.any(o.map(function (r) { return r.of; })); }).find(function (x) { return x && M.has(x); });
      if (meant) { concept.literal = meant; return concept; }
    }
    if (word.denier && word.stems.length === 1) {
      const x = { row: [word.denier, word.stems[0]] };
      if (M.has(x)) { concept.related.push({ name: word.text, of: concept.literal }); concept.literal = x; }
    }
    if (word.isPerson) {
      const x = { columns: 'LAN', of: concept.literal };
      if (M.has(x)) concept.literal = x;
    }
    if (word.stems.length === 1 && !/[+#]$/.test(word.text)) concept.stem = word.stems[0];
    if (word.year) related = [{ name: 'year:' + word.year, of: { term: '·y·' + word.year } }].concat(related);
    const seen = new Set([JSON.stringify(concept.literal)].concat(concept.related.map(function (r) { return JSON.stringify(r.of); })));
    related.forEach(function (r) {
      const key = JSON.stringify(r.of);
      if (concept.related.length < 16 && !seen.has(key) && M.has(r.of)) { seen.add(key); concept.related.push(r); }
    });
    if (!concept.related.length && !M.has(concept.literal)) {
      const form = word.forms[word.forms.length - 1];
      if (isLast && word.forms.length === 1 && form.length >= Math.max(2, head.shard) && M.has({ prefix: form })) concept.literal = { prefix: form };
      else unknown(word, own);
    }
    return concept;
  }
  // Tells of a word that nothing has.
  function unknown(word, own) {
    const form = word.forms[0];
    const near = word.forms.length === 1 && form.length >= 4 && own ? Q.nearest(form, Array.from(own.written.keys())) : '';
    tell("nothing has '" + word.text + "'" + (near ? "; did you mean '" + near + "'?" : ''));
  }
  // Words that say what kind of thing the name beside them is: `CLIP model`.
  function announcing(words) {
    const tables = new Map(), found = new Set();
    M.pairs('announcer').forEach(function (table, w) { tables.set(M.stem(w), table === 'organisation' ? 'org' : table); });
    words.forEach(function (w, i) {
      const table = w.stems.length === 1 && tables.get(w.stems[0]);
      if (!table) return;
      const isRussian = /^[а-я]/.test(w.forms[0]);
      [words[i + 1], words[i - 1]].forEach(function (other) {
        const looks = other && (/[\p{Lu}\p{N}]/u.test(other.text) || isRussian && /^[\u0000-\u007f]*$/.test(other.text));
        if (looks && spellings(table).some(function (all) { return all.has(M.glued(other.text)); })) found.add(i);
      });
    });
    return found;
  }

  // Each alternative is understood as a question of its own.
  function understood(q, depth) {
    if (!q.or || depth > 3) return F.compiled(q, depth);
    return F.disjunction(q.or.map(function (p) {
      if (p.word === undefined && !p.and) return understood(p, depth + 1);
      const plan = planOf(p, depth + 1);
      return { match: everything(plan), test: plan.filter.test, ranking: plan.filter.ranking };
    }).filter(function (p) { return p && (p.match || p.test); }));
  }
  function anyOf(concept) { return M.any([concept.literal].concat(concept.related.map(function (r) { return r.of; }))); }
  function everything(plan) { return M.all([plan.filter.match].concat(plan.concepts.map(anyOf))); }

  return {
    // Takes what is known of a site.
    begin: function (h) { head = h; },
    // The plan for a query; where it is being typed, its last word may be the beginning of one.
    of: function (q, typing) { isTyping = typing; return planOf(q, 0); },
    // What finds a concept in one way or another, and all that a plan asks of the index.
    anyOf: anyOf, everything: everything
  };
})();
