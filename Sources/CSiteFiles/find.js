'use strict';
// What a query finds on a site, in the order of how well it does, as the program has it.
window.digestFind = (function () {
  const Q = window.digestQuery, M = window.digestMatch, F = window.digestFields, P = window.digestPlan;
  const tell = F.tell, column = F.column, ids = F.ids, anyOf = P.anyOf, everything = P.everything;
  let head = null, rows = [];

  // MARK: Order

  function factor(n) {
    const kind = head.values[column('kind')][rows[n][head.first + column('kind')][0]];
    return { review: 1, entry: 0.85, news: 0.85, essay: 0.85, resource: 0.85, announcement: 0.85, ad: 0.5, 'channel-header': 0.5 }[kind] || 0.7;
  }
  function byDate(a, b) {
    const left = rows[a][8], right = rows[b][8];
    if (left !== right) return left === null ? 1 : right === null ? -1 : right - left;
    return a - b;
  }
  function ordered(scores) {
    return Array.from(scores.keys()).sort(function (a, b) { return scores.get(b) - scores.get(a) || byDate(a, b); });
  }
  // Items that have all of it, best first.
  function best(plan) {
    const x = everything(plan), score = M.scorer(x), share = new Map(), scores = new Map();
    M.items(x).forEach(function (n) { if (!plan.filter.test || plan.filter.test(n)) share.set(n, 0.4); });
    const raise = function (found, by) { share.forEach(function (s, n) { if (!found || found.has(n)) share.set(n, s + by * 0.6); }); };
    plan.concepts.forEach(function (c) { raise(c.related.length ? M.items(c.literal) : null, 1 / plan.concepts.length); });
    plan.phrases.forEach(function (p) { raise(M.items(p), 0.8 / plan.phrases.length); });
    plan.hints.forEach(function (h) { raise(M.items(anyOf(h)), 0.1); });
    if (plan.title) raise(M.items(plan.title), 3);
    const row = plan.concepts.map(function (c) { return c.stem; });
    if (row.length > 1 && row.every(Boolean)) {
      raise(M.items({ near: row.map(function (t) { return { term: t }; }), within: 6 }), 0.3);
      raise(M.items({ row: row }), 0.3);
    }
    share.forEach(function (s, n) { scores.set(n, score(n) * s * factor(n)); });
    return ordered(scores);
  }
  // Items that have some of it, those with the most telling words first.
  function relaxed(plan) {
    const weights = new Map(), literal = new Map(), telling = [];
    const add = function (map, found, weight) {
      found.forEach(function (n) { if (!plan.filter.test || plan.filter.test(n)) map.set(n, (map.get(n) || 0) + weight); });
    };
    const weigh = function (count) { return count ? Math.max(0.1, Math.log((rows.length - count + 0.5) / (count + 0.5) + 1)) : 0; };
    const limit = function (x) { return M.items(M.all([plan.filter.match, x])); };
    plan.concepts.forEach(function (c) {
      const found = limit(anyOf(c)), weight = weigh(found.size);
      add(weights, found, weight);
      if (found.size && found.size <= 3000) telling.push(anyOf(c));
      if (c.related.length) add(literal, limit(c.literal), weight * 0.25);
    });
    plan.phrases.forEach(function (p) { const found = limit(p); add(weights, found, weigh(found.size)); });
    if (!weights.size) return [];
    const most = Math.max.apply(null, Array.from(weights.values())), score = M.scorer(M.all([plan.filter.match, M.any(telling)]) || { term: '' });
    const scores = new Map();
    weights.forEach(function (w, n) { if (w >= most * 0.4) scores.set(n, (w + (literal.get(n) || 0)) * w * (1 + score(n) / 10) * factor(n)); });
    return ordered(scores);
  }
  function sorted(found, order) {
    const year = function (n) { return Math.max.apply(null, [0].concat(rows[n][head.first + column('year')].map(function (v) { return Number(head.values[column('year')][v]); }))); };
    const last = function (value) { return function (a, b) { return !value(a) - !value(b) || value(a) - value(b) || byDate(a, b); }; };
    const orders = {
      date: byDate,
      '-date': function (a, b) { return rows[a][8] === null || rows[b][8] === null ? (rows[a][8] === null) - (rows[b][8] === null) || a - b : rows[a][8] - rows[b][8] || a - b; },
      year: function (a, b) { return year(b) - year(a) || byDate(a, b); }, '-year': last(year),
      title: function (a, b) { return rows[a][1].localeCompare(rows[b][1]) || byDate(a, b); },
      '-title': function (a, b) { return rows[b][1].localeCompare(rows[a][1]) || byDate(a, b); },
      reactions: function (a, b) { return rows[b][11] - rows[a][11] || byDate(a, b); },
      '-reactions': function (a, b) { return rows[a][11] - rows[b][11] || byDate(a, b); }
    };
    if (order === 'random') return found.map(function (n) { return [Math.random(), n]; }).sort(function (a, b) { return a[0] - b[0]; }).map(function (p) { return p[1]; });
    if (!orders[order]) { tell("'sort:" + order + "' asks for what a site does not know; the program answers it"); return found; }
    return found.slice().sort(orders[order]);
  }

  // MARK: Answers

  // Words that are an identifier or an address, put in as what they mean.
  function settled(q) {
    const list = q.and || q.or;
    if (list) return { [q.and ? 'and' : 'or']: list.map(settled) };
    if (q.not) return { not: settled(q.not) };
    if (q.word === undefined) return q;
    const text = q.word.replace(/^[<\s]+/, '').replace(/[">,;.\s]+$/, ''), number = Q.arxiv(text), doi = !number && Q.doi(text);
    if (number) return { field: 'arxiv', value: number };
    if (doi) return { field: 'doi', value: doi };
    return /^https?:\/\/.{3}/.test(text) ? { field: 'link', value: text } : q;
  }
  // Items whose ids are all that was typed; null where a word is no id.
  function idsOnly(q) {
    const words = (q.and || [q]).map(function (p) { return p.word; });
    if (words.some(function (w) { return w === undefined || !/^[a-z0-9]{4,10}$/i.test(w) || !/\d/.test(w) && w.length < 5; })) return null;
    const found = words.map(function (w) {
      const all = rows.map(function (_, n) { return n; }).filter(function (n) { return ids(n).pop().startsWith(w.toLowerCase()); });
      return all.length === 1 && (w.length >= 7 || !M.has(M.anyForm(w))) ? all[0] : -1;
    });
    return found.indexOf(-1) < 0 ? Array.from(new Set(found)) : null;
  }
  // Why an item was found, in a few words.
  function reasons(plan, asked) {
    const where = { T: 'title', L: 'title', M: 'models', A: 'names', N: 'names', C: 'claims', X: 'text' };
    const parts = plan.concepts.map(function (c) {
      return function (n) {
        const first = function (x) {
          if (x.columns || x.any || x.all || x.near) return [].concat(x.of || x.any || x.all || x.near).map(first).find(Boolean);
          return (M.phrase(x).get(n) || [])[0] !== undefined ? M.phrase(x).get(n)[0] + 1 : 0;
        };
        const place = M.items(c.literal).has(n) && first(c.literal);
        if (place) return c.text + ' in ' + where[M.columns[Math.floor((place - 1) / M.width)]];
        const other = c.related.find(function (r) { return M.items(r.of).has(n); });
        return other ? c.text + ' as ' + other.name : '';
      };
    });
    return function (n) { return parts.map(function (p) { return p(n); }).filter(Boolean).concat(asked).join(', '); };
  }
  function written(q) {
    if (q.and || q.or) return (q.and ? q.and.map(written).join(' ') : '(' + q.or.map(written).join(' OR ') + ')');
    if (q.not) return q.not.all ? '' : '-' + written(q.not);
    if (q.all) return '';
    if (q.field) return q.field + ':' + (/\s/.test(q.value) ? '"' + q.value + '"' : q.value);
    return q.word || (q.exact ? '=' + q.exact : q.prefix ? q.prefix + '*' : '"' + q.phrase + '"');
  }
  function answer(text) {
    const query = Q.parse(text, head.parts, head.kinds);
    const told = F.told(query.told.slice());
    const byID = idsOnly(query.tree);
    if (byID) return { found: byID, told: told, why: function () { return 'its id'; } };
    const tree = settled(query.tree), plan = P.of(tree, /\S$/.test(text)), isRanked = !query.sort || query.sort === 'relevance';
    let found;
    if (plan.concepts.length) {
      found = best(plan);
      if (isRanked && plan.concepts.length > 1 && (!found.length || plan.concepts.length > 2 && found.length < 3)) {
        const more = relaxed(plan).filter(function (n) { return found.indexOf(n) < 0; });
        if (more.length) {
          tell(found.length ? 'only the first ' + (found.length > 1 ? found.length + ' have' : 'has') + ' all of these words; those with some of them follow'
            : 'nothing has all of these words; those with some of them follow');
        }
        found = found.concat(more);
      }
    } else {
      const isIt = F.whole(plan.filter);
      found = rows.map(function (_, n) { return n; }).filter(isIt);
      const x = plan.filter.match || M.any(plan.filter.ranking || []);
      if (x) {
        const score = M.scorer(x), scores = new Map();
        found.forEach(function (n) { scores.set(n, score(n)); });
        found = ordered(scores);
      }
    }
    if (!isRanked) found = sorted(found, query.sort);
    return { found: found, told: told, why: reasons(plan, plan.rest ? plan.rest.map(written).filter(Boolean) : []) };
  }

  return {
    // Takes the items of a site.
    begin: function (h, r) { head = h; rows = r; M.begin(h, r); F.begin(h, r); P.begin(h); },
    // Hands over the items that answer a query, in order, with what is to be told of it, and why each was found.
    answer: function (text, done) { M.settle(function () { return answer(text); }, done); }
  };
})();
