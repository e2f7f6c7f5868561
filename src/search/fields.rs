//! The parts of an offer that a word can stand in.

use crate::offer::Offer;

/// A part of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// The post's title.
    Title,
    /// Who offers it.
    Employer,
    /// Where it is.
    Place,
    /// Corps, grades and domain.
    Corps,
    /// The occupation of the public register.
    Occupation,
    /// The notice's reference.
    Reference,
    /// Everything else.
    Body,
    /// A line of the notice's head: part of the body, unless a short field says it already.
    Head,
}

/// How often a word stands in the fields of one offer: a bit for each short field, and above them
/// the class of its number in the body (none, one, two or three, more).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldFrequency(pub(super) u8);

/// Number of short fields: all but the body.
pub(super) const SHORT_FIELDS: u8 = 6;

/// A frequency's mask of all fields.
pub(super) const ANYWHERE: u8 = 0xff;

/// The fields that name what a post is: words of a trade count there, and not where a text mentions them.
pub(super) const NAMING: u8 =
    Field::Title.mask() | Field::Employer.mask() | Field::Corps.mask() | Field::Occupation.mask();

/// Names by which a question asks for one field: `employeur:opt`. The words are folded.
const NAMES: [(&str, Field); 14] = [
    ("titre", Field::Title),
    ("poste", Field::Title),
    ("employeur", Field::Employer),
    ("collectivite", Field::Employer),
    ("lieu", Field::Place),
    ("commune", Field::Place),
    ("province", Field::Place),
    ("corps", Field::Corps),
    ("cadre", Field::Corps),
    ("grade", Field::Corps),
    ("domaine", Field::Corps),
    ("metier", Field::Occupation),
    ("ref", Field::Reference),
    ("reference", Field::Reference),
];

impl Field {
    /// The field of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = crate::text::fold(name);
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
    }

    /// The bits of a frequency that speak of this field.
    pub(super) const fn mask(self) -> u8 {
        match self {
            Self::Body | Self::Head => 0xff << SHORT_FIELDS,
            short => 1 << short as u8,
        }
    }
}

/// Shows every text of an offer with its field.
pub(super) fn texts<'o>(offer: &'o Offer, see: &mut dyn FnMut(Field, &'o str)) {
    see(Field::Title, &offer.title);
    if let Some(employer) = &offer.employer {
        see(Field::Employer, &employer.name);
        see(Field::Employer, &employer.written);
    }
    if let Some(place) = &offer.workplace {
        see(Field::Place, &place.text);
        for name in place.communes.iter().chain(&place.province) {
            see(Field::Place, name);
        }
    }
    offer.corps.iter().chain(&offer.domain).for_each(|corps| see(Field::Corps, corps));
    offer.occupation.iter().for_each(|occupation| see(Field::Occupation, occupation));
    offer.reference.iter().for_each(|reference| see(Field::Reference, reference));
    let head = offer.header.iter().map(|line| &line.text);
    offer.department.iter().chain(&offer.contract).chain(head).for_each(|text| see(Field::Head, text));
    for section in &offer.sections {
        see(Field::Body, &section.heading);
        for block in &section.blocks {
            block.texts().iter().for_each(|text| see(Field::Body, text));
        }
    }
    offer.unplaced.iter().for_each(|line| see(Field::Body, &line.text));
}

impl FieldFrequency {
    /// The frequency of a word that stands in the short fields of `mask`, and so often in the body.
    pub(super) const fn new(mask: u8, in_body: u32) -> Self {
        let class = match in_body {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        };
        Self(mask & !Field::Body.mask() | class << SHORT_FIELDS)
    }
}
