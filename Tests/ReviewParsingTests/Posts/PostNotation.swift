/// A post in the notation of the grid's files: words, bold words, hidden links, and what hangs under it.
struct PostNotation {
    /// Words that look alike.
    struct Run {
        var text: String
        var isBold = false
        var isItalic = false
        /// Address behind the words.
        var address: String?
    }

    /// The text, lines parted by line feeds.
    var runs: [Run] = []
    /// Buttons under it: words and address.
    var buttons: [(words: String, address: String)] = []
    /// The card of a link: site, title, address.
    var card: (site: String, title: String, address: String)?
    /// Name of the file that it carries.
    var file: String?
    /// Whether it carries a picture.
    var hasPhoto = false
    /// The question of a poll and its answers.
    var poll: [String] = []

    /// Reads `text`, whose parts are filled in already.
    init(_ text: String) {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !takesHanging(line) {
            // Where an optional line was left out, blank lines would follow each other.
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        read(lines.joined(separator: "\n"))
    }

    /// Takes a line of what hangs under the post.
    private mutating func takesHanging(_ line: Substring) -> Bool {
        guard line.hasPrefix("@"), let space = line.firstIndex(of: " ") else { return false }
        let parts = line[space...].dropFirst().split(separator: "|").map(String.init)
        switch line[..<space] {
        case "@button": buttons.append((parts[0], parts[1]))
        case "@card": card = (parts[0], parts[1], parts[2])
        case "@file": file = parts[0]
        case "@photo":
            hasPhoto = true
            runs = [Run(text: parts[0])]
        case "@poll": poll = parts
        default: return false
        }
        return true
    }

    /// Reads the runs of the text. "[[[words|address]]]" has the brackets around the link.
    private mutating func read(_ text: String) {
        var rest = Substring(text)
        while !rest.isEmpty {
            let bold = rest.firstRange(of: "**"), link = rest.firstRange(of: "[[")
            let italic = rest.firstRange(of: "__")
            if let italic,
                italic.lowerBound < min(bold?.lowerBound ?? rest.endIndex, link?.lowerBound ?? rest.endIndex),
                let end = rest[italic.upperBound...].firstRange(of: "__")
            {
                append(rest[..<italic.lowerBound])
                runs.append(Run(text: String(rest[italic.upperBound..<end.lowerBound]), isItalic: true))
                rest = rest[end.upperBound...]
            } else if let bold, bold.lowerBound < link?.lowerBound ?? rest.endIndex,
                let end = rest[bold.upperBound...].firstRange(of: "**")
            {
                append(rest[..<bold.lowerBound])
                runs.append(Run(text: String(rest[bold.upperBound..<end.lowerBound]), isBold: true))
                rest = rest[end.upperBound...]
            } else if let link, let bar = rest[link.upperBound...].firstIndex(of: "|"),
                let end = rest[bar...].firstRange(of: "]]")
            {
                append(rest[..<link.lowerBound])
                var words = rest[link.upperBound..<bar]
                if words.first == "[", words.last != "]" {
                    append("[")
                    words.removeFirst()
                }
                let address = rest[bar..<end.lowerBound].dropFirst()
                runs.append(Run(text: String(words), address: String(address)))
                rest = rest[end.upperBound...]
            } else {
                append(rest)
                return
            }
        }
    }

    private mutating func append(_ text: Substring) {
        if !text.isEmpty { runs.append(Run(text: String(text))) }
    }
}

// MARK: - As Telegram Desktop exports it

extension PostNotation {
    /// The message `number` of an export, an object of JSON; a message a day.
    func json(number: Int) -> String {
        let seconds = 1_709_287_200 + number * 86_400
        let text = runs.map { run in
            if let address = run.address {
                return
                    "{\"type\": \"text_link\", \"text\": \(Self.quoted(run.text)), \"href\": \(Self.quoted(address))}"
            }
            let style = run.isBold ? "bold" : run.isItalic ? "italic" : nil
            return style.map { "{\"type\": \"\($0)\", \"text\": \(Self.quoted(run.text))}" }
                ?? Self.quoted(run.text)
        }
        var fields = [
            "\"id\": \(number)", "\"type\": \"message\"", "\"date_unixtime\": \"\(seconds)\"",
            "\"from\": \"Papers Daily\"", "\"text\": [\(text.joined(separator: ", "))]",
        ]
        if !buttons.isEmpty {
            let row = buttons.map {
                "{\"type\": \"url\", \"text\": \(Self.quoted($0.words)), \"data\": \(Self.quoted($0.address))}"
            }
            fields.append("\"inline_bot_buttons\": [[\(row.joined(separator: ", "))]]")
        }
        if let file {
            fields.append("\"file\": \(Self.quoted("files/" + file)), \"file_name\": \(Self.quoted(file))")
        }
        if hasPhoto { fields.append("\"photo\": \"photos/photo_1.jpg\"") }
        if let question = poll.first {
            let answers = poll.dropFirst().map { "{\"text\": \(Self.quoted($0)), \"voters\": 3}" }
            fields.append(
                "\"poll\": {\"question\": \(Self.quoted(question)), \"answers\": [\(answers.joined(separator: ", "))]}"
            )
        }
        return "{\(fields.joined(separator: ", "))}"
    }

