//! One offer, in full.

use super::keeping::star_button;
use super::offer_card::{deadline_line, residency};
use super::part::{Part, REL_OUT, link, part};
use super::sheet::{APPLY, HEADING, ITEM, Piece, SECTION, Sheet};
use super::{Now, offer_address};
use crate::saved::SavedOffer;
use crate::text::link::Href;
use crate::wording;
use leptos::prelude::*;

/// An offer in full: until when, its facts, its parts in a fixed order, and the notice's own lines.
/// `root` is the path to the site's root, `back` the address of the list to go back to; `years` are the reader's own.
#[must_use]
pub fn offer_detail(sheet: &Sheet, root: &str, back: String, now: Now, years: Option<u8>, own: Option<Own>) -> AnyView {
    let back = part("a").set("href", back).words("← ").words(wording::BACK);
    let head = part("header")
        .class("offer-head")
        .part(part("h1").class("offer-title").part(part("bdi").words(sheet.title.clone())))
        .part(part("p").class("offer-employer").words(sheet.employer.clone()))
        .part(deadline_line(&sheet.term, now))
        .parts(way(sheet))
        .part(own.as_ref().map_or_else(|| part("p").class(Own::CLASS), |own| own.actions(sheet, root)));
    let partial = part("p").class("partial").flag("hidden", sheet.cautions.is_empty()).linked(&sheet.cautions);
    let text = part("div")
        .class("offer-text")
        .part(partial)
        .parts(sections(&sheet.body))
        .part(acronyms(&sheet.acronyms, root))
        .part(own_words(&sheet.lines))
        .part(folded(wording::DOUBTS, &sheet.doubts))
        .part(folded(wording::changes::HISTORY, &sheet.history))
        .parts(own.map(|own| own.similar(root)));
    part("article")
        .class("offer")
        .part(part("p").class("offer-back").part(back))
        .part(head)
        .part(part("div").class("offer-body").part(facts(sheet, years)).part(text))
        .into_any()
}

/// The place on the page that says how to apply.
const APPLY_PLACE: &str = "postuler";

/// The way to apply: to the official notice, and to what the page says of it; nothing where neither is there.
fn way(sheet: &Sheet) -> Option<Part> {
    let official = official(&sheet.official);
    let has_section = sheet.body.iter().any(|piece| piece.label == APPLY);
    let section = has_section
        .then(|| part("a").class("button").set("href", format!("#{APPLY_PLACE}")).words(wording::HOW_TO_APPLY));
    let is_linked = official.is_some();
    let hint = is_linked.then(|| part("span").class("needs-network").words(wording::OFFICIAL_OFFLINE));
    (is_linked || has_section).then(|| part("p").class("official").parts(official).parts(section).parts(hint))
}

/// Leads to the official notice.
fn official(address: &str) -> Option<Part> {
    let href = Href::web(address)?;
    // A file of the portal has no ending; it is a PDF all the same.
    let file = address.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let pdf = file.rsplit_once('.').is_none_or(|(_, ending)| ending.eq_ignore_ascii_case("pdf"));
    let link = part("a").class("button official-link").set("href", href.as_str().to_owned()).set("rel", REL_OUT);
    Some(link.words(wording::official(pdf)))
}

/// What the reader's own page adds to an offer.
pub struct Own<'a> {
    /// The offer's id.
    pub id: &'a str,
    /// What is kept of it.
    pub record: SavedOffer,
    /// Open offers like it: ids, titles, and where.
    pub similar: Vec<[String; 3]>,
}

