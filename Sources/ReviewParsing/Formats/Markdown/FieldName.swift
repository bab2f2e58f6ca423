import TextAnalysis

/// What a labelled field of a note, a column of a table or a line of a list holds.
enum FieldName: Sendable, Hashable, CaseIterable {
    case title, authors, paper, code, links, tags, year, date, venue, affiliation, summary, model, number,
        results

    /// Labels in English, Russian and Chinese, folded.
    private static let labels: [FieldName: Set<String>] = [
        .title: [
            "title", "paper title", "papers", "name", "paper name", "article", "название", "заголовок",
            "название статьи", "работа", "статьи", "标题", "题目",
            "论文标题", "论文题目", "论文名称", "名字", "名称", "文章", "论文名",
        ],
        .authors: ["authors", "author", "authors list", "by", "авторы", "автор", "авторы статьи", "作者"],
        .paper: [
            "paper", "paper link", "paper url", "arxiv", "arxiv link", "pdf", "doi", "openreview", "preprint",
            "статья", "ссылка на статью", "оригинал",
            "оригинал статьи", "препринт", "论文", "论文链接", "论文地址", "原文", "paper source", "paper pdf",
            "full paper",
        ],
        .code: [
            "code", "github", "repo", "repository", "implementation", "source code", "official code", "код",
            "репозиторий", "代码", "代码链接", "开源代码", "源码", "code link",
        ],
        .links: [
            "link", "links", "url", "urls", "resources", "source", "website", "web", "homepage", "project",
            "project page", "page", "материалы", "ссылка",
            "ссылки", "链接", "地址", "主页", "homepage link", "blog", "video", "demo", "slides", "dataset",
            "datasets", "data", "model", "视频", "数据集", "пост", "блог", "видео",
        ],
        .tags: [
            "tags", "tag", "keywords", "keyword", "topics", "topic", "category", "task", "area", "теги",
            "тег", "ключевые слова", "тема", "темы", "категория", "标签", "关键词", "领域", "任务", "方向",
        ],
        .year: ["year", "год", "年份", "年", "year published"],
        .date: [
            "date", "release date", "published", "publication date", "time", "month", "submitted", "дата",
            "дата публикации", "日期", "时间", "发布时间", "发表时间", "release",
            "publish date", "published date", "date published", "published on", "date added", "added",
            "upload date", "arxiv date", "submission date",
        ],
        .venue: [
            "venue", "conference", "conf", "journal", "published in", "publication", "pub",
            "conference journal", "journal conference", "publisher", "конференция", "журнал", "会议",
            "期刊", "发表", "会议期刊", "where",
        ],
        .affiliation: [
            "affiliation", "affiliations", "institute", "institution", "institutions", "organization",
            "organisation", "organizations", "org", "company", "lab", "team", "university",
            "организация", "аффилиация", "компания", "机构", "单位", "公司",
        ],
        .summary: [
            "summary", "abstract", "tl dr", "tldr", "description", "notes", "note", "key idea", "key ideas",
            "main idea", "comment", "comments", "about", "highlights", "contribution", "описание",
            "кратко", "аннотация", "суть", "заметки", "идея", "о чем", "简介", "摘要", "描述", "备注", "说明", "介绍",
            "内容",
        ],
        .number: [
            "no", "num", "id", "index", "rank", "номер", "序号", "编号", "stars", "star", "citations", "citation",
            "cited by", "引用", "votes", "pages", "rating", "my rating", "оценка", "week", "неделя", "lecture",
            "лекция",
            "likes", "upvotes", "downloads", "priority", "session", "duration", "时长", "звезды", "цитирований",
        ],
        .model: [
            "model", "models", "method", "methods", "system", "approach", "algorithm", "backbone", "модель",
            "метод", "模型", "方法",
        ],
    ]

    private static let byLabel: [String: FieldName] = {
        var found: [String: FieldName] = [:]
        for name in allCases {
            for label in labels[name] ?? [] { found[label] = found[label] ?? name }
        }
        return found
    }()

    /// The field that a label names, if it is nothing but the name of one.
    init?(label bytes: [UInt8], _ range: Range<Int>) {
        guard range.count <= 48 else { return nil }
        let words = Tokenizer.tokens(in: bytes, range)
        guard let first = words.first, let last = words.last, words.count <= 8 else { return nil }
        // Characters of Han are words of their own; a label of them is written without spaces.
        let isHan = bytes[first.range.lowerBound] >= 0xE3
        let label =
            isHan
            ? bytes.folded(first.range.lowerBound..<last.range.upperBound)
            : words.map { bytes.folded($0.range) }.joined(separator: " ")
        guard let found = Self.byLabel[label] else { return nil }
        self = found
    }

    /// The label at the start of a line and what follows its colon: `**Authors**: …`, `作者：…`, `Code (PyTorch): …`.
    static func split(_ text: StyledText, _ range: Range<Int>) -> (
        name: FieldName, label: Range<Int>, value: Range<Int>
    )? {
        guard let colon = colon(in: text.bytes, range) else { return nil }
        let label = text.bytes.trimmed(range.lowerBound..<colon.lowerBound)
        var bare = label
        if let open = text.bytes[label].firstIndex(where: { $0 == UInt8(ascii: "(") || $0 == 0xEF }),
            open > label.lowerBound,
            text.bytes[open] == UInt8(ascii: "(") || text.bytes.starts("（", at: open..<label.upperBound)
        {
            bare = text.bytes.trimmed(label.lowerBound..<open)
        }
        // "[Original](…) :: [Code](…)" is a row of links.
        guard !label.isEmpty, text.run(at: label.lowerBound)?.link == nil,
            let name = FieldName(label: text.bytes, bare)
        else { return nil }
        return (name, label, text.bytes.trimmed(colon.upperBound..<range.upperBound))
    }

    /// The first colon of a line, if it comes early.
    private static func colon(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        for at in range.prefix(60) {
            if bytes[at] == UInt8(ascii: ":") { return at..<at + 1 }
            if bytes[at] == 0xEF, at + 2 < range.upperBound, bytes[at + 1] == 0xBC, bytes[at + 2] == 0x9A {
                return at..<at + 3
            }
        }
        return nil
    }
}
