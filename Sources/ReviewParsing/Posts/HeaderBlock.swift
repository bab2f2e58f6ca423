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

    /// Bytes from which a line is no list of authors; papers of big collaborations have a few hundred.
    static let longestAuthors = 20_000

    /// Lines of links that a head has at most.
    private static let mostLinks = 40

    /// The block whose first line is the one at `index`, if there is one.
    static func find(in lines: TextLines, at index: Int) -> HeaderBlock? {
        guard !lines.isBlank(index), !HeadLine.isField(lines[index]) else { return nil }
        let isTitle = TitleLine.fits(lines[index])
        if isTitle || TitleLine.fits(lines[index], withStop: true), !listsAuthors(lines[index]),
            let block = behindTitle(in: lines, at: index),
            isTitle || block.authors != nil && !block.links.isEmpty
        {
            return block
        }
        // A bare address of the paper may stand before the title.
        if lines.isBlank(index - 1), let line = LabelledLine(at: index, in: lines),
            line.label.isEmpty,
            LinkRoles.role(ofHost: line.links[0].url) == .paper,
            let next = lines.nextFilled(from: index + 1, skipping: 1), TitleLine.fits(lines[next]),
            var block = behindTitle(in: lines, at: next), block.authors != nil
        {
            block.links.insert(index, at: 0)
            return block
        }
        return nil
    }

    /// Whether the line itself lists authors: the title above it is then lost, or stands a line higher.
    private static func listsAuthors(_ line: TextSlice) -> Bool {
        let list = AuthorList(line)
        return list.names.count >= 2 && list.likelihood >= 0.6
    }

    /// Whether a line that reads like one name is a title: longer than names are, set apart from the line above, or
    /// with names of its own below.
    private static func isRatherTitle(_ index: Int, under upper: Int, in lines: TextLines) -> Bool {
        let list = AuthorList(lines[index])
        guard list.names.count == 1, !list.truncated, AuthorList.text(labelledIn: lines[index]) == nil,
            !AuthorList.isWritingGroup(lines.bytes.slice(list.names[0].place))
        else { return false }
        if lines[index].fields.count > 3 || index > upper + 1 { return true }
        return lines.nextFilled(from: index + 1, skipping: 0).map { listsAuthors(lines[$0]) } ?? false
    }

    private static func behindTitle(in lines: TextLines, at index: Int) -> HeaderBlock? {
        var block = HeaderBlock(title: index, end: index + 1)
        var authorsLikelihood = 0.0
        if let next = lines.nextFilled(from: index + 1, skipping: 1) {
            authorsLikelihood = likelihoodOfAuthors(in: lines[next])
            if isRatherTitle(next, under: index, in: lines) { authorsLikelihood = 0 }
            let isFollowedByLink =
                lines.nextFilled(from: next + 1, skipping: 0).map {
                    LabelledLine(at: $0, in: lines) != nil
                } ?? false
            if authorsLikelihood >= (isFollowedByLink ? 0.5 : 0.7) {
                block.authors = next
                block.end = next + 1
            }
        }
        block.takeLinks(from: lines)
        return block.isConvincing(in: lines, authors: authorsLikelihood) ? block : nil
    }

    /// Takes the labelled lines that follow, over one line of venue or affiliation and single blank lines.
    mutating func takeLinks(from lines: TextLines) {
        var at = end
        while links.count < Self.mostLinks, let next = lines.nextFilled(from: at, skipping: 1) {
            if LabelledLine(at: next, in: lines) != nil {
                links.append(next)
                end = next + 1
                at = end
            } else if links.isEmpty, next == at, authors != nil, Self.isAside(lines[next]),
                let after = lines.nextFilled(from: next + 1, skipping: 0),
                LabelledLine(at: after, in: lines) != nil
            {
                at = after
            } else {
                return
            }
        }
    }

    /// A short line without a full stop between authors and links: a venue, a date, a laboratory.
    private static func isAside(_ line: TextSlice) -> Bool { line.count <= 80 && !line.hasSuffix(".") }

    /// How surely `line` lists authors.
    static func likelihoodOfAuthors(in line: TextSlice) -> Double {
        guard line.count <= longestAuthors else { return 0 }
        if let labelled = AuthorList.text(labelledIn: line) {
            return AuthorList(labelled).names.isEmpty ? 0 : 1
        }
        guard WebAddress.find(in: line).isEmpty else { return 0 }
        let list = AuthorList(line)
        if list.names.count == 1, list.truncated, line.count < 60 {
            // "Dosovitskiy et al." is one, a sentence that ends with dots is none.
            let name = line.bytes.slice(list.names[0].place)
            return AuthorList.isName(name) || AuthorList.isSurname(name) ? 0.9 : 0
        }
        return list.likelihood
    }

    /// Enough speaks for a header: a list of names, or a link to a paper right under a title.
    private func isConvincing(in lines: TextLines, authors authorsLikelihood: Double) -> Bool {
        let title = title.map { lines[$0] } ?? TextSlice("")
        let letters = title.letterCounts
        let isLatin = letters.latin > letters.cyrillic
        if let authors {
            let names = AuthorList(lines[authors])
            if !links.isEmpty { return true }
            return isLatin && (names.names.count >= 3 || names.truncated) && authorsLikelihood >= 0.8
        }
        guard let first = links.first, first <= (self.title ?? 0) + 2 else { return false }
        return (isLatin || title.hasPrefix("[")) && Self.pointsAtPaper(first, in: lines)
    }

    private static func pointsAtPaper(_ index: Int, in lines: TextLines) -> Bool {
        guard let line = LabelledLine(at: index, in: lines) else { return false }
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
            if let header = HeaderBlock.find(in: lines, at: index), header.authors != nil {
                return isSecondHalf(of: header, at: index, in: lines) ? nil : header
            }
        }
        return nil
    }

    /// Whether the line above goes on in the title of `header`: both are written as titles are.
    private static func isSecondHalf(of header: HeaderBlock, at index: Int, in lines: TextLines) -> Bool {
        guard header.title == index, !lines.isBlank(index - 1), let last = lines[index - 1].last,
            !".!?…:".utf8.contains(last)
        else { return false }
        return [lines[index - 1], lines[index]].allSatisfy { TitleLine.isCapitalised($0) }
    }
}
