//! What the search promises, on offers written for it.

use emploi::offer::{
    Block, Contacts, Employer, HeaderLine, Offer, OfferId, Section, SectionKind, Source, Status, TitleFrom, Workplace,
};
use emploi::search::{Answer, Hit, Index, Told};
use proptest::prelude::*;

/// An offer of which only the given parts are known.
fn offer(number: usize, title: &str, employer: &str, place: &str, communes: &[&str], body: &str) -> Offer {
    let reference = format!("3134-25-{:04}/SR", 800 + number);
    Offer {
        id: OfferId::slug(&reference).unwrap(),
        sources: Vec::new(),
        source: format!("{number:03}.txt"),
        title: title.to_owned(),
        title_from: TitleFrom::Document,
        openings: 1,
        reference: Some(reference),
        reference_date: None,
        employer: Some(Employer { name: employer.to_owned(), written: employer.to_owned() }),
        department: None,
        corps: vec!["technicien".to_owned()],
        domain: Some("Numérique".to_owned()),
        residency: None,
        workplace: Some(Workplace {
            text: place.to_owned(),
            communes: communes.iter().map(|name| (*name).to_owned()).collect(),
            province: None,
        }),
        availability: None,
        posted: None,
        deadline: None,
        earlier_deadlines: Vec::new(),
        deadline_time: None,
        deadline_text: None,
        deadline_changed: false,
        status: Status::Published,
        status_date: None,
        status_text: None,
        official: None,
        row: None,
        rome: None,
        occupation: None,
        contract: None,
        conditions: Vec::new(),
        header: Vec::new(),
        sections: vec![Section {
            kind: SectionKind::Missions,
            heading: "Missions".to_owned(),
            blocks: vec![Block::Paragraph { text: body.to_owned() }],
            line: 1,
            from: Source::Document,
        }],
        unplaced: Vec::new(),
        markup: std::collections::BTreeSet::new(),
        contacts: Contacts::default(),
        partial: false,
        origins: std::collections::BTreeMap::default(),
        warnings: Vec::new(),
        history: Vec::new(),
    }
}

fn offers() -> Vec<Offer> {
    [
        (
            "Infirmier(ère) en soins généraux",
            "Province Nord",
            "Pôle sanitaire, Koné",
            &["Koné"][..],
            "Soigner les patients.",
        ),
        ("Chef de projet informatique", "OPT", "Nouméa", &["Nouméa"], "Piloter les projets avec un technicien."),
        ("Technicien réseaux", "Province Sud", "Mont-Dore", &["Mont-Dore"], "Appuyer le chef de projet (DEFIJ)."),
        ("Agents d’entretien", "Commune de Poya", "Poya", &["Poya"], "Nettoyer l’école et l’œuvre d’art."),
        (
            "Directrice de l’école",
            "Province des îles Loyauté",
            "Drehu",
            &["Lifou"],
            "Diriger l’école, avec les agents.",
        ),
        (
            "Agent de police municipale",
            "Ville de Nouméa",
            "Centre-ville",
            &["Nouméa"],
            "Surveiller le marché du projet.",
        ),
    ]
    .iter()
    .enumerate()
    .map(|(n, (title, employer, place, communes, body))| offer(n, title, employer, place, communes, body))
    .collect()
}

fn index(offers: &[Offer]) -> Index {
    Index::open(Index::build(offers)).unwrap()
}

fn found(question: &str) -> Vec<u32> {
    index(&offers()).ask(question).hits.iter().map(|hit| hit.offer).collect()
}

