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
