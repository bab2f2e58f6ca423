internal import JSON

extension SearchVocabulary {
    /// The file of it for a site: a call that hands over things with their names, topics, words of questions and
    /// venues. A word of a name is written with its term behind `=` where that is another one; the text of a name is
    /// left out where its words are that.
    var file: FolderFile {
        var json = JSONWriter()
        json.object { json in
            json.field("things", of: things) { $0.array($1, each: SearchVocabulary.write) }
            json.field("spellings", of: spellings) { $0.array($1, each: SearchVocabulary.write) }
            json.field("topics", of: topics) { json, topic in
                json.array {
                    $0.value(topic.id)
                    $0.array(topic.names) { $0.array($1) { $0.value($1.lowercased()) } }
                    $0.array(topic.below) { $0.value($1) }
                    $0.value(topic.count)
                }
            }
            json.key("questions")
            json.object { json in
                for list in questions { json.field(list.name, is: list.words) }
            }
            json.field("venues", of: venues) { $0.array($1) { $0.value($1) } }
        }
        return FolderFile(
            path: "vocabulary.js",
            text: "digestVocabulary(\(String(decoding: json.bytes, as: UTF8.self)));\n")
    }

    private static func write(to json: inout JSONWriter, name: Name) {
        let words = zip(name.forms, name.terms).map { $0 == $1 ? $0 : "\($0)=\($1)" }.joined(separator: " ")
        json.array {
            $0.value(words)
            if !name.traits.isEmpty || name.text != words { $0.value(name.traits) }
            if name.text != name.forms.joined(separator: " ") { $0.value(name.text) }
        }
    }
}
