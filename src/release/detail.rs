//! An offer as its page shows it. Made natively, in words ready to be shown, so that the browser needs neither the
//! offer's own types nor the sentences about them.

use crate::offer::{self, Field, Term};
use serde::{Deserialize, Serialize};

/// Everything that an offer's page shows. An empty text means that nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// The title.
    pub title: String,
    /// The canonical employer.
    pub employer: String,
    /// The reference.
    pub reference: String,
    /// The official notice's address; empty also where a page may not link to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub official: String,
    /// Until when it may be applied for.
    pub term: Term,
    /// Years of residency from which a reader has priority; 0 where no one number says it.
    pub priority_years: u32,
    /// Whether its page says how to apply, or links to what does.
    pub tells_how_to_apply: bool,
    /// Warnings shown first: the notice was cancelled or has left the source, or its document is incomplete.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cautions: String,
    /// The facts, in a fixed order.
    pub facts: Vec<Fact>,
    /// The notice's body, in a fixed order of its sections.
    pub sections: Vec<Section>,
    /// The lines of the notice's head, as written, and those that fit no field, in order.
    pub lines: Vec<NoticeLine>,
    /// What is doubtful in the notice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// What changed in the offer since it was first published, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<String>,
    /// The acronyms that it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acronyms: Vec<Acronym>,
    /// The communes in which the work is done, on the map.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

/// A commune on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// A place in it, in the units of `gazetteer/outlines.txt`.
    pub at: (u16, u16),
}

/// A fact of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it tells.
    pub kind: FactKind,
    /// Its value; empty where the notice says nothing.
    pub text: String,
    /// An addition in smaller type.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more: String,
    /// Why the value is doubtful; empty where it is not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub doubt: String,
    /// Where the value was read, in words; empty where that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// The line of the notice that holds the value, from 1; none where no one line does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// What a fact tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FactKind {
    /// The employer.
    Employer,
    /// The direction or service.
    Department,
    /// The workplace.
    Workplace,
    /// The corps or grade.
    Corps,
    /// The professional domain.
    Domain,
    /// The occupation.
    Occupation,
    /// The contract.
    Contract,
    /// The number of posts.
    Openings,
    /// From when the post is to be filled.
    Availability,
    /// The residency asked for.
    Residency,
    /// The day of publication.
    Posted,
    /// The deadline.
    Deadline,
    /// The reference.
    Reference,
    /// An address or number to write to or call.
    Contact,
}

impl FactKind {
    /// The fields of an offer that the fact is made of; the first that has an origin tells where the fact was read.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Employer => &[Field::Employer],
            Self::Department => &[Field::Department],
            Self::Workplace => &[Field::Workplace, Field::Communes],
            Self::Corps => &[Field::Corps],
            Self::Domain => &[Field::Domain, Field::Corps],
            Self::Occupation => &[Field::Occupation],
            Self::Contract => &[Field::Contract],
            Self::Openings => &[Field::Openings],
            Self::Availability => &[Field::Availability],
            Self::Residency => &[Field::Residency],
            Self::Posted => &[Field::Posted],
            Self::Deadline => &[Field::Deadline, Field::DeadlineTime],
            Self::Reference => &[Field::Reference],
            Self::Contact => &[],
        }
    }
}

/// A section of a notice's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Whether it is the section to which the page's link «how to apply» leads; at most one is.
    pub is_application: bool,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A piece of a section. As [`offer::Block`], but tagged from outside: to read values that are tagged within, a program holds
/// them all in between, and the code for it weighs more than a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// A heading within the section.
    Heading(String),
    /// The items of a list.
    List(Vec<String>),
}

impl From<offer::Block> for Block {
    fn from(block: offer::Block) -> Self {
        match block {
            offer::Block::Paragraph { text } => Self::Paragraph(text),
            offer::Block::Heading { text } => Self::Heading(text),
            offer::Block::List { items } => Self::List(items),
        }
    }
}

/// A line of the notice, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    /// The label it was read under; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its words.
    pub text: String,
    /// Where it stands, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Its number in the notice's own document, from 1; none in another source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// What is doubtful in a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The doubt, in a sentence.
    pub text: String,
    /// The line it is about, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// An acronym with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acronym {
    /// The acronym.
    pub short: String,
    /// Its meanings in the notices.
    pub meanings: Vec<String>,
}

impl Detail {
    /// The text of a fact; empty where the page does not tell it.
    #[must_use]
    pub fn fact(&self, kind: FactKind) -> &str {
        self.facts.iter().find(|fact| fact.kind == kind).map_or("", |fact| &fact.text)
    }

    /// The running text, for excerpts.
    #[must_use]
    pub fn running_text(&self) -> String {
        self.sections.iter().flat_map(|section| &section.blocks).flat_map(words).collect::<Vec<_>>().join(" ")
    }

    /// Every text of the offer in which a phrase may stand.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let facts = self.facts.iter().map(|fact| fact.text.as_str());
        let sections = self
            .sections
            .iter()
            .flat_map(|section| std::iter::once(section.heading.as_str()).chain(section.blocks.iter().flat_map(words)));
        let lines = self.lines.iter().map(|line| line.text.as_str());
        [self.title.as_str(), &self.employer].into_iter().chain(facts).chain(sections).chain(lines)
    }
}

/// The texts of a block.
fn words(block: &Block) -> impl Iterator<Item = &str> {
    let (text, items) = match block {
        Block::Paragraph(text) | Block::Heading(text) => (Some(text.as_str()), [].as_slice()),
        Block::List(items) => (None, items.as_slice()),
    };
    text.into_iter().chain(items.iter().map(String::as_str))
}
