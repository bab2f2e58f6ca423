/// A session at a terminal: files, commands, and what they print.
///
///     # a comment
///     file notes.md
///     | a line of the file
///     $ digest import notes.md          a command that ends with status 0
///     [1]$ NAME=x digest search y <z    one that ends with 1, a variable, a file as standard input
///     > a line on standard output
///     2> a line on standard error
///
/// `$DIGESTS` is the folder of samples, `$DIR` the folder the commands run in; `␛` is an escape.
struct Transcript {
    enum Step: Equatable {
        case remark(String)
        case file(name: String, lines: [String])
        case command(line: String, status: Int32, output: [String], errors: [String])
    }

    var steps: [Step] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { read(String(line)) }
    }

    private mutating func read(_ line: String) {
        if let name = line.dropping("file ") {
            steps.append(.file(name: name, lines: []))
        } else if line.hasPrefix("|"), case .file(let name, let lines)? = steps.last {
            steps[steps.count - 1] = .file(name: name, lines: lines + [line.dropping("| ") ?? ""])
        } else if let command = line.dropping("$ ") {
            steps.append(.command(line: command, status: 0, output: [], errors: []))
        } else if line.hasPrefix("["), let end = line.firstIndex(of: "]"),
            let status = Int32(line[line.index(after: line.startIndex)..<end])
        {
            let command = String(line[end...].dropFirst(3))
            steps.append(.command(line: command, status: status, output: [], errors: []))
        } else if line.hasPrefix(">"),
            case .command(let command, let status, let output, let errors)? = steps.last
        {
            let more = output + [line.dropping("> ") ?? ""]
            steps[steps.count - 1] = .command(line: command, status: status, output: more, errors: errors)
        } else if line.hasPrefix("2>"),
            case .command(let command, let status, let output, let errors)? = steps.last
        {
            let more = errors + [line.dropping("2> ") ?? ""]
            steps[steps.count - 1] = .command(line: command, status: status, output: output, errors: more)
        } else {
            steps.append(.remark(line))
        }
    }

    /// The text that reads as these steps.
    var text: String {
        steps.flatMap { step -> [String] in
            switch step {
            case .remark(let line): [line]
            case .file(let name, let lines): ["file \(name)"] + lines.map { ("| " + $0).trimmedEnd }
            case .command(let line, let status, let output, let errors):
                [(status == 0 ? "" : "[\(status)]") + "$ " + line] + output.map { ("> " + $0).trimmedEnd }
                    + errors.map { ("2> " + $0).trimmedEnd }
            }
        }.joined(separator: "\n")
    }

    /// The same steps, with what the commands print now.
    func replayed() throws -> Transcript {
        let place = try Workplace()
        var copy = self
        copy.steps = try steps.map { step in
            switch step {
            case .remark: return step
            case .file(let name, let lines):
                try place.write(lines.map { $0 + "\n" }.joined(), to: name)
                return step
            case .command(let line, _, _, _): return try Transcript.replay(line, in: place)
            }
        }
        return copy
    }

    private static func replay(_ line: String, in place: Workplace) throws -> Step {
        let digests = Workplace.repository + "/Digests"
        var words = ShellWords.split(line).map {
            $0.replacing("$DIGESTS", with: digests).replacing("$DIR", with: place.folder)
        }
        var variables: [String: String] = [:]
        while let word = words.first, word != "digest", let equals = word.firstIndex(of: "=") {
            variables[String(word[..<equals])] = String(word[word.index(after: equals)...])
            words.removeFirst()
        }
        var input: [UInt8] = []
        if let last = words.last, let name = last.dropping("<") {
            input = Array(try place.read(name).utf8)
            words.removeLast()
        }
        let result = place.run(Array(words.dropFirst()), input: input, variables: variables)
        let lines = { (text: String) in
            let known = text.replacing(digests, with: "$DIGESTS").replacing(place.folder, with: "$DIR")
                .replacing("\r\n", with: "\n").replacing("\u{1B}", with: "␛")
            var lines = known.split(separator: "\n", omittingEmptySubsequences: false).map {
                String($0).trimmedEnd
            }
            if lines.last == "" { lines.removeLast() }
            return lines
        }
        return .command(
            line: line, status: result.status, output: lines(result.output), errors: lines(result.errors))
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    /// Without spaces at the end, which editors take away.
    fileprivate var trimmedEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
