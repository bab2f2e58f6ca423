internal import JSON
internal import ReviewCoding
public import ReviewModel
internal import SQLite
internal import Wording

extension ReviewStore {
    /// Identifiers of papers that archives can be asked about.
    public struct PaperNumbers: Sendable, Equatable {
        /// arXiv identifiers, in order.
        public var arxiv: [String] = []
        /// DOIs of papers without an arXiv identifier, in order.
        public var dois: [String] = []
    }

    /// The papers of which items of `plan` speak in the first place; only those of which nothing is stated yet, unless
    /// all are wanted.
    public func papers(of plan: QueryPlan, all: Bool = false) throws -> PaperNumbers {
        let keys = try Set(keys(for: plan))
        let rows = try database.all(
            """
            SELECT r.key, q.arxiv, q.doi,
                EXISTS (SELECT 1 FROM metadata m WHERE m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi))
            FROM review_paper p JOIN paper q ON q.number = p.paper JOIN review r ON r.number = p.review
            WHERE q.arxiv IS NOT NULL OR q.doi IS NOT NULL ORDER BY q.arxiv, q.doi
            """
        ) { ($0.text(0), $0.optionalText(1), $0.optionalText(2), $0.integer(3) != 0) }
        var found = PaperNumbers()
        for (key, arxiv, doi, isKnown) in rows where keys.contains(key) && (all || !isKnown) {
            if let arxiv {
                if found.arxiv.last != arxiv { found.arxiv.append(arxiv) }
            } else if let doi, found.dois.last != doi {
                found.dois.append(doi)
            }
        }
        return found
    }

    /// Keeps what archives and publishers state of papers; `enrich` lets items say it.
    public func keep(_ metadata: [PaperMetadata]) throws {
        let rows = try MetadataRows(database)
        for one in metadata where one.arxiv != nil || one.doi != nil {
            try rows.put(one, now: now().seconds)
        }
    }

    /// What is stated of papers whose abstracts nobody has looked into for claims: a former program has kept it.
    public func unreadAbstracts() throws -> [PaperMetadata] {
        try database.all(
            """
            SELECT record FROM metadata
            WHERE record ->> 'abstract' IS NOT NULL AND record -> 'claims' IS NULL ORDER BY paper, origin
            """
        ) { JSONValue(parsing: $0.text(0))?.metadata }.compactMap { $0 }
    }

    /// What is stated of the paper of an item at `index`, by those who publish it.
    public func metadata(ofPaper index: Int = 0, of review: Review) throws -> [PaperMetadata] {
        guard review.papers.indices.contains(index) else { return [] }
        let paper = try database.first(
            """
            SELECT p.paper FROM review_paper p JOIN review r ON r.number = p.review
            WHERE r.key = ? AND p.position = ?
            """, with: [.text(review.key), .integer(Int64(index))]
        ) { $0.integer(0) }
        return try paper.map { try MetadataRows(database).metadata(ofPaper: $0) } ?? []
    }

    /// What those values of `review` rest on that are there because of what is stated of its first paper.
    public func statedEvidence(of review: Review) throws -> [Evidence] {
        guard let paper = review.papers.first else { return [] }
        let stated = try metadata(of: review).filter { $0.mayBe(paper) }
        return stated.isEmpty ? [] : StatedParts(stated).evidence(of: review)
    }

    /// Items whose identifier is that of another paper, as its archive states it.
    func checkMetadata(_ body: (LibraryFinding) throws -> Void) throws {
        let papers = try database.all(
            """
            SELECT DISTINCT q.number FROM paper q CROSS JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
            ORDER BY q.number
            """
        ) { $0.integer(0) }
        let rows = try MetadataRows(database)
        let records = try PaperRecords(self)
        for paper in papers {
            for stated in try rows.metadata(ofPaper: paper) {
                for said in try records.witnesses(of: paper) where !stated.mayBe(said.witness.paper) {
                    guard let review = try itemReader.get().review(number: said.review) else { continue }
                    let name = stated.arxiv.map { "arXiv:\($0)" } ?? stated.doi ?? ""
                    try body(
                        LibraryFinding(
                            .wrongPaper, id: review.id, title: said.witness.paper.title,
                            detail: "\(name) is '\(stated.title)'"))
                }
            }
        }
    }
}

extension PaperMetadata {
    /// Whether what an item says of a paper may be said of the one that this is stated of. A nickname, a title in
    /// another script and one that says the same in other words are no contradiction; a title of other words is one,
    /// unless the people are the same.
    public func mayBe(_ paper: Paper) -> Bool {
        let names = paper.authors.map(\.name)
        if !names.isEmpty, !authors.isEmpty, PaperRecord.mayShareAuthors(names, authors) { return true }
        let words = PaperMetadata.words(of: paper.title)
        guard words.count >= 3 else {
            return names.isEmpty || authors.isEmpty || words.isEmpty || isInTitle(words)
        }
        let own = PaperMetadata.words(of: title)
        let all = own.union(PaperMetadata.words(of: abstract ?? ""))
        let shared = Double(words.intersection(own).count) / Double(min(words.count, max(1, own.count)))
        let told = Double(words.intersection(all).count) / Double(words.count)
        return shared >= 0.5 || told >= 0.75
    }