#[test]
fn the_offers_meant_come_first() {
    for (question, first) in [
        // Words, whatever their accents, case, apostrophes and hyphens.
        ("infirmier", 0),
        ("INFIRMIÈRES", 0),
        ("koné", 0),
        ("directeur ecole", 4),
        ("l'œuvre", 3),
        ("mont dore", 2),
        ("mont-dore", 2),
        ("montdore", 2),
        ("defij", 2),
        // Words begun.
        ("infirm", 0),
        ("tech res", 2),
        ("chef de p", 1),
        ("sanit kon", 0),
        // Words misspelt: wrong, missing, too much, swapped, twice in a long word, begun.
        ("infirmoer", 0),
        ("infirmer", 0),
        ("infirmiier", 0),
        ("infrimier", 0),
        ("informatiqeu chfe", 1),
        ("infromatqiue", 1),
        ("muncip", 5),
        // References in any spelling, begun too.
        ("3134-25-0802/SR", 2),
        ("3134 25 -0802", 2),
        ("3134250802", 2),
        ("313425080", 0),
        // Names of places in other languages.
        ("koohne", 0),
        ("Koohnê", 0),
        // One field.
        ("titre:technicien", 2),
        ("employeur:opt", 1),
        ("lieu: lifou", 4),
        ("lieu:\"mont dore\"", 2),
        ("ref:25-0803", 3),
    ] {
        assert_eq!(found(question).first(), Some(&first), "{question}");
    }
}

#[test]
fn all_words_before_most_words() {
    let hits = found("agent nouméa");
    assert_eq!(hits[0], 5);
    assert!(hits.contains(&1) && hits.contains(&3), "{hits:?}");
    assert_eq!(found("technicien").first(), Some(&2), "a title before a body");
}

/// The offers that have all words of a question.
fn whole(question: &str) -> Vec<u32> {
    let answer = index(&offers()).ask(question);
    answer.hits[..answer.whole].iter().map(|hit| hit.offer).collect()
}

fn told(question: &str) -> Vec<Told> {
    index(&offers()).ask(question).told
}

#[test]
fn a_further_word_leaves_fewer_offers() {
    assert_eq!(whole("agent"), [3, 5, 4]);
    assert_eq!(whole("agent nouméa"), [5]);
    assert_eq!(whole("agent nouméa zouave"), [] as [u32; 0]);
    assert_eq!(found("agent nouméa zouave").first(), Some(&5), "what has most comes first");
    assert_eq!(whole("-opt"), [0, 2, 3, 4, 5]);
}

#[test]
fn a_reference_gives_its_offer_alone() {
    for question in
        ["3134-25-0802/SR", "3134-25-0802", "3134 25 -0802", "3134250802", "25-802", "25-0802/SR", "802", "0802 "]
    {
        assert_eq!(found(question), [2], "{question}");
    }
    let mut offers = offers();
    offers[1].reference = Some("25-57722/MPRH".to_owned());
    let found = |question: &str| {
        let answer = index(&offers).ask(question);
        assert_eq!(answer.whole, answer.hits.len(), "{question}");
        answer.hits.iter().map(|hit| hit.offer).collect::<Vec<_>>()
    };
    for question in ["25 -57722/MPRH", "25-57722", "57722", "2557722"] {
        assert_eq!(found(question), [1], "{question}");
    }
    assert_eq!(found("3134-25-08").len(), 5, "a reference begun");
}

#[test]
fn what_was_made_of_a_word_is_told() {
    let corrected = |typed: &str, used: &str| Told::Corrected { typed: typed.to_owned(), used: vec![used.to_owned()] };
    assert_eq!(told("infrimier "), [corrected("infrimier", "infirmier")]);
    assert_eq!(told("chef zouave"), [Told::Unknown { typed: "zouave".to_owned(), near: Vec::new() }]);
    assert_eq!(told("agent poya"), [Told::Place { typed: "poya".to_owned(), name: "Poya".to_owned() }]);
    assert_eq!(told("agent sanit"), []);
}

#[test]
fn a_misspelt_word_is_rather_corrected_than_cut_in_two() {
    let mut offers = offers();
    offers[0].title = "Secrétaire".to_owned();
    offers[1].title = "Secret de la mère".to_owned();
    let answer = |question: &str| -> Answer { index(&offers).ask(question) };
    let found = answer("secretere ");
    assert_eq!(found.hits.iter().map(|hit| hit.offer).collect::<Vec<_>>(), [0]);
}

