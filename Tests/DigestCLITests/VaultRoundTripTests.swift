import Testing

@testable import DigestCLI

/// A vault of Obsidian gives the papers back that it was written from.
@Suite struct VaultRoundTripTests {
    @Test func papersComeBack() throws {
        let entries = """
            @inproceedings{b,
              title = {Spinning Fast on Small Mills Again},
              author = {Bob Two},
              booktitle = {ICML 2016},
              year = {2016},
              eprint = {1601.00001},
              archivePrefix = {arXiv},
              url = {https://arxiv.org/abs/1601.00001},
            }

            @article{a,
              title = {Turning Wheels in the Wild Water},
              author = {Ann One and {Google DeepMind} and {Barnes and Noble} and others},
              journal = {Nature},
              year = {2015},
              doi = {10.1000/v1},
              url = {https://doi.org/10.1000/v1},
            }

            """
        let place = try Workplace()
        try place.write(entries, to: "in.bib")
        #expect(place.run(["import", "-q", "in.bib"]).status == 0)
        #expect(place.run(["export", "--format", "obsidian", "-o", "vault"]).status == 0)
        #expect(place.run(["--library", "two.db", "import", "-q", "vault"]).status == 0)
        let back = place.run(["--library", "two.db", "export", "--format", "bibtex"]).output
        for line in entries.split(separator: "\n") where line.contains(" = ") {
            #expect(back.contains(line), "\(line)")
        }
        let entriesBack = back.split(separator: "\n").filter { $0.hasPrefix("@") }
        #expect(entriesBack.count == 2)
        #expect(!back.contains("[["))
    }
}
