//! A known offer is found however a reader remembers it: on the seeds and on the written notices.

use emploi::compile;
use emploi::offer::Offer;
use emploi::search::Index;
use emploi::text;
use std::path::Path;

/// Places of the list that a reader looks at.
const SHOWN: usize = 3;

/// The seeds and the written notices that have a title of their own, and their index.
fn known() -> (Vec<Offer>, Index) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let offers: Vec<Offer> = ["seeds", "tests/fixtures/notices"]
        .iter()
        .flat_map(|folder| compile::compile(&root.join(folder), &|_| ()).unwrap().bundle.offers)
        .filter(|offer| long_words(&offer.title).len() >= 2)
        .collect();
    assert!(offers.len() > 10, "the notices are not where they were");
    let index = Index::open(Index::build(&offers)).unwrap();
    (offers, index)
}

/// Whether an offer stands among the first; one with the same title is as good.
fn is_found(offers: &[Offer], index: &Index, question: &str, wanted: &Offer) -> bool {
    let title = |offer: &Offer| text::fold(&offer.title);
    index.ask(question).hits.iter().take(SHOWN).any(|hit| title(&offers[hit.offer as usize]) == title(wanted))
}

/// Asks for every offer what `questions` makes of it.
fn all_are_found(questions: impl Fn(&Offer) -> Vec<String>) {
    let (offers, index) = known();
    let mut lost = Vec::new();
    let mut asked = 0;
    for offer in &offers {
        for question in questions(offer) {
            asked += 1;
            if !is_found(&offers, &index, &question, offer) {
                lost.push(format!("{}: «{question}» → «{}»", offer.source, offer.title));
            }
        }
    }
    assert!(asked > 5, "nothing was asked");
    assert_eq!(lost, Vec::<String>::new());
}

fn long_words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = text::words(title).filter(|word| word.len() >= 5).collect();
    words.dedup();
    words
}

#[test]
fn by_the_title_without_accents() {
    all_are_found(|offer| vec![text::fold(&offer.title)]);
}

#[test]
fn by_two_words_in_any_order() {
    all_are_found(|offer| {
        let words = long_words(&offer.title);
        let (first, last) = (words[0].clone(), words[words.len() - 1].clone());
        vec![format!("{first} {last}"), format!("{last} {first}")]
    });
}

#[test]
fn by_a_word_with_a_typo() {
    all_are_found(|offer| {
        let words = long_words(&offer.title);
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let letters: Vec<char> = first.chars().collect();
        let swapped: String = [letters[0], letters[2], letters[1]].iter().chain(&letters[3..]).collect();
        let missing: String = letters[..2].iter().chain(&letters[3..]).collect();
        let wrong: String = letters[..3].iter().chain(&['z']).chain(&letters[4..]).collect();
        [swapped, missing, wrong].into_iter().map(|typed| format!("{typed} {last}")).collect()
    });
}

#[test]
fn by_the_reference_in_three_spellings() {
    all_are_found(|offer| {
        let Some(reference) = &offer.reference else { return Vec::new() };
        let digits: String = reference.chars().filter(char::is_ascii_digit).collect();
        // «25-57722/MPRH» is also written «25 -57722», and dictated as one number.
        vec![reference.clone(), reference.replacen('-', " -", 2), digits]
    });
}

#[test]
fn by_the_employers_acronym_and_the_communes_own_name() {
    let notice = |name: &str, employer: &str, place: &str| {
        let text = format!("# Jardinier {name}\n\nEmployeur : {employer}\n\nLieu de travail : {place}\n");
        emploi::assemble::read(&emploi::document::Document::new(name, &text)).value
    };
    let offers: Vec<Offer> = [
        ("a", "Office des postes et télécommunications (OPT)", "Nouméa"),
        ("b", "Centre hospitalier territorial (CHT)", "Dumbéa"),
        ("c", "Commune de Koné", "Koné"),
        ("d", "Commune de Hienghène", "Hienghène"),
        ("e", "Province des îles Loyauté", "Lifou"),
        ("f", "Province des îles Loyauté", "Maré"),
        ("g", "Office des postes et télécommunications", "Poindimié"),
        ("h", "Centre hospitalier territorial", "Païta"),
    ]
    .iter()
    .map(|(name, employer, place)| notice(name, employer, place))
    .collect();
    let index = Index::open(Index::build(&offers)).unwrap();
    for (question, wanted) in [
        ("OPT", &["a", "g"][..]),
        ("opt poindimie", &["g"]),
        ("CHT", &["b", "h"]),
        ("Koohnê", &["c"]),
        ("koohne", &["c"]),
        ("jardinier hyehen", &["d"]),
        ("drehu", &["e"]),
        ("nengone jardinier", &["f"]),
        ("Pwêêdi Wiimîâ", &["g"]),
    ] {
        let hits = index.ask(question).hits;
        let mut found: Vec<&str> =
            hits.iter().take(wanted.len()).map(|hit| offers[hit.offer as usize].source.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, wanted, "{question}");
    }
}
