import Foundation
import ReviewParsing
import Testing

@testable import DigestCLI

@Suite struct BibTests {
    private static let bibliography = """
        % my thesis
        @string{nips = {NeurIPS}}
        @article{vaswani,
        \ttitle = "{Attention} is all you need",
        \tauthor = {Vaswani, A. and others},
        \tjournal = {arXiv preprint arXiv:1706.03762v5}
        }
        @misc{none, title = {Something that nobody ever wrote about}, note={a % b @ c},}
        @inproceedings(bert, booktitle = nips # " 2019",
          title = {{BERT}: Pre-training of Deep Bidirectional Transformers for Language Understanding},
        )
        @article{broken, title = {no end

        """

    private func place() throws -> Workplace {
        let place = try Workplace()
        for name in ["telegram-preview-ru.txt", "preview-page.html"] {
            #expect(place.run(["import", "-q", Workplace.repository + "/Digests/" + name]).status != 3)
        }
        try place.write(Self.bibliography, to: "a.bib")
        return place
    }

    @Test func entriesAndFields() {
        let file = BibTeXSource(Array(Self.bibliography.utf8))
        #expect(file.entries.map(\.key) == ["vaswani", "none", "bert"])
        #expect(
            file.entries.map { $0.fields.map(\.name) } == [
                ["title", "author", "journal"], ["title", "note"], ["booktitle", "title"],
            ])
        #expect(file.text("title", of: file.entries[0]) == "Attention is all you need")
    }

    @Test(arguments: [
        ("{Doll{\\'a}r \\& Co}", "Dollár & Co"), ("\"a {\\ss} b\"", "a ß b"), ("{x\n  y}", "x y"),
    ])
    func plainText(_ value: String, _ expected: String) {
        let file = BibTeXSource(Array("@a{k, t = \(value)}".utf8))
        #expect(file.text("t", of: file.entries[0]) == expected.split(separator: " ").joined(separator: " "))
    }

    @Test func check() throws {
        let result = try place().run(["bib", "check", "a.bib", "--format", "ndjson"])
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 3 && lines[1] == "{\"key\":\"none\",\"reviews\":[]}")
        #expect(lines[0].contains("\"reviews\":[\"") && lines[2].contains("\"reviews\":[\""))
        #expect(result.errors == "2 of 3 entries have a review\n")
    }

    /// Numbers of arXiv of before 2007, in every field that they stand in.
    @Test(arguments: [
        "eprint={hep-th/9901001}", "eprint={cs/9901001}, archivePrefix={arXiv}", "eprint = {math.GT/0309136}",
        "url={https://arxiv.org/abs/hep-th/9901001}", "journal={arXiv preprint hep-th/9901001}",
        "note={arXiv:hep-th/9901001v2}", "doi={10.48550/arXiv.hep-th/9901001}",
    ])
    func oldNumbersAreFound(field: String) throws {
        let place = try Workplace()
        let number = ["cs/9901001", "math.GT/0309136"].first { field.contains($0) } ?? "hep-th/9901001"
        try place.write(
            "@misc{x, title={Turning of Old Things}, author={Ann One}, eprint={\(number)}}", to: "library.bib"
        )
        #expect(place.run(["import", "-q", "library.bib"]).status == 0)
        try place.write("@article{k, title={Another Title Altogether}, \(field)}", to: "a.bib")
        let result = place.run(["bib", "check", "a.bib"])
        #expect(result.errors == "1 of 1 entries have a review\n", "\(result.errors)")
    }

    @Test func annotateAddsFieldsAndNothingElse() throws {
        let place = try place()
        #expect(place.run(["bib", "annotate", "a.bib"]).status == 0)
        let once = try place.read("a.bib")
        #expect(once.contains("{arXiv preprint arXiv:1706.03762v5},\n\tdigestreview = {"))
        let kept = once.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("digest")
        }
        let before = Self.bibliography.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            kept.map { $0.last == "," ? $0.dropLast() : $0 }
                == before.map { $0.last == "," ? $0.dropLast() : $0 })
        #expect(BibTeXSource(Array(once.utf8)).entries.count == 3)
        #expect(place.run(["bib", "annotate", "a.bib"]).status == 0)
        #expect(try place.read("a.bib") == once)
    }

    @Test func nothingCitedIsNothingMatched() throws {
        let place = try place()
        try place.write("@misc{x, title = {Nobody knows what this could be}}", to: "b.bib")
        #expect(place.run(["bib", "annotate", "b.bib"]).status == 1)
        #expect(try place.read("b.bib") == "@misc{x, title = {Nobody knows what this could be}}")
        #expect(place.run(["bib", "mend", "b.bib"]).status == 2)
    }

    /// What it is told of is found in any encoding, but nothing in another one is put into it.
    @Test func otherEncodingsAreLeftAlone() throws {
        let place = try place()
        let bytes =
            Array("@article{k, title={".utf8) + [0xC2, 0xED, 0xE8] + Array("}, eprint={1706.03762}}".utf8)
        try place.write(bytes, to: "cp1251.bib")
        #expect(place.run(["bib", "check", "cp1251.bib"]).status == 0)
        let result = place.run(["bib", "annotate", "cp1251.bib"])
        #expect(result.status == 3)
        #expect(result.errors.contains("'cp1251.bib' is not in UTF-8"))
        let after = try Data(contentsOf: URL(fileURLWithPath: place.folder + "/cp1251.bib"))
        #expect(Array(after) == bytes)
    }

    /// One entry whose braces do not match takes no other along; a line may be of any length.
    @Test(arguments: [
        "@article{a, title={Unclosed {brace, author={X}}\n@article{k, eprint={1706.03762}}\n",
        "@article{k, abstract={\(String(repeating: "x", count: 1_000_000))}, eprint={1706.03762}}",
        "\(String(repeating: "@", count: 100_000))\n@article{k, eprint={1706.03762}}",
    ])
    func damageIsLocal(_ text: String) throws {
        let file = BibTeXSource(Array(text.utf8))
        #expect(file.entries.map(\.key) == ["k"])
        #expect(file.entries.last.map { file.text("eprint", of: $0) } == "1706.03762")
    }

    @Test(arguments: 0..<100) func anyBytesAreRead(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let pieces = [
            "@a{", "@b(", "k,", "t = ", "{", "}", "\"", "#", ",", ")", "\n", "\\", "x", "=", "@comment{",
        ].map { Array($0.utf8) }
        var bytes: [UInt8] = []
        for _ in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes += pieces[Int(state >> 33) % pieces.count]
        }
        let file = BibTeXSource(bytes)
        var annotation = BibAnnotation(file)
        for entry in file.entries {
            for field in entry.fields { _ = file.text(field.name, of: entry) }
            annotation.add([], to: entry)
        }
        #expect(annotation.bytes == bytes || !file.entries.isEmpty)
    }
}