#[test]
fn what_only_asks_is_left_out() {
    for (question, answers) in [
        ("je cherche un poste d’infirmier", &[0][..]),
        ("y a-t-il du travail pour un technicien à Mont-Dore ?", &[2]),
        ("offre d'emploi police", &[5]),
        ("Bonjour, boulot de directrice svp", &[4]),
    ] {
        assert_eq!(whole(question), answers, "{question}");
    }
    assert_eq!(told("emploi "), [Told::Unknown { typed: "emploi".to_owned(), near: Vec::new() }], "alone it is a word");
    let mut offers = offers();
    offers[2].title = "Inspecteur du travail".to_owned();
    offers[1].title = "Inspecteur".to_owned();
    let answer = index(&offers).ask("inspecteur du travail");
    assert_eq!((answer.whole, answer.hits[0].offer), (1, 2), "behind another word it is one");
}

#[test]
fn places_are_places() {
    let place = |typed: &str, name: &str| Told::Place { typed: typed.to_owned(), name: name.to_owned() };
    for (question, answers, typed, name) in [
        ("Koohnê", &[0][..], "koohne", "Koné"),
        ("brousse", &[0, 3], "brousse", "Brousse"),
        ("vkp", &[0], "vkp", "VKP"),
        ("les îles", &[4], "iles", "Îles Loyauté"),
        ("Grand Nouméa", &[1, 2, 5], "grand noumea", "Grand Nouméa"),
        ("montdore", &[2], "montdore", "Mont-Dore"),
    ] {
        let mut found = whole(question);
        found.sort_unstable();
        assert_eq!(found, answers, "{question}");
        assert_eq!(told(question), [place(typed, name)], "{question}");
    }
    assert_eq!(whole("infirmière nord"), [0]);
    assert_eq!(whole("infirmière lifou"), [] as [u32; 0]);
    assert_eq!(found("infirmière lifou").first(), Some(&0), "the trade before the place");
    assert_eq!(whole("nouméa grand nouméa").len(), 2, "the narrower place");
    let mut offers = offers();
    offers[0].workplace.as_mut().unwrap().text = "Koné, déplacements à Lifou".to_owned();
    assert_eq!(index(&offers).ask("lifou").whole, 1, "where one only travels is no place of work");
    offers[5].title = "Agent de Lifou".to_owned();
    assert_eq!(index(&offers).ask("lifou").whole, 2, "a title is found by its words");
    assert_eq!(index(&offers).ask("\"lifou\"").whole, 3, "in quotes it is a word");
}

#[test]
fn kinds_of_employers_are_known() {
    assert_eq!(whole("mairie de Nouméa"), [5]);
    assert_eq!(told("mairie "), [Told::Employer { typed: "mairie".to_owned(), name: "mairie".to_owned() }]);
    assert_eq!(whole("école"), [4], "not where the text mentions one");
    let mut offers = offers();
    offers[0].employer = Some(Employer { name: "Centre hospitalier du Nord".into(), written: "CHN de Koné".into() });
    assert_eq!(index(&offers).ask("chn").whole, 1);
    assert_eq!(index(&offers).ask("hôpital").whole, 1);
    assert_eq!(index(&offers).ask("infirmier centre hospitalier du nord").whole, 1);
}