impl Own<'_> {
    /// The place of what can be done; on a static page it is kept free.
    const CLASS: &'static str = "offer-own";

    /// What can be done with the offer, for its head. What is there for kept offers alone comes last, and moves nothing.
    fn actions(&self, sheet: &Sheet, root: &str) -> Part {
        let Self { id, record, .. } = self;
        let link = |href: String| part("a").class("button").set("href", href);
        part("p")
            .class(Self::CLASS)
            .part(link(format!("{root}emporter/?offre={id}")).words(wording::TAKE_AWAY))
            .part(star_button(id, &sheet.title, record.star))
            .part(link(format!("{root}favoris/#{id}")).flag("hidden", !record.is_kept()).words(wording::MINE))
    }

    /// The offers like it, for its end.
    fn similar(self, root: &str) -> Part {
        let hidden = self.similar.is_empty();
        let link = |[id, title, place]: [String; 3]| {
            part("li")
                .part(part("a").set("href", offer_address(root, &id)).words(title))
                .words(" ")
                .part(part("span").class("similar-place").words(place))
        };
        part("section")
            .class("similar")
            .set("aria-labelledby", "l-semblables")
            .flag("hidden", hidden)
            .part(part("h2").set("id", "l-semblables").words(wording::SIMILAR))
            .part(part("ul").class("similar-list").parts(self.similar.into_iter().map(link)))
    }
}

/// What to say in an offer's place: that it loads, that it cannot be had, that there is none.
#[must_use]
pub fn offer_absent(heading: &str, sentence: &'static str, back: String) -> AnyView {
    part("div")
        .class("absent")
        .part(part("h1").words(heading.to_owned()))
        .part(part("p").set("role", "status").words(sentence))
        .part(part("p").part(part("a").class("button").set("href", back).words(wording::TO_THE_LIST)))
        .into_any()
}

fn facts(sheet: &Sheet, years: Option<u8>) -> Part {
    let fact = |piece: &Piece| {
        let text = if piece.label == wording::LABEL_RESIDENCY {
            residency(&piece.text, sheet.priority_years, years)
        } else {
            piece.text.clone()
        };
        let value =
            if text.is_empty() { part("dd").class("unknown").words(wording::UNKNOWN) } else { value(piece, &text) };
        let more = (!piece.more.is_empty()).then(|| part("dd").class("fact-more").words(piece.more.clone()));
        let source = (!piece.origin.is_empty() && !piece.text.is_empty()).then(|| source(sheet, piece));
        let doubt = (!piece.doubt.is_empty()).then(|| part("dd").class("fact-doubt").part(doubt(&piece.doubt)));
        part("div")
            .class("fact")
            .part(part("dt").words(piece.label.clone()))
            .part(value)
            .parts(doubt)
            .parts(more)
            .parts(source)
    };
    let note = part("p")
        .class("offer-note")
        .words(wording::RESIDENCY_NOTE)
        .words(" ")
        .part(part("span").class("offer-note-source").words(wording::RESIDENCY_SOURCE));
    let button = |action: &'static str| part("button").set("type", "button").class("button").set("data-action", action);
    let copy = button("copy")
        .set("data-copy", sheet.reference.clone())
        .flag("hidden", sheet.reference.is_empty())
        .words(wording::COPY_REFERENCE);
    part("section")
        .class("offer-facts")
        .set("aria-labelledby", "l-essentiel")
        .part(part("h2").set("id", "l-essentiel").class("offer-facts-heading").words(wording::FACTS))
        .part(part("dl").class("facts").parts(sheet.facts.iter().map(fact)))
        .part(note)
        .part(part("p").class("offer-actions").part(copy).part(button("print").words(wording::PRINT)))
        .part(part("p").class("offer-said").set("id", "said").set("role", "status"))
}

/// A fact's words; an address that leads somewhere is a link.
fn value(piece: &Piece, text: &str) -> Part {
    let whole = (piece.label == wording::LABEL_CONTACTS).then(|| Href::of(text)).flatten();
    let value = part("dd");
    match whole {
        Some(href) => value.part(link(&href, text)),
        None => value.linked(text),
    }
}

/// That a fact is doubtful; why is one tap away.
fn doubt(sentence: &str) -> Part {
    part("details")
        .class("to-verify")
        .part(part("summary").words(wording::TO_VERIFY))
        .part(part("span").words(sentence.to_owned()))
}

/// The line that says a fact, one tap away where it stands among the notice's own words.
fn source(sheet: &Sheet, piece: &Piece) -> Part {
    let words = piece.origin.clone();
    let source = part("dd").class("fact-source");
    if piece.line > 0 && sheet.lines.iter().any(|line| line.line == piece.line) {
        let href = format!("#l{}", piece.line);
        source.part(part("a").set("href", href).set("data-action", "line").words(words))
    } else {
        source.words(words)
    }
}

