//! What a document looks like, and the order in which a person reads it.
//!
//! A format's reader says where letters stand, how heavy they are and what is drawn beside them ([`Page`]), or which
//! paragraphs and tables there are ([`Block`]); this module makes lines of it. Labels stand with their values, columns
//! are read one after the other, paragraphs are whole again, and what the pages repeat is apart. Knows no file format;
//! which texts name a field or a section it is told by [`Names`].

mod columns;
mod flow;
mod galley;
mod hyphen;
mod paragraphs;
mod print;

pub use flow::{Block, Paragraph, Run};

use crate::document::{Line, Mark};

/// A page of print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its height, in points.
    pub height: f64,
    /// Its letters, in any order.
    pub glyphs: Vec<Glyph>,
    /// Horizontal lines drawn on it: borders, strokes through words.
    pub rules: Vec<Rule>,
    /// Places that lead elsewhere.
    pub links: Vec<Link>,
    /// What is written upwards or downwards.
    pub turned: String,
}

/// A letter, or what a font makes of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glyph {
    /// Left end of its baseline, from the page's left edge.
    pub x0: f64,
    /// Right end of its baseline.
    pub x1: f64,
    /// Its baseline, from the page's upper edge.
    pub y: f64,
    /// The font's size.
    pub size: f64,
    /// By how much its baseline falls on its way to the right.
    pub slope: f64,
    /// Whether it is heavy.
    pub bold: bool,
    /// What it says.
    pub text: String,
}

/// A horizontal line that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its left end.
    pub x0: f64,
    /// Its right end.
    pub x1: f64,
    /// Its height on the page.
    pub y: f64,
}

/// A place that leads elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Left, upper, right and lower edge.
    pub place: [f64; 4],
    /// Where it leads, as it is to be read.
    pub target: String,
}

/// What a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A field, and nothing stands behind its label.
    Label,
    /// A field, with its value.
    Field,
    /// A section.
    Section,
}

impl Name {
    /// Whether it is a field's, with its value or without.
    const fn is_field(self) -> bool {
        matches!(self, Self::Label | Self::Field)
    }
}

/// Tells what a text names.
pub type Names = fn(&str) -> Option<Name>;

/// A document's lines in the order of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The document.
    pub lines: Vec<Line>,
    /// What stands apart from it: running heads and feet, page numbers, notes in small print, a watermark.
    pub apart: Vec<Line>,
}

/// The lines of pages of print.
#[must_use]
pub fn of_pages(pages: Vec<Page>, names: Names) -> Text {
    let turned: Vec<(u32, String)> =
        pages.iter().zip(1..).map(|(page, number)| (number, page.turned.clone())).collect();
    let mut galley = galley::galley(pages);
    galley.part_logos(names);
    let mut out = Output::default();
    columns::read(&galley, names, &mut out);
    let mut text = Text { lines: out.lines, apart: Vec::new() };
    let mut apart = Output::default();
    for words in &galley.apart {
        apart.push(Mark::Plain, words, &hyphen::Known::default());
    }
    for (page, written) in turned {
        let lines = written.lines().filter_map(|line| Line::read(1, line));
        apart.lines.extend(lines.map(|line| Line { page: Some(page), mark: Mark::Plain, ..line }));
    }
    text.apart = apart.lines;
    number(&mut text);
    text
}

/// The lines of paragraphs and tables.
#[must_use]
pub fn of_blocks(blocks: &[Block], names: Names) -> Text {
    let (lines, apart) = flow::text(blocks, names);
    let mut text = Text { lines, apart };
    number(&mut text);
    text
}

/// Gives every line its number.
fn number(text: &mut Text) {
    for (line, number) in text.lines.iter_mut().chain(&mut text.apart).zip(1..) {
        line.number = number;
    }
}

/// Lines in the making.
#[derive(Debug, Default)]
struct Output {
    lines: Vec<Line>,
}

