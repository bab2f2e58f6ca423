import ReviewModel
import TextAnalysis

/// Finds the sections of a digest by the labelled lines at their heads.
enum DigestSections {
    /// The sections in order; each runs to the line before the next.
    static func find(in lines: TextLines, contents: TableOfContents?) -> [DigestSection] {
        let first = contents?.lines.upperBound ?? 0
        var sections: [DigestSection] = []
        var index = first
        var lastEnd = first
        while index < lines.count {
            guard let end = headEnd(in: lines, at: index) else {
                index += 1
                continue
            }
            let heading = heading(in: lines, above: index, after: lastEnd, contents: contents)
            var section = DigestSection(lines: (heading?.line ?? index)..<lines.count, kind: .review)
            section.known = known(heading, number: sections.count + 1, contents: contents, lines: lines)
            if let last = sections.indices.last {
                sections[last].lines = sections[last].lines.lowerBound..<section.lines.lowerBound
            }
            sections.append(section)
            index = end
            lastEnd = end
        }
        return sections
    }

    /// The line behind the head that begins at `index`: labelled lines with at most one blank line
    /// between them, the authors or the original among them.
    private static func headEnd(in lines: TextLines, at index: Int) -> Int? {
        var labels: Set<DigestHead.Label> = []
        var end = index
        while let next = lines.nextFilled(from: end, skipping: end == index ? 0 : 1),
            let label = DigestHead.label(in: lines.bytes, lines.lines[next])
        {
            labels.insert(label)
            end = next + 1
        }
        let isHead = labels.count >= 2 || labels.contains(.authors) || labels.contains(.reviewer)
        return isHead && (labels.contains(.authors) || labels.contains(.original) || labels.contains(.paper))
            ? end : nil
    }

    /// The line of the title above a head, where there is one.
    private static func heading(
        in lines: TextLines, above index: Int, after floor: Int, contents: TableOfContents?
    ) -> (line: Int, title: Range<Int>)? {
        var at = index - 1
        while at >= floor, lines.isBlank(at), index - at <= 5 { at -= 1 }
        guard at >= floor, !lines.isBlank(at) else { return nil }
        let range = lines.lines[at]
        if contents?.entry(titled: range, in: lines.bytes) != nil
            || (ListItem.number(in: lines.bytes, range) != nil && range.count <= 300
                && !lines.bytes.ends(".", in: range) && !lines.bytes.ends(";", in: range))
        {
            let marker =
                ListItem.number(in: lines.bytes, range) == nil ? nil : ListItem.marker(in: lines.bytes, range)
            return (at, lines.bytes.trimmed((marker?.upperBound ?? range.lowerBound)..<range.upperBound))
        }
        // Without a table of contents any line in the form of a title will do.
        guard contents == nil, TitleLine.fits(lines, at), !lines.bytes.ends(":", in: range) else {
            return nil
        }
        return (at, range)
    }

    /// Title and parenthesis: of the entry with the same title, else of the entry with the section's number.
    private static func known(
        _ heading: (line: Int, title: Range<Int>)?, number: Int, contents: TableOfContents?, lines: TextLines
    ) -> KnownFacts {
        let bytes = lines.bytes
        var entry = heading.flatMap { contents?.entry(titled: lines.lines[$0.line], in: bytes) }
        if entry == nil, heading == nil { entry = contents?.entries.first { $0.number == number } }
        var known = KnownFacts()
        known.parenthesis = entry?.parenthesis.map { bytes.string($0) }
        let place = heading?.title ?? entry?.title
        known.titlePlace = place
        known.title = place.map { bytes.string(withoutNote(bytes, $0)) }
        return known
    }

    /// A title without a note of the editors: "(2 papers)".
    private static func withoutNote(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        guard bytes.ends(")", in: range), let open = bytes[range].lastIndex(of: UInt8(ascii: "(")),
            open > range.lowerBound
        else {
            return range
        }
        return ParenthesisFacts.isNote(bytes, open + 1..<range.upperBound - 1)
            ? bytes.trimmed(range.lowerBound..<open) : range
    }
}
