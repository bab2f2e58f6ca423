internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// What people write for an item besides its id: a number or an address of its paper, the address of its post.
enum ItemReference: Equatable {
    /// A number of arXiv, without version.
    case arxiv(String)
    /// A DOI in lower case.
    case doi(String)
    /// A post of Telegram.
    case post(TelegramAddress)
    /// Any other address, without what may be left out of it.
    case address(String)

    /// Reads a word; nil where it is none of these.
    init?(_ text: String) {
        let word = ItemReference.trimmed(text)
        if let post = TelegramAddress(url: word) {
            self = .post(post)
        } else if let number = ItemReference.arxivNumber(in: word) {
            self = .arxiv(number)
        } else if let doi = ItemReference.doi(in: word) {
            self = .doi(doi)
        } else {
            self.init(addressIn: text)
        }
    }

    /// Reads an address, whatever it leads to; nil where the word is none.
    init?(addressIn text: String) {
        let word = ItemReference.trimmed(text)
        guard word.utf8.count > 10, word.hasPrefix("https://") || word.hasPrefix("http://") else {
            return nil
        }
        self = .address(ItemReference.bare(word))
    }

    /// The condition on `review`; nil for a post, which is looked up.
    var query: Query? {
        switch self {
        case .arxiv(let number): .field(.arxiv, .text(number))
        case .doi(let doi): .field(.doi, .text(doi))
        case .address(let address): .field(.link, .text(address))
        case .post: nil
        }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8.drop { $0 == UInt8(ascii: "<") || $0 <= 0x20 }
        let end = bytes.lastIndex { !">,;.".utf8.contains($0) && $0 > 0x20 }
        return String(decoding: end.map { Array(bytes[...$0]) } ?? [], as: UTF8.self)
    }

    /// An address without its scheme, `www.`, what is behind `#`, and the last slash.
    static func bare(_ address: String) -> String {
        var text = Substring(address.split(separator: "#", maxSplits: 1).first ?? "")
        for lead in ["https://", "http://", "www."] where text.hasPrefix(lead) {
            text = text.dropFirst(lead.count)
        }
        return String(text.hasSuffix("/") ? text.dropLast() : text)
    }

    /// The number in `2103.00020`, `arXiv:2103.00020v2`, `arxiv.org/pdf/cs/0112017.pdf`, `10.48550/arXiv.…`.
    static func arxivNumber(in text: String) -> String? {
        number(text.lowercased()) ?? ArxivIdentifier.inAddress(text)?.lowercased()
    }

    /// `2103.00020`, or `cs/0112017`, `math.GT/0309136`, with or without version.
    private static func number(_ text: String) -> String? {
        let number = ArxivIdentifier.plain(text)
        guard ArxivIdentifier.isOne(number) else { return nil }
        guard let slash = number.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            let month = Int(number.dropFirst(2).prefix(2))
            return month.map { (1...12).contains($0) } ?? false ? number : nil
        }
        let archive = number.utf8[..<slash]
        let isName = archive.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x2E }
        return isName && archive.count > 1 ? number : nil
    }

    /// A DOI, bare or in an address.
    static func doi(in text: String) -> String? {
        var value = Substring(text.lowercased())
        if value.hasPrefix("doi:") { value = value.dropFirst(4) }
        if !value.hasPrefix("10."), let found = DOI.inAddress(text) { return found }
        guard value.hasPrefix("10."), let slash = value.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            return nil
        }
        let registrant = value.utf8[..<slash].dropFirst(3)
        let isPlain = registrant.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard (4...9).contains(registrant.count), isPlain, value.utf8[slash...].count > 1 else { return nil }
        return PercentEncoding.decoded(String(value))
    }
}
