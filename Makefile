# Two commands matter: `make serve` shows the site, `make test` says whether all is well. `make` lists them all.
# They install what they need (.ci/setup), build only what changed, and work with GNU make 3.81 (macOS) too.

FROM ?= seeds
TO   ?= dist
BASE ?= /
PORT ?= 8080
# A site's own configuration, and the folder of its publication before: see `offers init`.
CONFIG ?=
PREVIOUS ?=
# The engines in which `make test` runs every scenario, side by side. (There is no WebKitGTK on macOS: two are left.)
ENGINES ?= chromium firefox webkit
# Seconds that `make fuzz` tries each of its targets.
SECONDS ?= 60
# Where a corpus to score against may lie: see `make fidelity`.
CORPUS ?= ../shared/seeds-corpus
# Where the peers' benchmark may lie: see `make bench`.
PEERS ?= $(firstword $(wildcard ../bench ../shared/bench) ../bench)
# The scores last reached, on any of the corpora: a reading that falls below them is red.
LEAST_GOLD     := 0.9985
LEAST_OFFICIAL := 0.9100
# What everyday questions last reached over the larger corpus, as nDCG@10.
LEAST_ASKED    := 0.845
# The laws are tried on the same texts at every `make test`, so that red means that something changed;
# plain `cargo test` tries others each time.
LAWS_SEED := 1

TARGET := $(or $(CARGO_TARGET_DIR),target)
OFFERS := $(TARGET)/release/offers
APP    := $(TARGET)/app
# The same program as it is compiled with the tests, which try it: nothing is compiled once more in another way for them.
TRIED  := $(TARGET)/debug/offers
# And as it is compiled soonest, for those who want to see the site.
SHOWN  := $(TARGET)/serve/offers
# What `make test` and `make screenshots` look at, apart from anybody's own $(TO).
TESTED := $(TARGET)/tested
SUITE  := EMPLOI_DIST='$(abspath $(TESTED))' EMPLOI_OFFERS='$(abspath $(TRIED))' EMPLOI_APP='$(abspath $(APP))'

