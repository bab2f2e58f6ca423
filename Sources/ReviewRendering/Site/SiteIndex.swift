internal import ReviewModel

/// The words of all items, for the search in the browser: which items have which stem.
struct SiteIndex {
    private var titles: [String: [UInt32]] = [:]
    private var texts: [String: [UInt32]] = [:]
    private let stems: (String) -> [String]

    init(stems: @escaping (String) -> [String]) { self.stems = stems }

    /// Takes the words of the item with that number; numbers grow.
    mutating func add(_ item: LibraryItem, number: UInt32) {
        let review = item.review
        var names = [review.title, review.label ?? ""]
        for paper in review.papers {
            names += [paper.title] + paper.authors.map(\.name)
        }
        names += review.models.filter { $0.role == .primary }.flatMap { [$0.name] + $0.aliases }
        var rest = [review.text] + review.models.map(\.name) + review.datasets + review.topics.map(\.id)
        for paper in review.papers { rest += paper.affiliations + [paper.venue ?? ""] }
        rest += item.curation.tags + [item.curation.notes ?? "", review.reviewer?.name ?? ""]
        let title = Set(names.flatMap(stems))
        let text = Set(rest.flatMap(stems)).subtracting(title)
        for stem in title { titles[stem, default: []].append(number) }
        for stem in text { texts[stem, default: []].append(number) }
    }

    /// How many letters of a stem tell the file that has it: few files for few words.
    var shardLength: Int { titles.count + texts.count > 30_000 ? 2 : 1 }

    /// The files: for each beginning of words a call that hands over stems, each with the numbers of the
    /// items that have it in a title, then of others, as differences in base 36.
    func write<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        var shards: [String: [String]] = [:]
        for stem in Set(titles.keys).union(texts.keys) {
            shards[SiteIndex.shard(stem, shardLength), default: []].append(stem)
        }
        for (shard, stems) in shards.sorted(by: { $0.key < $1.key }) {
            var json = JSONWriter()
            json.object { json in
                for stem in stems.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                    json.field(stem, "\(SiteIndex.coded(titles[stem]));\(SiteIndex.coded(texts[stem]))")
                }
            }
            let text = "digestWords(\"\(shard)\",\(String(decoding: json.bytes, as: UTF8.self)));\n"
            try write(FolderFile(path: "words/\(shard).js", text: text))
        }
    }

    /// The beginning of a stem in letters that any file system has: others than a–z and digits by number.
    static func shard(_ stem: String, _ length: Int) -> String {
        stem.unicodeScalars.prefix(length).map { scalar in
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isPlain ? String(scalar) : "_" + String(scalar.value, radix: 16)
        }.joined()
    }

    private static func coded(_ numbers: [UInt32]?) -> String {
        var last: UInt32 = 0
        return (numbers ?? []).map { number in
            defer { last = number }
            return String(number &- last, radix: 36)
        }.joined(separator: " ")
    }
}
