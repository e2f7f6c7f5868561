//! Who offers the post.

use super::{Head, Notes};
use crate::finding::Code;
use crate::gazetteer::employers::{canonical, is_employer, named_in};
use crate::label::Field;
use crate::label::Label;
use crate::offer;
use crate::offer::Employer;
use crate::text::fold;

/// Reads the employer: behind its label, else from a line that is nothing but an employer's name.
pub(super) fn employer(head: Head<'_>, title_line: Option<u32>, notes: &mut Notes) -> Option<Employer> {
    if let Some(field) = head.all(Label::Employer).find(|field| !field.is_empty()) {
        let written = field.text();
        let line = field.value_line();
        notes.read(offer::Field::Employer, line);
        let name = canonical(&written).unwrap_or_else(|| {
            notes.doubt(Code::UnknownEmployer, Some(line), &written);
            written.clone()
        });
        let others = head.all(Label::Employer).filter(|field| !field.is_empty()).skip(1);
        for other in others {
            let other_name = canonical(&other.text()).unwrap_or_else(|| other.text());
            if fold(&other_name) != fold(&name) {
                notes.two_answers(offer::Field::Employer, other.value_line(), &name, &other_name);
            }
        }
        // «Commune de Poya / Province Nord»
        let parts = written.split([';', '/']).map(str::trim).skip(1).filter(|part| is_employer(part));
        for other in parts.filter_map(canonical).filter(|other| fold(other) != fold(&name)) {
            notes.two_answers(offer::Field::Employer, line, &name, &other);
        }
        return Some(Employer { name, written });
    }
    // «Direction de l’aviation civile» is its own label, and may be an employer by itself.
    let banners = head
        .0
        .iter()
        .filter(|field| field.label.is_none() || (field.label == Some(Label::Department) && field.written.is_empty()));
    let banner =
        banners.clone().filter(|field| Some(field.line) != title_line).find(|field| is_employer(&field.text()));
    // «La Nouvelle-Calédonie recrute»
    let recruits = banners.filter(|field| fold(&field.text()).split(' ').take(10).any(|word| word == "recrute"));
    let found = banner.map(|field| (field, field.text())).or_else(|| {
        let mut named = recruits.filter_map(|field| Some((field, named_in(field.text().split("recrute").next()?)?)));
        named.next()
    });
    let Some((field, written)) = found else {
        notes.doubt(Code::MissingEmployer, None, "");
        return None;
    };
    notes.deduced(offer::Field::Employer, field.line);
    let name = canonical(&written).unwrap_or_else(|| written.clone());
    Some(Employer { name, written })
}

/// The names of the employer behind its label, folded: as written, and as all its spellings are one.
pub(super) fn labelled(head: Head<'_>) -> Vec<String> {
    let written = head.all(Label::Employer).find(|field| !field.is_empty()).map(Field::text);
    let canonical = written.as_deref().and_then(canonical);
    let mut names: Vec<String> = written.into_iter().chain(canonical).map(|name| fold(&name)).collect();
    names.dedup();
    names
}
