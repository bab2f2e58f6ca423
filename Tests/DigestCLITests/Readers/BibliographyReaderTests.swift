import Foundation
import ReviewModel
import ReviewParsing
import Testing

/// Bibliographies, opened by what typesets and manages them.
@Suite struct BibliographyReaderTests {
    private let folder: String

    init() throws { folder = try SampleExports.made().folder }

    /// `biber` is in the package of that name.
    @Test(
        .enabled(if: ReaderProgram.has("biber"), "biber is not installed"),
        arguments: ["bibtex", "bibtex-ascii", "biblatex"])
    func biberReads(_ format: String) throws {
        let arguments = ["--tool", "--output-file", "biber-\(format).bib", "items.\(format)"]
        let said = try ReaderProgram.run("biber", arguments, in: folder)
        #expect(!said.contains("ERROR") && !said.contains("WARN"), "\(said)")
        let read = try String(contentsOfFile: "\(folder)/biber-\(format).bib", encoding: .utf8)
        #expect(keys(in: read) == keys(in: try exported(format)))
        #expect(!keys(in: read).isEmpty)
    }

    @Test(
        .enabled(if: ReaderProgram.hasModule("pybtex"), "python3-pybtex is not installed"),
        arguments: ["bibtex", "bibtex-ascii", "biblatex"])
    func pybtexReads(_ format: String) throws {
        try ReaderProgram.script("bibtex.py", module: "pybtex", ["items.\(format)"], in: folder)
    }

    @Test(.enabled(if: ReaderProgram.hasModule("rispy"), "rispy of PyPI is not installed"))
    func rispyReads() throws {
        try ReaderProgram.script("ris.py", module: "rispy", ["items.ris"], in: folder)
    }

    @Test(
        .enabled(if: ReaderProgram.has("pandoc"), "pandoc is not installed"),
        arguments: [
            ("bibtex", "bibtex"), ("bibtex-ascii", "bibtex"), ("biblatex", "biblatex"),
            ("csl-json", "csljson"), ("ris", "ris"),
        ])
    func pandocReads(_ format: String, _ reader: String) throws {
        // The first version that reads RIS is 3.0.
        guard try ReaderProgram.run("pandoc", ["--list-input-formats"], in: folder).contains("\(reader)\n")
        else { return }
        let arguments = ["-f", reader, "-t", "csljson", "-o", "pandoc-\(format).json", "items.\(format)"]
        try ReaderProgram.run("pandoc", arguments, in: folder)
        try ReaderProgram.script("csl.py", ["pandoc-\(format).json"], in: folder)
    }

    /// Every paper is set in a bibliography.
    @Test(
        .enabled(if: ReaderProgram.has("pandoc"), "pandoc is not installed"),
        arguments: [("csl-json", "json"), ("biblatex", "bib"), ("bibtex-ascii", "bibtex")])
    func pandocCites(_ format: String, _ suffix: String) throws {
        let name = "\(format)-cited.\(suffix)"
        try exported(format).write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        try "---\nnocite: '@*'\n---\n".write(
            toFile: "\(folder)/\(format).md", atomically: true, encoding: .utf8)
        let arguments = ["--citeproc", "--bibliography", name, "-t", "html", "\(format).md"]
        let page = try ReaderProgram.run("pandoc", arguments, in: folder)
        #expect(
            page.components(separatedBy: "class=\"csl-entry\"").count - 1
                == keys(in: try exported("bibtex")).count)
        #expect(!page.contains("<script") && !page.contains("WARNING"))
    }

    /// Through another program and back, what both can hold is as we wrote it.
    @Test(.enabled(if: ReaderProgram.hasModule("rispy"), "rispy of PyPI is not installed"))
    func risComesBackThroughRispy() throws {
        try ReaderProgram.script("ris-again.py", module: "rispy", ["items.ris", "again.ris"], in: folder)
        #expect(try facts(of: "again.ris") == facts(of: "items.ris"))
    }

    @Test(.enabled(if: ReaderProgram.has("biber"), "biber is not installed"))
    func bibLaTeXComesBackThroughBiber() throws {
        try ReaderProgram.run(
            "biber", ["--tool", "--output-file", "again.bib", "items.biblatex"], in: folder)
        try exported("biblatex").write(toFile: "\(folder)/own.bib", atomically: true, encoding: .utf8)
        #expect(try facts(of: "again.bib") == facts(of: "own.bib"))
    }

    /// What is read of the papers of a bibliography: title, people, year, venue, identifiers.
    private func facts(of name: String) throws -> Set<String> {
        let file = SourceFile(
            path: name, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
        var facts: Set<String> = []
        _ = try SourceReader().read(
            file,
            into: { review in
                for paper in review.papers {
                    facts.insert(
                        "\(paper.title) | \(paper.authors.map(\.name)) | \(paper.year ?? 0) | \(paper.venue ?? "") "
                            + "| \(paper.arxiv ?? "") | \(paper.doi ?? "")")
                }
            }, report: { _ in })
        return facts
    }

    private func exported(_ format: String) throws -> String {
        try String(contentsOfFile: "\(folder)/items.\(format)", encoding: .utf8)
    }

    /// Keys of the entries of a file of BibTeX.
    private func keys(in text: String) -> Set<Substring> {
        Set(
            text.split(separator: "\n").filter { $0.hasPrefix("@") }.compactMap {
                $0.split(separator: "{", maxSplits: 1).last?.split(separator: ",").first
            })
    }
}
