import Foundation
import TestSupport
import Testing

/// The search of a site answers as the program does over the same library.
@Suite struct SiteSearchTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let samples = Checkout.files(under: Checkout.digests).map { "\(Checkout.digests.path)/\($0)" }
        #expect(place.run(["import", "-q"] + samples).status != 3)
        #expect(place.run(["tag", "+club/rl", "--", "topic:rl"]).status == 0)
        #expect(place.run(["export", "--format", "site", "-o", "site"]).status == 0)
    }

    /// Queries of every form.
    private static let queries: [String] = [
        "gan -nlp", "rl OR gan", "(topic:rl OR topic:gan)", "(rl OR gan) -nlp", "NOT gan",
        "\"attention is all you need\"", "\"self attention\"", "=transformers", "=transformer", "effici*",
        "transformers", "трансформеры", "трансформерам", "with code transformer", "attention -author:vaswani",
        "has:code", "has:arxiv has:code", "-has:code", "has:tags", "link:github.com", "link:arxiv.org",
        "lang:ru", "lang:english", "date:2021", "date:2021..2022", "date:>=2023-01-17", "year:2020..2022",
        "year:>=2021 topic:cv", "-year:2017", "-transformer year:2017..2019", "topic:nlp", "topic:cv",
        "topic:\"reinforcement learning\"", "topic:(rl nlp)", "topic:(rl OR nlp)", "tag:club", "tag:club/rl",
        "model:BERT", "model:GPT*", "about:transformer", "venue:NIPS", "venue:NeurIPS", "venue:ICLR",
        "author:Vaswani", "author:Васвани", "author:\"J. Devlin\"", "author:\"Jacob Devlin\"",
        "author:Hinton",
        "org:Google", "org:google year:2017", "claim:BLEU", "title:attention", "title:attent*",
        "dataset:ImageNet", "1706.03762", "arxiv:1706.03762", "https://arxiv.org/abs/1706.03762v2",
        "kind:review", "kind:entry gan", "channel:margin_notes_ml", "reviewer:Вера", "reviewer:Вер*",
        "image generation but not gan",
    ]

    /// Questions whose best answers come in the same order, too.
    private static let ranked: [String] = [
        "attention", "BERT", "GAN", "diffusion models", "диффузионные модели", "reinforcement learning",
        "что писали про диффузионные модели", "обучение с подкреплением", "machine translation attention",
        "vision transformer image classification", "papers by Vaswani", "gan 2014", "speech recognition",
        "распознавание речи", "контрастивное обучение", "Segment Anything", "без учителя",
    ]

    private static func ids(_ output: String) -> [String] { output.split(separator: "\n").map(String.init) }

    private func program(_ query: String) -> [String] {
        Self.ids(place.run(["search", "--all", "--format", "ids", "-n", "0", "--", query]).output)
    }

    @Test(.enabled(if: SiteSearch.isPossible, "node is not installed"))
    func theSiteFindsWhatTheProgramFinds() throws {
        let answers = try SiteSearch.answers(Self.queries + Self.ranked, in: place.folder + "/site")
        try #require(answers.count == Self.queries.count + Self.ranked.count)
        var found = 0
        for (query, answer) in zip(Self.queries + Self.ranked, answers) {
            let wanted = program(query)
            found += wanted.isEmpty ? 0 : 1
            #expect(Set(answer.ids) == Set(wanted), "\(query)")
            if Self.ranked.contains(query) {
                #expect(answer.ids.prefix(5).elementsEqual(wanted.prefix(5)), "\(query)")
            }
        }
        #expect(found > 60)
    }

    /// What the site cannot know, or what is no field or value, is told and finds nothing.
    @Test(
        .enabled(if: SiteSearch.isPossible, "node is not installed"),
        arguments: [
            ("status:unread", "'status:' asks for what a site does not know"),
            ("gan note:secret", "'note:' asks for"), ("rating:5", "'rating:' asks for"),
            ("foo:bar", "unknown field 'foo'"), ("after:2020", "did you mean 'date:'?"),
            ("is:read", "did you mean 'status:'?"), ("year:20x1", "'20x1' is not a year"),
            ("date:soon", "'soon' is not a date"), ("has:cod", "did you mean 'code'?"),
            ("lang:xx", "unknown language 'xx'"), ("sort:best gan", "unknown order 'best'"),
            ("topic:reinforcment", "no topic 'reinforcment'; did you mean 'reinforcement learning'?"),
            ("author:Vaswami", "no author 'Vaswami'; did you mean 'Ashish Vaswani'?"),
            ("zzzqqq", "nothing has 'zzzqqq'"), ("atention", "did you mean 'attention'?"),
        ])
    func theSiteTellsWhatItDoesNotKnow(_ query: String, _ told: String) throws {
        let answer = try #require(try SiteSearch.answers([query], in: place.folder + "/site").first)
        #expect(answer.ids.isEmpty)
        #expect(answer.told.contains { $0.contains(told) }, "\(answer.told)")
    }

    /// Half a word is enough while it is being typed; ids, several of them too, are taken for their items.
    @Test(.enabled(if: SiteSearch.isPossible, "node is not installed"))
    func idsAndBeginningsAreWords() throws {
        let id = try #require(program("author:Vaswani").first)
        let folder = place.folder + "/site"
        #expect(try SiteSearch.answers([id, String(id.prefix(7))], in: folder).map(\.ids) == [[id], [id]])
        #expect(try SiteSearch.answers(["vasw"], in: folder, isTyping: true)[0].ids.contains(id))
        #expect(try SiteSearch.answers(["vasw"], in: folder)[0].ids.isEmpty)
    }
}

/// The scripts of a site without its page.
enum SiteSearch {
    struct Answer: Decodable {
        var ids: [String]
        var told: [String]
    }

    static let isPossible = ReaderProgram.isInstalled("node")

    /// What the site in a folder answers to queries, while their last word is being typed or not.
    static func answers(_ queries: [String], in folder: String, isTyping: Bool = false) throws -> [Answer] {
        let typed = isTyping ? queries : queries.map { $0 + " " }
        let output = try ReaderProgram.run("node", ["-e", script, folder] + typed, in: folder)
        return try JSONDecoder().decode([Answer].self, from: Data(output.utf8))
    }

    private static let script = #"""
        const fs = require('fs'), vm = require('vm');
        const [, folder, ...queries] = process.argv;
        const page = vm.createContext({ TextEncoder, addEventListener() {} });
        const run = file => vm.runInContext(fs.readFileSync(folder + '/' + file, 'utf8'), page);
        page.window = page;
        page.document = { createElement: () => ({}), head: { appendChild(script) {
          if (fs.existsSync(folder + '/' + script.src)) { run(script.src); script.onload(); } else script.onerror();
        } } };
        run('search.js');
        const answers = [];
        page.digestItems = (head, rows) => {
          page.digestFind.begin(head, rows);
          for (const query of queries) page.digestFind.answer(query, a => answers.push(
            { ids: a.found.map(n => rows[n][6].split(' ').pop()), told: a.told }));
        };
        run('items.js');
        console.log(JSON.stringify(answers));
        """#
}
