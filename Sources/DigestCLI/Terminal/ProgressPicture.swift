/// One picture of a progress bar.
struct ProgressPicture {
    /// What is being read.
    var name: String
    /// Bytes read, and bytes to read.
    var done: Int
    var total: Int
    /// Items read.
    var items: Int
    /// Seconds since the beginning.
    var seconds: Double

    /// `[########            ]  41%  12300 items, 8200/s, 0:12 left  result.json`, cut to `columns`.
    func text(columns: Int) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let filled = Int(share * 20)
        let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled)
        let rate = seconds > 0 ? Int(Double(items) / seconds) : 0
        let left = share > 0.01 ? ", \(ProgressPicture.clock(seconds / share * (1 - share))) left" : ""
        let text = "[\(bar)] \(Count.aligned(Int(share * 100), 3))%  \(items) items, \(rate)/s\(left)"
        let room = columns - text.utf8.count - 3
        let name = SafeText.line(FilePath.name(of: name))
        return name.unicodeScalars.count <= room
            ? "\(text)  \(name)" : String(text.prefix(max(0, columns - 1)))
    }

    /// `0:07`, `12:30`, `1:02:03`.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 359_999) + 0.5)
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? "\(hours):\(pad(minutes)):\(pad(whole % 60))" : "\(minutes):\(pad(whole % 60))"
    }
}
