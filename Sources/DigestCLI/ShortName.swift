/// Names that people give to tags, lists, saved searches and rules: words that mean nothing else to a shell
/// or a query.
enum ShortName {
    /// Letters of any script, digits and a few signs, with no empty level between slashes and none that
    /// begins with a dash.
    static func isGood(_ name: String) -> Bool {
        name.utf8.count <= 200 && name.unicodeScalars.allSatisfy(isGood)
            && name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: "-") }
    }

    /// The name, where it is a good one.
    static func checked(_ name: String) throws(CommandError) -> String {
        guard isGood(name) else { throw .badName(name) }
        return name
    }

    private static func isGood(_ scalar: Unicode.Scalar) -> Bool {
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