# The browser's programs, each a file of src/bin.
PROGRAMS := $(basename $(notdir $(wildcard src/bin/*.rs)))
# What the browser's program is made of: not the compiler.
APP_SOURCES := $(shell find src -name '*.rs' -not -path 'src/compile*' -not -path 'src/bin/offers/*') \
  Cargo.toml Cargo.lock Trunk.toml $(PROGRAMS:%=public/%.html) .ci/app .ci/tools .ci/versions

say = @printf '\n» %s\n'

.PHONY: help serve build test check bench bench-pages pages program screenshots fidelity setup setup-test offers tried tested suite smoke sbom reproducible supply fuzz linear ask
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@printf '%s\n' \
	'make serve        build the site from the notices in $(FROM)/ and show it: http://127.0.0.1:$(PORT)$(BASE)' \
	'make test         everything: format, lints, tests, the site, three real browsers; ends with a verdict' \
	'make build        build the site        FROM=folder of notices  TO=folder  BASE=/ or /path/' \
	'                  or as configured      CONFIG=emploi.toml  PREVIOUS=folder of the site before' \
	'make check        format and lints only, for the compiler and for the app' \
	'make pages        the pages of a site, judged by other programs' \
	'make suite        the tests in browsers only        ONLY="parts of their names"  ENGINES="chromium firefox webkit"' \
	'make smoke        the shortest look in each engine, in two minutes  ENGINES=…' \
	'make sbom         what the programs are made of, as CycloneDX' \
	'make supply       the crates held against deny.toml: licences, bans, sources' \
	'make linear       how much longer four times as much text takes' \
	'make fuzz         any bytes against the laws of reading   SECONDS=60 for each target' \
	'make reproducible build the app twice from nothing and compare the bytes: ten minutes' \
	'make screenshots  pictures of the pages into TO=folder' \
	'make bench        search, list and compiling beside their peers; writes the table of README' \
	'make bench-pages  our two pages for the peers’ benchmark   FROM=folder  TO=folder' \
	'make fidelity     compare what is read with what careful readers read  CORPUS=folder' \
	'make ask          everyday questions over the notices of CORPUS, beside MiniSearch where npm has it' \
	'' \
	'FROM, TO, BASE, PORT and CORPUS are now: $(FROM) $(TO) $(BASE) $(PORT) $(CORPUS)'

# The first time, the site is shown before its app is built.
SHOW = --dir '$(TO)' --port '$(PORT)' --base '$(BASE)'
ifneq ($(wildcard $(APP)/app_bg.wasm),)
serve: setup $(APP)/app_bg.wasm
	@cargo build --profile serve --locked --bin offers
	@$(SHOWN) build $(WANTED) --app '$(APP)'
	@$(SHOWN) serve $(SHOW)
else
serve:
	@OFFERS='$(abspath $(SHOWN))' APP='$(abspath $(APP))' SHOW="$(SHOW)" .ci/serve $(WANTED)
endif

build: program
	@$(OFFERS) build $(WANTED)

# What is built, and from which site before.
WANTED = $(CHOSEN) $(if $(PREVIOUS),--previous '$(PREVIOUS)')

# What a site is built from: its configuration and what is said beside it, or the variables above.
CHOSEN = $(if $(CONFIG),--config '$(CONFIG)' $(foreach name,FROM TO BASE,$(if $(filter file,$(origin $(name))),,$(call option,$(name)))), \
  $(foreach name,FROM TO BASE,$(call option,$(name))))
option = --$(if $(filter FROM,$1),from,$(if $(filter TO,$1),to,base)) '$($1)'

# The whole program: the compiler of notices with the app inside, ready for any site and any folder.
program: setup offers

setup:
	@.ci/setup build

setup-test:
	@ENGINES='$(ENGINES)' .ci/setup test

# Only this one program is told of the app (src/bin/offers/inside.rs): the library is compiled as for plain cargo.
offers: $(APP)/app_bg.wasm
	@[ -x '$(OFFERS)' ] || printf '\n» the compiler of notices (the first time: about three minutes)\n'
	@EMPLOI_EMBED='$(abspath $(APP))' cargo rustc --release --locked --bin offers -- --cfg app_inside

$(APP)/app_bg.wasm: $(APP_SOURCES)
	$(say) 'the app has changed: compiling it (the first time about four minutes, then one)'
	@.ci/app '$(abspath $(APP))'

# The program is linted with the app inside: empty files stand in for it, since the app need not be built.
check:
	$(say) 'format; subjects of new commits'
	@cargo fmt --check
	@.ci/commits
	$(say) 'lints: the compiler and the tests'
	@mkdir -p '$(TARGET)/no-app' && cd '$(TARGET)/no-app' && touch $(foreach name,$(PROGRAMS),$(name).js $(name)_bg.wasm)
	@EMPLOI_EMBED='$(abspath $(TARGET)/no-app)' \
	  cargo clippy --locked --all-targets --test browser -- --deny warnings --cfg app_inside
	$(say) 'lints: the app'
	@cargo clippy --locked --target wasm32-unknown-unknown --features browser --lib $(PROGRAMS:%=--bin %) -- --deny warnings
	$(say) 'lints: the reader, as a browser could run it'
	@cargo clippy --locked --target wasm32-unknown-unknown --features reader --lib -- --deny warnings

test: setup-test check $(APP)/app_bg.wasm
	$(say) 'tests without a browser'
	@EMPLOI_APP='$(abspath $(APP))' PROPTEST_RNG_SEED=$(LAWS_SEED) PROPTEST_CASES=400 cargo test --locked
	@for corpus in $(CORPUS) $(dir $(CORPUS))corpus; do \
	  if [ -d "$$corpus/md" ]; then $(MAKE) --no-print-directory fidelity CORPUS="$$corpus" || exit 1; \
	  else printf "\n» no corpus in $$corpus: nothing to compare the reading with\n"; fi; \
	done
	@if [ -d '$(ASKED)/md' ]; then $(MAKE) --no-print-directory ask; fi
	@$(MAKE) --no-print-directory pages
	@$(MAKE) --no-print-directory suite
	@printf '\n✓ all tests passed\n'

# A site that knows its address, on a day on which some of the offers are open.
pages: setup-test tried
	$(say) 'pages: valid HTML, structured data'
	@$(TRIED) build --config tests/fixtures/site/emploi.toml --to '$(TARGET)/pages' --app '$(APP)' --today 2025-07-20 >/dev/null
	@.ci/pages '$(abspath $(TARGET)/pages)' every

# The site of the five notices in seeds/, for the root of a host.
tested: tried
	@$(TRIED) build --from seeds --to '$(TESTED)' --app '$(APP)' --base /

tried: $(APP)/app_bg.wasm
	@cargo test --quiet --locked --no-run --lib --bin offers --test native --test browser

suite: setup-test tested
	$(say) 'tests in real browsers'
	@$(SUITE) ENGINES='$(ENGINES)' .ci/browser suite $(ONLY)

smoke: setup-test tested
	$(say) 'the shortest look in each engine'
	@$(SUITE) ENGINES='$(ENGINES)' .ci/browser suite --smoke

screenshots: PICTURES = $(abspath $(if $(filter file,$(origin TO)),$(TARGET)/screenshots,$(TO)))
# Of many offers, where a corpus of them lies: a list is not judged by five.
PICTURED = $(firstword $(wildcard $(dir $(CORPUS))corpus/md) seeds)
screenshots: setup-test tried
	@$(TRIED) build --from '$(PICTURED)' --to '$(TESTED)' --app '$(APP)' --base /
	@$(SUITE) .ci/browser screenshots '$(PICTURES)'
	@cp '$(PICTURES)/readme.png' public/screenshot.png
	@cp '$(PICTURES)/guide-list.png' public/start/images/liste.png
	@cp '$(PICTURES)/guide-detail.png' public/start/images/offre.png
	@printf '\n✓ pictures in $(PICTURES); README shows public/screenshot.png\n'

# Everything beside its peers, in one run, and the native parts by themselves.
bench: setup offers
	@.ci/bench run '$(PEERS)' '$(TARGET)/bench' '$(APP)'
	@cargo bench --locked --bench native -- --quiet

# Search and list alone, on any folder of notices, as the peers' benchmark asks them.
bench-pages: setup $(APP)/app_bg.wasm
	@.ci/bench pages '$(FROM)' '$(TO)' '$(APP)'

# What the programs are made of, for a release: CycloneDX.
sbom:
	@.ci/sbom > '$(TARGET)/sbom.cdx.json'
	@printf '✓ $(TARGET)/sbom.cdx.json\n'

# What comes in from outside, held against deny.toml.
supply:
	@.ci/setup supply
	@bash -c '. .ci/tools; exec "$$CARGO_DENY" --locked --offline check licenses bans sources'

# Any bytes, for as long as one likes; `make test` asks the same laws for a moment.
fuzz:
	@.ci/setup fuzz
	@.ci/fuzz '$(SECONDS)' '$(abspath $(TARGET))/fuzz'

# Everyday questions, graded, over the notices of a corpus: nDCG@10, success@3 and questions without an answer, per kind.
ASKED = $(dir $(CORPUS))corpus
ask: setup
	$(say) 'ask: everyday questions over $(ASKED)'
	@cargo bench --quiet --locked --profile test --bench ask -- '$(ASKED)/md' --least $(LEAST_ASKED) --peer '$(abspath $(TARGET))/ask.json'
	@.ci/bench ask '$(PEERS)' '$(TARGET)/ask.json'

# Reading grows with what is read, and not faster.
linear:
	@cargo bench --quiet --locked --bench linear

# The same sources give the same bytes: the app built twice, in two places, from nothing.
reproducible: setup
	@.ci/reproducible '$(abspath $(TARGET))/reproducible'

# A corpus is a folder with notices in md/, what readers made of them, and fidelity.py (or ../corpus/fidelity.py).
fidelity: setup tried
	$(say) 'fidelity: what is read of $(CORPUS)'
	@$(TRIED) build --from '$(CORPUS)/md' --to '$(TARGET)/fidelity' --app '$(APP)' --base / >/dev/null
	@python3 '$(firstword $(wildcard $(CORPUS)/fidelity.py $(CORPUS)/../corpus/fidelity.py))' \
	  '$(TARGET)/fidelity/offers.json' '$(CORPUS)' --worst 3 | tee '$(TARGET)/fidelity.txt'
	@tail -n 1 '$(TARGET)/fidelity.txt' | awk -v gold=$(LEAST_GOLD) -v official=$(LEAST_OFFICIAL) ' \
	  { for (i = 1; i < NF; i += 2) score[$$i] = $$(i + 1) } \
	  END { if (score["kept"] != 1) { print "✗ words of the notices are lost"; exit 1 } \
	        if (score["gold"] < gold) { print "✗ gold was", gold " when last measured"; exit 1 } \
	        if ("official" in score && score["official"] < official) { print "✗ official was", official " when last measured"; exit 1 } }'