    private func isInTitle(_ words: Set<String>) -> Bool {
        words.isSubset(of: PaperMetadata.words(of: title + " " + (abstract ?? "")))
    }

    /// Words of Latin letters, those of one or two letters left out: a title in another script cannot be compared.
    private static func words(of text: String) -> Set<String> {
        let words = text.lowercased().utf8.split { !isWord($0) }
        return Set(
            words.filter { $0.count > 2 && $0.allSatisfy { $0 < 0x80 } }.map {
                String(decoding: $0, as: UTF8.self)
            })
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}

extension JSONValue {
    /// What is stated of a paper; what is nothing is left out.
    init(_ metadata: PaperMetadata) {
        var members: [Member] = [
            .init(name: "origin", value: .string(metadata.origin.rawValue)),
            .init(name: "title", value: .string(metadata.title)),
            .init(name: "authors", value: .strings(metadata.authors)),
        ]
        if !metadata.categories.isEmpty {
            members.append(.init(name: "categories", value: .strings(metadata.categories)))
        }
        let texts: [(String, String?)] = [
            ("abstract", metadata.abstract), ("arxiv", metadata.arxiv), ("doi", metadata.doi),
            ("journal", metadata.journal), ("published", metadata.published), ("updated", metadata.updated),
        ]
        for (name, text) in texts { if let text { members.append(.init(name: name, value: .string(text))) } }
        if !metadata.models.isEmpty {
            let models = metadata.models.map { model in
                JSONValue.object([
                    .init(name: "name", value: .string(model.mention.name)),
                    .init(name: "aliases", value: .strings(model.mention.aliases)),
                    .init(name: "role", value: .string(model.mention.role.rawValue)),
                    .init(name: "mentions", value: .integer(model.mention.mentions)),
                    .init(name: "confidence", value: .decimal(model.confidence)),
                ])
            }
            members.append(.init(name: "models", value: .array(models)))
        }
        if let claims = metadata.claims {
            members.append(.init(name: "claims", value: .array(claims.map(JSONValue.init(ofAbstract:)))))
        }
        if let versions = metadata.versions {
            members.append(.init(name: "versions", value: .integer(versions)))
        }
        self = .object(members)
    }

    /// What is stated of a paper; nil where this is no such thing.
    var metadata: PaperMetadata? {
        guard let origin = self["origin"].string.flatMap(PaperMetadata.Origin.init(rawValue:)),
            let title = self["title"].string
        else { return nil }
        var metadata = PaperMetadata(origin: origin, title: title)
        metadata.authors = self["authors"].strings
        metadata.categories = self["categories"].strings
        metadata.abstract = self["abstract"].string
        metadata.arxiv = self["arxiv"].string
        metadata.doi = self["doi"].string
        metadata.journal = self["journal"].string
        metadata.published = self["published"].string
        metadata.updated = self["updated"].string
        metadata.versions = self["versions"].integer
        metadata.models = self["models"].elements.compactMap { model in
            guard let name = model["name"].string,
                let role = model["role"].string.flatMap(ModelMention.Role.init(rawValue:))
            else { return nil }
            let mention = ModelMention(
                name: name, aliases: model["aliases"].strings, role: role,
                mentions: model["mentions"].integer ?? 1)
            return StatedModel(mention, confidence: model["confidence"].number ?? 0)
        }
        if case .array(let claims) = self["claims"] {
            let abstract = Array((metadata.abstract ?? "").utf8)
            metadata.claims = claims.map { $0.claim(of: abstract) }
        }
        return metadata
    }

    /// A claim of an abstract, which has its words.
    private init(ofAbstract stated: StatedClaim) {
        let claim = stated.claim
        let quantities = JSONValue(parsing: Coding.quantities.text(of: claim.quantities)) ?? .array([])
        self = .object([
            .init(name: "kind", value: .string(claim.kind.rawValue)),
            .init(name: "start", value: .integer(claim.range.lowerBound)),
            .init(name: "end", value: .integer(claim.range.upperBound)),
            .init(name: "quantities", value: quantities),
            .init(name: "confidence", value: .decimal(stated.confidence)),
        ])
    }

    /// The claim that this is of an abstract; one without words where it does not stand there.
    private func claim(of abstract: [UInt8]) -> StatedClaim {
        let start = max(0, self["start"].integer ?? 0)
        let range = start..<max(start, self["end"].integer ?? 0)
        let words =
            range.upperBound <= abstract.count ? String(validating: abstract[range], as: UTF8.self) : nil
        let claim = Claim(
            text: words ?? "", kind: self["kind"].string.flatMap(Claim.Kind.init(rawValue:)) ?? .result,
            quantities: Coding.quantities.value(in: self["quantities"]) ?? [], range: range)
        return StatedClaim(claim, confidence: self["confidence"].number ?? 0)
    }
}
