'use strict';
// What a query is: the language of the program (`digest help query`), read into a tree. Any text is a query; what was
// not understood is told.
//
// A tree is {all}, {and: [..]}, {or: [..]}, {not: tree}, {word}, {exact}, {prefix}, {phrase}, or {field, value, low, high},
// where low and high are the bounds of a number or of a day yyyymmdd.
window.digestQuery = (function () {
  const fields = ('model about topic author org venue reviewer channel dataset title claim link arxiv doi award abstract tag ' +
    'list search note status kind lang id source year date added rating has').split(' ');
  const orders = ['relevance', 'date', 'year', 'rating', 'added', 'title', 'reactions', 'random',
    '-date', '-year', '-rating', '-added', '-title', '-reactions'];
  const statuses = ['unread', 'reading', 'read', 'skipped'];
  const languages = { russian: 'ru', english: 'en', chinese: 'zh', ukrainian: 'uk' };
  // What other programs call these fields.
  const others = {
    after: 'date', before: 'date', since: 'date', until: 'date', is: 'status', journal: 'venue', conference: 'venue',
    keyword: 'topic', keywords: 'topic', subject: 'topic', by: 'author', from: 'channel', affiliation: 'org',
    folder: 'source', path: 'source', url: 'link', notes: 'note', type: 'kind', stars: 'rating'
  };
  const quotes = { '"': '"', '«': '»', '“': '”', '„': '“”' };

  // MARK: Tokens

  function isSpace(c) { return /[\s\u0000-\u0020\u007f\u200b\ufeff]/.test(c); }

  function tokens(text) {
    const all = [];
    let at = 0;
    function quoted() {
      const close = quotes[text[at]];
      let value = '', end = at + 1;
      while (end < text.length && close.indexOf(text[end]) < 0) {
        if (text[end] === '\\' && end + 1 < text.length) end++;
        value += text[end++];
      }
      at = end + 1;
      return { value: value.trim(), closed: end < text.length };
    }
    // Where a short parenthesis inside a word ends, as in `f(x)`; 0 where there is none.
    function innerEnd() {
      const found = /^\([^\s("]{0,38}?\)/.exec(text.slice(at));
      return found ? at + found[0].length : 0;
    }
    // Text up to a space, a quote or a parenthesis; with `stopsAtField` up to the colon behind letters.
    function bare(stopsAtField) {
      const start = at;
      let value = '', escaped = false, isName = stopsAtField;
      while (at < text.length) {
        const c = text[at];
        if (isSpace(c) || quotes[c] || c === ')' || c === '»' || c === '”') break;
        if (c === '(') {
          const end = innerEnd();
          if (!end) break;
          value += text.slice(at, end);
          at = end;
          isName = false;
        } else if (c === '\\' && at + 1 < text.length) {
          value += text[at + 1];
          at += 2;
          escaped = true;
          isName = false;
        } else {
          value += c;
          at++;
          if (isName && c === ':' && at - 1 > start) return { value: value, escaped: escaped, colon: at - 1 };
          isName = isName && /[a-z]/i.test(c);
        }
      }
      return { value: value, escaped: escaped };
    }
    function wordOf(run) {
      let value = run.value;
      if (!run.escaped) {
        if (value === 'OR' || value === 'AND' || value === 'NOT') return { kind: value };
        if (value === '*') return { kind: 'all' };
        value = value.replace(/[.,;:!?]+$/, '');
        if (!/[\p{L}\p{N}]/u.test(value)) return null;
      }
      let kind = 'word';
      if (value.length > 1 && value[0] === '=') { kind = 'exact'; value = value.slice(1); }
      if (value.length > 1 && value[value.length - 1] === '*') { kind = 'prefix'; value = value.slice(0, -1); }
      return { kind: kind, value: value };
    }
    function term() {
      const run = bare(true);
      if (run.colon === undefined) return wordOf(run);
      const typed = run.value.slice(0, -1), name = typed.toLowerCase();
      const next = text[at], isOpen = next === undefined || isSpace(next);
      // `Note: a review of …` is text that was pasted, `note:` a field without a value.
      const isHeading = next !== undefined && isOpen && text.slice(at).trim() !== '' && typed[0] !== name[0];
      if (!isHeading && (name === 'sort' || fields.indexOf(name) >= 0)) {
        if (next === '(') { at++; return { kind: 'group', name: name }; }
        if (quotes[next]) return Object.assign({ kind: 'field', name: name }, quoted());
        return { kind: 'field', name: name, value: bare(false).value.replace(/[,;]+$/, ''), closed: true };
      }
      const near = others[name] || nearest(name, fields.concat('sort'));
      const isUnfinished = next === undefined && typed[0] === name[0];
      const hasValue = !isOpen && text.slice(at, at + 2) !== '//' && next !== ':' && next !== ')';
      const rest = bare(false);
      if ((isUnfinished || hasValue) && (name.length > 2 || near)) return { kind: 'unknown', name: typed, near: near };
      return wordOf({ value: run.value + rest.value, escaped: run.escaped || rest.escaped });
    }
    while (at < text.length) {
      const c = text[at], start = at;
      if (isSpace(c)) { at++; continue; }
      let token = null;
      const next = text[at + 1];
      if (c === '(' || c === ')') { token = { kind: c }; at++; }
      else if (c === '-' && next !== undefined && !isSpace(next) && next !== '-' && next !== ')') { token = { kind: 'NOT' }; at++; }
      else if (quotes[c]) token = Object.assign({ kind: 'phrase' }, quoted());
      else token = term();
      if (token) all.push(token);
      if (at === start) at++;
    }
    return all;
  }

  // The name that was probably meant; '' where none is near.
  function nearest(typed, names) {
    typed = typed.toLowerCase();
    if (typed.length < 3 || typed.length > 24) return '';
    let best = '', least = Math.max(1, Math.floor(typed.length / 3)) + 1;
    names.forEach(function (name) {
      const d = distance(typed, name);
      if (d < least) { least = d; best = name; }
    });
    return best || names.find(function (n) { return n.length >= 3 && (typed.startsWith(n) || n.startsWith(typed)); }) || '';
  }
  // Letters added, dropped, replaced, and neighbours swapped.
  function distance(a, b) {
    let before = [], above = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        let d = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
        row.push(d);
      }
      before = above;
      above = row;
    }
    return above[b.length];
  }

  // MARK: Values

  // The first and the last of what a value of size names; null where it is none. `bound` reads one end.
  function range(text, bound, next) {
    const sign = /^(>=|<=|>|<|=)(.*)$/.exec(text);
    if (sign) {
      const b = bound(sign[2]);
      if (!b) return null;
      return { '>=': [b[0], null], '<=': [null, b[1]], '>': [next(b[1], 1), null], '<': [null, next(b[0], -1)], '=': b }[sign[1]];
    }
    const cut = /\.\.|…/.exec(text);
    if (!cut) return bound(text);
    const left = text.slice(0, cut.index), right = text.slice(cut.index + cut[0].length);
    const low = left ? bound(left) : [null, null], high = right ? bound(right) : [null, null];
    if (!low || !high || !left && !right) return null;
    return low[0] !== null && high[1] !== null && low[0] > high[1] ? null : [low[0], high[1]];
  }
  function years(text) {
    const found = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(text);
    if (!found) return null;
    const low = Number(found[1]), high = Number(found[2] || found[1]);
    return low <= high && low >= 1000 && high <= 9999 ? [low, high] : null;
  }
  function dayOf(date) { return date.getUTCFullYear() * 10000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate(); }
  function dateOf(day) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(day / 10000), Math.floor(day / 100) % 100 - 1, day % 100);
    return date;
  }
  function nextDay(day, offset) {
    const date = dateOf(day);
    date.setUTCDate(date.getUTCDate() + offset);
    return dayOf(date);
  }
  function oneDay(y, m, d) {
    const day = y * 10000 + m * 100 + d;
    return y > 0 && m >= 1 && m <= 12 && dayOf(dateOf(day)) === day ? [day, day] : null;
  }
  // Days of `2021`, `2021-07`, `2021-07-15`, `20210715`, `15.07.2021`, or told by their distance from today.
  function days(text) {
    const month = function (y, m) { return m >= 1 && m <= 12 ? [y * 10000 + m * 100 + 1, dayOf(new Date(Date.UTC(y, m, 0)))] : null; };
    let found = /^(\d{4})$/.exec(text);
    if (found) return [found[1] * 10000 + 101, found[1] * 10000 + 1231];
    if ((found = /^(\d{4})(\d\d)(\d\d)$/.exec(text))) return oneDay(+found[1], +found[2], +found[3]);
    if ((found = /^(\d{4})[-\/.](\d{1,2})$/.exec(text))) return month(+found[1], +found[2]);
    if ((found = /^(\d{4})[-\/.](\d{1,2})[-\/.](\d{1,2})$/.exec(text))) return oneDay(+found[1], +found[2], +found[3]);
    if ((found = /^(\d{1,2})[-\/.](\d{1,2})[-\/.](\d{4})$/.exec(text))) return oneDay(+found[3], +found[2], +found[1]);
    const today = dayOf(new Date()), name = text.toLowerCase().replace(/[ _]/g, '-');
    const weekday = (dateOf(today).getUTCDay() + 6) % 7, y = Math.floor(today / 10000), m = Math.floor(today / 100) % 100;
    const back = before(name, today);
    if (back) return [back, back];
    switch (name) {
      case 'today': return [today, today];
      case 'yesterday': return [nextDay(today, -1), nextDay(today, -1)];
      case 'this-week': return [nextDay(today, -weekday), nextDay(today, 6 - weekday)];
      case 'last-week': return [nextDay(today, -weekday - 7), nextDay(today, -weekday - 1)];
      case 'this-month': return month(y, m);
      case 'last-month': return m > 1 ? month(y, m - 1) : month(y - 1, 12);
      case 'this-year': return [y * 10000 + 101, y * 10000 + 1231];
      case 'last-year': return [(y - 1) * 10000 + 101, (y - 1) * 10000 + 1231];
    }
    return null;
  }
  // The day so long before today: `7d`, `2w`, `3m`, `1y`; 0 where it is none.
  function before(text, today) {
    const found = /^(\d{1,5})([dwmy])$/.exec(text);
    if (!found) return 0;
    const count = Number(found[1]);
    if (found[2] === 'd' || found[2] === 'w') return nextDay(today, -count * (found[2] === 'w' ? 7 : 1));
    const months = Math.floor(today / 10000) * 12 + Math.floor(today / 100) % 100 - 1 - count * (found[2] === 'y' ? 12 : 1);
    const last = new Date(Date.UTC(Math.floor(months / 12), months % 12 + 1, 0)).getUTCDate();
    return Math.floor(months / 12) * 10000 + (months % 12 + 1) * 100 + Math.min(today % 100, last);
  }
  // A number of arXiv without its version, from an address of it or with `arXiv:`; '' where there is none.
  function arxiv(text) {
    const found = /(?:^|arxiv[:.]|\/)(\d{4}\.\d{4,5}|[a-z][a-z.-]+\/\d{7})(?:v\d+)?(?:\.pdf)?(?:[?#].*)?\/?$/i.exec(text);
    if (!found || /\/\//.test(text) && !/arxiv/i.test(text)) return '';
    return /^\d\d(0[1-9]|1[0-2])\.|\//.test(found[1]) ? found[1].toLowerCase() : '';
  }
  function doi(text) {
    const found = /(?:^|doi:|doi\.org\/|\/)(10\.\d{4,9}\/[^\s?#]+)$/i.exec(text);
    return found ? decodeURIComponent(found[1].replace(/%(?![0-9a-f]{2})/gi, '%25')).toLowerCase() : '';
  }

  // MARK: Grammar

  // {tree, sort, told}: what is asked, in which order, and what is to be told of it. A field or a value that does not exist
  // finds nothing. `parts` and `kinds` are the values of `has:` and `kind:`.
  function parse(text, parts, kinds) {
    const list = tokens(text), told = [];
    let at = 0, sort = '', mistaken = false, depth = 0;
    const nothing = { not: { all: true } };

    function mistake(message) { mistaken = true; told.push(message); return nothing; }
    function choice(value, what, names) {
      const name = value.toLowerCase();
      if (names.indexOf(name) >= 0) return name;
      const near = nearest(name, names);
      mistake('unknown ' + what + " '" + value + "'; " + (near ? "did you mean '" + near + "'?" : 'known are ' + names.join(', ')));
      return null;
    }
    function field(name, value) {
      if (!value) return mistake("'" + name + ":' has no value");
      const wrong = function (expected) { return mistake("'" + value + "' is not " + expected); };
      let found;
      switch (name) {
        case 'sort': {
          const order = choice(value, 'order', orders);
          if (order) sort = order;
          return order ? null : nothing;
        }
        case 'year': case 'rating':
          found = range(value, name === 'year' ? years : function (t) { return /^[1-5]$/.test(t) ? [+t, +t] : null; }, function (n, d) { return n + d; });
          if (!found) return wrong(name === 'year' ? 'a year; write year:2021, year:2020..2022 or year:>=2021' : 'a rating; write rating:4 or rating:>=4, from 1 to 5');
          return { field: name, value: value, low: found[0], high: found[1] };
        case 'date': case 'added': {
          const since = before(value.toLowerCase(), dayOf(new Date()));
          found = since ? [since, null] : range(value, days, nextDay);
          if (!found) return wrong('a date; write ' + name + ':2021-07, ' + name + ':2021-07..2021-09, ' + name + ':>=2021-07-15, ' + name + ':7d or ' + name + ':last-month');
          return { field: name, value: value, low: found[0], high: found[1] };
        }
        case 'kind': found = choice(value, 'kind', kinds.concat('any')); break;
        case 'status': found = choice(value, 'status', statuses); break;
        case 'lang': found = languages[value.toLowerCase()] || choice(value, 'language', Object.values(languages)); break;
        case 'has': {
          const low = value.toLowerCase();
          found = [low, low.replace(/s$/, ''), low + 's'].find(function (n) { return parts.indexOf(n) >= 0; }) || choice(value, 'part', parts);
          break;
        }
        case 'arxiv':
          found = value.slice(-1) === '*' ? value : arxiv(value);
          if (!found) return wrong('a number of arXiv; write arxiv:2103.00020 or arxiv:2103.*');
          break;
        case 'doi':
          found = value.slice(-1) === '*' ? value.toLowerCase() : doi(value);
          if (!found) return wrong('a DOI; write doi:10.1000/182 or doi:10.1000/*');
          break;
        default: found = value;
      }
      return found ? { field: name, value: found } : nothing;
    }
    function every(found) {
      const flat = found.flatMap(function (q) { return q.and || [q]; }).filter(function (q) { return !q.all; });
      return flat.length > 1 ? { and: flat } : flat[0] || found[0] || null;
    }
    function any(found) {
      const flat = found.flatMap(function (q) { return q.or || [q]; });
      return flat.length > 1 ? { or: flat } : flat[0] || null;
    }
    function alternatives(name) {
      const found = [];
      while (true) {
        const query = conjunction(name);
        if (query) found.push(query);
        if (at >= list.length || list[at].kind !== 'OR') return any(found);
        at++;
        if (!query || at >= list.length || list[at].kind === ')' || list[at].kind === 'OR') told.push("'OR' has nothing to join");
      }
    }
    function conjunction(name) {
      const found = [];
      while (at < list.length && list[at].kind !== 'OR') {
        const token = list[at];
        if (token.kind === ')') {
          if (depth > 0) break;
          at++;
          told.push('a parenthesis was not opened');
        } else if (token.kind === 'AND') at++;
        else {
          const query = negated(name);
          if (query) found.push(query);
        }
      }
      return every(found);
    }
    function negated(name) {
      let isNegated = false;
      while (at < list.length && list[at].kind === 'NOT') { isNegated = !isNegated; at++; }
      if (at >= list.length || ['OR', 'AND', ')'].indexOf(list[at].kind) >= 0) {
        if (isNegated) told.push('there is nothing to exclude');
        return null;
      }
      const query = primary(list[at++], name);
      return query && isNegated ? query.not || { not: query } : query;
    }
    function primary(token, name) {
      if (token.kind === '(' || token.kind === 'group') {
        depth++;
        const query = alternatives(token.name && token.name !== 'sort' ? token.name : name);
        depth--;
        if (at < list.length) at++; else told.push('a parenthesis is not closed');
        return query;
      }
      if (token.closed === false) told.push('a quotation is not closed');
      switch (token.kind) {
        case 'field': return field(token.name, token.value);
        case 'unknown':
          return mistake("unknown field '" + token.name + "'; " + (token.near ? "did you mean '" + token.near + ":'?" : 'text with a colon goes in quotes'));
        case 'all': return { all: true };
        case 'phrase': if (!token.value) return null;
      }
      if (name) return field(name, token.value + (token.kind === 'prefix' ? '*' : ''));
      return { [token.kind]: token.value };
    }
    const query = alternatives('');
    if (!query && !sort && text.trim()) told.push('there is no word to search for');
    return { tree: mistaken ? nothing : query || (sort || !text.trim() ? { all: true } : { word: text.trim() }), sort: sort, told: told };
  }

  return { parse: parse, nearest: nearest, distance: distance, arxiv: arxiv, doi: doi };
})();
