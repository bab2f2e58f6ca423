import Foundation
import TestSupport
import Testing

/// Papers completed from those who publish them.
@Suite(.serialized) struct EnrichTests {
    private let site: Site

    init() throws {
        site = try Site()
        site.place.variables["DIGEST_LIBRARY"] = "a.sqlite"
        let list = """
            # Papers

            ## Learning to Count to 7 with Deep Networks

            - Authors: A. Onewell
            - Paper: https://arxiv.org/abs/2101.10007

            The network counts to seven.

            ## A Survey of Protein Folding Kinetics

            - Paper: https://arxiv.org/abs/2101.10008

            Notes on folding.

            """
        try site.place.write(list, to: "papers.md")
        #expect(digest("import papers.md").status == 0)
    }

    private func digest(_ line: String) -> Workplace.Result {
        site.place.run(line.split(separator: " ").map(String.init))
    }

    private static let wrong = ArxivSamples.entry(
        "2101.10008v1", title: "Quantum Gravity on the Lattice", authors: ["Carl Threefold"],
        abstract: "We discretise space.")

    @Test func whatArxivStatesStandsBesideWhatReviewsSay() throws {
        try site.put(
            ArxivSamples.answer([ArxivSamples.counting, EnrichTests.wrong]), at: "export.arxiv.org/api/query")
        let result = digest("enrich")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.hasPrefix("2 papers of 2 found; 1 item says"), "\(result.errors)")
        #expect(site.requests == ["/export.arxiv.org/api/query?max_results=2&id_list=2101.10007,2101.10008"])
        let counting = digest("search arxiv:2101.10007 --format ndjson").output
        #expect(counting.contains("\"authors\":[\"Ada Onewell\",\"Ben Twofold\"]"), "\(counting)")
        #expect(counting.contains("\"doi\":\"10.1000/2101.10007\""))
        // A number of another paper is told, not taken over.
        #expect(digest("search arxiv:2101.10008").output.contains("Protein Folding"))
        let found = digest("check").output
        #expect(found.contains("arXiv:2101.10008 is") && found.contains("'Quantum Gravity on the Lattice'"))
        #expect(digest("why arxiv:2101.10007 authors").output.contains("arXiv states"))
        // The abstract is found, shown and exported.
        #expect(digest("search abstract:networks").output.contains("Learning to Count"))
        #expect(digest("search abstract:folding").status == 1)
        #expect(digest("show 2101.10007").output.contains("We train a network on counting."))
        for format in ["bibtex", "ris", "csl-json"] {
            let written = digest("export arxiv:2101.10007 --format \(format)").output
            #expect(written.contains("We train a network on counting."), "\(written)")
        }
        #expect(digest("enrich").status == 1)
        #expect(site.requests.count == 1)
    }

    @Test func correctionsStayAndAllIsTakenBack() throws {
        try site.put(ArxivSamples.answer([ArxivSamples.counting]), at: "export.arxiv.org/api/query")
        #expect(site.place.run(["edit", "2101.10007", "title=Counting"]).status == 0)
        #expect(digest("enrich").status == 0)
        let item = digest("search arxiv:2101.10007 --format ndjson").output
        #expect(item.contains("\"title\":\"Counting\""), "\(item)")
        #expect(item.contains("\"Ben Twofold\""))
        let dump = digest("dump").output
        #expect(dump.contains("{\"metadata\":"))
        try site.place.write(dump, to: "dump")
        #expect(digest("load dump --library b.sqlite").status == 0)
        #expect(digest("dump --library b.sqlite").output == dump)
        #expect(digest("undo").status == 0)
        #expect(!digest("search arxiv:2101.10007 --format ndjson").output.contains("Ben Twofold"))
    }

    @Test func byTheRegistryOfItsDOI() throws {
        try site.place.write("# Papers\n\n- [Deep Sums](https://doi.org/10.1000/sums)\n", to: "doi.md")
        #expect(digest("import doi.md").status == 0)
        let csl = """
            {"title": "Deep Sums", "DOI": "10.1000/sums", "container-title": "Journal of Sums",
             "author": [{"given": "Dora", "family": "Fourfold"}], "issued": {"date-parts": [[2020, 3]]}}
            """
        try site.put(csl, at: "doi.org/10.1000/sums")
        #expect(digest("enrich doi:10.1000/sums").status == 0)
        let item = digest("search kind:any doi:10.1000/sums --format ndjson").output
        #expect(item.contains("\"Dora Fourfold\""), "\(item)")
        #expect(item.contains("\"venue\":\"Journal of Sums\""))
        #expect(item.contains("\"year\":2020"))
    }

    /// What the categories and the abstract of a paper say is said of a review that does not say it.
    /// A venue and a year come also where all people are known already.
    @Test func venuesComeBesideKnownPeople() throws {
        let entry =
            "@misc{a, title={Deep Sums}, author={Fourfold, D. and Fivefold, Eve}, doi={10.1000/sums}}\n"
        try site.place.write(entry, to: "a.bib")
        #expect(digest("import a.bib").status == 0)
        let record =
            #"{"title": "Deep Sums", "DOI": "10.1000/sums", "container-title": "Journal of Sums", "author": "#
            + #"[{"given": "Dora", "family": "Fourfold"}, {"given": "Eve", "family": "Fivefold"}], "#
            + #""issued": {"date-parts": [[2020, 3]]}}"#
        try site.place.write(record + "\n", to: "s.json")
        #expect(digest("enrich --from s.json").errors.contains("1 item says more now"))
        let item = digest("search kind:any doi:10.1000/sums --format ndjson").output
        #expect(item.contains("\"venue\":\"Journal of Sums\"") && item.contains("\"year\":2020"), "\(item)")
    }

    @Test func categoriesAndAbstractsSpeakForTopicsAndModels() throws {
        let before = digest("search kind:any --format ndjson").output
        #expect(!before.contains("\"id\":\"genomics\"") && before.contains("\"models\":[]"))
        let lines = [
            #"{"id":"2101.10007","title":"Learning to Count to 7 with Deep Networks","authors_parsed":[["Onewell","Ada",""]],"categories":"cs.CV q-bio.GN cs.LG","abstract":"We introduce CountNet. CountNet outperforms ResNet-50 on CountBench.","versions":[]}"#,
            #"{"id":"2101.10008","title":"Quantum Gravity on the Lattice","authors_parsed":[["Threefold","Carl",""]],"categories":"quant-ph","abstract":"We discretise space as BERT does.","versions":[]}"#,
        ]
        try site.place.write(lines.joined(separator: "\n") + "\n", to: "snapshot.json")
        #expect(digest("enrich --from snapshot.json").status == 0)
        let item = digest("search arxiv:2101.10007 --format ndjson").output
        #expect(item.contains(#""topics":[{"id":"cv","score":0.7},{"id":"biology","score":0.5},"#), "\(item)")
        #expect(item.contains("\"CountNet\"") && item.contains("\"ResNet-50\""), "\(item)")
        #expect(digest("search topic:genomics").output.contains("Learning to Count"))
        #expect(digest("search about:CountNet").status == 0)
        let topics = digest("why arxiv:2101.10007 topics").output
        #expect(topics.contains("topics: cv  (rule category cs.CV, 0.70, inferred)"), "\(topics)")
        #expect(topics.contains("topics: genomics  (rule category q-bio.GN, 0.50, inferred)"), "\(topics)")
        let models = digest("why arxiv:2101.10007 models").output
        #expect(models.contains("models: CountNet  (rule abstract, "), "\(models)")
        // What is stated of another paper is not said of this one.
        #expect(digest("search topic:quantum-physics").status == 1)
        // It is there after a dump and after the source was read again, and a person has the last word.
        let dump = digest("dump").output
        try site.place.write(dump, to: "dump")
        #expect(digest("load dump --library b.sqlite").status == 0)
        #expect(digest("dump --library b.sqlite").output == dump)
        #expect(digest("search arxiv:2101.10007 --format ndjson --library b.sqlite").output == item)
        #expect(digest("import --force papers.md").status == 0)
        #expect(digest("search arxiv:2101.10007 --format ndjson").output == item)
        #expect(site.place.run(["edit", "2101.10007", "topic-=cv"]).status == 0)
        #expect(!digest("search arxiv:2101.10007 --format ndjson").output.contains("\"id\":\"cv\""))
        #expect(!digest("check").errors.contains("damage"))
        // Another review of the paper has it as well, whatever it says itself.
        try site.place.write(
            "# More\n\n- [Learning to Count to 7 with Deep Networks](https://arxiv.org/abs/2101.10007): BERT counts worse.\n",
            to: "more.md")
        #expect(digest("import more.md").status == 0)
        let both = digest("search topic:genomics --format ndjson").output
        #expect(both.split(separator: "\n").count == 2, "\(both)")
        #expect(both.contains("\"BERT\""))
        #expect(digest("search about:CountNet --format ndjson").output.split(separator: "\n").count == 1)
    }

    /// An array with a record a line is a snapshot, too; what is none is told.
    @Test func whatIsNoSnapshotIsTold() throws {
        let record =
            #"{"id":"2101.10007","title":"Learning to Count to 7 with Deep Networks","authors_parsed":[["Onewell","Ada",""]],"abstract":"We count."}"#
        for text in ["", "\u{1F}\u{8B}\u{8}x\ny", "# Papers\n\n2101.10007\n", "[\(record)]\n"] {
            try site.place.write(text, to: "s.json")
            let result = digest("enrich --from s.json")
            #expect(result.status == 4)
            #expect(
                result.errors.hasSuffix("; 's.json' is no snapshot, which has a JSON object a line\n"),
                "\(result.errors)")
        }
        try site.place.write("[\n\(record),\r\n\(record)\n]\n", to: "s.json")
        #expect(digest("enrich --from s.json").status == 0)
        #expect(digest("search abstract:count").status == 0)
        #expect(site.requests.isEmpty)
    }

    /// A snapshot of a hundred thousand records, of which a thousand are wanted, in memory that does not grow with it.
    @Test func aSnapshotIsStreamed() throws {
        let papers = (1...1000).map { "- [Paper on Topic \($0)](https://arxiv.org/abs/2001.\(10_000 + $0))" }
        try site.place.write("# Papers\n\n" + papers.joined(separator: "\n") + "\n", to: "many.md")
        #expect(digest("import many.md").status == 0)
        let path = site.place.folder + "/snapshot.json"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: path))
        let words = String(repeating: "a sentence of no matter, ", count: 40)
        for block in 0..<100 {
            let lines = (0..<1000).map { row -> String in
                let number = block * 1000 + row
                let id = number % 100 == 0 ? "2001.\(10_001 + number / 100)" : "1901.\(10_000 + number)"
                return """
                    {"id":"\(id)","title":"Paper on Topic\\n  \(number / 100 + 1)","authors_parsed":[["Onewell","Ada",""],["M\\\\\\"uller","Ben","Jr"]],"categories":"cs.LG stat.ML","doi":null,"journal-ref":null,"abstract":"  About \(words)","versions":[{"version":"v1","created":"Mon, 2 Apr 2020 19:18:42 GMT"}],"update_date":"2020-11-26"}

                    """
            }
            try file.write(contentsOf: Data(lines.joined().utf8))
        }
        try file.close()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let program = Checkout.products.appendingPathComponent("digest").path
        let measure = """
            import resource, subprocess, sys, time
            start = time.time()
            status = subprocess.call(sys.argv[1:])
            print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, round(time.time() - start, 1))
            """
        process.arguments = ["python3", "-c", measure, program, "enrich", "--from", path, "-q"]
        process.currentDirectoryURL = URL(fileURLWithPath: site.place.folder)
        process.environment = ProcessInfo.processInfo.environment.merging(site.place.variables) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        process.waitUntilExit()
        let told = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        let figures = told.split(separator: " ").compactMap { Double($0.filter { $0 != "\n" }) }
        #expect(figures.first == 0, "\(told)")
        #expect(figures[1] < 200_000, "kilobytes: \(told)")
        #expect(figures[2] < 300, "seconds: \(told)")
        print("1,000 of 100,000 records: \(Int(figures[1] / 1000)) MB, \(figures[2]) s")
        let item = digest("search kind:any arxiv:2001.10500 --format ndjson").output
        #expect(item.contains("\"authors\":[\"Ada Onewell\",\"Ben Müller Jr\"]"), "\(item)")
        #expect(digest("search kind:any abstract:sentence -n 1").status == 0)
    }
}
