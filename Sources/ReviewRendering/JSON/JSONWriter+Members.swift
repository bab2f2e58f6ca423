extension JSONWriter {
    /// Writes a member with a string or null.
    public mutating func field(_ name: String, _ text: String?) {
        key(name)
        value(text)
    }

    /// Writes a member with an integer or null.
    public mutating func field(_ name: String, _ number: Int?) {
        key(name)
        value(number)
    }

    /// Writes a member with a number or null.
    public mutating func field(_ name: String, _ number: Double?) {
        key(name)
        value(number)
    }

    /// Writes a member with `true` or `false`.
    public mutating func field(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes a member with an array of strings.
    public mutating func field(_ name: String, _ texts: [String]) {
        field(name, texts) { $0.value($1) }
    }

    /// Writes a member with an array.
    public mutating func field<Element>(
        _ name: String, _ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements, each)
    }

    /// Writes a member with an object, or null where there is nothing to write.
    public mutating func objectField<Content>(
        _ name: String, _ content: Content?, _ body: (inout JSONWriter, Content) -> Void
    ) {
        key(name)
        guard let content else { return value(nil as String?) }
        object { body(&$0, content) }
    }
}