impl Output {
    /// Adds a line of words of print; those that a line's end divided are whole again.
    fn push(&mut self, mark: Mark, words: &[print::Word], known: &hyphen::Known) {
        let mut line = Line { mark, page: words.first().map(|word| word.page), ..Line::plain(0, "") };
        let mut before: Option<&print::Word> = None;
        for word in words {
            let ends = before.is_some_and(|before| before.ends_line) && !word.text.is_empty();
            let join = if ends { hyphen::join(&line.text, &word.text, known) } else { hyphen::Join::Space };
            match join {
                _ if line.text.is_empty() => {}
                hyphen::Join::Space => line.text.push(' '),
                hyphen::Join::Keep => {}
                hyphen::Join::Drop => drop_last(&mut line),
            }
            append(&mut line, &word.text, word.bold, word.struck);
            before = Some(word);
        }
        if line.text.chars().any(|c| c.is_alphanumeric() || c == '/') {
            self.lines.push(line);
        }
    }
}

/// Takes a line's last sign off.
fn drop_last(line: &mut Line) {
    line.text.pop();
    let end = line.text.len();
    for span in line.bold.iter_mut().chain(&mut line.struck) {
        span.end = span.end.min(end);
    }
}

/// Adds a text to a line, in its weight.
fn append(line: &mut Line, text: &str, bold: bool, struck: bool) {
    let start = line.text.len();
    line.text.push_str(text);
    let end = line.text.len();
    for (is_so, spans) in [(bold, &mut line.bold), (struck, &mut line.struck)] {
        if !is_so || start == end {
            continue;
        }
        match spans.last_mut() {
            Some(last) if line.text[last.end..start].trim().is_empty() => last.end = end,
            _ => spans.push(start..end),
        }
    }
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "spans are ranges")]
mod tests {
    use super::*;

    /// What a few texts name.
    fn names(text: &str) -> Option<Name> {
        let text = text.trim_end();
        let fields = ["Employeur", "Corps", "Direction", "Lieu de travail", "Lieu de / travail", "Date limite"];
        if fields
            .iter()
            .any(|field| text == *field || text.strip_suffix(':').is_some_and(|text| text.trim_end() == *field))
        {
            return Some(Name::Label);
        }
        if fields.iter().any(|field| text.starts_with(&format!("{field} :"))) {
            return Some(Name::Field);
        }
        let section = text.trim_end_matches([' ', ':']);
        ["Missions", "Profil du candidat", "Détails de l’offre"].contains(&section).then_some(Name::Section)
    }

