/// Terms in the notation of FTS5.
enum FTSTerm {
    /// A term in quotes, so that nothing in it can be an operator. It holds letters, digits and
    /// middle dots only.
    static func quoted(_ term: [UInt8]) -> String { "\"" + String(decoding: term, as: UTF8.self) + "\"" }
}
