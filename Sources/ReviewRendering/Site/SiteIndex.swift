internal import JSON
internal import ReviewModel

/// The words of all items, for the search in the browser: where which item has which term, and in which forms.
struct SiteIndex {
    /// What the index has of a term or of a form.
    private struct Places {
        /// The last item that has it; -1 where none does.
        var last = -1
        /// Its items as they are written.
        var text: [UInt8] = []
    }

    private var terms: [Places] = []
    private var forms: [Places] = []
    private let words: any SearchTerms

    init(words: any SearchTerms) { self.words = words }

    /// Takes the words of the item with that number, which grows; how many terms it has.
    mutating func add(_ item: LibraryItem, number: Int) -> Int {
        var (columns, forms) = words.numbers(of: item.review)
        if let notes = item.curation.notes, !columns.isEmpty {
            columns[columns.count - 1] += words.numbers(of: notes)
        }
        // A number for each place, in the order of terms, columns and places.
        var all: [Int] = []
        for (column, terms) in columns.enumerated() {
            for (place, term) in terms.enumerated() {
                all.append(term << 32 | column << 28 | min(place, SiteIndex.lastPlace))
            }
        }
        all.sort()
        var (term, column, place) = (-1, -1, 0)
        // The text of the term that is being written, taken out of the table: a site has millions of places.
        var text: [UInt8] = []
        for next in all {
            if next >> 32 != term {
                if term >= 0 { swap(&text, &terms[term].text) }
                term = next >> 32
                SiteIndex.begin(number, of: term, in: &terms)
                swap(&text, &terms[term].text)
                column = -1
            }
            if next >> 28 & 15 != column {
                column = next >> 28 & 15
                text.append(SiteIndex.letters[min(column, SiteIndex.letters.count - 1)])
                place = 0
            } else {
                text.append(UInt8(ascii: ","))
            }
            let here = next & SiteIndex.lastPlace
            SiteIndex.append(here - place, to: &text)
            place = here
        }
        if term >= 0 { swap(&text, &terms[term].text) }
        for form in forms { SiteIndex.begin(number, of: form, in: &self.forms) }
        return all.count
    }

    /// No text has more words.
    private static let lastPlace = 1 << 28 - 1

    /// What the columns of a review are called in the index, in their order.
    private static let letters = Array("TLMANCX".utf8)

    /// Writes that an item has a term: its distance from the item before.
    private static func begin(_ number: Int, of term: Int, in table: inout [Places]) {
        while table.count <= term { table.append(Places()) }
        if table[term].last >= 0 { table[term].text.append(UInt8(ascii: " ")) }
        append(number - max(0, table[term].last), to: &table[term].text)
        table[term].last = number
    }

    /// Appends a number, none below 0, in base 36.
    private static func append(_ number: Int, to text: inout [UInt8]) {
        guard number >= 36 else { return text.append(digits[max(0, number)]) }
        append(number / 36, to: &text)
        text.append(digits[number % 36])
    }

    private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    /// All terms that items have.
    var known: Set<String> {
        Set(terms.indices.lazy.filter { self.terms[$0].last >= 0 }.map(words.term))
    }

    /// How many letters of a term tell the file that has it: few files for few words.
    var shardLength: Int { terms.count > 12_000 ? 2 : 1 }

    /// The files: for each beginning of terms a call that hands over the terms, each with its items and where in which
    /// column it stands there, as differences in base 36, and behind a bar the forms that it has, those that begin with
    /// it by a plus and their rest; and a call that hands over the items that have each of several forms of a term. A
    /// form that begins otherwise than its term has a line of its own that names the term.
    func write<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        var shards: [String: (terms: [String: String], forms: [String: String])] = [:]
        var formsOfTerms: [String: [Int]] = [:]
        for number in forms.indices where forms[number].last >= 0 {
            formsOfTerms[words.form(number).term, default: []].append(number)
        }
        for number in terms.indices where terms[number].last >= 0 {
            let term = words.term(number)
            let shard = self.shard(term)
            let forms = (formsOfTerms[term] ?? []).map { (number: $0, text: words.form($0).form) }
                .sorted { $0.text < $1.text }
            let isPlain = forms.isEmpty || forms.count == 1 && forms[0].text == term
            let shown = forms.map { $0.text.hasPrefix(term) ? "+" + $0.text.dropFirst(term.count) : $0.text }
            let places = String(decoding: terms[number].text, as: UTF8.self)
            shards[shard, default: ([:], [:])].terms[term] =
                isPlain ? places : "\(places)|\(shown.joined(separator: " "))"
            for form in forms where self.shard(form.text) != shard {
                shards[self.shard(form.text), default: ([:], [:])].terms[form.text] = ">" + term
            }
            guard forms.count > 1 else { continue }
            for form in forms {
                shards[shard, default: ([:], [:])].forms[form.text] = String(
                    decoding: self.forms[form.number].text, as: UTF8.self)
            }
        }
        for (shard, tables) in shards.sorted(by: { $0.key < $1.key }) {
            try write(SiteIndex.file("words", shard: shard, call: "digestWords", table: tables.terms))
            if !tables.forms.isEmpty {
                try write(SiteIndex.file("forms", shard: shard, call: "digestForms", table: tables.forms))
            }
        }
    }

    private static func file(
        _ folder: String, shard: String, call: String, table: [String: String]
    ) -> FolderFile {
        var json = JSONWriter()
        json.object { json in
            for (key, value) in table.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                json.field(key, is: value)
            }
        }
        let text = "\(call)(\"\(shard)\",\(String(decoding: json.bytes, as: UTF8.self)));\n"
        return FolderFile(path: "\(folder)/\(shard).js", text: text)
    }

    private func shard(_ term: String) -> String { SiteIndex.shard(term, length: shardLength) }

    /// The beginning of a term in letters that any file system has: others than a–z and digits by number.
    static func shard(_ term: String, length: Int) -> String {
        term.unicodeScalars.prefix(length).map { scalar in
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isPlain ? String(scalar) : "_" + String(scalar.value, radix: 16)
        }.joined()
    }
}