#[test]
fn what_people_say_finds_what_notices_write() {
    let also = |question: &str| match told(question).as_slice() {
        [Told::Also { words, .. }] => words.join(", "),
        other => panic!("{question}: {other:?}"),
    };
    assert_eq!(found("femmes de ménage"), [3]);
    assert_eq!(also("femme de ménage"), "agent d'entretien");
    assert_eq!(found("nurse"), [0]);
    assert_eq!(found("flic nouméa")[0], 5);
    assert_eq!(found("informaticien")[0], 1);
    assert_eq!(found("toubib"), [] as [u32; 0]);
    assert_eq!(
        told("toubib"),
        [Told::Unknown { typed: "toubib".to_owned(), near: Vec::new() }],
        "it is not corrected into another word"
    );
    let mut offers = offers();
    offers[1].title = "Agent d’accueil, entretien des usagers".to_owned();
    assert_eq!(index(&offers).ask("femme de ménage").whole, 1, "its words stand together");
    offers[2].title = "Nurserie".to_owned();
    assert_eq!(index(&offers).ask("nurserie").hits[0].offer, 2, "a word that offers have stays what it is");
}

#[test]
fn what_is_done_gives_way_to_what_it_is_done_to() {
    let mut offers = offers();
    offers[2].title = "Responsable du parc de véhicules".to_owned();
    offers[4].title = "Technicien de maintenance".to_owned();
    let index = index(&offers);
    let whole = |question: &str| index.ask(question).hits[..index.ask(question).whole].to_vec();
    assert_eq!(whole("réparer des voitures "), whole("voitures "));
    assert_eq!(index.ask("réparer ").hits[0].offer, 4, "alone it is what is asked for");
}

#[test]
fn what_was_made_of_a_word_is_written_with_its_accents() {
    let mut offers = offers();
    offers[1].title = "Chargé de comptabilité".to_owned();
    let answer = index(&offers).ask("comptable ");
    let also = |words: &str| Told::Also { typed: "comptable".to_owned(), words: vec![words.to_owned()] };
    assert_eq!(answer.told, [also("comptabilité")]);
    let corrected = index(&offers).ask("comptabilté ").told;
    let used = vec!["comptabilité".to_owned()];
    assert_eq!(corrected, [Told::Corrected { typed: "comptabilte".to_owned(), used }]);
}

#[test]
fn licences_and_categories_keep_their_letter() {
    let mut offers = offers();
    let says = |offer: &mut Offer, text: &str| {
        offer.sections[0].blocks.push(Block::Paragraph { text: text.to_owned() });
    };
    says(&mut offers[1], "Permis B exigé.");
    says(&mut offers[2], "Permis C exigé.");
    says(&mut offers[3], "Emploi de catégorie C, permis A.");
    let whole = |question: &str| {
        let answer = index(&offers).ask(question);
        answer.hits[..answer.whole].iter().map(|hit| hit.offer).collect::<Vec<_>>()
    };
    assert_eq!(whole("permis C"), [2]);
    assert_eq!(whole("permis B"), [1]);
    assert_eq!(whole("catégorie C"), [3]);
}

#[test]
fn phrases_that_are_not_said_are_not_counted() {
    let mut answer = index(&offers()).ask("agent \"projet chef\"");
    answer.keep_said(|_, _| Some(false));
    assert_eq!((answer.whole, answer.hits.len()), (0, 0));
}

#[test]
fn clauses_keep_and_leave() {
    assert_eq!(found("projet -opt"), [2, 5]);
    assert_eq!(found("agent -\"police municipale\""), [3, 4]);
    assert_eq!(found("titre:projet"), [1]);
    assert_eq!(found("corps:technicien").len(), 6);
    assert_eq!(found("employeur:province lieu:kone"), [0]);
    assert_eq!(found("-opt"), [0, 2, 3, 4, 5]);
    assert_eq!(found("agent -pol"), found("agent"), "only whole words exclude");
    assert_eq!(found("\"infrimier\""), [] as [u32; 0], "quotes are taken at their word");
}

