import Testing

/// Two entries in files of their own, one of them dated; importing them takes no time.
enum TwoEntries {
    static func bring(to place: Workplace) throws {
        try place.write(
            """
            # Attention Is All You Need

            - arXiv: https://arxiv.org/abs/1706.03762
            - Date: 2019-05-01

            Attention alone is enough to translate.
            """, to: "notes/attention.md")
        try place.write(
            """
            # Deep Residual Learning

            - arXiv: https://arxiv.org/abs/1512.03385

            Shortcut connections make very deep networks trainable.
            """, to: "notes/residual.md")
        #expect(place.run(["import", "-q", "notes"]).status == 0)
    }
}
