import TextAnalysis

/// Words of a paragraph, heading or cell with their styles, links and pictures.
struct StyledText: Sendable {
    /// UTF-8; a line feed is a line break. Pictures take no room.
    private(set) var bytes: [UInt8] = []
    /// Runs of one style in order; together they cover `bytes`.
    private(set) var runs: [Run] = []
    /// Links in the order they open.
    private(set) var links: [Link] = []
    /// Pictures in order.
    private(set) var images: [Image] = []
    /// What was found out about it; nil where nothing is kept.
    private(set) var findings: Findings?

    /// Bytes of one style.
    struct Run: Sendable {
        /// Where they stand in `bytes`.
        var range: Range<Int>
        /// How they are set.
        var style: InlineStyle
        /// Index into `links`, when they are words of a link.
        var link: Int?
        /// Offset in the source of the first of them.
        var source: Int?
    }

    /// A link.
    struct Link: Sendable {
        /// Address as written.
        var url: String
        /// Its words; empty around a picture.
        var range: Range<Int>
    }

    /// A picture.
    struct Image: Sendable {
        /// Address as written.
        var url: String
        /// Words shown instead of it.
        var alt: String
        /// Place in `bytes` before which it stands.
        var offset: Int
        /// Index into `links`, when it is one.
        var link: Int?
    }

    /// All of `bytes`.
    var range: Range<Int> { 0..<bytes.count }

    /// All of its words.
    var all: TextSlice { bytes.slice(range) }

    /// Keeps from now on what is found out about it.
    mutating func remember() { findings = bytes.isEmpty ? nil : Findings() }

    /// The text alone, without what was found out about it.
    var alone: StyledText {
        var text = self
        text.findings = nil
        return text
    }

    /// The words of `range` as a slice.
    func slice(_ range: Range<Int>) -> TextSlice { bytes.slice(range) }

    /// Appends words of one style.
    mutating func append(_ words: some Collection<UInt8>, style: InlineStyle, link: Int?, source: Int?) {
        guard !words.isEmpty else { return }
        let start = bytes.count
        bytes += words
        runs.append(Run(range: start..<bytes.count, style: style, link: link, source: source))
    }

    /// Opens a link and returns its index.
    mutating func openLink(_ url: String) -> Int {
        links.append(Link(url: url, range: bytes.count..<bytes.count))
        return links.count - 1
    }

    /// Ends the words of the link at `index`.
    mutating func closeLink(_ index: Int) {
        links[index].range = links[index].range.lowerBound..<bytes.count
    }

    /// Appends a picture.
    mutating func append(image url: String, alt: String, link: Int?) {
        images.append(Image(url: url, alt: alt, offset: bytes.count, link: link))
    }
}

/// How words are set.
struct InlineStyle: OptionSet, Sendable {
    let rawValue: UInt8

    static let strong = InlineStyle(rawValue: 1)
    static let emphasis = InlineStyle(rawValue: 2)
    static let code = InlineStyle(rawValue: 4)
    static let keyboard = InlineStyle(rawValue: 8)
    /// A line break of the source that is a space on the page.
    static let softBreak = InlineStyle(rawValue: 16)
}

extension StyledText {
    /// The run that holds the byte at `offset`.
    func run(at offset: Int) -> Run? {
        let index = firstRun(endingBehind: offset)
        return index < runs.count && runs[index].range.contains(offset) ? runs[index] : nil
    }

    /// The runs that have bytes in `range`.
    func runs(in range: Range<Int>) -> ArraySlice<Run> {
        let start = firstRun(endingBehind: range.lowerBound)
        guard !range.isEmpty else { return runs[start..<start] }
        var end = start
        while end < runs.count, runs[end].range.lowerBound < range.upperBound { end += 1 }
        return runs[start..<end]
    }

    private func firstRun(endingBehind offset: Int) -> Int {
        runs.firstSortedIndex { $0.range.upperBound > offset }
    }

    /// The stretch set in `style` that holds the byte at `offset`, over spaces between two such runs.
    func stretch(of style: InlineStyle, at offset: Int) -> Range<Int>? {
        let first = firstRun(endingBehind: offset)
        guard first < runs.count, runs[first].range.contains(offset), runs[first].style.contains(style) else {
            return nil
        }
        var end = runs[first].range.upperBound
        for run in runs[(first + 1)...] {
            if run.style.contains(style) {
                end = run.range.upperBound
            } else if !bytes.trimmed(run.range).isEmpty {
                break
            }
        }
        return runs[first].range.lowerBound..<end
    }

    /// The link whose words hold the byte at `offset`.
    func link(at offset: Int) -> Link? { run(at: offset)?.link.map { links[$0] } }

    /// Ranges of the lines, without white space around them; line breaks of the source count too.
    var lines: [Range<Int>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { bytes.trimmed($0.startIndex..<$0.endIndex) }
    }

    /// The words of `range` with single spaces.
    func words(_ range: Range<Int>) -> String {
        var words: [UInt8] = []
        for byte in bytes[bytes.trimmed(range)] {
            let isBlank = byte == 0x20 || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            if !isBlank { words.append(byte) } else if words.last != 0x20 { words.append(0x20) }
        }
        return String(decoding: words, as: UTF8.self)
    }
}