    /// The export of a channel with `posts`.
    static func export(_ posts: [PostNotation]) -> String {
        let messages = posts.enumerated().map { $1.json(number: $0 + 1) }
        return
            "{\"name\": \"Papers Daily\", \"type\": \"public_channel\", \"id\": 1234567890, \"messages\": [\n"
            + messages.joined(separator: ",\n") + "]}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

// MARK: - As the preview page shows it

extension PostNotation {
    /// The preview page of a channel with `posts`.
    static func page(_ posts: [PostNotation]) -> String {
        "<!DOCTYPE html><html><body><main class=\"tgme_main\"><section class=\"tgme_channel_history\">\n"
            + posts.enumerated().map { $1.html(number: $0 + 1) }.joined(separator: "\n")
            + "</section></main></body></html>"
    }

    private func html(number: Int) -> String {
        let day = number % 28 + 1
        var html = "<div class=\"tgme_widget_message_wrap\"><div class=\"tgme_widget_message\""
        html += " data-post=\"papers_daily/\(number)\">"
        if let file {
            html += "<div class=\"tgme_widget_message_document_title\">\(Self.escaped(file))</div>"
        }
        if hasPhoto { html += "<a class=\"tgme_widget_message_photo_wrap\"></a>" }
        if !runs.isEmpty {
            let text = runs.map { run in
                let words = Self.escaped(run.text)
                return run.address.map { "<a href=\"\(Self.escaped($0))\">\(words)</a>" }
                    ?? (run.isBold ? "<b>\(words)</b>" : run.isItalic ? "<i>\(words)</i>" : words)
            }
            html += "<div class=\"tgme_widget_message_text\">\(text.joined())</div>"
        }
        if let question = poll.first {
            html +=
                "<div class=\"tgme_widget_message_poll\"><div class=\"tgme_widget_message_poll_question\">"
            html += Self.escaped(question) + "</div>"
            for answer in poll.dropFirst() {
                html += "<div class=\"tgme_widget_message_poll_option_text\">\(Self.escaped(answer))</div>"
            }
            html += "</div>"
        }
        if let card {
            html += "<a class=\"tgme_widget_message_link_preview\" href=\"\(Self.escaped(card.address))\">"
            html += "<div class=\"link_preview_site_name\">\(Self.escaped(card.site))</div>"
            html += "<div class=\"link_preview_title\">\(Self.escaped(card.title))</div></a>"
        }
        html += "<a class=\"tgme_widget_message_date\"><time datetime=\"2024-03-\(day < 10 ? "0" : "")\(day)"
        html += "T10:00:00+00:00\"></time></a></div>"
        for button in buttons {
            html += "<a class=\"tgme_widget_message_inline_button url_button\""
            html += " href=\"\(Self.escaped(button.address))\">\(Self.escaped(button.words))</a>"
        }
        return html + "</div>"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "<br/>"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
