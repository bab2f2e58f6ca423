import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// What BibTeX means, and what people write.
@Suite struct BibTeXTests {
    // MARK: TeX

    @Test(arguments: [
        (#"G{\"o}del, Erd\H{o}s, \v{C}ech, {\'E}mile, \c{C}elik"#, "Gödel, Erdős, Čech, Émile, Çelik"),
        (
            #"{\AA}ngstr{\"o}m, Bj{\o}rn, {\L}ukasz, Stra{\ss}e, {\ae}ther"#,
            "Ångström, Bjørn, Łukasz, Straße, æther"
        ),
        (#"{\DH}or{\dh}e {\th}ing {\TH}or {\DJ}ura{\dj} {\OE}uvre {\NG}a"#, "Ðorðe þing Þor Đurađ Œuvre Ŋa"),
        (#"\'\i, \'{\i}, {\'{\i}}, \^\i, \"{\i}"#, "í, í, í, î, ï"),
        (
            #"Nguy{\~{\^e}}n, Tr\'{\^{a}}n, \k{e}, \d{a}, \r{u}, \.{Z}, \={a}, \u{g}"#,
            "Nguyễn, Trấn, ę, ạ, ů, Ż, ā, ğ"
        ),
        (#"{\textcommabelow{T}}ara, \textcommabelow{s}i"#, "Țara, și"),
        (#"\'{q}x"#, "q\u{301}x"),
        (##"50\% \& \#1 \$5 a\_b \{x\}"##, "50% & #1 $5 a_b {x}"),
        (#"``Quoted'' -- and --- so~on, 1--2, a-b"#, "“Quoted” – and — so on, 1–2, a-b"),
        (#"\emph{Soft} {\bf Hard} \texttt{code} {\sc Caps}"#, "Soft Hard code Caps"),
        (#"The \TeX\ of \LaTeX{}, \copyright\ \textregistered\ \texttrademark"#, "The TeX of LaTeX, © ® ™"),
        (#"$O(\log n)$ for $x \in \mathbb{R}^d$, $\epsilon \rightarrow 0$"#, "O(log n) for x ∈ ℝ^d, ε → 0"),
        (#"$\ell_1$, $\hat{y} \neq y$, $\sqrt{n}$, $\frac{1}{2}$"#, "ℓ_1, ŷ ≠ y, √n, 1/2"),
        (#"$\beta$-VAE, $k$-means, \alpha"#, "β-VAE, k-means, α"),
        (
            #"H$_2$O, CO$_{2}$, $\mathrm{Al}_2$, $x_2$, a\_2, $SU(2)_{ij}$"#,
            "H₂O, CO₂, Al₂, x_2, a_2, SU(2)_ij"
        ),
        (#"x$_1$, x$_{1}^{2}$, SO$_4^{2-}$"#, "x₁, x_1^2, SO₄^2-"),
        (#"\url{http://x.org/~a_b} \href{http://x.org}{words}"#, "http://x.org/~a_b words"),
        (#"\noopsort{1999}Smith\footnote{no}"#, "Smith"),
        (#"\unknown word \other{kept}"#, "unknown word kept"),
        (#"a\\b\,c\-d\/e"#, "a b cde"),
        (#"{{{nested}}} {unclosed \'"#, "nested unclosed '"),
        ("\\", ""), ("{\\'", "'"), ("\\'{", "'"), ("$\\mathbb{", ""), ("", ""),
    ])
    func texBecomesText(_ tex: String, _ text: String) {
        #expect(TeXText.plain(tex) == text)
    }

    /// arXiv, Zotero and others have formulas of TeX in titles that are none otherwise.
    @Test(arguments: [
        ("On $x_1^2$ and $\\alpha$-nets", "On x_1^2 and α-nets"), ("$\\mathcal{O}(n)$ Sums", "O(n) Sums"),
        ("From $5 to $10", "From $5 to $10"), ("It costs $5", "It costs $5"), ("$k$-means", "k-means"),
        ("CO$_2$ in H$_2$O", "CO₂ in H₂O"), ("A {b} \\c", "A {b} \\c"),
    ])
    func formulasOfTitlesBecomeText(_ title: String, _ text: String) {
        #expect(TeXText.plainFormulas(in: title) == text)
    }

    @Test(arguments: [
        ("http://x.edu/~ann/a--b.pdf", "http://x.edu/~ann/a--b.pdf"),
        (#"http://x.edu/\~{}ann/a\_b"#, "http://x.edu/~ann/a_b"),
        (#"http://x.edu/{\textasciitilde}ann"#, "http://x.edu/~ann"),
        (#"http://x.edu/$\sim$ann\%20b"#, "http://x.edu/~ann%20b"),
        (#"\url{http://x.edu/~a}"#, "http://x.edu/~a"),
        (#"http://x.edu/\~ann"#, "http://x.edu/~ann"),
    ])
    func addressesStayThemselves(_ tex: String, _ address: String) {
        #expect(TeXText.address(tex) == address)
    }

    // MARK: People

    @Test(arguments: [
        ("Ada One and Bob Two", ["Ada One", "Bob Two"]), ("One, Ada and Two, Bob", ["Ada One", "Bob Two"]),
        ("One, Ada\n  AND\tTwo, Bob", ["Ada One", "Bob Two"]), ("van Berg, Jr., Bob", ["Bob van Berg Jr."]),
        ("{Salt and Pepper} and One, Ada", ["Salt and Pepper", "Ada One"]),
        ("{The Lab, Inc.} and {Group of Two and Three}", ["The Lab, Inc.", "Group of Two and Three"]),
        // A family name of several words is held together by no-break spaces.
        ("One Two, Ada and {Three Four}, B", ["Ada One\u{A0}Two", "B Three\u{A0}Four"]),
        ("Ada {One Two} and {Ada One}", ["Ada One\u{A0}Two", "Ada One"]),
        (
            "Vallée One, Charles de la and van den Berg, Bob",
            ["Charles de la Vallée\u{A0}One", "Bob van den Berg"]
        ),
        ("Ada One 0001 and Bob Two", ["Ada One", "Bob Two"]),
        ("Andy Sand and Rand Hand", ["Andy Sand", "Rand Hand"]),
        ("Ada One, Bob Two, Cy Three", ["Ada One", "Bob Two", "Cy Three"]),
        ("Ada One, Bob Two, Cy Three, Di Four", ["Ada One", "Bob Two", "Cy Three", "Di Four"]),
        (#"G{\"o}del, Kurt and {\'E}va T{\'o}th"#, ["Kurt Gödel", "Éva Tóth"]),
    ])
    func peopleAreParted(_ field: String, _ names: [String]) {
        #expect(BibTeXSource.people(in: field) == names)
    }

    // MARK: Identifiers and conventions

    @Test(arguments: [
        ("eprint={2001.00001}, archiveprefix={arXiv}", "2001.00001"), ("eprint={cs/0101001}", "cs/0101001"),
        ("journal={arXiv preprint arXiv:2001.00001v2}", "2001.00001"),
        ("volume={abs/2001.00001}, journal={CoRR}", "2001.00001"),
        ("journal={CoRR abs/2001.00001}", "2001.00001"),
        ("volume={arXiv:2001.00001 [cs]}, journal={arXiv}", "2001.00001"),
        ("note={arXiv: 2001.00001}", "2001.00001"),
        ("number={arXiv:2001.00001}", "2001.00001"), ("howpublished={arXiv:2001.00001}", "2001.00001"),
        ("doi={10.48550/arXiv.2001.00001}", "2001.00001"),
        ("url={https://arxiv.org/abs/2001.00001}", "2001.00001"),
        ("eprint={12345}, eprinttype={pubmed}", nil), ("volume={abs/2001.00001}, journal={Absolutes}", nil),
    ])
    func arxivIsFound(_ fields: String, _ number: String?) throws {
        let paper = try #require(self.paper("title={A Title of Some Words}, " + fields))
        #expect(paper.arxiv == number)
        #expect(
            paper.venue?.lowercased().contains("arxiv") != true && paper.venue?.hasPrefix("CoRR") != true)
    }

    @Test(arguments: [
        ("doi={10.1000/ABC}", "10.1000/abc"), ("doi={https://doi.org/10.1000/abc}", "10.1000/abc"),
        ("doi={doi: 10.1000/a(bc)-8.}", "10.1000/a(bc)-8"), (#"doi={10.1000/a\_b}"#, "10.1000/a_b"),
        ("url={https://doi.org/10.1000%2Fab%2805%29c}", "10.1000/ab(05)c"),
        ("note={doi:10.1000/abc}", "10.1000/abc"),
        ("doi={none}", nil), ("pages={10.1--12}", nil),
    ])
    func doiIsFound(_ fields: String, _ doi: String?) throws {
        #expect(try #require(paper("title={A Title of Some Words}, " + fields)).doi == doi)
    }

    @Test(arguments: [
        (#"howpublished={\url{https://x.org/a_b.html}}"#, "https://x.org/a_b.html"),
        (#"howpublished={\href{https://x.org/c}{Link}}"#, "https://x.org/c"),
        ("ee={https://x.org/e}", "https://x.org/e"),
        ("howpublished={Online: http://x.org/d}", "http://x.org/d"),
        ("url={https://x.org/~a/b--c}", "https://x.org/~a/b--c"),
        ("howpublished={In print}", nil),
    ])
    func addressIsFound(_ fields: String, _ url: String?) throws {
        #expect(try #require(paper("title={A Title of Some Words}, " + fields)).url == url)
    }

    @Test func volumesTellWhereTheirPapersAre() {
        let (papers, problems) = read(
            """
            @inproceedings{a, title={First of Two Papers}, crossref={V}}
            @inproceedings{b, title={Second of Two Papers}, crossref={v}, year={2019}}
            @proceedings{v, title={Proceedings of Nets}, booktitle={Nets 2018}, year={2018}}
            @proceedings{w, title={A Volume that Nobody Refers To}, year={2017}}
            """)
        // That a volume is no item is told.
        #expect(problems.map(\.severity) == [.note] && problems.first?.line == 3)
        #expect(
            papers.map(\.title) == [
                "First of Two Papers", "Second of Two Papers", "A Volume that Nobody Refers To",
            ])
        #expect(papers.map(\.venue) == ["Nets 2018", "Nets 2018", nil])
        #expect(papers.map(\.year) == [2018, 2019, 2017])
    }

    @Test func stringsAreJoined() {
        let (papers, _) = read(
            #"@string(n = "Nets") @STRING{y = 2018} @article{a, title = "A " # {Title of } # n, journal = n # { 7}, year = y}"#
        )
        #expect(papers.map(\.title) == ["A Title of Nets"])
        #expect(papers.map(\.venue) == ["Nets 7"])
        #expect(papers.map(\.year) == [2018])
    }

    // MARK: Faults

    @Test(arguments: [
        ("@misc{a, title={One of Them} author={Ada One}, year={2011}}", 1),
        ("@misc{a\n title={One of Them}, author={Ada One}, year={2011}}", 1),
        ("@misc{title={One of Them}, author={Ada One}, year={2011}}", 1),
        ("@misc{, title={One of Them}, author={Ada One}, year={2011}}", 1),
        ("@misc{a, title={One of Them}\n author={Ada One}\n year=2011}", 2),
        ("@misc{a, title=\"One of Them\" author=\"Ada One\" year=2011}", 2),
        ("@misc{a,, title={One of Them},, author={Ada One},year={2011},,}", 0),
        ("@misc{a,\n title={One of {Them},\n author={Ada One},\n year={2011}\n}\n", 1),
        ("@misc{a,\n title=\"One of Them,\n author={Ada One},\n year={2011}\n}\n", 1),
        ("@misc{a, title={One of Them}, author={Ada One}, year={2011}", 1),
        ("@misc{a, stray words, title={One of Them}, author={Ada One}, year={2011}}", 0),
    ])
    func faultsAreMended(_ text: String, _ faults: Int) throws {
        let (papers, problems) = read(text + "\n@misc{z, title={Another One}}")
        #expect(papers.map(\.title) == ["One of Them", "Another One"])
        #expect(papers.first?.authors.map(\.name) == ["Ada One"])
        #expect(papers.first?.year == 2011)
        #expect(problems.count == faults)
        #expect(problems.allSatisfy { $0.severity == .warning && $0.line != nil })
    }

    /// However much is left open, every byte is read a few times at most: read again for each brace, these would
    /// take hours.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "@a{k,t={", "@a{k,\nt={\n", "t={\n", "@a{k,t=\"\n", "@comment{", "@a(", "@string{x={", "{", "@a{",
            "@a{k,t={x}\n u={", "=", "@a{k\n", "k=v,",
        ])
    func openOnesAreReadOnce(_ piece: String) {
        let text = "@a{k,\n" + String(repeating: piece, count: 100_000)
        let source = BibTeXSource(Array(text.utf8))
        #expect(source.entries.count <= 100_001)
    }

    /// BibTeX wants "and others"; people write what they would in a text.
    @Test(arguments: [
        ("One, Ada and others", ["Ada One"]), ("One, Ada and et al.", ["Ada One"]),
        ("One, Ada et al.", ["Ada One"]), ("Ada One and Bob Two, et al.", ["Ada One", "Bob Two"]),
        ("Иванов, Иван и и др.", ["Иван Иванов"]),
        ("Иванов, Иван and\n  и др.", ["Иван Иванов"]),
    ])
    func aListIsCutShort(_ field: String, _ names: [String]) throws {
        let read = try #require(paper("title={One of Them}, author={\(field)}"))
        #expect(read.authors.map(\.name) == names)
        #expect(read.authorsTruncated)
    }

    private func paper(_ fields: String) -> Paper? { read("@misc{k, \(fields)}").papers.first }

    private func read(_ text: String) -> (papers: [Paper], problems: [Diagnostic]) {
        let reading = Reading(text, path: "a.bib")
        return (reading.items.flatMap(\.papers), reading.diagnostics)
    }
}
