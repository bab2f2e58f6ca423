import Foundation
import Testing

/// What the abstract of a paper claims stands beside what its reviewers say, and is never taken for it.
@Suite struct AbstractClaimsTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        place.variables["DIGEST_LIBRARY"] = "a.sqlite"
        let list = """
            # Papers

            - [Graph Nets for Molecules](https://arxiv.org/abs/2102.10001)
            - [A Survey of Protein Folding Kinetics](https://arxiv.org/abs/2102.10003)

            """
        try place.write(list, to: "papers.md")
        let records = [
            #"{"id":"2102.10001","title":"Graph Nets for Molecules","authors_parsed":[["Oneson","Ann",""]],"categories":"cs.LG","abstract":"  Predicting properties of molecules is costly. Für Moleküle we propose MolNet, a graph\n  network with edge attention. MolNet reaches 93.4% accuracy on MolBench, 2.1% better than the best graph network. However, it is slow on large molecules.\n","versions":[]}"#,
            #"{"id":"2102.10003","title":"Quantum Gravity on the Lattice","authors_parsed":[["Threefold","Carl",""]],"categories":"hep-th","abstract":"We propose to discretise space, and show that gravity is 3% stronger on the lattice.","versions":[]}"#,
        ]
        try place.write(records.joined(separator: "\n") + "\n", to: "snapshot.json")
        #expect(digest("import papers.md").status == 0)
        #expect(digest("enrich --from snapshot.json").status == 0)
    }

    @discardableResult
    private func digest(_ line: String) -> Workplace.Result {
        place.run(line.split(separator: " ").map(String.init))
    }

    private static let told = "MolNet reaches 93.4"
    private static let heading = "Claims of the abstract (arXiv)"

    @Test func aClaimIsARangeOfTheAbstract() throws {
        let line = digest("search 2102.10001 --format ndjson").output
        let item = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect((item["claims"] as? [Any])?.isEmpty == true)
        let paper = try #require((item["papers"] as? [[String: Any]])?.first)
        #expect(paper["abstract_origin"] as? String == "arxiv")
        let abstract = Array(try #require(paper["abstract"] as? String).utf8)
        let claims = try #require(paper["abstract_claims"] as? [[String: Any]])
        #expect(claims.count >= 2)
        for claim in claims {
            let range = try #require(claim["start"] as? Int)..<#require(claim["end"] as? Int)
            #expect(String(decoding: abstract[range], as: UTF8.self) == claim["text"] as? String)
        }
        let result = try #require(claims.first { ($0["text"] as? String)?.hasPrefix(Self.told) == true })
        let quantities = try #require(result["quantities"] as? [[String: Any]])
        #expect(quantities.map { $0["value"] as? String } == ["93.4", "2.1"])
    }

    @Test func itIsShownApart() throws {
        let page = digest("show 2102.10001").output
        let lines = page.split(separator: "\n").map(String.init)
        #expect(lines.contains(Self.heading) && !lines.contains("Claims"), "\(page)")
        #expect(lines.contains { $0.contains(Self.told) })
        let why = digest("why 2102.10001 claims").output
        #expect(why.contains("abstract_claims: \(Self.told)") && why.contains("(rule abstract, "), "\(why)")
        // It is no claim of the item.
        #expect(digest("search has:claims").status == 1)
        #expect(digest("search claim:MolBench").status == 1)
        #expect(digest("search abstract:MolBench").status == 0)
        #expect(digest("edit 2102.10001 claim-=1").status != 0)
        for format in ["markdown", "html", "org", "atom"] {
            let written = digest("export 2102.10001 --format \(format)").output
            #expect(written.contains(Self.heading), "\(format): \(written)")
        }
        for format in ["anki", "csv"] {
            #expect(!digest("export 2102.10001 --format \(format)").output.contains(Self.told), "\(format)")
        }
        digest("export 2102.10001 --format site -o site")
        digest("export 2102.10001 --format obsidian -o vault")
        for folder in ["site", "vault"] {
            let written = try all(in: folder)
            #expect(written.contains(Self.heading) && written.contains(Self.told), "\(folder)")
        }
    }

    /// A reading list that is taken back does not give the reviewer what the abstract claims.
    @Test func aReadingListIsTakenBack() throws {
        #expect(digest("export 2102.10001 -o list.md").status == 0)
        let list = try place.read("list.md")
        try place.write(list.replacing("Status: ", with: "Status: "), to: "copy.md")
        #expect(digest("import copy.md --library b.sqlite").status == 0)
        let item = digest("search 2102.10001 --format ndjson --library b.sqlite").output
        #expect(item.contains("\"claims\":[]"), "\(item)")
        #expect(!item.contains("abstract"))
        try place.write(list.replacing("## Graph Nets", with: "## Great Graph Nets"), to: "list.md")
        #expect(digest("import list.md").status == 0)
        let edited = digest("search 2102.10001 --format ndjson").output
        #expect(edited.contains("Great Graph Nets") && edited.contains("\"claims\":[]"), "\(edited)")
        #expect(edited.contains("\"notes\":null"))
    }

    @Test func aReviewThatClaimsMuchIsLeftAlone() throws {
        let review = """
            # Graph Nets for Molecules

            Ann Oneson, 2021, https://arxiv.org/abs/2102.10001

            The authors propose a network on graphs that is trained end to end on molecules. It reaches 93% accuracy \
            on MolBench, which is 5% better than the previous best model. The main drawback is that it needs eight \
            days of training on 64 GPUs.

            """
        try place.write(review, to: "review.md")
        #expect(digest("import review.md --as notes").status == 0)
        let id = digest("search source:review.md --format ids").output.filter { !$0.isNewline }
        let page = digest("show \(id)").output
        #expect(page.contains("Claims\n") && !page.contains(Self.heading), "\(page)")
        #expect(page.contains("Abstract\n"))
        #expect(digest("search source:review.md --format ndjson").output.contains("\"abstract_claims\":["))
        #expect(!digest("why \(id) claims").output.contains("abstract_claims"))
    }

    /// Of an item with the number of another paper nothing is said that is stated of that.
    @Test func theAbstractOfAnotherPaperIsNotTakenOver() throws {
        let item = digest("search 2102.10003 --format ndjson").output
        #expect(item.contains("Protein Folding") && !item.contains("abstract"), "\(item)")
        #expect(!digest("show 2102.10003").output.contains("gravity"))
        #expect(!digest("export 2102.10003 --format bibtex").output.contains("gravity"))
    }

    @Test func itIsKept() throws {
        let item = digest("search 2102.10001 --format ndjson").output
        let dump = digest("dump").output
        try place.write(dump, to: "dump")
        #expect(digest("load dump --library b.sqlite").status == 0)
        #expect(digest("dump --library b.sqlite").output == dump)
        #expect(digest("search 2102.10001 --format ndjson --library b.sqlite").output == item)
        // A library that has the item alone takes it of another.
        #expect(digest("import papers.md --library c.sqlite").status == 0)
        #expect(digest("merge a.sqlite --library c.sqlite").status == 0)
        #expect(digest("search 2102.10001 --format ndjson --library c.sqlite").output == item)
        #expect(digest("undo").status == 0)
        #expect(!digest("search 2102.10001 --format ndjson").output.contains("abstract"))
        #expect(digest("redo").status == 0)
        #expect(digest("search 2102.10001 --format ndjson").output == item)
        #expect(digest("forget papers.md").status == 0)
        #expect(digest("import papers.md").status == 0)
        #expect(digest("search 2102.10001 --format ndjson").output == item)
        #expect(!digest("check").errors.contains("derived"))
    }

    /// What a former version of the program has learnt is read by the next run, without asking anybody.
    @Test func abstractsOfAFormerVersionAreRead() throws {
        let item = digest("search 2102.10001 --format ndjson").output
        let dump = digest("dump").output
        var former = ""
        for line in dump.split(separator: "\n", omittingEmptySubsequences: false) {
            let start = line.firstRange(of: ",\\\"claims\\\":[")
            guard line.hasPrefix("{\"metadata\":"), let start,
                let end = line[start.upperBound...].firstRange(of: "}\",\"stems\":")
            else {
                former += line + "\n"
                continue
            }
            former += line[..<start.lowerBound] + line[end.lowerBound...] + "\n"
        }
        try place.write(String(former.dropLast()), to: "former")
        #expect(digest("load former --library b.sqlite").status == 0)
        #expect(!digest("show 2102.10001 --library b.sqlite").output.contains(Self.heading))
        // Of two that know the same, the one that was read counts, whichever takes the other.
        #expect(digest("load former --library c.sqlite").status == 0)
        #expect(digest("merge a.sqlite --library c.sqlite").status == 0)
        #expect(digest("search 2102.10001 --format ndjson --library c.sqlite").output == item)
        let read = digest("enrich --library b.sqlite")
        #expect(
            read.status == 0 && read.errors.contains("earlier version of digest claim: 2 abstracts"),
            "\(read.errors)")
        #expect(digest("dump --library b.sqlite").output == dump)
        #expect(digest("enrich --library b.sqlite").status == 1)
    }

    private func all(in folder: String) throws -> String {
        let names = FileManager.default.enumerator(atPath: place.folder + "/" + folder)?.allObjects ?? []
        return names.compactMap { name in (name as? String).flatMap { try? place.read("\(folder)/\($0)") } }
            .joined(separator: "\n")
    }
}
