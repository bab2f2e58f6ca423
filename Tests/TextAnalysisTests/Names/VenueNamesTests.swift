import Testing

@testable import TextAnalysis

@Suite struct VenueNamesTests {
    @Test(arguments: [
        ("NIPS", "NeurIPS"), ("NIPS 2017", "NeurIPS"), ("NeurIPS'20 Oral", "NeurIPS"),
        ("Advances in Neural Information Processing Systems 30", "NeurIPS"),
        ("33rd Conference on Neural Information Processing Systems (NeurIPS 2019)", "NeurIPS"),
        ("CVPR2016", "CVPR"), ("CVPR 2020", "CVPR"),
        ("Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition", "CVPR"),
        ("2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        (
            "Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational "
                + "Linguistics: Human Language Technologies, Volume 1 (Long and Short Papers)", "NAACL"
        ),
        // Words cut short.
        ("Adv. Neural Inf. Process. Syst.", "NeurIPS"),
        ("Adv. Neural Inf. Process. Syst. 30, 2017", "NeurIPS"),
        ("Proc. IEEE Conf. Comput. Vis. Pattern Recognit.", "CVPR"),
        ("Adv. Mater. Sci.", "Adv. Mater. Sci."),
        // Workshops, journals of a society and what is not known stay what they are, but for their year.
        ("Computer Vision – ECCV 2020", "ECCV"), ("ICML 2019 Workshop on Nets", "ICML Workshop on Nets"),
        ("Journal of Nets (2019)", "Journal of Nets"),
        ("Transactions of Nets 12", "Transactions of Nets 12"), ("2019", "2019"), ("", ""),
    ])
    func aVenueHasOneName(name: String, common: String) { #expect(VenueNames().common(name) == common) }

    @Test func spellingsAreUnited() {
        let united = VenueNames().united(["CVPR", "CVPR 2019", "J. of Nets", "J. OF NETS 2020", "Nature"])
        #expect(united == ["CVPR 2019": "CVPR", "J. OF NETS 2020": "J. of Nets"])
    }

    @Test(arguments: [
        ("DeepSeek-AI", true), ("Kimi Team", true), ("LIGO Scientific Collaboration", true), ("xAI", true),
        ("Лаборатория сетей", true), ("Google DeepMind", true), ("Ada One", false), ("Ford", false),
        ("Li", false),
        ("AI", false), ("", false),
    ])
    func groupsAreKnown(name: String, isGroup: Bool) { #expect(GroupNames.isGroup(name) == isGroup) }
}