#[test]
fn phrases_are_kept_where_they_are_said() {
    let offers = offers();
    let said = |question: &str| {
        let mut answer = index(&offers).ask(question);
        answer.keep_said(|position, phrase| {
            let offer = &offers[position as usize];
            let body = offer.sections.iter().flat_map(|section| &section.blocks).map(|block| match block {
                Block::Paragraph { text } | Block::Heading { text } => text.as_str(),
                Block::List { .. } => "",
            });
            Some(std::iter::once(offer.title.as_str()).chain(body).any(|text| phrase.is_said_in(text)))
        });
        answer.hits.iter().map(|hit| hit.offer).collect::<Vec<_>>()
    };
    assert_eq!(said("\"chef de projet\""), [1, 2]);
    assert_eq!(said("« chef de pro"), [1, 2], "the phrase is still being typed");
    assert_eq!(said("\"projet chef\""), [] as [u32; 0]);
    assert_eq!(said("titre:\"chef de projet\""), [1]);
    assert_eq!(said("\"chef de pro\""), [] as [u32; 0]);
    let mut unread = index(&offers).ask("\"projet chef\"");
    unread.keep_said(|_, _| None);
    assert_eq!(unread.hits.len(), 2, "what cannot be read yet stays");
}

#[test]
fn acronyms_are_found_by_both_forms() {
    let mut offers = offers();
    let text = "Direction de l’enseignement et de la jeunesse (DEJ)".to_owned();
    offers[0].header.push(HeaderLine { label: String::new(), text, line: 1, from: Source::Document });
    offers[1].department = Some("Direction de l’enseignement et de la jeunesse".to_owned());
    offers[2].department = Some("DEJ".to_owned());
    let found = |question: &str| {
        let mut hits: Vec<u32> = index(&offers).ask(question).hits.iter().map(|hit| hit.offer).collect();
        hits.sort_unstable();
        hits
    };
    assert_eq!(found("DEJ"), [0, 1, 2]);
    assert_eq!(found("enseignement"), [0, 1, 2]);
}

#[test]
fn nothing_answers_nothing() {
    for question in ["", "   ", "!?", "\"", "zzzzzz", "titre:zzzz infirmier"] {
        assert_eq!(found(question), [] as [u32; 0], "{question}");
    }
    assert!(index(&[]).ask("infirmier").hits.is_empty());
}

#[test]
fn marks_are_the_words_asked_and_those_found() {
    let marks = |question: &str| index(&offers()).ask(question).marks;
    assert_eq!(marks("noum"), ["noum"]);
    assert_eq!(marks("agent de"), ["agent", "agents"]);
    assert_eq!(marks("infrimier "), ["infirmier"]);
    assert_eq!(marks("-opt agent"), ["agent", "agents"]);
    assert_eq!(marks("muncip"), ["municip"]);
}

