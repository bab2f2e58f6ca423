import ReviewModel
import TextAnalysis

/// What stands around a place in a line that lists a paper: titles behind names and nicknames, names behind a title.
struct EntryPlaces: Sendable {
    /// The line or lines.
    let text: StyledText
    /// Where what may belong to the entry ends.
    let limit: Int

    private func plainStop(from start: Int) -> Int? { EntryWords.plainStop(text, from: start, limit: limit) }

    /// Whether names follow three words or so that read like one name, which are a title then: "*Deep Image Prior*. Ada
    /// One, Bob Two".
    func areNamesBehind(_ piece: InlinePiece, of list: NameList) -> Bool {
        guard list.names.count == 1, !list.truncated, let stop = plainStop(from: piece.range.upperBound),
            stop > piece.range.upperBound
        else { return false }
        let behind = NameList(
            text.bytes.slice(LineCut.withoutLead(text.bytes.slice(piece.range.upperBound..<stop))))
        return behind.isConvincing && (behind.truncated || behind.names.count >= 2)
    }

    /// The words from `start` on, where they are a title by their capitals: four and more, no sentence, no names.
    func titleBehind(_ start: Int) -> Range<Int>? {
        guard let stop = plainStop(from: start), stop > start else { return nil }
        let rest = text.bytes.trimmed(start..<stop), words = text.slice(rest)
        // What has its venue or year in brackets behind it is a title, in whatever letters.
        if stop < limit, text.bytes[stop] == UInt8(ascii: "("), EntryWords.count(text.bytes.slice(rest)) >= 2,
            EntryWords.opensFacts(text.bytes, at: stop, before: limit),
            words.first.map({ $0 < 0x61 || $0 > 0x7A }) == true,
            EntryWords.sentenceEnd(text.bytes.slice(rest)) == nil
        {
            return rest
        }
        guard EntryWords.count(text.bytes.slice(rest)) >= 4, EntryWords.isTitle(text.bytes.slice(rest)),
            TitleLine.isCapitalised(words), EntryWords.sentenceEnd(text.bytes.slice(rest)) == nil,
            !words.hasSuffix("."), NameList(text.bytes.slice(rest)).share < 0.5
        else { return nil }
        return rest
    }

    /// Length of titles beyond which a sentence that ends is no part of them, in characters.
    private static let usual = 200

    /// Where the first sentence of `range` ends, where that is too long for a title.
    func sentenceEnd(ofParagraph range: Range<Int>) -> Int? {
        guard UTF8Scanner.scalarCount(text.bytes.slice(range)) > Self.usual,
            let stop = EntryWords.sentenceEnd(text.bytes.slice(range)),
            EntryWords.count(text.bytes.slice(range.lowerBound..<stop)) >= 3
        else { return nil }
        return stop
    }

    /// The title behind a dash at `place`, "**SN** - Small Nets Learn Too (2020)": by its capitals, or by the brackets with
    /// facts behind it.
    func titleBehindDash(_ place: Int) -> Range<Int>? {
        guard let start = EntryWords.dashEnd(text.bytes, at: place, before: limit),
            let rest = titleBehind(start),
            !NameList(text.bytes.slice(rest)).isConvincing,
            text.bytes[rest.upperBound..<limit].first(where: { $0 > 0x20 }) == UInt8(ascii: "(")
                || TitleLine.shareOfCapitals(in: text.slice(rest).tokens) ?? 0 >= 0.8
        else { return nil }
        return rest
    }

    /// The names that stand slanted at the end of a bold title: "**Small Nets. *One et al., 2020***".
    func slantedNames(endingTitle range: Range<Int>) -> (list: NameList, start: Int)? {
        guard text.run(at: range.lowerBound)?.style.contains(.emphasis) == false,
            let run = text.runs(in: range).first(where: { $0.style.contains(.emphasis) }),
            run.range.lowerBound > range.lowerBound + 4,
            let place = text.stretch(of: .emphasis, at: run.range.lowerBound),
            place.upperBound >= range.upperBound - 1
        else { return nil }
        let list = NameList(text.bytes.slice(place.clamped(to: range)))
        // One name may be of the title, as that of a book is: "Unraveling *Infinite Jest*".
        let areSeveral = list.isConvincing && (list.names.count > 1 || list.truncated || list.year != nil)
        return areSeveral || list.isShortCitation ? (list, place.lowerBound) : nil
    }

    /// Whether the words behind a name and a colon are the rest of a title, not a sentence about it.
    func goesOn(_ rest: Range<Int>) -> Bool {
        let slice = text.slice(rest).trimmed
        guard EntryWords.isTitle(text.bytes.slice(rest)), !slice.hasSuffix("."),
            EntryWords.sentenceEnd(slice) == nil
        else { return false }
        let words = slice.tokens.filter { $0.hasLetter && $0.range.count >= 4 }
        // Titles in sentence case have one capital; sentences speak of "the authors", "we", "this paper".
        let isSpeaking = slice.foldedWords.prefix(3).contains {
            NoteWords.speakers.contains($0) || NoteWords.authors.matches($0)
        }
        return words.count { $0.hasUpper } * 2 >= words.count || !isSpeaking && words.count <= 12
    }

    /// The link with a title right behind a short bold word.
    func nextLink(behind piece: InlinePiece, _ pieces: [InlinePiece]) -> (
        range: Range<Int>, index: Int
    )? {
        for next in pieces.dropFirst() {
            if case .link(let index) = next.kind {
                return LinkLabel.isLabel(text.links[index], in: text)
                    || EntryWords.count(text.bytes.slice(next.range))
                        < (PaperAddress.key(of: text.links[index].url) == nil ? 3 : 2)
                    || EntryWords.isCitation(text.bytes.slice(next.range)) ? nil : (next.range, index)
            }
            guard next.kind == .plain, EntryWords.count(text.bytes.slice(next.range)) == 0 else { return nil }
        }
        return nil
    }

    /// Whether one word before a label in brackets is the whole title: "HyperNetworks [[arXiv](…)]".
    func isName(_ words: Range<Int>, before stop: Int) -> Bool {
        guard words.count >= 3, words.count <= 60, EntryWords.count(text.bytes.slice(words)) == 1 else {
            return false
        }
        return text.links.contains {
            $0.range.lowerBound >= stop && $0.range.lowerBound <= stop + 3 && LinkLabel.isLabel($0, in: text)
        }
    }
}