/// The notice's parts: a section for each heading, a list for each run of items.
fn sections(body: &[Piece]) -> impl Iterator<Item = Part> {
    body.chunk_by(|_, next| !next.begins_section()).map(|section| {
        let runs = section.chunk_by(|one, next| one.label == ITEM && next.label == ITEM);
        part("section").class("offer-section").parts(runs.map(run))
    })
}

fn run(pieces: &[Piece]) -> Part {
    let said = |tag: &'static str, piece: &Piece| part(tag).linked(&piece.text);
    match pieces[0].label.as_str() {
        APPLY => said("h2", &pieces[0]).set("id", APPLY_PLACE).set("tabindex", "-1"),
        SECTION => said("h2", &pieces[0]),
        HEADING => said("h3", &pieces[0]),
        ITEM => part("ul").parts(pieces.iter().map(|piece| said("li", piece))),
        _ => said("p", &pieces[0]),
    }
}

/// What the offer calls by an acronym, in the words of the notices; nothing is seen where it does not.
fn acronyms(pieces: &[Piece], root: &str) -> Part {
    let entry = |same: &[Piece]| {
        let meanings = same.iter().map(|piece| part("dd").words(piece.text.clone()));
        part("div").class("term").part(part("dt").words(same[0].label.clone())).parts(meanings)
    };
    let entries = pieces.chunk_by(|one, next| one.label == next.label).map(entry);
    let glossary = part("a").class("quiet").set("href", format!("{root}glossaire/")).words(wording::TO_GLOSSARY);
    part("section")
        .class("offer-section")
        .set("aria-labelledby", "l-sigles")
        .flag("hidden", pieces.is_empty())
        .part(part("h2").set("id", "l-sigles").words(wording::ACRONYMS))
        .part(part("dl").class("terms").parts(entries))
        .part(part("p").part(glossary))
}

/// The lines of the notice's head, as written, each with its number.
fn own_words(lines: &[Piece]) -> Part {
    let line = |(place, piece): (usize, &Piece)| {
        // Two fields may stand on one line: it is found at its first.
        let first = piece.line > 0 && (place == 0 || lines[place - 1].line != piece.line);
        let label = if piece.label.is_empty() { String::new() } else { format!("{}\u{a0}: ", piece.label) };
        let item = part("li")
            .part(part("span").class("own-words-line").words(piece.origin.clone()))
            .part(part("span").part(part("b").words(label)).linked(&piece.text));
        if first { item.set("id", format!("l{}", piece.line)) } else { item }
    };
    part("details")
        .class("own-words")
        .flag("hidden", lines.is_empty())
        .part(part("summary").words(wording::OWN_WORDS))
        .part(part("p").class("hint").words(wording::OWN_WORDS_HINT))
        .part(part("ul").class("own-words-lines").parts(lines.iter().enumerate().map(line)))
}

