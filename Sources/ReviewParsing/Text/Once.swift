/// A value that is worked out when it is first asked for. Copies of what holds it share it.
///
/// A source is read by one thread, so that nothing is locked.
final class Once<Value: Sendable>: @unchecked Sendable {
    private var value: Value?

    /// The value, which `make` makes the first time.
    func get(_ make: () -> Value) -> Value {
        if let value { return value }
        let made = make()
        value = made
        return made
    }
}

/// What somebody has found out about a value, kept for those who ask again: one kind of thing, of which the value itself
/// knows nothing. Copies of the value share it.
///
/// A source is read by one thread, so that nothing is locked.
final class Findings: @unchecked Sendable {
    private var kept: AnyObject?

    /// What was found out, which `make` does the first time.
    func get<Value: Sendable>(_ make: () -> Value) -> Value {
        if let once = kept as? Once<Value> { return once.get(make) }
        let once = Once<Value>()
        kept = once
        return once.get(make)
    }
}
