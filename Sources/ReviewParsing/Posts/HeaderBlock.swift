import ReviewModel
import TextAnalysis

/// The head of a review: title, authors and labelled links on lines of their own.
struct HeaderBlock: Sendable {
    /// Index of the title's line; nil when the block begins with its authors.
    var title: Int?
    /// Index of the line of authors.
    var authors: Int?
    /// Indices of the lines with labelled or bare links.
    var links: [Int] = []
    /// The first line behind the block.
    var end: Int

    /// Labels that stand before the names of authors.
    static let authorLabels = ["авторы", "автор", "authors", "author"]

    /// Bytes from which a line is no list of authors; papers of big collaborations have a few hundred.
    static let longestAuthors = 20_000

    /// Lines of links that a head has at most.
    private static let mostLinks = 40

    /// The block whose first line is the one at `index`, if there is one.
    static func find(in lines: TextLines, at index: Int) -> HeaderBlock? {
        guard !lines.isBlank(index) else { return nil }
        let isTitle = TitleLine.fits(lines, index)
        if isTitle || TitleLine.fits(lines, index, withStop: true), !listsAuthors(lines, index),
            let block = behindTitle(in: lines, at: index),
            isTitle || block.authors != nil && !block.links.isEmpty
        {
            return block
        }
        // A bare address of the paper may stand before the title.
        if lines.isBlank(index - 1), let line = LabelledLine.parse(lines, index),
            line.label.isEmpty,
            LinkRoles.role(ofHost: line.links[0].url) == .paper,
            let next = lines.nextFilled(from: index + 1, skipping: 1), TitleLine.fits(lines, next),
            var block = behindTitle(in: lines, at: next), block.authors != nil
        {
            block.links.insert(index, at: 0)
            return block
        }
        return nil
    }

    /// Whether the line itself lists authors: the title above it is then lost, or stands a line higher.
    private static func listsAuthors(_ lines: TextLines, _ index: Int) -> Bool {
        let list = AuthorList.parse(lines.bytes, lines.lines[index])
        return list.names.count >= 2 && list.likelihood >= 0.6
    }

    private static func behindTitle(in lines: TextLines, at index: Int) -> HeaderBlock? {
        var block = HeaderBlock(title: index, end: index + 1)
        var authorsLikelihood = 0.0
        if let next = lines.nextFilled(from: index + 1, skipping: 1) {
            authorsLikelihood = likelihoodOfAuthors(in: lines, next)
            let isFollowedByLink =
                lines.nextFilled(from: next + 1, skipping: 0).map {
                    LabelledLine.parse(lines, $0) != nil
                } ?? false
            if authorsLikelihood >= (isFollowedByLink ? 0.5 : 0.7) {
                block.authors = next
                block.end = next + 1
            }
        }
        block.takeLinks(from: lines)
        return block.isConvincing(lines, authorsLikelihood) ? block : nil
    }

    /// Takes the labelled lines that follow, over one line of venue or affiliation and single blank lines.
    mutating func takeLinks(from lines: TextLines) {
        var at = end
        while links.count < Self.mostLinks, let next = lines.nextFilled(from: at, skipping: 1) {
            if LabelledLine.parse(lines, next) != nil {
                links.append(next)
                end = next + 1
                at = end
            } else if links.isEmpty, next == at, authors != nil, isAside(lines, next),
                let after = lines.nextFilled(from: next + 1, skipping: 0),
                LabelledLine.parse(lines, after) != nil
            {
                at = after
            } else {
                return
            }
        }
    }

    /// A short line without a full stop between authors and links: a venue, a date, a laboratory.
    private func isAside(_ lines: TextLines, _ index: Int) -> Bool {
        lines.lines[index].count <= 80 && !lines.bytes.ends(".", in: lines.lines[index])
    }

    /// How surely the line at `index` lists authors.
    static func likelihoodOfAuthors(in lines: TextLines, _ index: Int) -> Double {
        var range = lines.lines[index]
        guard range.count <= longestAuthors else { return 0 }
        if let labelled = authorLabel(in: lines.bytes, range) {
            range = labelled
            return AuthorList.parse(lines.bytes, range).names.isEmpty ? 0 : 1
        }
        guard WebAddress.find(in: lines.bytes, range).isEmpty else { return 0 }
        let list = AuthorList.parse(lines.bytes, range)
        if list.names.count == 1, list.truncated, range.count < 60 { return 0.9 }
        return list.likelihood
    }

    /// What follows "Авторы:" or "Authors:" at the start of `range`.
    static func authorLabel(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        guard let colon = bytes.first(UInt8(ascii: ":"), in: range), colon - range.lowerBound <= 60 else {
            return nil
        }
        let label = bytes.foldedPhrase(range.lowerBound..<colon)
        guard let first = label.split(separator: " ").first.map(String.init), authorLabels.contains(first),
            !label.contains("обзор"), !label.contains("перевод"), !label.contains("review")
        else { return nil }
        return bytes.trimmed(colon + 1..<range.upperBound)
    }

    /// Enough speaks for a header: a list of names, or a link to a paper right under a title.
    private func isConvincing(_ lines: TextLines, _ authorsLikelihood: Double) -> Bool {
        let title = title.map { lines.lines[$0] } ?? 0..<0
        let letters = lines.bytes.letterCounts(title)
        let isLatin = letters.latin > letters.cyrillic
        if let authors {
            let names = AuthorList.parse(lines.bytes, lines.lines[authors])
            if !links.isEmpty { return true }
            return isLatin && (names.names.count >= 3 || names.truncated) && authorsLikelihood >= 0.8
        }
        guard let first = links.first, first <= (self.title ?? 0) + 2 else { return false }
        return (isLatin || lines.bytes.starts("[", at: title)) && pointsAtPaper(lines, first)
    }

    private func pointsAtPaper(_ lines: TextLines, _ index: Int) -> Bool {
        guard let line = LabelledLine.parse(lines, index) else { return false }
        let url = line.links.first?.url ?? ""
        if line.label.isEmpty { return LinkRoles.role(ofHost: url) == .paper }
        return LinkRoles.role(ofLabel: lines.bytes.string(line.label)) == .paper
            || LinkRoles.role(ofHost: url) == .paper
    }
}

/// Looks for the head of a review in a message.
enum HeaderSearch {
    /// The head, at the start of the message or behind a short introduction.
    static func header(of message: Message, lines: TextLines) -> HeaderBlock? {
        if message.known.isRead || message.kind != nil && message.kind != .review { return nil }
        guard let first = lines.nextFilled(from: 0) else { return nil }
        if let header = HeaderBlock.find(in: lines, at: first) { return header }
        // An introduction of a few short paragraphs may stand before the title.
        var paragraphs = 0
        for index in first + 1..<max(first + 1, min(lines.count, first + 12)) where !lines.isBlank(index) {
            paragraphs += 1
            if paragraphs > 5 { break }
            if let header = HeaderBlock.find(in: lines, at: index), header.authors != nil { return header }
        }
        return nil
    }
}