/// What lists on pages show of an item.
struct SiteEntry {
    let id: String
    let title: String
    let label: String?
    let kind: Kind
    /// Authors, venue and year in a few words.
    let facts: String
    /// Day of the post, empty where it is not known.
    let day: String
    let channel: String?
    /// Topics, best first.
    let topics: [String]
    /// The sentence that tells most of it, empty where there is none.
    let claim: String
    /// What its only paper is called; nil where there is none, or several.
    let paper: String?
    /// Year of the paper, else of the post.
    let year: Int?

    /// Topics that a row shows, and letters of a claim.
    private static let (mostTopics, mostLetters) = (4, 220)

    init(_ item: LibraryItem) {
        let review = item.review
        id = review.id
        let isAboutOne = (review.kind == .review || review.kind == .entry) && review.papers.count == 1
        // A row stands for the paper, whatever the reviewer called it.
        let own = isAboutOne ? review.papers[0].title : review.title
        title = PlainText.line(own.isEmpty ? review.title : own)
        label = review.label.map(PlainText.line)
        kind = review.kind
        let paper = review.papers.first
        let authors = paper.map { PlainText.line($0.namesInBrief) }
        facts = ([authors ?? ""] + ItemFacts(item).published).filter { !$0.isEmpty }.joined(separator: " · ")
        day = review.date?.isoDate ?? ""
        channel = review.source.channelTitle ?? review.source.channel
        topics = review.topics.prefix(SiteEntry.mostTopics).map(\.id)
        claim = SiteEntry.claim(of: review)
        self.paper = isAboutOne ? paper.map(PaperName.of) : nil
        year = review.papers.compactMap(\.year).first ?? review.date?.date.year
    }

    /// The claim to show of a review: what it contributes or found, else its first one, cut between words.
    static func claim(of review: Review) -> String {
        let best =
            review.claims.first { $0.kind == .contribution } ?? review.claims.first { $0.kind == .result }
        let text = PlainText.line((best ?? review.claims.first)?.text ?? "")
        guard text.count > mostLetters else { return text }
        let cut = text.prefix(mostLetters)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }

    /// An element of a list, seen from `root`, which is empty or `../`, with what the list says of it, and a link to
    /// the page of its paper where there are `more` reviews of it.
    func row(root: String, comment: String? = nil, more: (count: Int, address: String)? = nil) -> String {
        let label = label.map { "<span class=\"label\">\(Markup.line($0))</span> " } ?? ""
        let shown = title.isEmpty ? "untitled" : Markup.line(title)
        let kind = kind == .review ? "" : "<span class=\"kind\">\(kind.rawValue)</span> "
        var facts = [self.facts, day, channel ?? ""].filter { !$0.isEmpty }.map(Markup.line)
        if let more { facts.append("<a href=\"\(Markup.line(more.address))\">+\(more.count) more</a>") }
        let links = topics.map {
            "<a href=\"\(root)\(SitePath.page(.topics, of: $0))\">\(Markup.line($0))</a>"
        }
        let chips = links.isEmpty ? "" : "<div class=\"chips\">\(links.joined(separator: " "))</div>"
        let claim = claim.isEmpty ? "" : "<div class=\"quote\">\(Markup.line(claim))</div>"
        let words = comment.map { "<div class=\"comment\">\(ItemHTML.paragraphs($0))</div>" } ?? ""
        return """
            <li>\(label)<a class="title" href="\(root)\(SitePath.page(.reviews, of: id))">\(shown)</a>
            <div class="faint">\(kind)\(facts.joined(separator: " · "))</div>\(claim)\(chips)\(words)</li>

            """
    }
}
