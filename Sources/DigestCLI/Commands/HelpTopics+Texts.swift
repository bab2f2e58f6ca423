extension HelpTopics {
    /// The page about the query language.
    static let queryLanguage = """
        A query is words and fields; all of them have to match. Words that only help to ask do not count \
        (what, статьи про), other names of the same thing are found in English and Russian, names in either \
        script, and some words are read as fields (2021, with code, papers by …). 'search --explain' tells how \
        a query is understood and what each part finds.

        The same holds for every command. Of what nothing has, the nearest spelling is named; search alone goes \
        on with it, and says so, where it is a name one slip away. Where nothing has all of the words, search \
        goes on with what has the most telling ones; nothing else does. A field or a value that does not exist \
        is an error.

        Wherever an item is meant, its id or the beginning of it does, and so do a number or an address of its \
        paper (2103.00020, arxiv.org/abs/…, a DOI) and the address of its post; - reads them from standard \
        input.

          transformer          in any form: transformers, трансформеров
          =transformers        in this form only
          effici*              words that begin so
          "exact phrase"       these words in a row
          a OR b               any of them
          -a, NOT a            without it
          (a OR b) c           grouped

        Fields narrow it down. Each can be repeated, negated (-tag:read) and quoted (author:"Yann LeCun").

          model: about:        named in the review; what the review is about
          topic:               a concept, see 'digest help topics'
          author: org:         who wrote the paper, and where
          venue: award:        where it appeared, and what it won
          dataset:             data sets and benchmarks
          title: claim:        words of the title, of the key claims
          link: arxiv: doi:    a host or an address, an identifier
          reviewer: channel:   who wrote the review, and where
          source:              part of the path it was read from
          tag: list: search:   your tags, lists and saved searches
          abstract:            words of the abstract, where 'enrich' has found it
          note:                words of your notes, which words alone find too
          status:              unread, reading, read, skipped
          kind:                review, entry, news, …; any for all; else reviews and entries
          lang:                ru, en, …
          id:                  the beginning of an id
          has:                 code, model, demo, claims, notes, arxiv, …

          year:2021  year:2020..2022  year:>=2021
          date:2021-07..2021-09  date:last-month  date:7d (of the post; days in UTC)
          added:7d  added:>=2021-07 (when it came into the library)  rating:>=4

        What is dated by its month or year is found where any of its days is asked for: date:2021-07-20.. has what \
        is of 2021-07.

        The best match comes first when there are words, else the newest; sort:relevance, sort:date, \
        sort:year, sort:rating, sort:added, sort:title, sort:reactions and sort:random say otherwise, and all but \
        the first and the last turn round with a minus: sort:-date is the oldest first. A shell takes quotes and \
        parentheses for itself: put single quotes around a query that has them.

        """

    /// The page about templates.
    static let templates = """
        A template is a text with tags, a subset of Mustache, over the JSON of the items (digest help schema).

          {{title}}                     a value, escaped
          {{{title}}}  {{&title}}       a value as it is, without control characters
          {{source.url}}                a member of an object
          {{#claims}}…{{/claims}}       for each element; once for a value that is there
          {{^claims}}…{{/claims}}       where there is none
          {{.}}                         the element itself, as in {{#authors}}{{.}}, {{/authors}}
          {{! a remark}}                nothing
          {{% escape latex}}            how values are escaped: html (without it), latex, markdown, json, none

        What is inside {{#items}}…{{/items}} is written for each item, what is around it once; a template without \
        that section is written as a whole for each item. Besides the keys of the schema an item has number, \
        which counts from 1, link, the address of the post or the paper, and heading, where --group begins a new \
        one with it. An address that nobody should be sent to, such as javascript:, is empty. Around the items there are list_title and introduction. A name \
        that is not found is looked for further outside, and is empty where there is none. A tag of a section, \
        a remark or {{% …}} that has a line for itself takes the line with it.

        There are neither partials nor other delimiters. A mistake is told with its line and column.

          <ol>
          {{#items}}
          <li><a href="{{link}}">{{title}}</a>{{#papers}} ({{year}}){{/papers}}</li>
          {{/items}}
          </ol>

        """

    /// The section of the manual about how a run ends.
    static let exitStatus = """
        0  done
        1  nothing matched
        2  the command line cannot be understood
        3  failure
        4  done, but some input was refused
        """

    /// The section of the manual about environment variables.
    static let environment = """
        DIGEST_LIBRARY  the library file
        XDG_DATA_HOME  where the library is by default, in digest/library.sqlite
        DIGEST_CONFIG  the folder of settings, digest in XDG_CONFIG_HOME by default
        NO_COLOR  no colours unless --color always
        COLUMNS  width to lay results out in
        DIGEST_PAGER, PAGER  program that shows long results on a terminal; none when empty
        """
}