#[test]
fn ties_stand_in_the_bundles_order() {
    let same: Vec<Offer> = (0..5).map(|n| offer(n, "Agent", "OPT", "Nouméa", &[], "")).collect();
    let hits = index(&same).ask("agent").hits;
    assert_eq!(hits.iter().map(|hit| hit.offer).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn two_builds_are_byte_identical() {
    assert_eq!(Index::build(&offers()), Index::build(&offers()));
}

#[test]
fn other_bytes_are_no_index() {
    let bytes = Index::build(&offers());
    assert!(Index::open(Vec::new()).is_err());
    assert!(Index::open(b"<!doctype html><title>404</title>".to_vec()).is_err());
    assert!(Index::open(bytes[..bytes.len() - 1].to_vec()).is_err());
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(Index::open(longer).is_err());
    let mut other_version = bytes;
    other_version[3] += 1;
    assert!(Index::open(other_version).is_err());
}

fn ordered(hits: &[Hit]) -> bool {
    hits.is_sorted_by(|a, b| a.score > b.score || (a.score.to_bits() == b.score.to_bits() && a.offer < b.offer))
}

/// Words that offers have, that are nearly so, and that none has.
const WORDS: &[&str] = &[
    "les",
    "agent",
    "projet",
    "chef",
    "infrimier",
    "nouméa",
    "tech",
    "entretien",
    "zouave",
    "école",
    "25",
    "informatiqeu",
];

proptest! {
    #[test]
    fn an_offer_is_found_by_its_title(n in 0_usize..6) {
        let offers = offers();
        let answer = index(&offers).ask(&offers[n].title);
        prop_assert_eq!(answer.hits[0].offer as usize, n);
        prop_assert!(answer.whole > 0, "it has all words of its title");
    }

    /// Plain words, each left: none adds an offer to those that have all words. (A question of small words alone is
    /// taken at its word, so the first one is none.)
    #[test]
    fn a_word_more_never_adds_an_offer(
        first in prop::sample::select(&WORDS[1..]),
        words in prop::collection::vec(prop::sample::select(WORDS), 1..5),
    ) {
        let mut question = format!("{first} ");
        let mut before = whole(&question);
        for word in &words {
            question = format!("{question}{word} ");
            let now = whole(&question);
            prop_assert!(now.iter().all(|offer| before.contains(offer)), "{}: {:?} → {:?}", question, before, now);
            before = now;
        }
    }

    #[test]
    fn any_text_is_a_question(question in "\\PC{0,80}") {
        let Answer { hits, whole, .. } = index(&offers()).ask(&question);
        prop_assert!(whole <= hits.len());
        prop_assert!(ordered(&hits));
        prop_assert!(hits.iter().all(|hit| hit.offer < 6));
    }

    #[test]
    fn likely_text_is_a_question(question in "(-?(titre:|lieu:)?\"?[aceginoprt3 ]{0,9}\"? ?){0,60}") {
        prop_assert!(ordered(&index(&offers()).ask(&question).hits));
    }

    /// Whatever the bytes behind a header that fits, no question brings the reader down.
    #[test]
    fn a_corrupt_index_is_harmless(at in 0.0..1.0, byte: u8, more in prop::collection::vec((0.0..1.0, any::<u8>()), 0..40)) {
        let mut bytes = Index::build(&offers());
        for (at, byte) in more.into_iter().chain([(at, byte)]) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of the length")]
            let place = (at * bytes.len() as f64) as usize;
            bytes[place] = byte;
        }
        if let Ok(index) = Index::open(bytes) {
            for question in ["infirmier", "chef de proj", "infrimier", "montdore", "3134250802", "-a b", "titre:é"] {
                let _ = index.ask(question);
            }
        }
    }
}

#[test]
fn words_are_taken_as_written_when_asked_for() {
    let index = index(&offers());
    let ask = |question: &str, written: &str| index.ask_as_written(question, &[written.to_owned()]);
    assert_eq!(ask("agent poya", "poya").told, [], "no place");
    let unknown = |near: &[&str]| Told::Unknown {
        typed: "infirmeir".to_owned(),
        near: near.iter().map(|word| (*word).to_owned()).collect(),
    };
    let answer = ask("infirmeir", "infirmeir");
    assert_eq!((answer.told, answer.hits), (vec![unknown(&["infirmier"])], Vec::new()), "what may be meant is offered");
    assert_eq!(index.ask("infirmeir").whole, 1, "and taken otherwise");
    assert_eq!(ask("infirmeir poya", "poya infirmeir").whole, 0, "words that do not stand so change nothing");
}

#[test]
fn the_parts_of_a_question_are_told() {
    let parts = |question: &str| index(&offers()).ask(question).parts;
    assert_eq!(parts("je cherche un agent d’entretien à Poya"), ["agent d entretien", "poya"]);
    assert_eq!(parts("lieu:poya agent -police"), ["agent"]);
}

#[test]
fn one_island_is_none_of_the_islands() {
    let mut offers = offers();
    offers[1].title = "Infirmier à l’île des Pins".to_owned();
    offers[3].title = "Infirmier dans les îles".to_owned();
    let answer = index(&offers).ask("infirmier les îles ");
    assert_eq!(answer.hits[..answer.whole].iter().map(|hit| hit.offer).collect::<Vec<_>>(), [3]);
}
