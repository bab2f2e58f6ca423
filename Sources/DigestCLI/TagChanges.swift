/// Tags to add and to remove, as typed: `+a -b`.
struct TagChanges: Equatable {
    /// Tags to add.
    var added: [String] = []
    /// Tags to remove.
    var removed: [String] = []

    /// Reads words that begin with `+` or `-`.
    init(_ words: [String]) throws(CommandError) {
        for word in words {
            let tag = String(word.dropFirst())
            guard TagChanges.isTag(tag) else { throw .badTag(tag) }
            if word.first == "+" { added.append(tag) } else { removed.append(tag) }
        }
        if let both = added.first(where: removed.contains) { throw .contradictoryTag(both) }
    }

    /// Letters of any script, digits and a few signs that mean nothing to a shell or a query, with no
    /// empty level between slashes.
    private static func isTag(_ tag: String) -> Bool {
        tag.utf8.count <= 200 && tag.unicodeScalars.allSatisfy(isTagScalar)
            && tag.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: "-") }
    }

    private static func isTagScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
                || "-_./:+#@&".unicodeScalars.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            return false
        default: return true
        }
    }
}