extension HelpTopics {
    /// The page about what is fetched from the web.
    static let fetching = """
        Nothing is fetched but what you name: an address in 'import' or 'follow', the sources that you follow in \
        'update', the papers of a query in 'enrich'. The binary itself has no network code: pages are fetched by \
        the 'curl' of the system, or by what DIGEST_FETCH names, a program with its options that is called as \
        curl is, with the address last.

          @name, t.me/name, https://t.me/s/name      a channel, by its preview on the web
          https://arxiv.org/abs/…, /pdf/…            a paper, as arXiv's service states it
          https://habr.com/…                         an article or a digest
          https://….md, raw.githubusercontent.com/…  a Markdown file
          an address of RSS or Atom                  the posts of a blog, and pages that it holds only the \
        beginnings of

        A channel is read backwards, twenty posts a page, until posts are known and unchanged; the latest forty are \
        always looked at again, so that edits are seen. A post that a page passes over was deleted, and is marked as \
        gone. --since and --max-pages read less. What was fetched is kept beside the library, in the folder of its \
        name with .fetched: a run that ends in the middle loses nothing, and the next one goes on where it ended.

        One request is made at a time, under the name of digest, with a second between two (three for arXiv; \
        DIGEST_FETCH_PAUSE says otherwise, in seconds). A site that is busy or broken is asked again up to four \
        times, later each time, or when it says, in seconds or by a date. Pages of a feed are fetched only where the robots.txt of their host \
        lets programs read them. Redirects are followed to http and https alone; a page of more than 64 MB, or \
        one that takes more than two minutes, is given up.

        'digest update' runs by itself from cron, or from systemd as a user's service and timer:

          ~/.config/systemd/user/digest.service
            [Service]
            Type=oneshot
            ExecStart=/usr/local/bin/digest update
            SuccessExitStatus=1 4

          ~/.config/systemd/user/digest.timer
            [Timer]
            OnCalendar=daily
            Persistent=true
            [Install]
            WantedBy=timers.target

          systemctl --user enable --now digest.timer

        A private channel, a group, a person and a mistyped name are told as such; so is a site that asks whether a \
        person is there. Telegram Desktop exports what the web does not show.

        """

    /// How a user's own names and topics are written.
    static let lexicons = """
        Names and topics that the program does not know go into text files of your own, in the folder that \
        'digest config lexicons' names, else in lexicons beside the file of settings (~/.config/digest/lexicons). What \
        was imported is read anew with them by the next 'digest import', and a line that is wrong is told with its number.

          models.txt           models, methods, tools
          datasets.txt         data sets and benchmarks
          organisations.txt    laboratories, companies, universities
          venues.txt           conferences and journals
          topics.txt           topics

        In the first four a line is a name, its other names behind a bar, and attributes behind another; # begins a \
        remark. Small letters match any, capitals only themselves; a * at the end of a word stands for up to four more \
        letters, ** for any number.

          Gradloop | gradient loop; градиентн* петл* | method
          Teapot-1K | teapots 1k

        A topic is a block: its name in brackets, then phrases that say it outright in English and Russian (en, ru), \
        abbreviations (abbr), wider topics (parents), words that often go with it (words), and phrases that mean \
        something else (not).

          [teapots]
              en: teapot; tea kettle
              ru: чайник*
              parents: cv

        """
}
