internal import ReviewModel

extension Timestamp {
    /// The moment, unless its year has no four digits: such a date was damaged and is not shown.
    var writable: Timestamp? {
        (-62_167_219_200...253_402_300_799).contains(seconds) ? self : nil
    }
}
