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
        times, later each time, or when it says. Pages of a feed are fetched only where the robots.txt of their host \
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
}
