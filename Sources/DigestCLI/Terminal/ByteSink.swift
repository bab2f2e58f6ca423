/// Somewhere bytes go: a descriptor, or memory in tests.
public protocol ByteSink: AnyObject {
    /// Takes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(OutputError)
}