/// What is doubtful in the notice, or became of it: sentences, folded away.
fn folded(heading: &'static str, sentences: &[Piece]) -> Part {
    let sentence = |piece: &Piece| {
        let place = if piece.line == 0 { piece.more.clone() } else { wording::line(piece.line) };
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        part("li").words(format!("{}{place}", piece.text))
    };
    part("details")
        .class("doubts")
        .flag("hidden", sentences.is_empty())
        .part(part("summary").words(heading))
        .part(part("ul").parts(sentences.iter().map(sentence)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::offer::{Field, Offer, Status, TimeOfDay, Warning};
    use std::collections::BTreeMap;

    fn offer(notice: &str) -> Offer {
        crate::assemble::read(&Document::new("a.md", notice)).value
    }

    fn page(offer: &Offer) -> scraper::Html {
        let sheet = Sheet::new(offer, &BTreeMap::new());
        let read: Sheet = serde_json::from_str(&serde_json::to_string(&sheet).unwrap()).unwrap();
        assert_eq!(read, sheet, "the browser draws the same");
        let now = Now { day: "2025-08-10".parse().unwrap(), live: true };
        scraper::Html::parse_document(&offer_detail(&sheet, "../../", "../../".to_owned(), now, None, None).to_html())
    }

    /// What a selector finds, each with its words.
    fn texts(page: &scraper::Html, selector: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector).map(|one| one.text().collect::<String>()).collect()
    }

    #[test]
    fn the_way_to_apply_comes_first() {
        let mut offer = offer(
            "# Jardinier\n\n## Missions\n\nTailler.\n\n## Pour répondre à cette offre\n\n\
             Écrire à [rh@exemple.nc](mailto:rh@exemple.nc) ou appeler le 24 63 19.\n",
        );
        offer.official = Some("https://exemple.nc/files/0123abcd".into());
        offer.contacts.links.push("https://exemple.nc/files/0123abcd".into());
        let page = page(&offer);
        assert_eq!(texts(&page, ".offer-head a.official-link[rel~=external]"), [wording::official(true)]);
        assert_eq!(texts(&page, ".offer-head a[href='#postuler']"), [wording::HOW_TO_APPLY]);
        assert_eq!(texts(&page, ".offer-section h2")[0], "Pour répondre à cette offre");
        assert_eq!(texts(&page, "#postuler"), ["Pour répondre à cette offre"]);
        assert_eq!(texts(&page, ".offer-section a[href='mailto:rh@exemple.nc']"), ["rh@exemple.nc"]);
        assert_eq!(texts(&page, ".offer-section a[href='tel:+687246319']"), ["24 63 19"]);
        assert_eq!(texts(&page, ".facts a[href='https://exemple.nc/files/0123abcd']"), Vec::<String>::new());
        offer.official = Some("javascript:alert(1)".into());
        assert_eq!(texts(&self::page(&offer), ".official-link"), Vec::<String>::new());
    }

    #[test]
    fn a_notice_that_does_not_say_how_to_apply_says_so() {
        let mut offer = offer("# Jardinier\n\n## Missions\n\nTailler.\n");
        offer.partial = false;
        let silent = page(&offer);
        assert_eq!(texts(&silent, ".offer-section h2")[0], wording::HOW_TO_APPLY);
        assert_eq!(texts(&silent, ".offer-section p")[0], wording::NO_WAY_TO_APPLY);
        assert!(!Sheet::new(&offer, &BTreeMap::new()).has_way, "and its poster promises nothing");
        offer.contacts.emails.push("rh@exemple.nc".into());
        let with_contact = page(&offer);
        assert_eq!(texts(&with_contact, ".offer-section li a[href='mailto:rh@exemple.nc']"), ["rh@exemple.nc"]);
        offer.contacts.emails.clear();
        offer.partial = true;
        assert!(!texts(&page(&offer), ".offer-section h2").contains(&wording::HOW_TO_APPLY.to_owned()), "said above");
    }

    #[test]
    fn what_became_of_an_offer_its_hour_and_its_doubts_are_seen() {
        let mut offer = offer("# Jardinier\n");
        offer.deadline = "2025-08-22".parse().ok();
        offer.deadline_time = TimeOfDay::new(12, 0);
        offer.warnings.push(Warning {
            code: "weekday-mismatch".into(),
            field: Some(Field::Deadline),
            line: Some(1),
            message: "le 22 août 2025 est un vendredi".into(),
            hint: String::new(),
        });
        let line = texts(&page(&offer), ".offer-head .deadline").concat();
        assert!(line.contains("à 12\u{a0}h, heure de Nouméa") && line.contains(wording::DEADLINE_DOUBT), "{line}");
        assert_eq!(texts(&page(&offer), ".fact .to-verify span"), ["le 22 août 2025 est un vendredi"]);
        offer.status = Status::Filled;
        offer.status_date = "2025-08-12".parse().ok();
        let line = texts(&page(&offer), ".offer-head .deadline").concat();
        assert_eq!(line, "Poste pourvu depuis le 12\u{a0}août\u{a0}2025");
        assert!(texts(&page(&offer), ".partial").concat().contains("Poste pourvu depuis le 12\u{a0}août\u{a0}2025"));
    }
}
