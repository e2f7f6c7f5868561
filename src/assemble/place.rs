//! Where the work is done.

use super::{Head, Notes};
use crate::finding::Code;
use crate::gazetteer::communes::{Commune, commune_named, communes_in, covers_more_than_a_commune, is_named_in};
use crate::label::Label;
use crate::offer;
use crate::offer::{Employer, Workplace};
use crate::text::fold;

/// Reads the workplace. A commune is taken where the text names it or a place that lies in it; where
/// it names neither («Hôtel de Ville»), a municipal employer tells its own.
pub(super) fn workplace(head: Head<'_>, employer: Option<&Employer>, notes: &mut Notes) -> Option<Workplace> {
    let Some(field) = head.first(Label::Workplace).filter(|field| !field.is_empty()) else {
        notes.doubt(Code::MissingWorkplace, head.first(Label::Workplace).map(|field| field.line), "");
        return None;
    };
    let text = field.values.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ; ");
    let line = field.value_line();
    notes.read(offer::Field::Workplace, line);
    let mut found = communes_in(&text);
    if found.is_empty()
        && !fold(&text).contains("grand noumea")
        && let Some(own) = employer.and_then(commune_of_employer)
    {
        found.push(own);
    }
    let communes = found;
    for other in head.all(Label::Workplace).filter(|other| other.line != field.line && !other.is_empty()) {
        let others = communes_in(&other.text());
        if !others.is_empty() && others.iter().all(|other| communes.iter().all(|own| own.name != other.name)) {
            notes.two_answers(offer::Field::Workplace, other.value_line(), &text, &other.text());
        }
    }
    if communes.is_empty() {
        if !covers_more_than_a_commune(&text) {
            notes.doubt(Code::UnknownCommune, Some(line), &text);
        }
    } else if communes.iter().all(|commune| is_named_in(commune, &text)) {
        notes.read(offer::Field::Communes, line);
    } else {
        notes.deduced(offer::Field::Communes, line);
    }
    let province = province(&communes, employer);
    if province.is_some() {
        notes.deduced(offer::Field::Province, line);
    }
    let communes = communes.iter().map(|commune| commune.name.to_owned()).collect();
    Some(Workplace { text, communes, province: province.map(str::to_owned) })
}

/// The commune of a town hall, or of a body that bears its name.
fn commune_of_employer(employer: &Employer) -> Option<&'static Commune> {
    let folded = fold(&employer.name);
    let municipal = ["ville de", "ville du", "commune de", "commune du", "caisse des ecoles de"];
    municipal.iter().any(|start| folded.starts_with(start)).then(|| commune_named(&employer.name)).flatten()
}

/// The one province that all communes lie in; Poya lies in two, and its employer decides.
fn province(communes: &[&Commune], employer: Option<&Employer>) -> Option<&'static str> {
    let (first, others) = communes.split_first()?;
    let common: Vec<&'static str> = first
        .provinces
        .iter()
        .copied()
        .filter(|province| others.iter().all(|commune| commune.provinces.contains(province)))
        .collect();
    match common.as_slice() {
        [one] => Some(one),
        [] => None,
        several => {
            let employer = fold(&employer?.name);
            several.iter().copied().find(|province| fold(province) == employer)
        }
    }
}
