/// The look of everything in HTML: one column, light and dark by the reader's wish, from a phone to paper.
enum StyleSheet {
    /// The rules, ending with a line feed. No address in them, so that nothing is fetched.
    static let text = """
        :root { color-scheme: light dark; --ground: #fdfdfb; --card: #ffffff; --ink: #1d2125; --faint: #5f6771; --line: #dfe1dc; --accent: #0b5fa5; --mark: #fff2b3; --chip: #eef1ee; }
        @media (prefers-color-scheme: dark) { :root { --ground: #14171a; --card: #1b1f23; --ink: #e6e6e3; --faint: #9aa3ad; --line: #30363c; --accent: #7ab8f0; --mark: #57491a; --chip: #262c32; } }
        * { box-sizing: border-box; }
        html { font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; }
        body { margin: 0; overflow-wrap: anywhere; }
        main, header.site, footer.site { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
        main { padding-bottom: 3rem; }
        a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
        a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 1.6rem 0 .6rem; }
        h2, h3 { font-size: 1.2rem; line-height: 1.3; margin: 1.4rem 0 .4rem; }
        h2.section { font-size: 1.4rem; margin-top: 2.4rem; }
        h2 a, h3 a { text-decoration: none; }
        h2 a:hover, h3 a:hover { text-decoration: underline; }
        article { border-top: 1px solid var(--line); padding: .2rem 0 1rem; }
        #main > article:first-child { border-top: 0; }
        .label { font-size: .75em; font-weight: 600; color: var(--faint); background: var(--chip); border-radius: 4px; padding: .1em .4em; vertical-align: .1em; }
        .byline, .faint { color: var(--faint); font-size: .9rem; margin: .2rem 0 .6rem; }
        .kind { color: var(--faint); font-size: .78rem; text-transform: uppercase; letter-spacing: .04em; }
        .stars { color: #b07d00; letter-spacing: .05em; }
        ul { padding-left: 1.2rem; }
        ul.papers { list-style: none; padding: 0 0 0 .8rem; border-left: 3px solid var(--line); margin: .6rem 0; font-size: .95rem; }
        ul.papers li + li { margin-top: .6rem; }
        cite { font-weight: 600; font-style: normal; }
        ul.claims li { margin: .35rem 0; }
        dl.names { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; font-size: .9rem; margin: .8rem 0; }
        dl.names dt { color: var(--faint); }
        dl.names dd { margin: 0; }
        .comment { border-left: 3px solid var(--accent); padding-left: .8rem; margin: .5rem 0; }
        .comment p { margin: .2rem 0; }
        .notes { background: var(--chip); border-radius: 6px; padding: .1rem 1rem .4rem; margin: 1rem 0; }
        .text { max-width: 42rem; }
        header.site { padding-top: .8rem; }
        header.site nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: .95rem; }
        footer.site { border-top: 1px solid var(--line); color: var(--faint); font-size: .85rem; padding-top: .8rem; padding-bottom: 2rem; }
        .search { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 .4rem; }
        .search input { flex: 1 1 16rem; font: inherit; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit; min-width: 0; }
        .facets { display: flex; flex-wrap: wrap; gap: .5rem; flex: 1 1 100%; min-width: 0; }
        .search select { flex: 1 1 8rem; font: inherit; font-size: .9rem; padding: .4rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: inherit; min-width: 0; max-width: 100%; }
        ol.results { list-style: none; padding: 0; margin: 0; }
        ol.results li { border-top: 1px solid var(--line); padding: .6rem 0; }
        ol.results .title { font-weight: 600; text-decoration: none; }
        ol.results .title:hover { text-decoration: underline; }
        ul.index { list-style: none; padding: 0; columns: 15rem; column-gap: 1.5rem; }
        ul.index li { break-inside: avoid; padding: .1rem 0; }
        .count { color: var(--faint); font-size: .85em; }
        .plots { display: grid; gap: 1rem 1.5rem; margin: 2rem 0; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
        figure { margin: 0; }
        figcaption { color: var(--faint); font-size: .85rem; }
        svg { display: block; width: 100%; height: auto; }
        svg .bar { fill: var(--accent); }
        svg .axis { fill: var(--faint); font: 15px system-ui, sans-serif; }
        svg .grid { stroke: var(--line); }
        button { font: inherit; padding: .4rem .9rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--accent); cursor: pointer; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .3rem .6rem; }
        @media (max-width: 30rem) { html { font-size: 16px; } dl.names { grid-template-columns: 1fr; gap: 0; } dl.names dd { margin-bottom: .35rem; } .search select { flex: 1 1 45%; } }
        @media print { :root { --ground: #fff; --card: #fff; --ink: #000; --faint: #444; --line: #bbb; --accent: #000; --chip: #f3f3f3; } html { font-size: 10.5pt; } main { max-width: none; } article { break-inside: avoid; } header.site nav, .search, footer.site, .plots { display: none; } }

        """
}
