#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Which numbers of four digits are years of papers.
public enum PlausibleYear {
    /// Years that a number in running text may be: the first papers of the field to some years ahead of the
    /// clock. The end moves with time; it is close, as powers of two and sizes of models follow behind it.
    public static let inText: ClosedRange<Int> = 1950...max(2035, thisYear + 2)

    /// Years that may be stated in a field for them, where nothing else can be meant.
    public static let stated: ClosedRange<Int> = 1600...2200

    /// Years that formats can write, in four digits.
    public static let writable: ClosedRange<Int> = 1000...9999

    /// `text` as a year of running text: four digits.
    public static func inText(_ text: some StringProtocol) -> Int? {
        guard text.utf8.count == 4, let year = Int(text) else { return nil }
        return inText.contains(year) ? year : nil
    }

    private static var thisYear: Int { Timestamp(seconds: Int64(time(nil))).date.year }
}
