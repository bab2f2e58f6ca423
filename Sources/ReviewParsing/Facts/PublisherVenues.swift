/// Journals by the numbers their publishers give to articles.
enum PublisherVenues {
    /// The journal that a host or a DOI stands for.
    static func venue(ofURL url: String?, doi: String?) -> String? {
        let codes = [
            "s41586": "Nature", "s41467": "Nature Communications", "s42256": "Nature Machine Intelligence",
            "s41592": "Nature Methods",
            "s41587": "Nature Biotechnology", "s41593": "Nature Neuroscience", "s41591": "Nature Medicine",
            "s41598": "Scientific Reports",
            "s41562": "Nature Human Behaviour", "s41588": "Nature Genetics",
            "s43588": "Nature Computational Science", "s41567": "Nature Physics",
            "s42005": "Communications Physics", "s42003": "Communications Biology",
        ]
        if let doi, doi.hasPrefix("10.1038/") {
            let code = doi.dropFirst(8).prefix { $0 != "-" }
            if let journal = codes[String(code)] { return journal }
            if code.hasPrefix("nature") { return "Nature" }
        }
        if let doi, doi.hasPrefix("10.1126/") {
            let journals = [
                "science": "Science", "sciadv": "Science Advances", "scirobotics": "Science Robotics",
            ]
            return journals[String(doi.dropFirst(8).prefix { $0 != "." })]
        }
        if let doi, doi.hasPrefix("10.1073/pnas") { return "PNAS" }
        return nil
    }
}
