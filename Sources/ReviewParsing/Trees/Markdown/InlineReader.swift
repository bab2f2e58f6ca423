/// Gathers the words of one block while the inline nodes of the tree go by.
struct InlineReader {
    /// What was gathered.
    private(set) var text = StyledText()
    private var finder: SourceFinder
    private var styles: [InlineStyle] = []
    private var openLinks: [Int] = []
    /// Address and words of the picture whose description goes by.
    private var picture: (url: String, alt: [UInt8])?

    /// A reader of words that stand in the source behind `finder`.
    init(finder: SourceFinder) { self.finder = finder }

    private var style: InlineStyle { styles.reduce([]) { $0.union($1) } }

    /// Words to the letter.
    mutating func words(_ literal: ArraySlice<UInt8>, style extra: InlineStyle = []) {
        if picture != nil {
            picture?.alt += literal
            return
        }
        text.append(literal, style: style.union(extra), link: openLinks.last, source: finder.find(literal))
    }

    /// A line break; a soft one is a space on the page.
    mutating func lineBreak(isSoft: Bool) {
        guard picture == nil else { return }
        text.append(
            [UInt8(ascii: "\n")], style: isSoft ? style.union(.softBreak) : style, link: openLinks.last,
            source: finder.position)
    }

    /// Begins words of `style`.
    mutating func open(_ style: InlineStyle) { styles.append(style) }

    /// Ends words of `style`.
    mutating func close(_ style: InlineStyle) {
        if let last = styles.lastIndex(of: style) { styles.remove(at: last) }
    }

    /// Begins a link.
    mutating func openLink(_ url: String) { openLinks.append(text.openLink(url)) }

    /// Ends the link that was begun last.
    mutating func closeLink() {
        guard let link = openLinks.popLast() else { return }
        text.closeLink(link)
        finder.skip(text.links[link].url)
    }

    /// Begins a picture; words up to its end describe it.
    mutating func openImage(_ url: String) { picture = picture ?? (url, []) }

    /// Ends a picture.
    mutating func closeImage() {
        guard let picture else { return }
        text.append(
            image: picture.url, alt: String(decoding: picture.alt, as: UTF8.self), link: openLinks.last)
        finder.skip(picture.url)
        self.picture = nil
    }

    /// HTML within a line or as a block of its own: its words, links, pictures and the styles that matter.
    mutating func html(_ literal: [UInt8]) {
        var at = 0
        var start = 0
        while at < literal.count {
            if literal[at] == UInt8(ascii: "<") {
                plain(literal[start..<at])
                at = tagEnd(literal, at: at)
                start = at
            } else if literal[at] == UInt8(ascii: "&"),
                let entity = CharacterReference.character(literal[...], at: at)
            {
                plain(literal[start..<at])
                words(ArraySlice(entity.text.utf8))
                at = entity.end
                start = at
            } else {
                at += 1
            }
        }
        plain(literal[start...])
    }

    private mutating func plain(_ literal: ArraySlice<UInt8>) {
        if !literal.isEmpty { words(literal) }
    }

    /// Reads the tag or comment at `offset`; returns the offset behind it.
    private mutating func tagEnd(_ literal: [UInt8], at offset: Int) -> Int {
        if literal.starts("<!--", at: offset..<literal.count) {
            return literal.find("-->", in: offset..<literal.count).map { $0 + 3 } ?? literal.count
        }
        guard let tag = HTMLTag(literal, at: offset) else {
            words(literal[offset...offset])
            return offset + 1
        }
        read(tag)
        // What is for machines is no text.
        if !tag.closes, ["script", "style"].contains(tag.name) {
            return literal.find("</\(tag.name)", in: tag.range.upperBound..<literal.count) ?? literal.count
        }
        return tag.range.upperBound
    }

    private mutating func read(_ tag: HTMLTag) {
        switch tag.name {
        case "br": lineBreak(isSoft: false)
        case "p", "div", "li", "tr", "h1", "h2", "h3", "h4":
            if tag.closes { lineBreak(isSoft: false) }
        case "summary":
            tag.closes ? close(.strong) : open(.strong)
            if tag.closes { lineBreak(isSoft: false) }
        case "a":
            if tag.closes { closeLink() } else if let url = tag.attributes["href"] { openLink(url) }
        case "img":
            openImage(tag.attributes["src"] ?? "")
            words(ArraySlice((tag.attributes["alt"] ?? "").utf8))
            closeImage()
        case "kbd": tag.closes ? close(.keyboard) : open(.keyboard)
        case "b", "strong": tag.closes ? close(.strong) : open(.strong)
        case "i", "em": tag.closes ? close(.emphasis) : open(.emphasis)
        case "code": tag.closes ? close(.code) : open(.code)
        default: break
        }
    }

    /// What was gathered, with links that were never closed ended.
    mutating func finish() -> StyledText {
        while !openLinks.isEmpty { closeLink() }
        return text
    }
}

/// Finds the words of the tree again in the source, going forward.
///
/// The parser's own columns cannot be used: they are off behind tabs, in tables and in all but the first
/// line of a paragraph in a list.
struct SourceFinder {
    private let bytes: [UInt8]
    /// Where to look for the next words.
    private(set) var position: Int

    /// How far ahead words are looked for.
    private static let reach = 4096
    /// How many bytes must agree.
    private static let sample = 24

    /// A finder that begins at `position` of `bytes`.
    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = min(position, bytes.count)
    }

    /// Where `words` begin; moves behind them. Nil when escapes or references hide them.
    mutating func find(_ words: ArraySlice<UInt8>) -> Int? {
        guard let found = place(of: words.prefix(Self.sample)) else { return nil }
        position = min(bytes.count, found + words.count)
        return found
    }

    /// Moves behind an address, where it stands in the source to the letter.
    mutating func skip(_ url: String) {
        let wanted = Array(url.utf8)
        if let found = place(of: wanted[...]) { position = min(bytes.count, found + wanted.count) }
    }

    private func place(of words: ArraySlice<UInt8>) -> Int? {
        guard let first = words.first else { return nil }
        var at = position
        let end = min(bytes.count, position + Self.reach)
        while at + words.count <= end {
            if bytes[at] == first, bytes[at..<at + words.count].elementsEqual(words) { return at }
            at += 1
        }
        return nil
    }
}