    /// Prints a text, each letter half as wide as its size; `*` before it makes it bold.
    fn print(page: &mut Page, x: f64, y: f64, size: f64, text: &str) {
        let bold = text.starts_with('*');
        for (at, c) in text.trim_start_matches('*').chars().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a line of a test")]
            let x0 = x + at as f64 * size * 0.5;
            let glyph = Glyph { x0, x1: x0 + 0.5 * size, y, size, slope: 0.0, bold, text: c.to_string() };
            page.glyphs.push(glyph);
        }
    }

    fn page(texts: &[(f64, f64, &str)]) -> Page {
        let mut page = Page { height: 842.0, ..Page::default() };
        for (x, y, text) in texts {
            print(&mut page, *x, *y, 10.0, text);
        }
        page
    }

    fn read(pages: Vec<Page>) -> Vec<String> {
        of_pages(pages, names).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn fields_in_two_columns_are_read_downwards_and_a_body_across() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Corps :"),
            (95.0, 200.0, "attaché"),
            (300.0, 200.0, "*Direction :"),
            (360.0, 200.0, "des finances"),
            (50.0, 214.0, "*Employeur :"),
            (115.0, 214.0, "OPT"),
            (300.0, 214.0, "*Date limite :"),
            (375.0, 214.0, "8 janvier 2027"),
            (50.0, 250.0, "*Missions :"),
            (150.0, 250.0, "Tenir les comptes de l’établissement, les budgets,"),
            (150.0, 262.0, "et les bilans de l’année"),
            (50.0, 275.0, "*Profil du"),
            (150.0, 275.0, "Rigueur"),
            (50.0, 287.0, "*candidat :"),
            (150.0, 287.0, "Calme"),
        ])]);
        assert_eq!(
            lines,
            [
                "Corps : attaché",
                "Employeur : OPT",
                "Direction : des finances",
                "Date limite : 8 janvier 2027",
                "Missions :",
                "Tenir les comptes de l’établissement, les budgets, et les bilans de l’année",
                "Profil du candidat :",
                "Rigueur",
                "Calme"
            ]
        );
    }

    #[test]
    fn a_label_in_bold_is_parted_from_its_value() {
        let lines = of_pages(vec![page(&[(50.0, 200.0, "*Employeur"), (110.0, 200.0, "Ville de Païta")])], names).lines;
        assert_eq!((lines[0].text.as_str(), lines[0].bold.clone()), ("Employeur : Ville de Païta", vec![0..11]));
    }

    #[test]
    fn borders_tell_the_rows_of_a_table() {
        let mut page = page(&[
            (50.0, 200.0, "Corps"),
            (200.0, 194.0, "attaché ou"),
            (200.0, 206.0, "rédacteur"),
            (50.0, 230.0, "Employeur"),
            (200.0, 230.0, "OPT"),
        ]);
        page.rules = [180.0, 214.0, 240.0].map(|y| Rule { x0: 45.0, x1: 500.0, y }).to_vec();
        assert_eq!(read(vec![page]), ["Corps : attaché ou rédacteur", "Employeur : OPT"]);
    }

    #[test]
    fn a_sentence_goes_on_over_a_page_and_what_pages_repeat_stands_apart() {
        let frame = [(50.0, 30.0, "Ville de Poya"), (50.0, 820.0, "Page 1 sur 2")];
        let mut first = vec![(50.0, 400.0, "Le jardinier veille à la sécurité des promeneurs et signale les")];
        let mut second = vec![(50.0, 80.0, "dégâts qu’il voit.")];
        first.extend(frame);
        second.extend(frame);
        let text = of_pages(vec![page(&first), page(&second)], names);
        let of = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        let whole = "Le jardinier veille à la sécurité des promeneurs et signale les dégâts qu’il voit.";
        assert_eq!(of(&text.lines), [whole]);
        assert_eq!(of(&text.apart), ["Ville de Poya", "Page 1 sur 2"]);
    }

    #[test]
    fn the_head_of_a_second_page_stands_apart() {
        let check = |size: f64, y: f64, expected: usize| {
            let first = page(&[(50.0, 400.0, "Le jardinier veille à la sécurité des promeneurs et signale les")]);
            let mut second = page(&[(50.0, 80.0, "dégâts qu’il voit."), (50.0, 92.0, "Et bien plus encore.")]);
            print(&mut second, 50.0, y, size, "Avis de vacance de poste n° 3134-26-0001/SR");
            let text = of_pages(vec![first, second], names);
            assert_eq!(text.apart.len(), expected, "{size} {y}");
        };
        check(8.0, 50.0, 1);
        check(10.0, 50.0, 0);
        check(8.0, 70.0, 0);
    }

    #[test]
    fn words_that_a_line_divides_are_whole_and_keep_a_hyphen_of_their_own() {
        let check = |first: &str, second: &str, expected: &str| {
            assert_eq!(read(vec![page(&[(50.0, 400.0, first), (50.0, 412.0, second)])]), [expected]);
        };
        check("avec de grandes compé-", "tences", "avec de grandes compétences");
        check("avec de grandes compé\u{ad}", "tences", "avec de grandes compétences");
        check("loin du chef-", "lieu", "loin du chef-lieu");
        check("dans l’après-", "midi", "dans l’après-midi");
        check("en Nouvelle-", "Calédonie", "en Nouvelle-Calédonie");
    }

    #[test]
    fn spaced_capitals_are_a_word() {
        assert_eq!(read(vec![page(&[(50.0, 400.0, "M I S S I O N S   D U   P O S T E")])]), ["MISSIONS DU POSTE"]);
    }

    #[test]
    fn spaced_small_capitals_are_words() {
        // Letters 3 points apart; each first letter is larger than the others.
        let mut page = Page { height: 842.0, ..Page::default() };
        let mut x = 50.0;
        for word in ["Pharmacien", "inspecteur"] {
            for (at, c) in word.to_uppercase().chars().enumerate() {
                let size = if at == 0 && word.starts_with('P') { 14.0 } else { 11.2 };
                let glyph =
                    Glyph { x0: x, x1: x + size * 0.6, y: 100.0, size, text: c.to_string(), ..Glyph::default() };
                x = glyph.x1 + 3.0;
                page.glyphs.push(glyph);
            }
            x += 8.0;
        }
        assert_eq!(read(vec![page]), ["PHARMACIEN INSPECTEUR"]);
    }

    #[test]
    fn letters_of_one_baseline_stay_together_beside_a_logo() {
        let mut page = page(&[(150.0, 120.0, "Employeur : OPT")]);
        print(&mut page, 50.0, 94.4, 8.0, "LE MONDE");
        print(&mut page, 200.0, 100.0, 14.0, "*I");
        print(&mut page, 207.5, 100.0, 11.2, "*NSPECTEUR DU TRAVAIL");
        let text = of_pages(vec![page], names);
        assert_eq!(text.lines[0].text, "INSPECTEUR DU TRAVAIL");
        assert_eq!(text.apart[0].text, "LE MONDE");
    }

    #[test]
    fn a_number_before_a_title_does_not_make_it_a_logo() {
        let mut page = page(&[(50.0, 140.0, "Employeur : OPT")]);
        print(&mut page, 200.0, 100.0, 14.0, "*1");
        print(&mut page, 215.0, 100.0, 11.0, "*MÉDIATEUR CULTUREL");
        assert_eq!(read(vec![page])[0], "1 MÉDIATEUR CULTUREL");
    }

    #[test]
    fn a_title_in_spaced_small_capitals_is_one_text() {
        let mut page = page(&[(50.0, 140.0, "Employeur : OPT")]);
        let mut set = |mut x: f64, y: f64, text: &str| {
            for word in text.split(' ') {
                for (at, c) in word.to_uppercase().chars().enumerate() {
                    let size = if at == 0 && word.starts_with(char::is_uppercase) { 14.0 } else { 11.2 };
                    let glyph = Glyph {
                        x0: x,
                        x1: x + size * 0.6,
                        y,
                        size,
                        bold: true,
                        text: c.to_string(),
                        ..Glyph::default()
                    };
                    x = glyph.x1 + 2.5;
                    page.glyphs.push(glyph);
                }
                x += 6.0;
            }
        };
        set(165.0, 80.0, "Psychologue au sein de la maison");
        set(165.0, 98.0, "Responsable de la maison");
        set(185.0, 116.0, "des enfants");
        for line in 0..6 {
            print(
                &mut page,
                50.0,
                170.0 + 12.0 * f64::from(line),
                10.0,
                "Un texte de la taille que le corps de l’avis a partout",
            );
        }
        assert_eq!(read(vec![page])[0], "PSYCHOLOGUE AU SEIN DE LA MAISON RESPONSABLE DE LA MAISON DES ENFANTS");
    }

    #[test]
    fn a_column_goes_on_below_the_other_one() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Corps :"),
            (95.0, 200.0, "attaché"),
            (260.0, 200.0, "*Direction :"),
            (320.0, 200.0, "des finances"),
            (50.0, 216.0, "*Employeur :"),
            (115.0, 216.0, "Institut de la statistique"),
            (260.0, 216.0, "*Date limite :"),
            (335.0, 216.0, "8 janvier 2027"),
            (50.0, 232.0, "économique"),
            (50.0, 248.0, "*Lieu de travail :"),
            (140.0, 248.0, "Koné"),
            (50.0, 300.0, "*Missions"),
        ])]);
        assert_eq!(
            lines[1..4],
            ["Employeur : Institut de la statistique économique", "Lieu de travail : Koné", "Direction : des finances"]
        );
    }

    #[test]
    fn what_goes_on_at_the_margin_behind_full_lines_belongs_to_the_right_column() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Corps :"),
            (95.0, 200.0, "adjoint d’éducation des écoles et collèges"),
            (310.0, 200.0, "*Direction :"),
            (370.0, 200.0, "de l’enseignement, de la formation et"),
            (50.0, 214.0, "de la jeunesse"),
            (50.0, 228.0, "*Employeur :"),
            (115.0, 228.0, "OPT"),
            (310.0, 228.0, "*Date limite :"),
            (385.0, 228.0, "8 janvier 2027"),
        ])]);
        assert_eq!(
            lines[..3],
            [
                "Corps : adjoint d’éducation des écoles et collèges",
                "Employeur : OPT",
                "Direction : de l’enseignement, de la formation et de la jeunesse"
            ]
        );
    }

    #[test]
    fn a_value_without_room_goes_on_in_its_own_column() {
        // The right line is as full as the left one: only the words tell whose rest stands below.
        let check = |corps: &str, rest: &str, x: f64, expected: &str| {
            let lines = read(vec![page(&[
                (50.0, 150.0, "Avis de vacance de poste de la province, tel que publié au Journal officiel, dans sa"),
                (50.0, 170.0, "version du jour de sa parution, et de ses modifications."),
                (x, 200.0, "*Corps :"),
                (x + 45.0, 200.0, corps),
                (290.0, 200.0, "*Direction :"),
                (350.0, 200.0, "de la culture et du rayonnement"),
                (x, 212.0, rest),
                (x, 228.0, "*Employeur :"),
                (x + 65.0, 228.0, "OPT"),
                (290.0, 228.0, "*Date limite :"),
                (365.0, 228.0, "8 janvier 2027"),
            ])]);
            assert!(lines[1..].join(" ").starts_with(expected), "{lines:?}");
        };
        let expected = "Corps : Assistant spécialisé chargé de conservation";
        check("Assistant spécialisé chargé de", "conservation", 50.0, expected);
        let expected = "Corps : Adjoint principal du patrimoine administratif";
        check("Adjoint principal du patrimoine", "administratif", 54.0, expected);
        check("", "attaché d’administration", 50.0, "Corps : attaché d’administration");
    }

    #[test]
    fn labels_that_are_broken_begin_rows_of_their_own() {
        let check = |step: f64, white: f64| {
            let mut texts = Vec::new();
            let mut y = 200.0;
            let body: &[(&[&str], &[&str])] = &[
                (
                    &["*Missions"],
                    &["Tenir les comptes de l’établissement, préparer", "les budgets et les bilans de l’année"],
                ),
                (&["*Profil du", "*candidat"], &["Rigueur"]),
                (&["*Détails de", "*l’offre"], &["Un poste", "Deux agents", "Trois jours", "Quatre heures"]),
            ];
            for (label, value) in body {
                for (at, text) in label.iter().enumerate() {
                    texts.push((50.0, y + step * f64::from(u8::try_from(at).unwrap()), *text));
                }
                for (at, text) in value.iter().enumerate() {
                    // Paragraphs of a line each, further apart than the lines of a label.
                    texts.push((150.0, y + (step + white) * f64::from(u8::try_from(at).unwrap()), *text));
                }
                let lines = label.len().max(value.len());
                y += (step + white) * f64::from(u8::try_from(lines).unwrap());
            }
            let lines = read(vec![page(&texts)]);
            let headings: Vec<&str> = lines.iter().map(String::as_str).filter(|line| names(line).is_some()).collect();
            assert_eq!(headings, ["Missions", "Profil du candidat", "Détails de l’offre"], "{step} {white}: {lines:?}");
        };
        check(12.0, 0.0);
        check(12.0, 3.0);
    }

    #[test]
    fn bold_letters_against_the_end_of_a_word_begin_a_label() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Corps :"),
            (95.0, 200.0, "infirmier en soins généraux"),
            (230.5, 200.0, "*Direction : de la santé"),
            (50.0, 214.0, "*Employeur : OPT"),
        ])]);
        assert_eq!(lines[..2], ["Corps : infirmier en soins généraux", "Direction : de la santé"]);
    }

    #[test]
    fn a_label_that_is_broken_beside_its_value_is_whole() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Lieu de /"),
            (110.0, 200.0, "Koné"),
            (50.0, 212.0, "*travail"),
            (50.0, 230.0, "*Employeur : OPT"),
        ])]);
        assert_eq!(lines[0], "Lieu de / travail : Koné");
    }

    #[test]
    fn a_label_against_the_end_of_a_word_begins_its_column() {
        let lines = read(vec![page(&[
            (50.0, 200.0, "*Corps :"),
            (95.0, 200.0, "attaché d’administration"),
            (215.0, 200.0, "*Direction :"),
            (275.0, 200.0, "des finances"),
            (50.0, 214.0, "*Employeur :"),
            (115.0, 214.0, "OPT"),
            (215.0, 214.0, "*Date limite :"),
            (290.0, 214.0, "8 janvier 2027"),
            (50.0, 228.0, "*Lieu de travail :"),
            (140.0, 228.0, "Koné"),
            (215.0, 228.0, "tous les jours"),
        ])]);
        assert_eq!(lines[0], "Corps : attaché d’administration");
    }

    #[test]
    fn a_page_askew_is_read_level() {
        let mut page = page(&[(50.0, 200.0, "Employeur : OPT"), (50.0, 212.0, "Corps : attaché")]);
        for glyph in &mut page.glyphs {
            glyph.slope = 0.02;
            glyph.y += glyph.x0 * 0.02;
        }
        assert_eq!(read(vec![page]), ["Employeur : OPT", "Corps : attaché"]);
    }

    #[test]
    fn a_word_across_the_page_is_none_of_its_lines() {
        let mut page = page(&[(50.0, 200.0, "Employeur : OPT"), (50.0, 214.0, "Corps : attaché")]);
        print(&mut page, 60.0, 208.0, 90.0, "PROJET");
        let text = of_pages(vec![page], names);
        assert_eq!(text.lines.len(), 2);
        assert_eq!(text.apart[0].text, "PROJET");
    }

    #[test]
    fn links_are_written_behind_their_words_and_strokes_strike_them() {
        let mut page = page(&[(50.0, 200.0, "écrire à la mairie avant lundi")]);
        page.links.push(Link { place: [48.0, 190.0, 140.0, 202.0], target: "rh@exemple.nc".to_owned() });
        page.rules.push(Rule { x0: 175.0, x1: 200.0, y: 197.0 });
        let line = of_pages(vec![page], names).lines.remove(0);
        assert_eq!(line.text, "écrire à la mairie (rh@exemple.nc) avant lundi");
        assert_eq!(line.struck.iter().map(|span| &line.text[span.clone()]).collect::<Vec<_>>(), ["lundi"]);
    }

    #[test]
    fn any_page_is_read_soon() {
        let mut large = Page { height: 842.0, ..Page::default() };
        for line in 0..3000 {
            let (x, y) = (f64::from(line % 7) * 31.0, f64::from(line) * 3.0);
            print(&mut large, x, y, 10.0, "*Corps : a  b    Employeur : c        *d e f");
        }
        large.glyphs.push(Glyph { x0: f64::MAX, x1: f64::MIN, y: -1e300, size: 0.0, ..Glyph::default() });
        assert!(!read(vec![large, Page::default()]).is_empty());
    }
}
