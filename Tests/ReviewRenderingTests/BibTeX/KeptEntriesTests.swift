import ReviewModel
import Testing

@testable import ReviewRendering

/// What somebody's own bibliography states comes back out, in every format as far as it can hold it.
@Suite struct KeptEntriesTests {
    private static func paper(_ title: String, _ author: String, _ year: Int, doi: String? = nil) -> Paper {
        var paper = Paper(title: title)
        paper.authors = [Author(name: author)]
        (paper.year, paper.doi) = (year, doi)
        return paper
    }

    private static func item(_ paper: Paper, id: String = "a") -> LibraryItem {
        var review = Review(
            kind: .entry, title: paper.title, text: "",
            source: SourceReference(path: "a.bib", format: "bibtex"))
        review.id = id
        review.papers = [paper]
        return LibraryItem(review: review)
    }

    private static func options(_ entry: BibliographyEntry, of paper: Paper) -> RenderingOptions {
        var options = RenderingOptions()
        options.entries.add(entry, of: paper)
        options.words.risTypes = ["phdthesis": "THES", "article": "JOUR"]
        options.words.cslTypes = ["phdthesis": "thesis", "article": "article-journal"]
        return options
    }

    private static func text(_ name: String, _ items: [LibraryItem], _ options: RenderingOptions) -> String {
        let bytes = ExportFormats.named(name)?.export(items, options: options) ?? []
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func keyTypeAndFieldsAreWritten() {
        let paper = Self.paper("Tagged Nets", "Ada One", 2019)
        let entry = BibliographyEntry(
            key: "myKey:19", type: "phdthesis",
            fields: ["school": "Lab & Co", "month": "May", "pages": "1–9", "keywords": "a, b", "file": "x"])
        let items = [Self.item(paper)]
        let options = Self.options(entry, of: paper)
        #expect(
            Self.text("bibtex", items, options) == """
                @phdthesis{myKey:19,
                  title = {Tagged Nets},
                  author = {Ada One},
                  year = {2019},
                  month = may,
                  pages = {1--9},
                  school = {Lab \\& Co},
                }

                """)
        let ris = Self.text("ris", items, options)
        for line in ["TY  - THES", "ID  - myKey:19", "SP  - 1", "EP  - 9", "PB  - Lab & Co"] {
            #expect(ris.contains(line + "\r\n"), "\(line)")
        }
        let csl = Self.text("csl-json", items, options)
        for member in [
            "\"id\":\"myKey:19\"", "\"type\":\"thesis\"", "\"page\":\"1–9\"", "\"publisher\":\"Lab & Co\"",
        ] {
            #expect(csl.contains(member), "\(member)")
        }
    }

    /// A key that a program would stumble over, or that another paper has, is not taken.
    @Test(arguments: ["2019one", "a b", "", "ключ", "{x}"])
    func otherKeysAreMade(key: String) {
        let paper = Self.paper("Tagged Nets", "Ada One", 2019)
        let options = Self.options(BibliographyEntry(key: key, type: "misc"), of: paper)
        #expect(Self.text("bibtex", [Self.item(paper)], options).hasPrefix("@misc{one2019tagged,"))
    }

    @Test func anArticleOfNoJournalIsAPreprint() {
        var paper = Self.paper("Tagged Nets", "Ada One", 2019)
        let options = Self.options(BibliographyEntry(type: "article"), of: paper)
        #expect(Self.text("bibtex", [Self.item(paper)], options).hasPrefix("@misc{"))
        paper.venue = "Journal of Nets"
        #expect(Self.text("bibtex", [Self.item(paper)], options).hasPrefix("@article{"))
    }

    /// Two works of one title are two entries with keys of their own, in this export and in the next.
    @Test func worksOfOneTitleAreTwoEntries() {
        let papers = [
            Self.paper("Deep Nets", "Ada One", 2015, doi: "10.1/x"), Self.paper("Deep Nets", "Bob Two", 2016),
            Self.paper("Editorial", "Ann Lee", 2010), Self.paper("Editorial", "Bob Lee", 2010),
            Self.paper("Editorial", "Bob Lee", 2014),
        ]
        var bibliography = Bibliography()
        for (index, paper) in papers.enumerated() { bibliography.add(Self.item(paper, id: "\(index)")) }
        #expect(bibliography.papers.map(\.paper) == papers)
        #expect(Set(bibliography.papers.map(\.identity)).count == papers.count)
        var keys = CitationKeys(known: [:])
        let made = bibliography.papers.map { keys.key(for: $0.paper, of: $0.identity) }
        #expect(
            made == [
                "one2015deep", "two2016deep", "lee2010editorial", "lee2010editoriala", "lee2014editorial",
            ])
        var later = CitationKeys(known: keys.added)
        #expect(later.key(for: papers[1]) == "two2016deep")
        #expect(later.key(for: papers[0]) == "one2015deep")
    }

    @Test func whatHasNoTitleIsNotCited() {
        let nameless = Self.item(Paper(title: ""))
        for name in ["bibtex", "biblatex", "ris"] {
            #expect(Self.text(name, [nameless], RenderingOptions()).isEmpty, "\(name)")
        }
        #expect(Self.text("csl-json", [nameless], RenderingOptions()) == "[]\n")
    }
}
