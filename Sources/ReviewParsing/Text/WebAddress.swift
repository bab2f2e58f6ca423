import ReviewModel
import TextAnalysis

/// Finds web addresses in running text.
enum WebAddress {
    /// Hosts that people write without `https://`; a path must follow.
    private static let bareHosts: [StaticString] = [
        "arxiv.org/", "www.", "github.com/", "t.me/", "telegram.me/", "telegram.dog/", "doi.org/",
        "huggingface.co/", "openreview.net/",
        "youtu.be/", "youtube.com/", "habr.com/", "medium.com/", "tg://",
    ]

    /// Places of the addresses in `slice`, without the punctuation that follows them.
    static func find(in slice: TextSlice) -> [Range<Int>] {
        slice.bytes.withUnsafeBufferPointer { find(in: $0, slice.range) }
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let (openings, pairs) = (openings, pairs)
        var at = range.lowerBound
        while at < range.upperBound {
            let letter = (bytes[at] | 0x20) &- UInt8(ascii: "a")
            if letter < 26, openings & 1 << UInt32(letter) != 0,
                begins(at, in: bytes, from: range.lowerBound, pairs: pairs)
            {
                let end = self.end(of: at, in: bytes, before: range.upperBound)
                if end - at > 8 { found.append(at..<end) }
                at = max(end, at + 1)
            } else {
                at += 1
            }
        }
        return found
    }

    /// The letters that an address may begin with, a bit each: most letters of a text are told by it.
    private static let openings: UInt32 = {
        let letters = bareHosts.map { $0.utf8Start[0] } + [UInt8(ascii: "h")]
        return letters.reduce(0) { $0 | 1 << UInt32($1 - UInt8(ascii: "a")) }
    }()

    /// The first two letters of hosts, which tell most other words at once: of the first letter by its place in the
    /// alphabet, a bit for each second one.
    private static let pairs: [UInt32] = {
        var pairs: [UInt32] = Array(repeating: 0, count: 32)
        for host in bareHosts {
            pairs[Int(host.utf8Start[0] & 0x1F)] |= 1 << UInt32(host.utf8Start[1] & 0x1F)
        }
        return pairs
    }()

    @inline(__always)
    private static func begins(
        _ at: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, pairs: [UInt32]
    ) -> Bool {
        guard at + 1 < bytes.count else { return false }
        let (first, second) = (bytes[at], bytes[at + 1])
        if first | 0x20 == UInt8(ascii: "h"), second | 0x20 == UInt8(ascii: "t"),
            bytes.hasASCII("https://", at: at) || bytes.hasASCII("http://", at: at)
        {
            return true
        }
        guard pairs[Int(first & 0x1F)] & 1 << UInt32(second & 0x1F) != 0 else { return false }
        if at > start, isAddressByte(bytes[at - 1]) || bytes[at - 1] == UInt8(ascii: "@") { return false }
        return bareHosts.contains { bytes.hasASCII($0, at: at) }
    }

    private static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>, before limit: Int) -> Int {
        var end = start
        var depth = 0
        scan: while end < limit {
            switch bytes[end] {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                break scan
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth < 0 { break scan }
            case 0xC2 where end + 1 < limit && (bytes[end + 1] == 0xA0 || bytes[end + 1] == 0xBB): break scan
            case 0xE2 where end + 2 < limit && bytes[end + 1] == 0x80: break scan
            default: break
            }
            end += 1
        }
        while end > start, ".,;:!?'*_".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=")
    }

    /// `url` as it can be followed: with the scheme that a browser tries where it begins with a host that people write
    /// without one, `github.com/a/b`.
    static func followable(_ url: String) -> String {
        var copy = url
        let isBare = copy.withUTF8 { bytes in
            bytes.count > 8 && !bytes.hasASCII("tg://", at: 0)
                && bareHosts.contains { bytes.hasASCII($0, at: 0) }
        }
        return isBare ? "https://" + url : url
    }

    /// `url` without the scheme that `followable` may have put there.
    static func bare(_ url: String) -> String {
        url.utf8.starts(with: "https://".utf8) ? String(Substring(url.utf8.dropFirst(8))) : url
    }

    /// Host in lower case without `www.`, and the path with its query. All addresses of Telegram's channels
    /// have its first host.
    static func parts(of url: String) -> (host: String, path: String) {
        let place = WebHost(of: url)
        var host = place.name
        let path = String(decoding: place.path, as: UTF8.self)
        if host == "web.archive.org", let inner = archived(in: path) { return parts(of: inner) }
        host = original(of: host)
        return TelegramAddress.canonical(host: host, path: path)
    }

    /// What two addresses of one page have in common.
    static func key(of url: String) -> String {
        let (host, path) = parts(of: url)
        var rest = path
        while rest.hasSuffix("/") { rest.removeLast() }
        return host + rest.lowercased()
    }

    /// The address inside of one of an archive of the web, without its host: `/web/20240601000000/https://…`. nil
    /// of any other.
    static func archived(in path: String) -> String? {
        guard path.utf8.starts(with: "/web/".utf8) else { return nil }
        let rest = path.utf8.dropFirst(5)
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (4...14).contains(digits.count),
            let slash = rest.prefix(digits.count + 5).firstIndex(of: UInt8(ascii: "/"))
        else { return nil }
        let inner = String(Substring(rest[rest.index(after: slash)...]))
        return inner.hasPrefix("http://") || inner.hasPrefix("https://") ? inner : nil
    }

    /// Mirrors by the hosts they mirror.
    private static let mirrors = Dictionary(
        WordFiles.links.pairs("mirrors").map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })

    /// The host that `host` shows under another name: a mirror, or a page as Google translates it.
    private static func original(of host: String) -> String {
        let translated = ".translate.goog"
        guard host.ends(with: translated) else { return mirrors[host] ?? host }
        var name = ""
        for piece in host.dropLast(translated.count).replacing("--", with: " ") {
            name.append(piece == "-" ? "." : piece == " " ? "-" : piece)
        }
        return name
    }
}
